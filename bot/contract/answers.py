"""Answers as JSON: `ask --json` and `ask --batch`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from bot.contract.line import Line
from bot.render import spoken
from bot.wording import Wording
from rag.answer import Answer, Citation
from rag.contrast import Role
from rag.traced import Step


@dataclass(frozen=True, slots=True)
class CitationLine:
    """A quote and where it stands: `text[start:end]` is the passage around it."""

    n: int
    document: str
    title: str
    section: tuple[str, ...]
    quote: str
    start: int
    end: int
    kind: str
    status: str
    damage: tuple[str, ...]
    version: int
    dated: str
    issuer: str
    place: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A sentence of an answer, the numbers of the citations it rests on, what it says of them."""

    text: str
    citations: tuple[int, ...]
    role: str = str(Role.IS)


@dataclass(frozen=True, slots=True)
class SideLine:
    """A side of a comparison; so many of the claims, in their order, are of it."""

    name: str
    claims: int


@dataclass(frozen=True, slots=True)
class StepLine:
    """What one station did with a question."""

    station: str
    words: str


@dataclass(frozen=True, slots=True)
class AnswerLine(Line):
    """`ask --json`, and a line of `ask --batch`. `id` is the question's, as it came."""

    id: object
    outcome: str
    refused: bool
    answer: str
    claims: tuple[ClaimLine, ...] = ()
    citations: tuple[CitationLine, ...] = ()
    nearest: tuple[CitationLine, ...] = ()
    seconds: float = 0.0
    as_of: str = ""
    model: str = ""
    notice: str = ""
    unsure: bool = False
    missing: str = ""
    choices: tuple[str, ...] = ()
    sides: tuple[SideLine, ...] = ()


@dataclass(frozen=True, slots=True)
class TracedLine(AnswerLine):
    """An answer with what every station did: `ask --json --trace`."""

    trace: tuple[StepLine, ...] = ()


def failed_line(identifier: object, reason: str) -> AnswerLine:
    """A question that could not be answered at all; its `answer` says why in one sentence."""
    return AnswerLine(identifier, "failed", refused=False, answer=reason)


def answer_line(identifier: object, answer: Answer, wording: Wording) -> AnswerLine:
    """An answer as JSON: its text as a person sees it, without the list of sources."""
    numbers = {citation: n for n, citation in enumerate(answer.citations, 1)}
    return AnswerLine(
        id=identifier,
        outcome=str(answer.outcome),
        refused=answer.outcome.refused,
        answer=spoken(answer, wording),
        claims=tuple(
            ClaimLine(
                claim.text,
                tuple(numbers[c] for c in dict.fromkeys(claim.citations)),
                str(claim.role),
            )
            for claim in answer.claims
        ),
        citations=_cited(answer.citations),
        nearest=_cited(answer.nearest),
        seconds=round(answer.seconds, 4),
        as_of=answer.as_of.isoformat() if answer.as_of else "",
        model=answer.model,
        notice=str(answer.notice or ""),
        unsure=answer.unsure,
        missing=answer.missing,
        choices=answer.choices,
        sides=tuple(SideLine(one.name, one.claims) for one in answer.sides),
    )


def traced_line(identifier: object, answer: Answer, wording: Wording) -> TracedLine:
    """An answer with its trace as JSON."""
    line = answer_line(identifier, answer, wording)
    plain = {field.name: getattr(line, field.name) for field in fields(line)}
    return TracedLine(**plain, trace=_traced(answer.trace))


def _cited(citations: Sequence[Citation]) -> tuple[CitationLine, ...]:
    return tuple(
        CitationLine(
            n=n,
            document=citation.passage.source.document,
            title=citation.passage.source.title,
            section=citation.passage.path,
            quote=citation.quote,
            start=citation.passage.start,
            end=citation.passage.end,
            kind=str(citation.passage.source.kind),
            status=str(citation.passage.source.status),
            damage=citation.damage,
            version=citation.passage.source.version,
            dated=citation.passage.source.dated,
            issuer=citation.passage.source.issuer,
            place=citation.passage.source.place,
            since=citation.passage.source.since,
            until=citation.passage.source.until,
        )
        for n, citation in enumerate(citations, 1)
    )


def _traced(steps: Sequence[Step]) -> tuple[StepLine, ...]:
    return tuple(StepLine(step.station, step.words) for step in steps)
