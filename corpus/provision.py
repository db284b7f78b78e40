"""The noun of a comparison's smallest piece: a section as words, without what is no wording."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.difference import Outlined
from corpus.document import Section
from corpus.fold import fold
from corpus.lines import lines
from corpus.marks import Mark, mark

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("○◯零", "〇"),
        **dict.fromkeys("“”„‟「」『』＂", '"'),
        **dict.fromkeys("‘’‚‛", "'"),
        **dict.fromkeys("—―–─", "-"),
        **dict.fromkeys("〈‹", "<"),
        **dict.fromkeys("〉›", ">"),
        **dict.fromkeys("〔［【", "["),
        **dict.fromkeys("〕］】", "]"),
    }
)
"""Signs that printers set one for the other; width and script are folded before."""
_CONTENTS = re.compile(r"目[录次]|提纲")
_SUFFIX = re.compile(r"之[一二三四五六七八九十]+$")


@dataclass(frozen=True, slots=True)
class Provision:
    """A section on its way through a comparison.

    `label` is its number in one spelling (第十条 and 第10条 have the same one), empty where it
    has none. `words` are its heading and its text without that number, folded, without white
    space; the first `named` of them are the heading. `places` tells where each of them stands.
    """

    section: Section
    label: str
    words: str
    named: int
    places: tuple[int, ...]

    @property
    def name(self) -> str:
        """The words of its heading."""
        return self.words[: self.named]

    @property
    def body(self) -> str:
        """The words under its heading."""
        return self.words[self.named :]

    @property
    def parent(self) -> tuple[str, ...]:
        """The headings that it stands under."""
        return self.section.path[:-1]


def provisions(outlined: Outlined) -> list[Provision]:
    """The sections that say something, without a table of contents, which only repeats them.

    What has neither heading nor number is taken paragraph by paragraph.
    """
    folded = fold(outlined.text)
    made = (
        _provision(outlined.text, folded, piece)
        for section in outlined.sections
        if not _CONTENTS.match(re.sub(r"\s+", "", fold(section.path[-1])))
        for piece in _paragraphs(outlined.text, folded, section)
    )
    return [one for one in made if one.words or one.label]


def _paragraphs(text: str, folded: str, section: Section) -> Iterator[Section]:
    """The paragraphs of a section that nothing heads; else the section itself."""
    if section.body > section.start or _mark(text, folded, section)[1]:
        yield section
        return
    for line in lines(text[section.start : section.end]):
        start = section.start + line.start
        yield replace(section, start=start, body=start, end=section.start + line.end)


def _provision(text: str, folded: str, section: Section) -> Provision:
    first, found = _mark(text, folded, section)
    begin = first + found.length if found else first
    signs = list(_signs(folded[begin : section.end].translate(_ALIKE)))
    places = tuple(begin + place for place, _ in signs)
    return Provision(
        section=section,
        label=_label(found, folded[first:begin]) if found else "",
        words="".join(sign for _, sign in signs),
        named=bisect_left(places, section.body),
        places=places,
    )


def _mark(text: str, folded: str, section: Section) -> tuple[int, Mark | None]:
    """Where the words begin, and the number that heads them: a paragraph may begin with one."""
    own = text[section.start : section.end]
    first = section.start + len(own) - len(own.lstrip())
    found = mark(text[first : section.end], folded[first : section.end])
    headed = fold(section.path[-1]).lstrip()
    return first, found if found and headed.startswith(
        folded[first : first + found.length]
    ) else None


def _label(found: Mark, folded: str) -> str:
    suffix = _SUFFIX.search(folded)
    return f"{found.rank.value}.{found.number}{suffix[0] if suffix else ''}"


def _signs(folded: str) -> Iterator[tuple[int, str]]:
    """The signs with their places; of white space only what parts Latin letters or digits."""
    before, gap = "", False
    for place, sign in enumerate(folded):
        if sign.isspace():
            gap = True
            continue
        if gap and _latin(before) and _latin(sign):
            yield place - 1, " "
        yield place, sign
        before, gap = sign, False


def _latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
