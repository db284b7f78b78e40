"""Widens passages for whoever reads them: sentences around them, as many as fit.

What is indexed is small, so that it is precise; an answer often goes on behind it. So what follows
is added first, and what comes before fills what room is left. Only .846 of the spans that answer
the questions of a set of notices stand in a passage of 200 characters, .974 in one of 400.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from corpus.span import Span
from rag.answer import Passage
from rag.sentences import sentences

LIMIT = 400
"""Characters of a widened passage."""
_LOOK = 200
"""Characters beyond it that are read to see where a sentence begins or ends."""


def widened(
    passages: Sequence[Passage],
    text: Callable[[int], str],
    within: Callable[[int], Sequence[Passage]],
    fits: Callable[[Passage], bool] = lambda _: True,
    limit: int = LIMIT,
) -> Iterator[Passage]:
    """The passages with whole sentences of their document around them, `limit` characters at most.

    Their order is kept; one that stands in a wider one before it is left out. Number and headings
    are those of the passage itself, damage is that of all that it now holds. `text` gives the text
    of a version, `within` its passages. One whose wider form does not fit stays as it is.
    """
    given: list[Passage] = []
    for one in passages:
        if any(_holds(wider, one) for wider in given):
            continue
        version = one.source.version
        own = [other for other in within(version) if other.source == one.source]
        span = _wider(text(version), Span(one.start, one.end), _bounds(own, one), limit)
        held = (other for other in own if other.start < span.end and span.start < other.end)
        damage = dict.fromkeys(damage for other in (one, *held) for damage in other.damage)
        words = text(version)[span.start : span.end]
        wider = replace(one, start=span.start, end=span.end, text=words, damage=tuple(damage))
        given.append(wider if fits(wider) else one)
        yield given[-1]


def _holds(wider: Passage, one: Passage) -> bool:
    same = wider.source.version == one.source.version
    return same and wider.start <= one.start and one.end <= wider.end


def _bounds(own: Sequence[Passage], one: Passage) -> Span:
    """Where the document of a passage begins and ends: a file may hold several."""
    return Span(
        min((other.start for other in own), default=one.start),
        max((other.end for other in own), default=one.end),
    )


def _wider(text: str, span: Span, bounds: Span, limit: int) -> Span:
    """A stretch with the sentences that fit behind it, and then before it."""
    room = span.start + limit
    behind = sentences(text[span.end : min(room + _LOOK, bounds.end)])
    ends = [span.end + one.end for one in behind if span.end + one.end <= room]
    end = ends[-1] if ends else span.end
    first = end - limit
    start = max(first - _LOOK, bounds.start)
    before = sentences(text[start : span.start])
    starts = [start + one.start for one in before if start + one.start >= first]
    return Span(starts[0] if starts else span.start, end)
