"""Shows what taking a file in would do: compose -> correct -> kin -> compare; stores nothing."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from threading import Lock

from corpus.compare import compare
from corpus.difference import Difference, Outlined
from corpus.document import Damage, Document, Noise, Upload
from corpus.known import Part, Status
from rag.change import Offer
from rag.correct import Correction, corrected
from rag.kin import Bond, Kin, kin
from rag.onday import today
from rag.ports import Store, Workshop
from rag.principal import principal
from rag.records import Edition, Record
from rag.term import older, reached
from rag.terms import HAN

_HELD = 3_000_000
_LETTER = re.compile(f"[{HAN}]")


class Fit(StrEnum):
    """How a file stands to what is stored."""

    NEW = "new"
    UNSURE = "unsure"
    """It may be a version of a stored document."""
    VERSION = "version"
    SAME_TEXT = "same_text"
    """Another file with the words of a stored one."""
    SAME_FILE = "same_file"

    @property
    def held(self) -> bool:
        """Whether nothing would be taken in: it is there already."""
        return self in {Fit.SAME_TEXT, Fit.SAME_FILE}


_FITS = {
    Bond.NONE: Fit.NEW,
    Bond.UNSURE: Fit.UNSURE,
    Bond.VERSION: Fit.VERSION,
    Bond.COPY: Fit.SAME_TEXT,
}


@dataclass(frozen=True, slots=True)
class Against:
    """How a file differs from the stored version that stands next to it in time.

    `old` and `new` are in the order of time: where the file is `earlier` than the version, its
    text is the old one.
    """

    edition: Edition
    old: Outlined
    new: Outlined
    differences: tuple[Difference, ...]
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would be, were it taken in.

    `parts` are what is known of it with corrections put in, `main` the one that it is named
    after. `headings` are those of its sections, without its title. `near` is the stored document
    it stands near to, as the version that speaks for it; `gone` is one of its title that was taken
    out, or 0. `status` is what it is today by its own dates alone.
    """

    name: str
    parts: tuple[Part, ...]
    main: int
    characters: int
    headings: tuple[str, ...]
    removed: tuple[tuple[Noise, int], ...]
    damage: tuple[Damage, ...]
    fit: Fit
    status: Status = Status.UNKNOWN
    near: Record | None = None
    gone: int = 0
    against: Against | None = None

    @property
    def part(self) -> Part:
        """The text that the file is named after."""
        return self.parts[self.main]


@dataclass(frozen=True, slots=True)
class Previewer:
    """Looks at files. Thread-safe; a file that is looked at again soon is not read again.

    `most` are the characters of files that are held for that.
    """

    store: Store
    workshop: Workshop
    today: Callable[[], date] = today
    most: int = _HELD
    _read: OrderedDict[str, Document] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def __call__(
        self, upload: Upload, corrections: Sequence[Correction] = (), of: int | None = None
    ) -> Preview:
        """What a file would be with these corrections: a version of `of`, or its own where 0.

        Where `of` is None, it is found out what it is a version of.

        Raises:
            UnreadableFileError: it holds no text, or asked for too much.
        """
        document = self._composed(upload)
        fixed = replace(document, parts=corrected(document.parts, corrections))
        with self.store.steady():
            return replace(self._stood(fixed, document, of), status=self._status(fixed))

    def _stood(self, fixed: Document, document: Document, of: int | None) -> Preview:
        """How a file stands to what is stored, with corrections put in."""
        if known := self.store.known(document.digest):
            return self._known(document, known)
        near = kin(fixed, self.store.holdings(), self.store.sketches(), self.store.text)
        return self._fitted(fixed, near, of)

    def _status(self, document: Document) -> Status:
        """What it is today, as far as its own dates say."""
        part, day = document.parts[principal(document.parts)], self.today()
        if part.expires and part.expires.value < day.isoformat()[: len(part.expires.value)]:
            return Status.EXPIRED
        if part.effective and not reached(day, part.effective.value):
            return Status.NOT_YET_EFFECTIVE
        return Status.IN_FORCE if part.effective else Status.UNKNOWN

    def members(self, upload: Upload) -> tuple[Offer, ...]:
        """The files in an archive, each to be read at its turn; none where it is no archive.

        Raises:
            UnreadableFileError: the archive cannot be opened, or holds no file.
        """
        found = self.workshop.unpack(upload)
        return () if [one.name for one in found] == [upload.name] else found

    def _composed(self, upload: Upload) -> Document:
        key = f"{hashlib.sha256(upload.data).hexdigest()} {upload.name}"
        with self._lock:
            if key in self._read:
                self._read.move_to_end(key)
                return self._read[key]
        document, _ = self.workshop.compose(upload)
        with self._lock:
            self._read[key] = document
            held = sum(len(one.cleaned.source) for one in self._read.values())
            while held > self.most and len(self._read) > 1:
                _, oldest = self._read.popitem(last=False)
                held -= len(oldest.cleaned.source)
        return document

    def _known(self, document: Document, known: Record) -> Preview:
        """The same bytes, with what has been corrected of them since."""
        details = self.store.details(known.id, known.version)
        parts = details.parts if details else document.parts
        named = replace(known, title=parts[principal(parts)].title.value)
        return _seen(replace(document, parts=parts), Fit.SAME_FILE, named)

    def _fitted(self, document: Document, near: Kin, of: int | None) -> Preview:
        fit, number = _FITS[near.bond], near.document
        if of is not None and fit is not Fit.SAME_TEXT:
            fit, number = (Fit.VERSION, of) if of else (Fit.NEW, 0)
        details = self.store.details(number) if fit is not Fit.NEW else None
        if details is None:
            return replace(_seen(document, Fit.NEW, None), gone=self._gone(document))
        # It is known by the text that its notice brings, not by the notice.
        title = details.parts[principal(details.parts)].title.value
        seen = _seen(document, fit, replace(details.record, title=title))
        return seen if fit.held else replace(seen, against=self._against(document, number))

    def _gone(self, document: Document) -> int:
        """The document of this title that was taken out, and may be put back; 0 where none."""
        title = document.parts[principal(document.parts)].title.value
        found = (one.id for one in self.store.withdrawn() if title in {one.title, one.name})
        return next(found, 0)

    def _against(self, document: Document, number: int) -> Against | None:
        editions = self.store.editions(number)
        mine = _dated(document)
        edition, earlier = _neighbour(editions, mine)
        if edition is None:
            return None
        sections = tuple(self.store.sections(edition.version))
        theirs = Outlined(self.store.text(edition.version), sections)
        own = Outlined(document.text, document.sections)
        old, new = (own, theirs) if earlier else (theirs, own)
        found = compare(old, new)
        main = principal(document.parts)
        return Against(edition, old, new, _main_first(found, main, earlier=earlier), earlier)


def _seen(document: Document, fit: Fit, near: Record | None) -> Preview:
    removed = Counter(one.noise for one in document.cleaned.removed)
    titles = {one.title.value for one in document.parts}
    return Preview(
        name=document.name,
        parts=document.parts,
        main=principal(document.parts),
        characters=_letters(document.text),
        headings=tuple(
            one.path[-1] for one in document.sections if one.path and one.path[-1] not in titles
        ),
        removed=tuple((noise, removed[noise]) for noise in Noise if removed[noise]),
        damage=document.damage,
        fit=fit,
        near=near,
    )


def _letters(text: str) -> int:
    """How many Chinese characters a text has."""
    return len(_LETTER.findall(text))


def _dated(document: Document) -> str:
    """The day a file tells of itself; empty where it does not."""
    part = document.parts[principal(document.parts)]
    fact = part.dated or part.effective
    return fact.value if fact else ""


def _neighbour(editions: Sequence[Edition], day: str) -> tuple[Edition | None, bool]:
    """The version next to a day in time, and whether the day lies before all of them."""
    if not editions:
        return None, False
    before = [one for one in editions if not older(day, _day(one))]
    return (before[-1], False) if before else (editions[0], True)


def _main_first(found: Sequence[Difference], main: int, *, earlier: bool) -> tuple[Difference, ...]:
    """The differences of the text that a file is named after, then those of what brings it.

    What was dropped from the other side is of no text of the file, and goes with the first ones
    unless it stands before all of them.
    """
    first = next((at for at, one in enumerate(found) if _of(one, main, earlier=earlier)), 0)

    def apart(numbered: tuple[int, Difference]) -> bool:
        at, one = numbered
        own = one.old if earlier else one.new
        return not _of(one, main, earlier=earlier) if own else at < first

    return tuple(one for _, one in sorted(enumerate(found), key=apart))


def _of(one: Difference, main: int, *, earlier: bool) -> bool:
    """Whether a difference is of a text of the file."""
    return any(section.part == main for section in (one.old if earlier else one.new))


def _day(edition: Edition) -> str:
    return edition.dated or edition.effective or edition.since
