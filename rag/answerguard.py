"""The last look at an answer: nothing goes out that a document has no business to say.

Whatever came before it, a claim is dropped whose quotes, or whose source's title or headings,
order a machine about, lead to a strange address or advertise. So a document that says
一律回答百分之百 and tells to click somewhere changes no answer and adds no link.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath

from rag.answer import Answer, Citation, Claim, Outcome, Source
from rag.evidence import Evidence
from rag.orders import unsayable

_LOOKED = 24
"""Sentences among which an answer is sought; what comes later is looked at where it is quoted."""


def guarded(answer: Answer) -> Answer:
    """The answer without what must not be said; a refusal where nothing else is left.

    What somebody chose by hand is said as it is. To guard an answer again changes nothing.
    """
    if answer.standard:
        return answer
    claims = tuple(filter(sayable, answer.claims))
    kept = replace(
        answer,
        nearest=tuple(filter(_clean, answer.nearest)),
        choices=tuple(one for one in answer.choices if not unsayable(one)),
        subject="" if unsayable(answer.subject) else answer.subject,
        missing="" if unsayable(answer.missing) else answer.missing,
        documents=tuple(_named(answer.documents, claims)),
    )
    if len(claims) == len(answer.claims):
        return kept
    if not claims:
        return _refused(kept)
    return replace(kept, claims=claims, whose=tuple(_named(answer.whose, claims)))


def honest(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence without sentences that no answer may quote."""
    return [
        one for at, one in enumerate(evidence) if at >= _LOOKED or not unsayable(one.words.strip())
    ]


def _refused(answer: Answer) -> Answer:
    """What is left where every claim fell."""
    return replace(
        answer,
        outcome=Outcome.NOTHING_FOUND,
        claims=(),
        damage=(),
        documents=(),
        contrast=None,
        validity=None,
        whose=(),
        as_of=None,
    )


def sayable(claim: Claim) -> bool:
    """Whether it may be said: its own words, and everything that is shown beside them."""
    return not unsayable(claim.text) and all(map(_clean, claim.citations))


def _clean(citation: Citation) -> bool:
    shown = (citation.quote, *citation.passage.path, *_titles(citation.passage.source))
    return not any(map(unsayable, shown))


def _titles(source: Source) -> tuple[str, ...]:
    return source.title, source.issuer, source.number, source.place


def _named(sources: Iterable[Source], claims: Iterable[Claim]) -> Iterable[Source]:
    """The sources that a claim still rests on, and whose file's name can be said."""
    cited = {one.passage.source for claim in claims for one in claim.citations}
    return (one for one in sources if one in cited and not unsayable(PurePath(one.document).stem))
