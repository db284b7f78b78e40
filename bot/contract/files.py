"""What became of files as JSON: `add` and `reindex`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.contract.line import Line
from corpus.document import Damage
from rag.change import Change, Reindexed


@dataclass(frozen=True, slots=True)
class DamageLine:
    """A place where a document is not whole."""

    kind: str
    sentence: str
    start: int
    end: int
    missing: int | None


@dataclass(frozen=True, slots=True)
class ChangeLine(Line):
    """A line of `add`: what became of one file."""

    file: str
    status: str
    reason: str
    document: int | None
    version: int | None
    characters: int
    sections: int
    removed: int
    damage: tuple[DamageLine, ...]
    doubt: int | None


@dataclass(frozen=True, slots=True)
class ReindexLine(Line):
    """`reindex`: what it did."""

    documents: int
    changed: tuple[ChangeLine, ...]
    failed: tuple[ChangeLine, ...]
    chunks: int
    embedded: int
    seconds: float


def change_line(change: Change) -> ChangeLine:
    """What became of a file as JSON."""
    return ChangeLine(
        file=change.file,
        status=str(change.status),
        reason=change.reason,
        document=change.document or None,
        version=change.version or None,
        characters=change.characters,
        sections=change.sections,
        removed=change.removed,
        damage=damage_lines(change.damage),
        doubt=change.doubt or None,
    )


def reindex_line(done: Reindexed, seconds: float) -> ReindexLine:
    """What a re-index did as JSON."""
    return ReindexLine(
        documents=done.documents,
        changed=tuple(map(change_line, done.changed)),
        failed=tuple(map(change_line, done.failed)),
        chunks=done.chunks,
        embedded=done.embedded,
        seconds=round(seconds, 3),
    )


def damage_lines(damage: Sequence[Damage]) -> tuple[DamageLine, ...]:
    """Places that are not whole as JSON."""
    return tuple(DamageLine(str(d.kind), d.sentence, d.start, d.end, d.missing) for d in damage)
