"""What is known of a document, on one card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.citing import edition, ended
from bot.desk.commands.outline import Unit
from bot.message import Mark, Outgoing, Style
from bot.wording import Wording
from rag.records import Edition, Record

_MOST_SECTIONS = 40
_MOST_DAMAGES = 6
_LONGEST = 40


def card(
    record: Record, editions: Sequence[Edition], outline: Sequence[Unit], wording: Wording
) -> Iterator[Outgoing]:
    """The card, block by block: what it is, its versions, its sections, what it lacks."""
    say = wording.documents
    title = record.title.strip() or record.name
    yield Outgoing(title, (Mark(0, len(title), Style.BOLD),))
    for head, value in _facts(record, editions, wording):
        if value:
            yield Outgoing(say.of.format(label=head, value=value))
    if len(editions) > 1:
        yield from (Outgoing(""), Outgoing(say.versions))
        yield from (Outgoing(edition(one, wording)) for one in editions)
    yield from (Outgoing(""), Outgoing(f"{say.outline}（{len(outline)}）"))
    for one in outline[:_MOST_SECTIONS]:
        yield Outgoing(f"{one.number}. {headed(one, wording)}")
    if len(outline) > _MOST_SECTIONS:
        yield Outgoing("…")
    yield from (Outgoing(""), *map(Outgoing, _damage(record, wording)))


def headed(unit: Unit, wording: Wording) -> str:
    """The heading of a section, in a line that leaves room for others."""
    line = " ".join(unit.heading.split()) or wording.catalogue.opening
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _facts(
    record: Record, editions: Sequence[Edition], wording: Wording
) -> Iterator[tuple[str, str]]:
    say = wording.documents
    now = next((one for one in editions if one.version == record.version_id), None)
    yield say.id, str(record.id)
    yield say.issuer, record.issuer
    yield say.number, record.number
    yield say.kind, wording.kinds[record.kind]
    yield say.dated, record.dated
    yield say.effective, now.since or now.effective if now else ""
    reason = ended(now, wording) if now else ""
    yield say.status, f"{wording.statuses[record.status]}{reason}"
    yield say.place, record.place


def _damage(record: Record, wording: Wording) -> Iterator[str]:
    """What the document lacks; the same thing once."""
    say = wording.documents
    sentences = list(dict.fromkeys(one.sentence for one in record.damage))
    if not sentences:
        yield say.of.format(label=say.damage, value=say.whole)
        return
    yield f"{say.damage}（{len(record.damage)}）"
    yield from (f"⚠ {one}" for one in sentences[:_MOST_DAMAGES])
    if len(sentences) > _MOST_DAMAGES:
        yield "…"
