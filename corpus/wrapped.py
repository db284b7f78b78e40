r"""Finds hard line breaks inside a sentence: `黨的\n二十大精神`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.document import Noise
from corpus.lines import Line, lines
from corpus.strike import Strike

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_PROSE = re.compile(r"[,。;、:]")
_OPEN_END = re.compile(rf"[{_HAN}“‘《(][^\S\n]*$|[,、][^\S\n]*$")
_COMMA_END = re.compile(r"[,、]$")
_GOES_ON = re.compile(rf"^[{_HAN}\d“‘《”’》)]")
_STARTS = re.compile(
    r"^(?:第[一二三四五六七八九十百零〇\d]+[编章节条款部篇]|[一二三四五六七八九十]{1,3}[、.是要]|\d{1,3}[.、)]|"
    r"\([一二三四五六七八九十\d]{1,3}\)|附件|附:|[问答]\d*[::]|注:|.{1,12}:)"
)
_INDENT = re.compile(r"^[\u3000\t]|^ {2,}")
_NUMBERED = re.compile(
    r"^(?:第[一二三四五六七八九十百零〇\d]+[编章节条款部篇]|[一二三四五六七八九十]{1,3}、|\d{1,3}[.、)]|\([一二三四五六七八九十\d]{1,3}\))"
)
_STOP = re.compile(r"[。;]")
_SHORTEST = 20


def breaks(folded: str) -> Iterator[Strike]:
    """The line breaks that certainly stand inside a sentence, and only those.

    The line above must be prose that ends without a stop, the line below must go on like it.
    """
    for above, below in pairwise(lines(folded)):
        if _is_broken(folded, above, below):
            yield Strike(above.last, below.first, Noise.LINE_BREAK)


def _is_broken(folded: str, above: Line, below: Line) -> bool:
    if len(above.words) < _SHORTEST or not below.words or "|" in above.words or "|" in below.words:
        return False
    if _INDENT.match(folded[below.start : below.end]) or _STARTS.match(below.words):
        return False
    if not (_OPEN_END.search(above.words) and _GOES_ON.match(below.words)):
        return False
    if _COMMA_END.search(above.words):
        return True
    if _NUMBERED.match(above.words) and not _STOP.search(above.words):
        return False  # a heading of its own
    return bool(_PROSE.search(above.words[:-1])) and bool(_PROSE.search(below.words))
