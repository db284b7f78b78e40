"""Lines that a reader found in an office file become a source, with its damage marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from corpus.document import Damage, DamageKind, Decoded, UnreadableFileError
from corpus.limits import Limits
from corpus.readers.office.album import END, Album
from corpus.span import Span

PICTURE = "\ufffc"
"""Stands in a line where a picture is that may hold words; an album's tag may follow it."""

ENOUGH = 20
"""Square centimetres: what is smaller is a logo, a seal or a sign."""
_NARROW = 1.0
_UNSEEN = re.compile(f"[\0-\x08\x0b-\x1f\x7f\u200b\ufeff\ufffe\uffff{PICTURE}{END}]")
_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]|\r\n?")
_BLANKS = re.compile(r"\n(?:[ \t\u3000\xa0]*\n){2,}")
_SIGN = re.compile(f"{PICTURE}([0-9]+{END})?")
_SIGNS = re.compile(f"(?:{_SIGN.pattern})+")
_HASHES = re.compile(r"^#{1,6} ", re.MULTILINE)
_JOINT, _NO_JOINT = " | ", " / "
_WORD = re.compile(r"\w")


def assemble(
    lines: Iterable[str], limits: Limits, encoding: str, album: Album | None = None
) -> Decoded:
    """The source that the lines make.

    A `PICTURE` in them becomes the words that the album has of it, or a damage at its place.

    Raises:
        UnreadableFileError: there are only pictures that were not read, or the text is too long.
    """
    joined = "\n".join(_bounded(lines, limits.characters))
    marked = _BLANKS.sub("\n\n", joined).strip("\n")
    alone = PICTURE in marked and not _WORD.search(_SIGNS.sub("", marked))
    source = _Source(album, alone=alone)
    for line in marked.split("\n") if marked else ():
        source.add(line)
    made = source.made(encoding)
    if alone and not _WORD.search(made.source):
        raise UnreadableFileError("文件里只有图片，没有文字，请上传文字版，或另存为 PDF 后再上传。")
    return made


def plain(words: str) -> str:
    """The words without control characters and without what stands for a picture here."""
    return _UNSEEN.sub("", _BREAKS.sub("\n", words))


def picture(width: float, height: float) -> str:
    """`PICTURE` if one of this size (in centimetres) may hold words, else nothing."""
    return PICTURE if width * height >= ENOUGH and min(width, height) >= _NARROW else ""


@dataclass(slots=True)
class _Source:
    """The source as it grows; `alone` if the file holds nothing but pictures."""

    album: Album | None
    alone: bool
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _damage: list[Damage] = field(default_factory=list)
    _markup: list[Span] = field(default_factory=list)
    _told: set[str] = field(default_factory=set)

    def add(self, line: str) -> None:
        """A line. The words of its pictures follow it, or stand in their cell of a table."""
        if self._pieces:
            self._write("\n")
        after: list[Decoded] = []
        at, start = 0, self._length
        for signs in _SIGNS.finditer(line):
            self._write(line[at : signs.start()])
            at = signs.end()
            found = self._found(signs[0])
            if _JOINT in line:
                for one in found:
                    self._insert(_in_cell(one))
            else:
                after += found
        self._write(line[at:])
        for one in after:
            if self._length > start:
                self._write("\n")
            self._insert(one)

    def made(self, encoding: str) -> Decoded:
        """All of it."""
        return Decoded("".join(self._pieces), encoding, tuple(self._markup), tuple(self._damage))

    def _found(self, signs: str) -> list[Decoded]:
        """The words of some pictures, those of the same picture once; the others are told."""
        found: list[Decoded] = []
        unread = 0
        for tag in _SIGN.findall(signs):
            words = self.album.words(tag) if tag and self.album else None
            if words is None:
                unread += 1
            elif tag not in self._told:
                self._told.add(tag)
                found.append(words if self.alone else _unheaded(words))
        if unread:
            self._damage.append(_unread(self._length, unread))
        return found

    def _insert(self, found: Decoded) -> None:
        words = found.source.rstrip()
        first = self._length
        last = first + len(words)
        self._write(words)
        for one in found.damage:
            start, end = (min(first + place, last) for place in (one.start, one.end))
            self._damage.append(replace(one, start=start, end=end))
        for span in found.markup:
            self._markup.append(Span(first + span.start, min(first + span.end, last)))

    def _write(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)


def _unheaded(found: Decoded) -> Decoded:
    """Without headings: large letters in a picture do not part the text around it."""
    cuts = [one.span() for one in _HASHES.finditer(found.source)]

    def moved(place: int) -> int:
        return place - sum(min(max(place - first, 0), last - first) for first, last in cuts)

    return replace(
        found,
        source=_HASHES.sub("", found.source),
        markup=tuple(Span(moved(one.start), moved(one.end)) for one in found.markup),
        damage=tuple(
            replace(one, start=moved(one.start), end=moved(one.end)) for one in found.damage
        ),
    )


def _in_cell(found: Decoded) -> Decoded:
    """In one line and without joints; every word keeps its place."""
    return replace(found, source=found.source.replace("\n", " ").replace(_JOINT, _NO_JOINT))


def _bounded(lines: Iterable[str], characters: int) -> Iterable[str]:
    left = characters
    for line in lines:
        left -= len(line)
        if left < 0:
            raise UnreadableFileError(f"文件超过上限 {characters} 字，请拆成几个文件再上传。")
        yield line


def _unread(at: int, count: int) -> Damage:
    what = "一张图片" if count == 1 else f" {count} 张图片"
    return Damage(DamageKind.UNREAD, at, at, f"此处有{what}，图中的文字没有读出。")
