"""Text out of a source: takes out what is not the document, and keeps account of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from corpus.damage import damage
from corpus.document import Cleaned, Decoded, Noise, Removed
from corpus.fold import fold
from corpus.furniture import furniture
from corpus.markup import marks
from corpus.pinyin import injected
from corpus.span import Span
from corpus.strike import Strike
from corpus.walls import cuts
from corpus.wrapped import breaks

_CONTROL = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff]+"
)
_NOISES = tuple(Noise)
_SIGNS = frozenset((Noise.PINYIN, Noise.MARKUP, Noise.CONTROL))


def clean(decoded: Decoded) -> Cleaned:
    """The document's own text; every other character of the source is in `removed`."""
    source = decoded.source
    folded = fold(source)
    walls = tuple(cuts(folded))
    first = _settle(
        len(source),
        chain(
            _control(source),
            (Strike(wall.start, wall.end, Noise.PAYWALL) for wall in walls),
            furniture(folded),
            marks(source, decoded.markup),
            injected(source),
        ),
    )
    text, kept = _keep(source, first)
    wrapped = (
        strike for strike in _within(kept, breaks(fold(text))) if _is_clear(source, first, strike)
    )
    labels = _settle(len(source), chain(_strikes(first), wrapped))
    text, kept = _keep(source, labels)
    removed = tuple(
        Removed(Span(s.start, s.end), s.noise, source[s.start : s.end]) for s in _strikes(labels)
    )
    cleaned = Cleaned(source, text, kept, removed, ())
    return Cleaned(source, text, kept, removed, damage(cleaned, walls, decoded.damage))


def _control(source: str) -> Iterator[Strike]:
    for found in _CONTROL.finditer(source):
        yield Strike(found.start(), found.end(), Noise.CONTROL)


def _is_clear(source: str, labels: bytes, strike: Strike) -> bool:
    """Whether nothing but white space and signs stood around a line break in the source."""
    if source[strike.start : strike.end].strip():
        return False
    beside = labels[max(strike.start - 1, 0) : strike.start] + labels[strike.end : strike.end + 1]
    return not any(code and _NOISES[code - 1] not in _SIGNS for code in beside)


def _settle(length: int, strikes: Iterable[Strike]) -> bytes:
    """One label a character: 0 kept, else the noise that claimed it first."""
    labels = bytearray(length)
    for strike in strikes:
        code = bytes([_NOISES.index(strike.noise) + 1])
        claimed = labels[strike.start : strike.end]
        labels[strike.start : strike.end] = claimed.replace(b"\0", code)
    return bytes(labels)


def _runs(labels: bytes) -> Iterator[tuple[int, int, int]]:
    for run in re.finditer(rb"(?s)(.)\1*", labels):
        yield run.start(), run.end(), labels[run.start()]


def _strikes(labels: bytes) -> Iterator[Strike]:
    for start, end, code in _runs(labels):
        if code:
            yield Strike(start, end, _NOISES[code - 1])


def _keep(source: str, labels: bytes) -> tuple[str, tuple[Span, ...]]:
    kept = tuple(Span(start, end) for start, end, code in _runs(labels) if not code)
    return "".join(source[span.start : span.end] for span in kept), kept


def _within(kept: tuple[Span, ...], strikes: Iterable[Strike]) -> Iterator[Strike]:
    """Strikes in the text, as strikes in the source; what is struck between stays so."""
    at, before = 0, 0
    for strike in strikes:
        while before + len(kept[at]) <= strike.start:
            before += len(kept[at])
            at += 1
        start = kept[at].start + strike.start - before
        last, passed = at, before
        while passed + len(kept[last]) < strike.end:
            passed += len(kept[last])
            last += 1
        yield Strike(start, kept[last].start + strike.end - passed, strike.noise)
