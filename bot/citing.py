"""How a source is told: where it stands, and what must be known of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.whose import unnamed
from bot.wording import Wording
from corpus.known import Kind, Status
from rag.answer import Passage, Source
from rag.records import Edition

_LONGEST_HEADING = 30
_NO_RULE = frozenset({Kind.SPEECH, Kind.MODEL_TEXT, Kind.NEWS})


def titled(source: Source, wording: Wording) -> str:
    """The title of a document, or what its file is called, as a title is written."""
    title = source.title.strip() or source.document
    return title if title.startswith("《") else wording.frame.title.format(title=title)


def standing(source: Source, wording: Wording, day: date | None = None) -> str:
    """What a document is: today, or on the day of an answer that is not of today."""
    status = wording.statuses[source.status]
    return wording.frame.then.format(day=day, status=status) if day else status


def place(passage: Passage, wording: Wording, day: date | None = None) -> str:
    """Title, section path, date of the version, status, and kind where it is no rule."""
    return wording.frame.separator.join(_place(passage, wording, day))


def _place(passage: Passage, wording: Wording, day: date | None) -> Iterator[str]:
    source = passage.source
    yield titled(source, wording)
    # The title is mostly the first heading too.
    path = passage.path[1:] if passage.path[:1] == (source.title.strip(),) else passage.path
    if path:
        yield wording.frame.step.join(map(_short, path))
    if by := unnamed(source):
        yield by
    if source.dated:
        yield source.dated
    if source.kind in _NO_RULE:
        yield wording.kinds[source.kind]
    if source.kind not in _NO_RULE or source.status.past:
        yield standing(source, wording, day)


def cautions(source: Source, wording: Wording) -> list[str]:
    """What must be known of a source that is not simply a rule in force."""
    notices = wording.notices
    by_kind = {
        Kind.SPEECH: notices.speech,
        Kind.MODEL_TEXT: notices.model_text,
        Kind.NEWS: notices.news,
    }
    by_status = {
        Status.REPEALED: notices.repealed,
        Status.SUPERSEDED: notices.superseded,
        Status.EXPIRED: notices.expired,
        Status.TRIAL: notices.trial,
        Status.NOT_YET_EFFECTIVE: notices.not_yet_effective,
    }
    said = [by_kind.get(source.kind, ""), by_status.get(source.status, "")]
    return [f"⚠ {notice}" for notice in said if notice]


def edition(edition: Edition, wording: Wording) -> str:
    """A version in one line: number, date, status, from when until when, by what."""
    line = wording.documents.edition.format(
        number=edition.number,
        dated=edition.dated or "—",
        status=wording.statuses[edition.status],
        since=edition.since or "—",
        until=_last(edition.until) or "—",
    )
    return f"{line}{ended(edition, wording)}"


def _last(until: str) -> str:
    """The last day of a term that is over on another one, as documents tell it.

    Example: `2029-09-01` is `2029-08-31`; a month or a year stays what it is.
    """
    if len(until) < len("2029-09-01"):
        return until
    return (date.fromisoformat(until) - timedelta(days=1)).isoformat()


def ended(edition: Edition, wording: Wording) -> str:
    """What ends a version, with the words that say so; empty where nothing does."""
    if edition.reason is None:
        return ""
    return wording.documents.ended.format(by=edition.by, words=edition.reason.words)


def _short(heading: str) -> str:
    """A heading that leaves room for the others."""
    line = " ".join(heading.split())
    return line if len(line) <= _LONGEST_HEADING else f"{line[: _LONGEST_HEADING - 1]}…"
