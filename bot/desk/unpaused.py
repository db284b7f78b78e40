"""Hands on what is not paused, and tells everybody else why nothing is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from bot.desk.press import Verb
from bot.desk.scene import Handler, Scene
from bot.incoming import Incoming, Sort
from bot.message import Delivery, Finding, Outgoing, Reaction, RoomKind
from bot.pause import Pause, Surface, surface_of
from bot.ports import Pauses, Ranks
from bot.wording import Wording

STOPPED = frozenset({"start", "sources", "doc", "asof", "compare", "check"})
"""Commands that show what documents say; whatever concerns a person's own affairs goes on."""
PRESSES = frozenset({Verb.SOURCE, Verb.ORIGINAL, Verb.ASK, Verb.CHECK, Verb.DOCUMENT})
"""Buttons that do."""

_Name = TypeVar("_Name", bound=str)


@dataclass(frozen=True, slots=True)
class Unpaused:
    """A `bot.desk.scene.Handler` that is silent where it is told to be.

    It looks again when the answer is there: a pause that came meanwhile holds it back. Those who
    run zhengda are answered in private all the same: they must see whether it is well again.
    """

    pauses: Pauses
    ranks: Ranks
    handler: Handler

    def __call__(self, scene: Scene) -> Reaction:
        """What the handler says, or the reason for the silence."""
        if pause := self._paused(scene.incoming):
            return told(scene, pause)
        reaction = self.handler(replace(scene, show=partial(self._show, scene)))
        if pause := self._paused(scene.incoming):
            return told(scene, pause)
        return reaction

    def _show(self, scene: Scene, message: Outgoing) -> None:
        """Show what grows, unless it is to be silent by now."""
        if not self._paused(scene.incoming):
            scene.show(message)

    def _paused(self, incoming: Incoming) -> Pause | None:
        pause = self.pauses.paused(_surface(incoming))
        private = incoming.room.kind is RoomKind.PRIVATE and incoming.sort is not Sort.SEARCH
        return None if pause and private and self.ranks.rank(incoming.person) else pause


@dataclass(frozen=True, slots=True)
class Hush:
    """Tells what a pause leaves of an answer that was on its way when it began.

    Of its first message the reason, in `words`; of the others nothing. What humans wrote, and
    what those who run zhengda are answered in private, goes on.
    """

    pauses: Pauses
    ranks: Ranks
    words: Wording

    def __call__(self, delivery: Delivery) -> Delivery | None:
        """The same, or what takes its place; None where nothing does."""
        room, said = delivery.room, delivery.message
        if not delivery.answer or delivery.human or not said.text:
            return delivery
        pause = self.pauses.paused(surface_of(room.kind))
        if pause is None or (room.kind is RoomKind.PRIVATE and self.ranks.rank(room.lane)):
            return delivery
        if not (delivery.reply_to or delivery.edits):
            return None
        sentence = self.words.pausing.told.format(reason=pause.reason)
        return replace(delivery, message=Outgoing(sentence), answer=0)


def stopping(
    handlers: Mapping[_Name, Handler],
    stopped: frozenset[_Name],
    within: Callable[[Handler], Handler],
) -> dict[_Name, Handler]:
    """The handlers, of which some can be paused."""
    return {name: within(one) if name in stopped else one for name, one in handlers.items()}


def told(scene: Scene, pause: Pause) -> Reaction:
    """The reason, where somebody waits for an answer; in a group only whoever spoke to us."""
    say, here = scene.wording.pausing, scene.incoming
    sentence = say.told.format(reason=pause.reason)
    if here.sort is Sort.SEARCH:
        found = Finding(Surface.INLINE, say.title, pause.reason, Outgoing(sentence))
        return Reaction(findings=(found,))
    if here.sort is Sort.PRESS:
        # A button that asks has stopped turning already; then only a message is seen.
        return Reaction(scene.say(sentence).deliveries, toast=sentence)
    return scene.say(sentence) if here.addressed else Reaction()


def _surface(incoming: Incoming) -> Surface:
    if incoming.sort is Sort.SEARCH:
        return Surface.INLINE
    return surface_of(incoming.room.kind)
