"""`/subscribe` and `/unsubscribe`: which announcements a person gets, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from bot.desk.commands.choosing import NIGHT, menu, page_of
from bot.desk.commands.leaves import instead
from bot.desk.commands.wanted import Wanted, unwanted, wanted
from bot.desk.press import read
from bot.desk.scene import Scene
from bot.message import Outgoing, Reaction, RoomKind
from bot.ports import Outcomes, Subscriptions
from bot.subscription import Rhythm, Subscription
from bot.wording import Wording
from corpus.known import Kind
from rag.announce.facets import Stage, Topic

WHOLE = "f"
"""What buttons of `Verb.BOARD` begin with that bring an announcement whole."""

_CONSOLE = "console"
"""Nobody sits there when an announcement is posted."""
_DAY = 24 * 60

_Facet = TypeVar("_Facet", Topic, Stage, Kind)


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Shows and changes what a person wants. Its buttons say what is to be, so twice is once."""

    subscriptions: Subscriptions

    def __call__(self, scene: Scene) -> Reaction:
        """What stands, with buttons; words after the command change it at once."""
        here, say = scene.incoming, scene.wording.subscribing
        if here.room.kind is not RoomKind.PRIVATE:
            return scene.say(say.private_only)
        if here.room.messenger == _CONSOLE:
            return scene.say(say.not_here)
        before = self.subscriptions.of(here.person)
        if not here.text.strip():
            return scene.reply([menu(before, scene.wording, say.standing)])
        told = wanted(here.text, before or _fresh(scene), scene.wording)
        if told.unknown:
            return scene.say(_not_understood(told, scene.wording))
        self.subscriptions.keep(told.subscription)
        said = say.changed if before else say.begun
        return scene.reply([menu(told.subscription, scene.wording, said)])

    def end(self, scene: Scene) -> Reaction:
        """`/unsubscribe`: all of it, or what is named."""
        here, say = scene.incoming, scene.wording.subscribing
        if here.room.kind is not RoomKind.PRIVATE:
            return scene.say(say.private_only)
        before = self.subscriptions.of(here.person)
        if before is None:
            return scene.say(say.not_subscribed)
        if not here.text.strip():
            self.subscriptions.drop(here.person)
            return scene.say(say.left)
        told = unwanted(here.text, before, scene.wording)
        if told.unknown:
            return scene.say(_not_understood(told, scene.wording))
        self.subscriptions.keep(told.subscription)
        named = say.separator.join(told.last)
        said = say.last.format(words=named) if named else say.taken_out
        return scene.reply([menu(told.subscription, scene.wording, said)])

    def pressed(self, scene: Scene) -> Reaction:
        """A button: a page of choices, or a choice."""
        here, say = scene.incoming, scene.wording.subscribing
        found = read(here.text)
        if found is None or here.room.kind is not RoomKind.PRIVATE:
            return Reaction(toast=say.private_only)
        page, *words = (*found.words[1:], "", "")[:3]
        if page == "leave":
            self.subscriptions.drop(here.person)
            return instead(scene, [Outgoing(say.left)])
        before = self.subscriptions.of(here.person)
        now = _changed(before or _fresh(scene), page, words[0], words[1])
        if now is not None and now != before:
            self.subscriptions.keep(now)
        standing = now or before or _fresh(scene)
        shown = page_of(page, standing, scene.wording) if page != "begin" else None
        return instead(scene, [shown or menu(standing, scene.wording, say.standing)])


@dataclass(frozen=True, slots=True)
class Whole:
    """Brings an announcement of a digest whole."""

    outcomes: Outcomes

    def __call__(self, scene: Scene) -> Reaction:
        """Its newest edition, once it has been posted."""
        found, say = read(scene.incoming.text), scene.wording.digest
        number = found.number(1) if found else 0
        outcome = self.outcomes.outcome(number)
        edition = self.outcomes.edition(number) if outcome and outcome.total else None
        if edition is None or not edition.messages:
            return Reaction(toast=say.gone)
        return scene.reply(edition.messages)


def _fresh(scene: Scene) -> Subscription:
    return Subscription(scene.incoming.person, scene.incoming.room)


def _changed(before: Subscription, page: str, word: str, on: str) -> Subscription | None:
    """The subscription as a button wants it; None where it only shows a page."""
    if page == "begin":
        return before
    wished = on == "1"
    if page == "topics" and word in set(Topic):
        return replace(before, topics=_with(before.topics, Topic(word), wished=wished))
    if page == "stages" and word in set(Stage):
        return replace(before, stages=_with(before.stages, Stage(word), wished=wished))
    if page == "kinds" and word in set(Kind):
        return replace(before, kinds=_with(before.kinds, Kind(word), wished=wished))
    return _timed(before, page, word, on)


def _timed(before: Subscription, page: str, word: str, on: str) -> Subscription | None:
    """Likewise, of what is chosen about when."""
    if page == "rhythm" and word in set(Rhythm):
        minute = int(on) if on.isascii() and on.isdigit() and int(on) < _DAY else before.minute
        return replace(before, rhythm=Rhythm(word), minute=minute)
    if page == "quiet" and word:
        return replace(before, quiet=NIGHT if word == "night" else None)
    return None


def _with(chosen: frozenset[_Facet], one: _Facet, *, wished: bool) -> frozenset[_Facet]:
    return chosen | {one} if wished else chosen - {one}


def _not_understood(told: Wanted, wording: Wording) -> str:
    say = wording.subscribing
    return say.unknown_words.format(
        words=say.separator.join(told.unknown)[:100],
        topics=say.separator.join(wording.topics.values()),
        stages=say.separator.join(wording.stages.values()),
    )
