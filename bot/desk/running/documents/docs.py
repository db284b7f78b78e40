"""`/docs`: what is stored, page by page; by words, by what it is, by what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.desk.commands.leaves import Leaf, instead, leaf, turning
from bot.desk.commands.lookup import Lookup
from bot.desk.commands.sources import known
from bot.desk.press import Verb, press, read
from bot.desk.running.documents.archive import Archive, withdrawn
from bot.desk.running.gate import Done
from bot.desk.scene import Scene
from bot.message import Button, Outgoing
from bot.wording import Wording
from corpus.fold import fold
from rag.event import Happening
from rag.records import Doubt, Record

LIST = "k"
"""The name of this list in the buttons that turn its pages."""
_One = TypeVar("_One")
_PAGE = 10
_A_ROW = 5
_NUMBER = re.compile(r"(?:^|\s)(\d{1,4})$", re.ASCII)


class Shown(StrEnum):
    """Which documents are listed."""

    LIVE = "live"
    DAMAGED = "damaged"
    DOUBTFUL = "doubtful"
    REMOVED = "removed"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: which documents, of which kinds or standing, about what."""

    shown: Shown = Shown.LIVE
    traits: frozenset[str] = frozenset()
    words: str = ""

    def packed(self, wording: Wording) -> str:
        """As one writes it."""
        head = () if self.shown is Shown.LIVE else (named(self.shown, wording),)
        return " ".join((*head, *sorted(self.traits), *filter(None, (self.words,))))


@dataclass(frozen=True, slots=True)
class Docs:
    """Lists documents for those who run zhengda."""

    archive: Archive
    lookup: Lookup

    def __call__(self, scene: Scene) -> Done:
        """`/docs`, `/docs 午餐`, `/docs 通知 残缺 2`, `/docs 已移除`."""
        text = scene.incoming.text.strip()
        found = _NUMBER.search(text)
        number = int(found[1]) if found else 1
        words = text[: found.start()] if found else text
        return Done(scene.reply([self._page(wanted(words, scene.wording), number, scene.wording)]))

    def turned(self, scene: Scene) -> Done:
        """Another page, or another list, in the place of the one whose button was pressed."""
        found = read(scene.incoming.text)
        words = ":".join(found.words[2:]) if found else ""
        page = self._page(
            wanted(words, scene.wording), found.number(1) if found else 1, scene.wording
        )
        return Done(instead(scene, [page]), effect=False)

    def _page(self, asked: Wanted, number: int, wording: Wording) -> Outgoing:
        if asked.shown is Shown.DOUBTFUL:
            return self._doubts(number, wording)
        if asked.shown in {Shown.REMOVED, Shown.HIDDEN}:
            return self._gone(asked, number, wording)
        return self._live(asked, number, wording)

    def _live(self, asked: Wanted, number: int, wording: Wording) -> Outgoing:
        found = [one for one in self._searched(asked.words) if _has(one, asked, wording)]
        page = leaf(found, number, _PAGE)
        lines = [f"{one.id}. {self._line(one, wording)}" for one in page.items]
        numbers = [one.id for one in page.items]
        return self._told(asked, len(found), lines, page, wording, numbers)

    def _searched(self, words: str) -> Sequence[Record]:
        return self.lookup.about(words) if words else self.archive.stored.records()

    def _line(self, record: Record, wording: Wording) -> str:
        say, count = wording.library, len(self.archive.stored.editions(record.id))
        told = (
            known(record, wording),
            record.issuer,
            say.versions_count.format(count=count) if count > 1 else "",
            say.damages.format(count=len(record.damage)) if record.damage else "",
        )
        return wording.frame.separator.join(filter(None, told))

    def _gone(self, asked: Wanted, number: int, wording: Wording) -> Outgoing:
        how = Happening.REMOVED if asked.shown is Shown.REMOVED else Happening.HIDDEN
        pieces = fold(asked.words).split()
        found = [
            one
            for one in self.archive.stored.withdrawn()
            if one.how is how and all(piece in fold(one.title) for piece in pieces)
        ]
        page = leaf(found, number, _PAGE)
        lines = [withdrawn(one, wording) for one in page.items]
        numbers = [one.id for one in page.items]
        return self._told(asked, len(found), lines, page, wording, numbers)

    def _doubts(self, number: int, wording: Wording) -> Outgoing:
        """Pairs that may be versions of one document, with buttons that settle the first ones."""
        found = self.archive.stored.doubts()
        page = leaf(found, number, _A_ROW)
        lines = [f"{one.document} ↔ {one.other}　{one.sentence}" for one in page.items]
        told = self._told(Wanted(Shown.DOUBTFUL), len(found), lines, page, wording)
        settling = tuple(_settling(one, wording) for one in page.items)
        return Outgoing(told.text, rows=(*settling, *told.rows))

    def _told(
        self,
        asked: Wanted,
        count: int,
        lines: list[str],
        page: Leaf[_One],
        wording: Wording,
        numbers: Sequence[int] = (),
    ) -> Outgoing:
        say, words = wording.library, asked.packed(wording)
        head = say.docs_about if words else say.docs
        told = [
            head.format(count=count, words=words),
            *lines,
            wording.catalogue.page.format(page=page.number, pages=page.count)
            if page.count > 1
            else "",
            say.docs_how if not words else "",
        ]
        rows = (
            *_numbers(numbers),
            *turning(page, LIST, words, wording.catalogue),
            self._lists(asked.shown, wording),
        )
        return Outgoing("\n".join(filter(None, told)), rows=rows)

    def _lists(self, shown: Shown, wording: Wording) -> tuple[Button, ...]:
        """The other lists, with how much is on them."""
        stored = self.archive.stored
        records, gone = stored.records(), stored.withdrawn()
        counts = {
            Shown.LIVE: len(records),
            Shown.DAMAGED: sum(bool(one.damage) for one in records),
            Shown.DOUBTFUL: len(stored.doubts()),
            Shown.REMOVED: sum(one.how is Happening.REMOVED for one in gone),
            Shown.HIDDEN: sum(one.how is Happening.HIDDEN for one in gone),
        }
        return tuple(
            Button(
                f"{named(one, wording)} {count}",
                press(Verb.PAGE, LIST, 1, "" if one is Shown.LIVE else named(one, wording)),
            )
            for one, count in counts.items()
            if count and one is not shown
        )


def wanted(text: str, wording: Wording) -> Wanted:
    """What is asked for. Example: `残缺 通知 午餐` are damaged notices about lunch."""
    lists = {fold(named(one, wording)): one for one in Shown} | {one.value: one for one in Shown}
    traits = {*wording.kinds.values(), *wording.statuses.values()}
    shown, taken, words = Shown.LIVE, set(), []
    for word in text.split():
        if found := lists.get(fold(word)):
            shown = found
        elif word in traits:
            taken.add(word)
        else:
            words.append(word)
    return Wanted(shown, frozenset(taken), " ".join(words))


def named(shown: Shown, wording: Wording) -> str:
    """What a list is called."""
    say = wording.library
    return {
        Shown.LIVE: say.live,
        Shown.DAMAGED: say.damaged,
        Shown.DOUBTFUL: say.doubtful,
        Shown.REMOVED: say.removed,
        Shown.HIDDEN: say.hidden,
    }[shown]


def _has(record: Record, asked: Wanted, wording: Wording) -> bool:
    if asked.shown is Shown.DAMAGED and not record.damage:
        return False
    return asked.traits <= {wording.kinds[record.kind], wording.statuses[record.status]}


def _numbers(numbers: Sequence[int]) -> Iterator[tuple[Button, ...]]:
    """Rows of buttons that show a document to those who run zhengda."""
    buttons = [Button(str(one), press(Verb.TASK, "doc", one)) for one in numbers]
    for at in range(0, len(buttons), _A_ROW):
        yield tuple(buttons[at : at + _A_ROW])


def _settling(one: Doubt, wording: Wording) -> tuple[Button, ...]:
    say = wording.library
    pair = f"{one.document} ↔ {one.other}"
    return (
        Button(f"{say.same} {pair}", press(Verb.TASK, "join", one.document, one.other)),
        Button(f"{say.apart} {pair}", press(Verb.TASK, "apart", one.document, one.other)),
    )
