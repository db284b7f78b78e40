"""Where a text is not whole: cuts, login walls, masked names, mojibake."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from corpus.document import Cleaned, Damage, DamageKind, Noise, Span
from corpus.fold import fold
from corpus.lines import lines
from corpus.masked import masked
from corpus.mojibake import mojibake
from corpus.walls import Wall, is_login, is_preview

_CONTEXT = 12
_WHOLE = "。！？；”」』）)!?.…"


def damage(cleaned: Cleaned, walls: Sequence[Wall]) -> tuple[Damage, ...]:
    """The damage of a text, in the order of its places; `walls` are the cuts in its source."""
    folded = fold(cleaned.text)
    found = [
        *(_cut(cleaned, wall) for wall in walls),
        *_logins(cleaned),
        *masked(cleaned.text, folded),
        *mojibake(cleaned.text, folded),
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _place(kept: tuple[Span, ...], source: int) -> int:
    """The offset in the text of a place in the source; of what was removed, where it stood."""
    starts = [span.start for span in kept]
    at = bisect_left(starts, source)
    before = [0, *accumulate(len(span) for span in kept)]
    if not at:
        return 0
    return before[at - 1] + min(source - kept[at - 1].start, len(kept[at - 1]))


def _end_of_words(text: str, place: int) -> int:
    """The place right after the last words before `place`, or after the next ones' start."""
    words = text[:place].rstrip()
    return len(words)


def _tail(text: str, place: int) -> str:
    line = text.rfind("\n", 0, place) + 1
    return text[max(line, place - _CONTEXT) : place].strip()


def _cut(cleaned: Cleaned, wall: Wall) -> Damage:
    place = _end_of_words(cleaned.text, _place(cleaned.kept, wall.start))
    tail = _tail(cleaned.text, place)
    where = f"原文在「{tail}」之后被截断" if tail else "原文在开头就被截断"
    lost = f"，省略{wall.missing}字（网站限会员阅读）。" if wall.missing else "，来源没有全文。"
    return Damage(DamageKind.CUT, place, place, where + lost, wall.missing)


def _logins(cleaned: Cleaned) -> Iterator[Damage]:
    """One damage a block of lines that ask to log in."""
    for removed in cleaned.removed:
        if removed.noise is not Noise.PAYWALL:
            continue
        asked = [line.words for line in lines(fold(removed.words)) if is_login(line.words)]
        if not asked:
            continue
        place = _end_of_words(cleaned.text, _place(cleaned.kept, removed.span.start))
        sentence = _login_sentence(cleaned.text, place, asked)
        if sentence:
            yield Damage(DamageKind.LOGIN_WALL, place, place, sentence)


def _login_sentence(text: str, place: int, asked: Sequence[str]) -> str:
    tail = _tail(text, place)
    if any(is_preview(words) for words in asked):
        return f"来源注明「{tail}」之后预览结束，全文未公开，此处之后可能还有内容。"
    if len(asked) == 1 and len(asked[0]) <= _CONTEXT and tail.endswith(tuple(_WHOLE)):
        return ""  # a mere button under a text that ends like a whole one
    return f"「{tail}」之后需登录才能阅读，来源不完整，只有标题或开头。"
