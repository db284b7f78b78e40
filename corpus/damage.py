"""Where a text is not whole: cuts, login walls, masked names, mojibake."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from corpus.document import Cleaned, Damage, DamageKind, Noise
from corpus.fold import fold
from corpus.lines import lines
from corpus.masked import masked
from corpus.mojibake import mojibake
from corpus.walls import Wall, is_login, is_preview

_CONTEXT = 12
_HAN = re.compile(r"[\u4e00-\u9fff]")
_PROSE = 30
"""Han characters of a line from which on it is a paragraph."""
_ENOUGH_PROSE = 4
_MOSTLY = 0.9
_AFTER_LAST = 4
"""Lines at the end of a text among which its last paragraph is the end of it."""
_ENDS = tuple("。！？；：”’』」）)】》….!?;:")
_WHOLE = "。！？；”」』）)!?.…"


class _Places:
    """Leads from places in the source to places in the text."""

    def __init__(self, cleaned: Cleaned) -> None:
        self._kept = cleaned.kept
        self._starts = [span.start for span in cleaned.kept]
        self._before = [0, *accumulate(len(span) for span in cleaned.kept)]
        self._text = cleaned.text

    def after_words(self, source: int) -> int:
        """The place right after the last words of the text that stood before `source`."""
        at = bisect_left(self._starts, source)
        if not at:
            return 0
        place = self._before[at - 1] + min(source - self._starts[at - 1], len(self._kept[at - 1]))
        while place and self._text[place - 1].isspace():
            place -= 1
        return place

    def moved(self, damage: Damage) -> Damage:
        """Damage of the source as damage of the text; a point where all its words were removed."""
        start, end = self._at(damage.start), self._at(damage.end)
        return replace(damage, start=start, end=end)

    def _at(self, source: int) -> int:
        """The place in the text of what stood at `source`, or of what was kept next."""
        at = bisect_right(self._starts, source)
        if not at:
            return 0
        return self._before[at - 1] + min(source - self._starts[at - 1], len(self._kept[at - 1]))


def damage(
    cleaned: Cleaned, walls: Sequence[Wall], read: Sequence[Damage] = ()
) -> tuple[Damage, ...]:
    """The damage of a text, in the order of its places.

    `walls` are the cuts in its source, `read` is what the reader found not whole there.
    """
    folded = fold(cleaned.text)
    places = _Places(cleaned)
    found = [
        *(_cut(cleaned.text, places.after_words(wall.start), wall) for wall in walls),
        *_logins(cleaned, places, walls),
        *masked(cleaned.text, folded),
        *mojibake(cleaned.text, folded),
        *(places.moved(one) for one in read),
    ]
    found += _unfinished(cleaned.text, folded, found)
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _tail(text: str, place: int) -> str:
    """The last words before a place, of the same line."""
    words = text[max(place - _CONTEXT, 0) : place]
    return words.rpartition("\n")[2].strip()


def _cut(text: str, place: int, wall: Wall) -> Damage:
    tail = _tail(text, place)
    where = f"原文在「{tail}」之后被截断" if tail else "原文在开头就被截断"
    lost = f"，省略{wall.missing}字（网站限会员阅读）。" if wall.missing else "，来源没有全文。"
    return Damage(DamageKind.CUT, place, place, where + lost, wall.missing)


def _logins(cleaned: Cleaned, places: _Places, walls: Sequence[Wall]) -> Iterator[Damage]:
    """One damage a block of lines that ask to log in; a cut that asks so too is a cut."""
    for removed in cleaned.removed:
        if removed.noise is not Noise.PAYWALL:
            continue
        start = removed.span.start
        asked = [
            line.words
            for line in lines(fold(removed.words))
            if is_login(line.words)
            and not any(wall.start <= start + line.first < wall.end for wall in walls)
        ]
        place = places.after_words(removed.span.start)
        if asked and (sentence := _login_sentence(cleaned.text, place, asked)):
            yield Damage(DamageKind.LOGIN_WALL, place, place, sentence)


def _unfinished(text: str, folded: str, found: Sequence[Damage]) -> Iterator[Damage]:
    """A text that breaks off in the middle of its last sentence, where nothing else says so.

    Only where its other paragraphs end as sentences do: slides and tables never did.
    """
    page = [line for line in lines(folded) if line.words]
    prose = [line for line in page if _is_prose(line.words)]
    if len(prose) < _ENOUGH_PROSE:
        return
    last, before = prose[-1], prose[:-1]
    whole = sum(line.words.endswith(_ENDS) for line in before)
    near = page.index(last) >= len(page) - _AFTER_LAST
    if near and whole >= len(before) * _MOSTLY and not last.words.endswith(_ENDS):
        place = last.last
        if not any(abs(one.start - place) <= _CONTEXT for one in found):
            where = f"原文在「{_tail(text, place)}」之后中断，句子没有写完，此处之后可能还有内容。"
            yield Damage(DamageKind.CUT, place, place, where)


def _is_prose(words: str) -> bool:
    return len(_HAN.findall(words)) >= _PROSE and "," in words and "|" not in words


def _login_sentence(text: str, place: int, asked: Sequence[str]) -> str:
    tail = _tail(text, place)
    if any(is_preview(words) for words in asked):
        return f"来源注明「{tail}」之后预览结束，全文未公开，此处之后可能还有内容。"
    if len(asked) == 1 and len(asked[0]) <= _CONTEXT and tail.endswith(tuple(_WHOLE)):
        return ""  # a mere button under a text that ends like a whole one
    return f"「{tail}」之后需登录才能阅读，来源不完整，只有标题或开头。"
