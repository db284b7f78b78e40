"""Says whose document something is: by its issuer, else by its place."""

from __future__ import annotations

from rag.answer import Answer, Claim, Source


def issuer(source: Source) -> str:
    """Who issued a document, with its place; empty where nobody knows."""
    if source.issuer and source.place not in {"", "全国"} and source.place not in source.issuer:
        return f"{source.place}{source.issuer}"
    return source.issuer or source.place


def unnamed(source: Source) -> str:
    """Who issued a document, where its title does not say so."""
    title = source.title
    said = (source.issuer and source.issuer in title) or (source.place and source.place in title)
    return "" if said or source.place == "全国" else issuer(source)


def owner(claim: Claim, answer: Answer) -> str:
    """Whose rule a claim quotes, where that is to be said; else empty."""
    source = claim.citations[0].passage.source
    return issuer(source) if source in answer.whose else ""


def owners(answer: Answer) -> tuple[str, ...]:
    """All whose rules an answer quotes, each once, where that is to be said."""
    named = (owner(claim, answer) for claim in answer.claims)
    return tuple(dict.fromkeys(one for one in named if one))
