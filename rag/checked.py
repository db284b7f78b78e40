"""The nouns of a check: claims somebody makes, and what the documents say of each.

The promise holds here too: a verdict other than `ABSENT` cannot be built without the words it
rests on, and those are citations, which only stand where the words stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rag.answer import Citation, NotQuotedError, Source


class Verdict(StrEnum):
    """What the documents say of a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Piece:
    """One claim on its way: the words as they were written, and what they silently go on from."""

    text: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The claims of a text; `left_out` more of them are not checked."""

    pieces: tuple[Piece, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """What a document has (`there`) where a claim has something else (`said`)."""

    there: str
    said: str


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with its verdict.

    `citations` prove it; of an absent one they are what comes nearest, and prove nothing.
    `differences` tell what a contradicted claim has otherwise, `older` are words that agree with
    it but do not count: of a text that holds no longer, or that is no rule.
    """

    text: str
    verdict: Verdict
    citations: tuple[Citation, ...] = ()
    differences: tuple[Difference, ...] = ()
    older: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        if self.verdict is not Verdict.ABSENT and not self.citations:
            raise NotQuotedError("a verdict needs a citation")

    @property
    def past(self) -> bool:
        """Whether only what holds no longer says so."""
        sources = [citation.passage.source for citation in self.citations]
        return self.verdict is Verdict.SUPPORTED and not any(map(_current, sources))


@dataclass(frozen=True, slots=True)
class Checked:
    """A text after its check on a day; `left_out` claims of it were not looked at."""

    claims: tuple[CheckedClaim, ...]
    day: date
    left_out: int = 0


def _current(source: Source) -> bool:
    return source.current
