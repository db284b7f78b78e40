"""References to single articles: 第十条, 第三条第二款, 第五条至第八条."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.numerals import number

_N = r"[一二三四五六七八九十百千零〇两\d]{1,7}"
_ONE = rf"第{_N}(?:条(?:之{_N})?(?:第{_N}款)?(?:第{_N}项)?|章|节)"
ARTICLES = re.compile(rf"{_ONE}(?:\s?(?:、|和|及|与|,|至|到|—|-)\s?{_ONE}){{0,60}}")
_PIECE = re.compile(rf"(?P<to>至|到|—|-)?\s?(?P<ref>{_ONE})")
_PLAIN = re.compile(rf"第({_N})条")
_MOST = 200


def named(words: str) -> tuple[str, ...]:
    """The articles in a reference, folded; a range is told article by article.

    Example: ``named("第三条、第五条至第七条") == ("第三条", "第五条", "第六条", "第七条")``.
    """
    found: dict[str, None] = {}
    before = ""
    for hit in _PIECE.finditer(words):
        reference = hit["ref"]
        if hit["to"]:
            found |= dict.fromkeys(_between(before, reference))
        found[reference] = None
        before = reference
    return tuple(found)[:_MOST]


def _between(first: str, last: str) -> Iterator[str]:
    low, high = _PLAIN.fullmatch(first), _PLAIN.fullmatch(last)
    if low and high and 0 < number(high[1]) - number(low[1]) <= _MOST:
        arabic = low[1].isdecimal()
        for at in range(number(low[1]) + 1, number(high[1])):
            yield f"第{at if arabic else spelt(at)}条"


def spelt(value: int) -> str:
    """A number below a thousand as articles are counted: 21 is 二十一, 105 is 一百零五."""
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    if not hundreds:
        lead = "" if tens == 1 else digits[tens]
        return (f"{lead}十" if tens else "") + (digits[ones] if ones or not tens else "")
    middle = f"{digits[tens]}十" if tens else ("零" if ones else "")
    return f"{digits[hundreds]}百{middle}{digits[ones] if ones else ''}"
