"""Finds the lines of a web page that are not the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document import Noise
from corpus.lines import Line, lines
from corpus.phrases import ADVERT_LEAD, BULLET, STRONG, TEASER, WEAK, Rules
from corpus.strike import Strike
from corpus.walls import is_login

_LONGEST = 160
_LONGEST_TITLE = 60
_SHORTEST_TITLE = 6
_MOST_TITLES = 20
_PIECE = 8
_REPEATED = 0.8
_MOST_TEASERS = 3
_PROSE = re.compile(r"[。;]|^[一二三四五六七八九十]、|^第.{1,4}[章条]|^\(|附件")


def furniture(folded: str) -> Iterator[Strike]:
    """The lines that belong to the page and not to the document, with blank lines below them.

    `folded` is the source as search sees it.
    """
    page = [line for line in lines(folded) if line.words]
    found = [_strong(line.words) for line in page]
    _add_teasers(page, found, folded)
    _spread(page, found)
    _add_related(page, found)
    for at, (line, noise) in enumerate(zip(page, found, strict=True)):
        if noise:
            below = page[at + 1].start if at + 1 < len(page) else len(folded)
            yield Strike(line.start, below, noise)


def _strong(words: str) -> Noise | None:
    if len(words) > _LONGEST:
        return None
    return Noise.PAYWALL if is_login(words) else _match(words, STRONG)


def _match(words: str, rules: Rules) -> Noise | None:
    for noise, pattern in rules:
        if pattern.fullmatch(words):
            return noise
    return None


def _add_teasers(page: Sequence[Line], found: list[Noise | None], folded: str) -> None:
    """A lead-in under 文章导读 goes with it: it advertises, or repeats what stands below."""
    labels = [at for at, line in enumerate(page[:-1]) if TEASER.fullmatch(line.words)]
    for at in labels[:_MOST_TEASERS]:
        below = page[at + 1]
        if ADVERT_LEAD.match(below.words) or _repeats(below.words, folded[below.end :]):
            found[at + 1] = Noise.ADVERT


def _repeats(words: str, rest: str) -> bool:
    squeezed = "".join(rest.split())
    tight = "".join(words.split())
    pieces = [tight[at : at + _PIECE] for at in range(0, len(tight) - _PIECE + 1, _PIECE)]
    return bool(pieces) and sum(p in squeezed for p in pieces) >= len(pieces) * _REPEATED


def _spread(page: Sequence[Line], found: list[Noise | None]) -> None:
    """Weak lines beside found ones are found as well: downwards first, then upwards."""
    for order in (range(len(page)), range(len(page) - 1, -1, -1)):
        beside: Noise | None = None
        for at in order:
            if found[at] is None and beside and len(page[at].words) <= _LONGEST:
                found[at] = _match(page[at].words, WEAK)
            beside = found[at]


def _add_related(page: Sequence[Line], found: list[Noise | None]) -> None:
    """The titles below a heading of related articles, as long as they are mere titles."""
    left = 0
    for at, line in enumerate(page):
        if found[at] is Noise.RELATED:
            left = _MOST_TITLES
        elif found[at] is None and left and _is_entry(line.words):
            found[at] = Noise.RELATED
            left -= 1
        elif found[at] is None:
            left = 0


def _is_entry(words: str) -> bool:
    if BULLET.fullmatch(words):
        return True
    return _SHORTEST_TITLE <= len(words) <= _LONGEST_TITLE and not _PROSE.search(words)
