"""Lines that a reader found in an office file become a source, with its damage marked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.document import Damage, DamageKind, Decoded, UnreadableFileError
from corpus.limits import Limits

PICTURE = "\ufffc"
"""Stands in a line where a picture is that may hold words."""

ENOUGH = 20
"""Square centimetres: what is smaller is a logo, a seal or a sign."""
_NARROW = 1.0
_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f\u200b\ufeff\ufffe\uffff]")
_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]|\r\n?")
_BLANKS = re.compile(r"\n(?:[ \t\u3000\xa0]*\n){2,}")
_PICTURES = re.compile(f"{PICTURE}+")
_WORD = re.compile(r"\w")


def assemble(lines: Iterable[str], limits: Limits, encoding: str) -> Decoded:
    """The source that the lines make; every `PICTURE` in them becomes a damage at its place.

    Raises:
        UnreadableFileError: there are only pictures, or the text is too long.
    """
    joined = "\n".join(_bounded(lines, limits.characters))
    marked = _BLANKS.sub("\n\n", joined).strip("\n")
    if PICTURE in marked and not _WORD.search(marked):
        raise UnreadableFileError("文件里只有图片，没有文字，请上传文字版，或另存为 PDF 后再上传。")
    damage: list[Damage] = []
    kept: list[str] = []
    at = length = 0
    for found in _PICTURES.finditer(marked):
        kept.append(marked[at : found.start()])
        length += len(kept[-1])
        at = found.end()
        damage.append(_unread(length, len(found[0])))
    kept.append(marked[at:])
    return Decoded("".join(kept), encoding, damage=tuple(damage))


def plain(words: str) -> str:
    """The words without control characters and without what stands for a picture here."""
    return _UNSEEN.sub("", _BREAKS.sub("\n", words)).replace(PICTURE, "")


def picture(width: float, height: float) -> str:
    """`PICTURE` if one of this size (in centimetres) may hold words, else nothing."""
    return PICTURE if width * height >= ENOUGH and min(width, height) >= _NARROW else ""


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
