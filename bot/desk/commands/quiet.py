"""`/quiet`: which messages of a group are answered; its admins choose."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.commands.leaves import instead
from bot.desk.press import Verb, press, read
from bot.desk.scene import Scene
from bot.kept import Attention
from bot.message import Button, Outgoing, Reaction, RoomKind
from bot.ports import Rooms
from bot.wording import Wording


@dataclass(frozen=True, slots=True)
class Quiet:
    """Sets the attention of a group."""

    rooms: Rooms

    def __call__(self, scene: Scene) -> Reaction:
        """The choices, for an admin in a group."""
        here, say = scene.incoming, scene.wording.choices
        if here.room.kind is not RoomKind.GROUP:
            return scene.say(say.private)
        if not here.manages:
            return scene.say(say.admins_only)
        now = self.rooms.attention(here.room.lane)
        text = say.attention.format(attention=_named(now, scene.wording))
        return scene.reply([Outgoing(text, rows=_choices(now, scene.wording))])

    def pressed(self, scene: Scene) -> Reaction:
        """The choice of a button, if an admin pressed it."""
        here, say = scene.incoming, scene.wording.choices
        found = read(here.text)
        word = found.words[0] if found and found.words else ""
        if word not in set(Attention) or here.room.kind is not RoomKind.GROUP:
            return Reaction()
        if not here.manages:
            return Reaction(toast=say.admins_only)
        chosen = Attention(word)
        self.rooms.attend(here.room.lane, chosen)
        text = say.attended.format(attention=_named(chosen, scene.wording))
        return instead(scene, [Outgoing(text, rows=_choices(chosen, scene.wording))])


def _named(attention: Attention, wording: Wording) -> str:
    say = wording.choices
    names = {
        Attention.ADDRESSED: say.addressed,
        Attention.EVERYTHING: say.everything,
        Attention.SILENT: say.silent,
    }
    return names[attention]


def _choices(now: Attention, wording: Wording) -> tuple[tuple[Button, ...], ...]:
    ticked = wording.buttons.chosen
    rows = []
    for one in Attention:
        label = _named(one, wording)
        shown = ticked.format(label=label) if one is now else label
        rows.append((Button(shown, press(Verb.ATTEND, one)),))
    return tuple(rows)
