"""Writes what people told, and what is stored, as a zip of JSON lines for other programs.

Nothing in it names a person: questions and remarks are masked, and nobody's number is told.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, BinaryIO, TypeAlias

from bot.gap import Gap
from bot.masked import masked
from bot.ports import Shelved, Told
from bot.ports.unanswered import Gaps, Standards
from bot.told import Content, Remark, Voted
from rag.records import Record
from rag.standard import Standard, Use

Json: TypeAlias = Mapping[str, object]
"""A line, as it is written."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is exported, by the name of its file: its lines are read when it is written."""

    told: Told
    gaps: Gaps
    standards: Standards
    stored: Shelved

    @property
    def tables(self) -> Mapping[Content, Callable[[], Iterator[Json]]]:
        """The files of an export."""
        return {
            Content.DOCUMENTS: lambda: map(_document, self.stored.records()),
            Content.STANDARDS: lambda: map(_standard, self.standards.listed(*Use)),
            Content.UNANSWERED: lambda: map(_gap, self.gaps.open()),
            Content.VOTES: lambda: map(_voted, self.told.votes()),
            Content.FEEDBACK: lambda: map(_remark, self.told.remarks()),
        }

    def write(
        self, file: BinaryIO, tell: Callable[[int, int], None], *, originals: bool
    ) -> dict[Content, int]:
        """Write the zip; gives how many lines or files there are of each."""
        counts: dict[Content, int] = {}
        total = len(self.tables) + originals
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for done, (name, lines) in enumerate(self.tables.items()):
                tell(done, total)
                with archive.open(f"{name}.jsonl", "w") as member:
                    counts[name] = _written(lines(), member)
            if originals:
                counts[Content.ORIGINALS] = self._originals(archive, tell)
        return counts

    def _originals(self, archive: zipfile.ZipFile, tell: Callable[[int, int], None]) -> int:
        total, done = len(self.stored.records()), 0
        for record, upload in self.stored.originals():
            name = PurePosixPath(upload.name).name or "file"
            # Numbers before the name: two files may be called alike.
            numbered = f"{record.id}-{record.version}-{name}"
            archive.writestr(f"{Content.ORIGINALS}/{numbered}", upload.data)
            done += 1
            tell(done, max(total, done))
        return done


def _written(lines: Iterable[Json], member: IO[bytes]) -> int:
    count = 0
    for line in lines:
        member.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "backslashreplace"))
        member.write(b"\n")
        count += 1
    return count


def _document(record: Record) -> Json:
    return {
        "id": record.id,
        "file": record.name,
        "version": record.version,
        "title": record.title,
        "kind": record.kind,
        "status": record.status,
        "dated": record.dated,
        "issuer": record.issuer,
        "number": record.number,
        "place": record.place,
        "characters": record.characters,
        "damage": [one.sentence for one in record.damage],
        "added": record.added.isoformat(timespec="seconds"),
        "sha256": record.digest,
    }


def _standard(standard: Standard) -> Json:
    return {
        "number": standard.number,
        "question": masked(standard.question),
        "claims": [
            {
                "text": one.text,
                "quotes": [
                    {"version": place.version, "start": place.start, "quote": place.quote}
                    for place in one.places
                ],
            }
            for one in standard.said
        ],
        "use": standard.use,
        "until": standard.until.isoformat() if standard.until else "",
        "flag": standard.flag or "",
    }


def _gap(gap: Gap) -> Json:
    return {
        "number": gap.number,
        "questions": [masked(one) for one in gap.questions],
        "refused": gap.refused,
        "disliked": gap.disliked,
        "wishes": gap.wishes,
        "latest": gap.latest.isoformat(timespec="seconds") if gap.latest else "",
    }


def _voted(voted: Voted) -> Json:
    return {
        "at": voted.at.isoformat(timespec="seconds"),
        "good": voted.vote.good,
        "reason": voted.vote.reason,
        "answer": voted.answer,
        "question": masked(voted.question),
        "outcome": voted.outcome,
        "claims": list(voted.claims),
    }


def _remark(remark: Remark) -> Json:
    return {"at": remark.at.isoformat(timespec="seconds"), "text": masked(remark.text)}
