"""A version in the timeline of its document as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from rag.records import Edition


@dataclass(frozen=True, slots=True)
class EditionLine:
    """A version, and from when until when it holds.

    `by` is the title of the text that ends it, `words` the sentence there that says so; both
    empty while it has no end, `words` also where it is simply followed by the next version.
    """

    version: int
    document: str
    title: str
    dated: str
    effective: str
    since: str
    until: str
    status: str
    by: str
    words: str


def edition_line(edition: Edition) -> EditionLine:
    """A version as JSON."""
    return EditionLine(
        version=edition.number,
        document=edition.name,
        title=edition.title,
        dated=edition.dated,
        effective=edition.effective,
        since=edition.since,
        until=edition.until,
        status=str(edition.status),
        by=edition.by,
        words=edition.reason.words if edition.reason else "",
    )
