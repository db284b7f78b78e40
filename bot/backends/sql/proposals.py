"""Files that wait to be settled, in the state database."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, or_, select, update

from bot.backends.sql.upsert import inserting
from bot.proposal import Choice, Course, Gist, Proposal, brought_again
from corpus.document import Upload
from rag.backends import schema
from rag.backends.database import Database
from rag.correct import Correction
from rag.preview import Fit

_TABLE = schema.proposal
_UNSETTLED = tuple(one.value for one in Course if not one.settled)
_SEEN = tuple(one for one in _TABLE.c if one.name != "data")
"""Everything but the bytes."""


@dataclass(frozen=True, slots=True)
class SqlProposals:
    """What is proposed, and the bytes of what is not settled."""

    database: Database

    def put(self, person: str, upload: Upload, batch: str = "", origin: str = "") -> Proposal:
        """Keep a file, or give the unsettled proposal of these bytes."""
        digest = hashlib.sha256(upload.data).hexdigest()
        same = select(*_SEEN).where(
            _TABLE.c.digest == digest,
            _TABLE.c.person == person,
            _TABLE.c.course.in_(_UNSETTLED),
        )
        with self.database.write() as connection:
            if found := connection.execute(same).first():
                number, before = found.id, _proposal(found)
                after = brought_again(before, upload.name, batch, origin)
                if after != before:
                    change = update(_TABLE).where(_TABLE.c.id == number)
                    connection.execute(change.values(**_brought(after)))
            else:
                row = _row(person, upload, digest, batch, origin)
                added = inserting(connection, _TABLE).values(**row).returning(_TABLE.c.id)
                number = connection.execute(added).scalar_one()
            return _proposal(connection.execute(_one(number)).one())

    def proposal(self, number: int) -> Proposal | None:
        """A proposal."""
        with self.database.read() as connection:
            row = connection.execute(_one(number)).one_or_none()
        return _proposal(row) if row else None

    def upload(self, number: int) -> Upload | None:
        """Its file, while it is kept."""
        statement = select(_TABLE.c.name, _TABLE.c.data).where(
            _TABLE.c.id == number, _TABLE.c.course.in_(_UNSETTLED)
        )
        with self.database.read() as connection:
            row = connection.execute(statement).one_or_none()
        return Upload(row.name, bytes(row.data)) if row else None

    def batch(self, name: str) -> list[Proposal]:
        """All of a batch."""
        statement = select(*_SEEN).where(
            _TABLE.c.batch == name, _TABLE.c.course != Course.OPENED.value
        )
        return self._found(statement.order_by(_TABLE.c.id)) if name else []

    def waiting(self) -> list[Proposal]:
        """All that are not settled."""
        statement = select(*_SEEN).where(_TABLE.c.course.in_(_UNSETTLED))
        return self._found(statement.order_by(_TABLE.c.id.desc()))

    def see(self, number: int, gist: Gist) -> Proposal:
        """Note what a file was seen to be."""
        with self.database.write() as connection:
            found = _proposal(connection.execute(_one(number)).one())
            turn = found.turn + gist.otherwise(found.gist)
            change = update(_TABLE).where(_TABLE.c.id == number)
            connection.execute(change.values(gist=asdict(gist), turn=turn))
            return replace(found, gist=gist, turn=turn)

    def choose(self, number: int, turn: int, choice: Choice) -> Proposal | None:
        """Choose what is to become of it."""
        chosen = self.settle({number: turn}, Course.OPEN, choice=choice)
        return chosen[0] if chosen else None

    def settle(
        self,
        turns: Mapping[int, int],
        course: Course,
        by: str = "",
        choice: Choice | None = None,
    ) -> list[Proposal]:
        """Bring unsettled ones to where they go: all of them, or none."""
        made = _chosen(choice) if choice else {}
        with self.database.write() as connection:
            standing = select(_TABLE.c.id).where(_standing(turns))
            if len(connection.execute(standing).all()) != len(turns):
                return []
            _go(connection, list(turns), course, {"by": by, **made})
            mine = select(*_SEEN).where(_TABLE.c.id.in_(turns)).order_by(_TABLE.c.id)
            return [_proposal(row) for row in connection.execute(mine)]

    def end(self, number: int, course: Course, document: int = 0) -> None:
        """Say what became of it."""
        other = select(_TABLE.c.id).where(_TABLE.c.id == number, _TABLE.c.course != course.value)
        if course is Course.OPEN:
            other = other.where(_TABLE.c.course.in_(_UNSETTLED))
        with self.database.write() as connection:
            if connection.execute(other).first():
                _go(connection, [number], course, {"document": document})

    def forget(self, before: datetime) -> int:
        """Let go of what nobody settled."""
        old = select(_TABLE.c.id).where(_TABLE.c.course.in_(_UNSETTLED), _TABLE.c.made < before)
        with self.database.read() as connection:
            if not connection.execute(old).first():
                return 0
        with self.database.write() as connection:
            gone = [row.id for row in connection.execute(old)]
            _go(connection, gone, Course.FORGOTTEN, {})
            return len(gone)

    def _found(self, statement: Select[Any]) -> list[Proposal]:
        with self.database.read() as connection:
            return [_proposal(row) for row in connection.execute(statement)]


def _row(person: str, upload: Upload, digest: str, batch: str, origin: str) -> dict[str, object]:
    """A file that just came."""
    return {
        "person": person,
        "batch": batch,
        "origin": origin,
        "name": upload.name,
        "digest": digest,
        "data": upload.data,
        "size": len(upload.data),
        "made": datetime.now(UTC),
        "turn": 0,
        "course": Course.OPEN.value,
        "document": 0,
        "by": "",
        "of": None,
        "instead": False,
        "corrections": [],
        "gist": None,
    }


def _brought(one: Proposal) -> dict[str, object]:
    """What may change when a file comes once more."""
    gist = asdict(one.gist) if one.gist else None
    return {
        "name": one.name,
        "batch": one.batch,
        "origin": one.origin,
        "turn": one.turn,
        "gist": gist,
    }


def _one(number: int) -> Select[Any]:
    return select(*_SEEN).where(_TABLE.c.id == number)


def _standing(turns: Mapping[int, int]) -> Any:  # noqa: ANN401  a condition, whose type says nothing
    """Not settled, each at its turn."""
    by_turn: dict[int, list[int]] = {}
    for number, turn in turns.items():
        by_turn.setdefault(turn, []).append(number)
    each = [and_(_TABLE.c.turn == at, _TABLE.c.id.in_(ids)) for at, ids in by_turn.items()]
    return and_(_TABLE.c.course.in_(_UNSETTLED), or_(*each) if each else _TABLE.c.id < 0)


def _go(
    connection: Connection, numbers: list[int], course: Course, more: Mapping[str, object]
) -> None:
    """Bring proposals to where they go; what is settled loses its bytes."""
    values = {"turn": _TABLE.c.turn + 1, "course": course.value, "by": "", **more}
    if course.settled:
        values["data"] = b""
    connection.execute(update(_TABLE).where(_TABLE.c.id.in_(numbers)).values(**values))


def _chosen(choice: Choice) -> dict[str, object]:
    """A choice as columns."""
    told = [[one.part, one.field, one.value] for one in choice.corrections]
    return {"of": choice.of, "instead": choice.instead, "corrections": told}


def _proposal(row: Row[Any]) -> Proposal:
    corrections = tuple(Correction(*one) for one in row.corrections)
    return Proposal(
        number=row.id,
        person=row.person,
        batch=row.batch,
        origin=row.origin,
        name=row.name,
        digest=row.digest,
        size=row.size,
        made=row.made,
        turn=row.turn,
        course=Course(row.course),
        choice=Choice(row.of, row.instead, corrections),
        gist=_gist(row.gist) if row.gist else None,
        document=row.document,
        by=row.by,
    )


def _gist(told: Mapping[str, Any]) -> Gist:
    return Gist(**{**told, "fit": Fit(told["fit"])})
