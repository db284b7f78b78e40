"""Finds stretches whose characters were lost in a wrong conversion."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.decode import is_common, is_known
from corpus.document import Damage, DamageKind
from corpus.span import Span

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# UTF-8 read as Western European: “ becomes â€œ.
_WESTERN_LEAD = "\u00c2-\u00f4"
_WESTERN = (
    "\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
    "\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
_FIXED = re.compile(
    rf"(?P<lost>\ufffd+(?:[^\n{_HAN}]?\ufffd+)*)"
    r"|(?P<replaced>(?:锟斤拷|锟斤|斤拷锟|拷锟|烫烫烫|屯屯屯)[锟斤拷烫屯]*(?:[^\n]?[锟斤拷]{2,})*)"
    rf"|(?P<western>(?:[{_WESTERN_LEAD}][{_WESTERN}][{_WESTERN} ]{{0,2}}){{2,}}[\u0080-\u00ff]*)"
    rf"|(?P<query>(?<=[”’》)】])\?[a-z](?=[{_HAN}]))"
    # A character that an encoding lacks becomes a question mark or a box; people write three.
    rf"|(?P<unknown>(?<=[{_HAN}，、：；（“])\?{{4,}}(?=[{_HAN}，。、：；）”\d]))"
    rf"|(?P<boxes>(?<=[{_HAN}，、：；（“])□{{5,}}(?=[{_HAN}，。、：；）”\d]))"
    r"|(?P<private>[\ue000-\uf8ff]{2,})"
)
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_STRANGE, _COMMON = 2.0, -1.0
_ENOUGH = 5.0
_CONTEXT = 12
_GAP = 3


def mojibake(text: str, folded: str) -> Iterator[Damage]:
    """One damage a garbled stretch, in the order of the text."""
    for span in garbled(text, folded):
        yield Damage(DamageKind.MOJIBAKE, span.start, span.end, _sentence(text, span))


def garbled(text: str, folded: str) -> list[Span]:
    """The garbled stretches of a text."""
    taken = [
        Span(*found.span())
        for found in _FIXED.finditer(text)
        if not found["western"] or _is_western(found[0])
    ]
    return list(_joined(text, sorted([*taken, *_rare(folded)])))


def _joined(text: str, spans: list[Span]) -> Iterator[Span]:
    """Garbled stretches of one line with next to nothing between them are one."""
    last: Span | None = None
    for span in spans:
        if last and span.start - last.end <= _GAP and "\n" not in text[last.end : span.start]:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _is_western(words: str) -> bool:
    """Whether it is garbled and not French: signs that only trail in UTF-8 are among them."""
    return any("\u0080" <= character <= "\u00bf" or character > "\u00ff" for character in words)


def _rare(folded: str) -> Iterator[Span]:
    """Runs of characters that hardly anyone writes: `皬娀媱潯薄皩m椨媱潯`."""
    for run in _LETTERS.finditer(folded):
        yield from _rare_within(run[0], run.start())


def _rare_within(run: str, offset: int) -> Iterator[Span]:
    """The stretches whose strange characters outweigh the common ones (highest sum)."""
    start, total, best, end = 0, 0.0, 0.0, 0
    for at, character in enumerate(run):
        total += _weight(character)
        if total > best:
            best, end = total, at + 1
        if total <= 0 or at + 1 == len(run):
            if best >= _ENOUGH:
                yield Span(offset + start, offset + end)
            start, total, best = at + 1, 0.0, 0.0


def _weight(character: str) -> float:
    if is_common(character):
        return _COMMON
    if "\u3400" <= character <= "\u9fff":
        return 0.3 if is_known(character) else _STRANGE
    return 0.0 if character.isascii() else _COMMON


def _sentence(text: str, span: Span) -> str:
    before = text[max(span.start - _CONTEXT, 0) : span.start].rpartition("\n")[2].strip()
    place = f"「{before}」之后" if before else "此处"
    return f"{place}有{len(span)}个字符是乱码，原文无法辨认。"
