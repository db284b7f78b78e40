"""`/versions` and `/diff`: the versions of a document, and what one changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.citing import edition as told
from bot.desk.press import Verb, press, read
from bot.desk.running.documents.archive import Archive, called, numbered
from bot.desk.running.documents.ordering import answered, refused
from bot.desk.running.gate import Done
from bot.desk.scene import Scene
from bot.differing import Face, Piece, counted, lines
from bot.message import Button, Mark, Outgoing, Style
from bot.split import split
from bot.wording import Wording
from corpus.compare import compare
from corpus.difference import Difference, Outlined
from rag.records import Edition, Record

_PAGES = 5
"""Messages that a difference may take."""
_A_ROW = 3
_PAIR = 2
_STYLES = {Face.HEAD: Style.BOLD, Face.GONE: Style.ITALIC, Face.CAME: Style.UNDERLINE}


@dataclass(frozen=True, slots=True)
class Versions:
    """Lists versions, and shows what differs between two."""

    archive: Archive

    def __call__(self, scene: Scene) -> Done:
        """`/versions 12`."""
        return self._listed(scene, numbered(scene.incoming.text))

    def pressed(self, scene: Scene) -> Done:
        """Those of the document whose button was pressed."""
        found = read(scene.incoming.text)
        return self._listed(scene, found.number(1) if found else 0)

    def diff(self, scene: Scene) -> Done:
        """`/diff 12` shows what the last version changed, `/diff 12 1 3` what lies between two."""
        words = scene.incoming.text.split()
        numbers = [numbered(word) for word in words]
        if len(numbers) not in {1, 1 + _PAIR} or not all(numbers):
            return refused(scene, scene.wording.library.how_diff)
        return self._between(scene, *numbers)

    def compared(self, scene: Scene) -> Done:
        """What the button says."""
        found = read(scene.incoming.text)
        numbers = [found.number(at) for at in (1, 2, 3)] if found else [0]
        return self._between(scene, *(one for one in numbers if one))

    def _listed(self, scene: Scene, number: int) -> Done:
        say, record = scene.wording, self.archive.record(number)
        if record is None:
            sentence = say.curated.not_there.format(id=number)
            return refused(scene, sentence if number else say.library.how_versions)
        editions = self.archive.stored.editions(number)
        head = called(record, say)
        text = "\n".join([head, *(_line(one, record, say) for one in editions)])
        message = Outgoing(text, (Mark(0, len(head), Style.BOLD),), _steps(number, editions, say))
        return answered(scene, [message], number)

    def _between(self, scene: Scene, number: int = 0, old: int = 0, new: int = 0) -> Done:
        say, record = scene.wording, self.archive.record(number)
        if record is None:
            return refused(scene, say.curated.not_there.format(id=number))
        editions = self.archive.stored.editions(number)
        if len(editions) < _PAIR:
            return refused(scene, say.library.one_version.format(document=called(record, say)))
        known = {one.number: one for one in editions}
        before, after = known.get(old, editions[-2]), known.get(new, editions[-1])
        if (old and old not in known) or (new and new not in known):
            return refused(scene, say.library.no_version.format(document=called(record, say)))
        pages = self._pages(scene, before, after)
        return answered(scene, pages, number, f"{before.number} {after.number}")

    def _pages(self, scene: Scene, before: Edition, after: Edition) -> list[Outgoing]:
        """The differences, cut where they take too many messages."""
        say, one, other = scene.wording, self._outlined(before), self._outlined(after)
        found = compare(one, other)
        head = say.differences.between.format(
            title=after.title,
            old=before.number,
            old_known=_known(before, say),
            new=after.number,
            new_known=_known(after, say),
        )
        blocks = [Outgoing(head, (Mark(0, len(head), Style.BOLD),)), Outgoing(counted(found, say))]
        blocks += _blocks(found, one.text, other.text, say)
        pages = split(blocks, scene.limit)
        if len(pages) > _PAGES:
            pages = [*pages[:_PAGES], Outgoing(say.library.too_much)]
        return pages

    def _outlined(self, one: Edition) -> Outlined:
        stored = self.archive.stored
        return Outlined(stored.text(one.version), tuple(stored.sections(one.version)))


def _line(one: Edition, record: Record, wording: Wording) -> str:
    """A version: what it is, its file, when it came; the one that speaks is marked."""
    sign = "▶ " if one.version == record.version_id else "　 "
    return f"{sign}{told(one, wording)}\n　　{one.name} · {one.added.astimezone():%Y-%m-%d %H:%M}"


def _steps(
    number: int, editions: Sequence[Edition], wording: Wording
) -> tuple[tuple[Button, ...], ...]:
    """What each version changed against the one before it in time."""
    buttons = [
        Button(
            wording.library.step.format(old=old.number, new=new.number),
            press(Verb.TASK, "diff", number, old.number, new.number),
        )
        for old, new in pairwise(editions)
    ]
    return tuple(tuple(buttons[at : at + _A_ROW]) for at in range(0, len(buttons), _A_ROW))


def _blocks(
    found: Sequence[Difference], old: str, new: str, wording: Wording
) -> Iterator[Outgoing]:
    for one in found:
        yield Outgoing("")
        for pieces in lines(one, old, new, wording):
            yield _styled(pieces)


def _styled(pieces: Sequence[Piece]) -> Outgoing:
    """A line whose words look as what became of them."""
    text, marks = "", []
    for piece in pieces:
        if style := _STYLES.get(piece.face):
            marks.append(Mark(len(text), len(text) + len(piece.words), style))
        text += piece.words
    return Outgoing(text, tuple(marks))


def _known(one: Edition, wording: Wording) -> str:
    known = (one.dated or one.since, wording.statuses[one.status])
    return wording.differences.separator.join(word for word in known if word)
