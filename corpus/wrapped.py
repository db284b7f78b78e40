r"""Finds hard line breaks inside a sentence: `黨的\n二十大精神`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.document import Noise
from corpus.lines import Line, lines
from corpus.strike import Strike

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_NUMERAL = "一二三四五六七八九十百零〇"
_OPEN_END = re.compile(rf"[{_HAN}“‘《(,、]$")
_COMMA_END = re.compile(r"[,、]$")
_GOES_ON = re.compile(rf"[{_HAN}\d“‘《”’》)]")
_PROSE = re.compile(r"[,。;]")
_STOP = re.compile(r"[。;]")
_NUMBERED = re.compile(
    rf"第[{_NUMERAL}\d]+[编章节条款部篇]|[{_NUMERAL}]{{1,3}}、|\d{{1,3}}[.、)]|\([{_NUMERAL}\d]{{1,3}}\)"
)
_LABEL = re.compile(r".{1,12}:")
_STARTS = re.compile(
    rf"{_NUMBERED.pattern}|{_LABEL.pattern}|[{_NUMERAL}]{{1,2}}(?:是|要|\.)|附件|附:|注:"
)
_INDENT = re.compile(r"[\u3000\t]| {2,}")
# Characters that join what is before to what comes after, so that no line ends with them.
_UNFINISHED = re.compile(r"[的和与及或在对把被将从向为是于而以使让并且其各每这那该]$")
_SHORTEST = 20
_LONGEST_SEARCHED = 200_000


def breaks(folded: str) -> Iterator[Strike]:
    """The line breaks that certainly stand inside a sentence, and only those.

    The line above must be prose that ends without a stop, the line below must go on like it.
    """
    for above, below in pairwise(lines(folded)):
        if _may_be_broken(folded, above, below) and _is_broken(folded, above.words, below.words):
            yield Strike(above.last, below.first, Noise.LINE_BREAK)


def _may_be_broken(folded: str, above: Line, below: Line) -> bool:
    if len(above.words) < _SHORTEST or not below.words or "|" in above.words + below.words:
        return False
    if _INDENT.match(folded, below.start) or _STARTS.match(below.words):
        return False
    return bool(_OPEN_END.search(above.words) and _GOES_ON.match(below.words))


def _is_broken(folded: str, above: str, below: str) -> bool:
    """Whether a sentence runs on: a headline above a paragraph is none."""
    if _COMMA_END.search(above):
        return True
    if _LABEL.match(above) or not _PROSE.search(below):
        return False
    if _STOP.search(above):
        return True
    if _NUMBERED.match(above):
        return False
    return bool(_UNFINISHED.search(above)) or _is_said_elsewhere(folded, above[-2:] + below[:2])


def _is_said_elsewhere(folded: str, words: str) -> bool:
    """Whether the words around the break stand unbroken in another place: 重要|講話."""
    return len(folded) <= _LONGEST_SEARCHED and words in folded
