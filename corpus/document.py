"""The nouns of the document line: what a file becomes on its way from bytes to chunks.

All offsets are counted in Python characters. Three layers of text are told apart:

* *source*: the decoded file, never altered;
* *text*: the source without what was taken out. It is exactly the concatenation of the
  kept spans of the source, so every position can be mapped back;
* *folded*: the text as search sees it (see :mod:`corpus.fold`), of equal length.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate, pairwise

from corpus.known import Part
from corpus.span import Span


class UnreadableFileError(Exception):
    """The file holds no text that can be stored; the message is one sentence for a person."""


class DamageKind(StrEnum):
    """What the source lacks or has garbled (残缺).

    `RECOGNISED` is text read off a picture, which may be wrong; `UNREAD` is a picture, a page or
    an attachment whose words are not in the text.
    """

    CUT = "cut"
    LOGIN_WALL = "login_wall"
    MASKED = "masked"
    MOJIBAKE = "mojibake"
    MISSING_SECTION = "missing_section"
    RECOGNISED = "recognised"
    UNREAD = "unread"


class Noise(StrEnum):
    """Why something was taken out of the text."""

    NAVIGATION = "navigation"
    ADVERT = "advert"
    DONATION = "donation"
    SHARE = "share"
    PAYWALL = "paywall"
    RELATED = "related"
    PINYIN = "pinyin"
    LINE_BREAK = "line_break"
    MARKUP = "markup"
    CONTROL = "control"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was handed in. `name` is relative to the folder that was added."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch of the source that is not the document. Offsets are in the source."""

    span: Span
    noise: Noise
    words: str


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where the source is not whole. Offsets are in the text (in a `Decoded`: the source).

    `start == end` marks a point (the text breaks off there). `sentence` is Chinese, for a
    person; `missing` is the number of characters lost when the source itself says so.
    """

    kind: DamageKind
    start: int
    end: int
    sentence: str
    missing: int | None = None


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text: `source` is what a reader made of the bytes.

    `markup` are spans of the source that the reader knows to be furniture (HTML navigation,
    page headers, Markdown marks); `damage` is what the reader itself could not read well, with
    its offsets in the source.
    """

    source: str
    encoding: str
    markup: tuple[Span, ...] = ()
    damage: tuple[Damage, ...] = ()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text, and how it came out of the source.

    `kept` are the spans of the source that, joined, are `text`; `kept` and the spans of
    `removed` together cover every character of the source exactly once.
    """

    source: str
    text: str
    kept: tuple[Span, ...]
    removed: tuple[Removed, ...]
    damage: tuple[Damage, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Where each kept span begins in the text: looked up for every line, so added up once."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", (0, *accumulate(len(span) for span in self.kept)))

    def source_span(self, start: int, end: int) -> Span:
        """The stretch of the source that `text[start:end]` (not empty) came from.

        It may hold removed characters in the middle: 質(zhì)量 for 質量.
        """
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        return Span(
            self.kept[first].start + start - self._starts[first],
            self.kept[last].start + end - self._starts[last],
        )


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text under one heading path.

    `path` are the headings from the outermost to its own; `body` is the offset where the text
    after its heading begins (`body == end` for a heading without own text). Sections are in
    the order of the text and cover it exactly once.
    """

    path: tuple[str, ...]
    part: int
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """What is indexed: `text[start:end]` of one section, with the words that set its context."""

    section: int
    start: int
    end: int
    text: str
    context: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file understood: text, parts, sections and damage, ready to be split and stored."""

    name: str
    digest: str
    encoding: str
    cleaned: Cleaned
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]

    def __post_init__(self) -> None:
        edges = [0, *(section.end for section in self.sections)]
        if edges[-1] != len(self.cleaned.text) or any(
            section.start != before for before, section in zip(edges, self.sections, strict=False)
        ):
            message = "sections must cover the text exactly once"
            raise ValueError(message)
        if any(a > b for a, b in pairwise(edges)):
            message = "sections must stand in the order of the text"
            raise ValueError(message)

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.cleaned.text

    @property
    def damage(self) -> tuple[Damage, ...]:
        """Where the source is not whole."""
        return self.cleaned.damage
