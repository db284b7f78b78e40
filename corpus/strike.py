"""What a finder of noise hands over: a stretch of the source to be struck out."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Noise


@dataclass(frozen=True, slots=True)
class Strike:
    """`source[start:end]` is not the document, for this reason."""

    start: int
    end: int
    noise: Noise
