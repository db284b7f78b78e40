"""`/targets`: the rooms that announcements go to; pressing one chooses it or leaves it out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.desk.commands.leaves import instead, leaf, turning
from bot.desk.press import Verb, press, read
from bot.desk.running.gate import Done
from bot.desk.scene import Scene
from bot.message import Button, Outgoing, Reaction, RoomKind
from bot.ports import Grounds
from bot.posts import Ground
from bot.wording import Wording
from bot.words.posting import TargetWords
from corpus.fold import fold

LIST = "t"
"""The name of this list in the buttons that turn its pages, and of its own buttons."""
_PAGE = 10
_LABEL = 60
_ORDER = re.compile(r"(\d{1,9})(?:\s+(去掉|不发|off))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class TargetChoosing:
    """Shows and chooses targets. A button carries the turn of the choice it was shown for."""

    grounds: Grounds

    def __call__(self, scene: Scene) -> Done:
        """The first page; with a number, it is chosen, or with a word more left out."""
        words = scene.incoming.text.strip()
        if not words:
            return Done(scene.reply([self._page(1, scene.wording)]))
        found = _ORDER.fullmatch(fold(words))
        ground = self.grounds.ground(int(found[1])) if found else None
        if found is None or ground is None:
            say = scene.wording.targets
            said = say.no_such.format(number=found[1]) if found else say.how_words
            return Done(scene.say(said), effect=False)
        wanted = not found[2]
        if wanted == bool(ground.chosen):
            return Done(scene.reply([self._page(1, scene.wording)]), effect=False)
        changed = self.grounds.choose(ground.number, ground.turn, chosen=wanted)
        page = scene.reply([self._page(1, scene.wording)])
        return Done(page, detail=_detail(ground, wanted=wanted), effect=changed is not None)

    def turned(self, scene: Scene) -> Done:
        """Another page, in the place of the one whose button was pressed."""
        found = read(scene.incoming.text)
        page = self._page(found.number(1) if found else 1, scene.wording)
        return Done(instead(scene, [page]), effect=False)

    def pressed(self, scene: Scene) -> Done:
        """Choose the target of a button or leave it out."""
        found, say = read(scene.incoming.text), scene.wording.targets
        number, turn = (found.number(1), found.number(2)) if found else (0, 0)
        wanted = bool(found and found.number(3))
        shown = self._page(found.number(4) if found else 1, scene.wording)
        changed = self.grounds.choose(number, turn, chosen=wanted)
        if changed is None:
            return Done(
                Reaction(instead(scene, [shown]).deliveries, toast=say.changed), effect=False
            )
        page = self._page(found.number(4) if found else 1, scene.wording)
        now = Reaction(instead(scene, [page]).deliveries, toast=_warned(changed, say))
        return Done(now, detail=_detail(changed, wanted=wanted))

    def _page(self, number: int, wording: Wording) -> Outgoing:
        """A page of the rooms that were found; those that were chosen come first."""
        say = wording.targets
        found = sorted(self.grounds.grounds(), key=lambda one: (not one.chosen, one.number))
        if not found:
            return Outgoing(say.none)
        page = leaf(found, number, _PAGE)
        rows = tuple((_button(one, page.number, say),) for one in page.items)
        turns = turning(page, LIST, "", wording.catalogue)
        lines = [f"{one.number}. {_label(one, say)}" for one in page.items]
        return Outgoing("\n".join([say.head, *lines, say.how, say.how_words]), rows=(*rows, *turns))


def _detail(ground: Ground, *, wanted: bool) -> str:
    """What the log is told."""
    return f"{'+' if wanted else '-'}{ground.number} {ground.room.name}"


def _warned(ground: Ground, say: TargetWords) -> str:
    """That nothing arrives where somebody has chosen, if that is so."""
    return say.chosen_mute if ground.chosen and not ground.reached else ""


def _button(ground: Ground, page: int, say: TargetWords) -> Button:
    wanted = int(ground.chosen is None)
    words = (LIST, ground.number, ground.turn, wanted, page)
    return Button(_label(ground, say), press(Verb.BOARD, *words))


def _label(ground: Ground, say: TargetWords) -> str:
    title = named(ground, say)
    if ground.gone:
        return say.gone.format(title=title)
    shown = title if ground.posts else say.mute.format(title=title)
    return (say.chosen if ground.chosen else say.free).format(title=shown)


def named(ground: Ground, say: TargetWords) -> str:
    """What a room is called, or what it is where nobody knows."""
    title = ground.title.strip()
    if title:
        return title if len(title) <= _LABEL else f"{title[:_LABEL]}…"
    kind = say.topic if ground.room.topic else say.group
    if ground.room.kind is RoomKind.CHANNEL:
        kind = say.channel
    return say.untitled.format(kind=kind, chat=ground.room.topic or ground.room.chat)
