"""Answers written by hand, in the state database. Of whom they are given to, hashes are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.backends.sql.upsert import put, put_once
from rag.backends import schema
from rag.backends.database import Database
from rag.standard import Flag, Placed, Rested, Standard, Use

_STAMP = "standards"


@dataclass(frozen=True, slots=True)
class SqlStandards:
    """Standard answers."""

    database: Database

    def add(self, standard: Standard) -> int:
        """Keep a new one; gives its number."""
        row = {**_changing(standard), "by": standard.by, "turn": 0, "made": datetime.now(UTC)}
        row |= {"question": standard.question, "gap": standard.gap}
        table = schema.standard
        with self.database.write() as connection:
            made = connection.execute(insert(table).values(row).returning(table.c.id))
            return int(made.scalar_one())

    def save(self, standard: Standard) -> bool:
        """Keep it as it is now, one turn on; False where its turn is not the one that is kept."""
        table = schema.standard
        mine = update(table).where(table.c.id == standard.number, table.c.turn == standard.turn)
        with self.database.write() as connection:
            changed = _changing(standard) | {"turn": standard.turn + 1}
            if connection.execute(mine.values(**changed)).rowcount != 1:
                return False
            _rise(connection)
        return True

    def flag(self, number: int, flag: Flag | None) -> bool:
        """Why it is not given; False where that was known."""
        table, name = schema.standard, flag.value if flag else ""
        mine = update(table).where(table.c.id == number, table.c.flag != name)
        with self.database.write() as connection:
            return connection.execute(mine.values(flag=name)).rowcount == 1

    def call(self, number: int, gists: Collection[str]) -> None:
        """Give it to questions of these gists, too."""
        with self.database.write() as connection:
            for gist in filter(None, gists):
                row = {"standard": number, "gist": _hashed(gist)}
                put_once(connection, schema.standard_gist, row)
            _rise(connection)

    def called(self, number: int, gist: str) -> bool:
        """Whether it is for questions of this gist."""
        table = schema.standard_gist
        mine = select(table).where(table.c.standard == number, table.c.gist == _hashed(gist))
        with self.database.read() as connection:
            return connection.execute(mine).first() is not None

    def standard(self, number: int) -> Standard | None:
        """One of them."""
        table = schema.standard
        with self.database.read() as connection:
            row = connection.execute(select(table).where(table.c.id == number)).one_or_none()
        return _standard(row) if row else None

    def listed(self, *uses: Use) -> list[Standard]:
        """All of these uses, the newest first."""
        table = schema.standard
        mine = select(table).where(table.c.use.in_(sorted(uses))).order_by(table.c.id.desc())
        with self.database.read() as connection:
            return [_standard(row) for row in connection.execute(mine)]

    def matching(self, gist: str) -> list[Standard]:
        """Those that are live for questions of this gist, the newest first."""
        table, called = schema.standard, schema.standard_gist
        mine = (
            select(table)
            .join(called, called.c.standard == table.c.id)
            .where(called.c.gist == _hashed(gist), table.c.use == Use.LIVE.value)
            .order_by(table.c.id.desc())
        )
        with self.database.read() as connection:
            return [_standard(row) for row in connection.execute(mine)]

    def stamp(self) -> int:
        """Rises whenever another answer may be given."""
        table = schema.reached
        with self.database.read() as connection:
            found = connection.execute(select(table.c.number).where(table.c.name == _STAMP))
            return found.scalar() or 0


def _hashed(gist: str) -> str:
    return hashlib.sha256(gist.encode("utf-8", "surrogatepass")).hexdigest()


def _rise(connection: Connection) -> None:
    table = schema.reached
    now = select(table.c.number).where(table.c.name == _STAMP)
    number = connection.execute(now).scalar() or 0
    put(connection, table, {"name": _STAMP, "number": number + 1})


def _changing(standard: Standard) -> dict[str, Any]:
    """The columns that may change."""
    said = [
        [one.text, [[at.version, at.start, at.stop, at.quote] for at in one.places]]
        for one in standard.said
    ]
    return {
        "said": said,
        "use": standard.use.value,
        "until": standard.until,
        "flag": standard.flag.value if standard.flag else "",
    }


def _standard(row: Row[Any]) -> Standard:
    return Standard(
        row.id,
        row.question,
        tuple(Rested(text, tuple(Placed(*at) for at in places)) for text, places in row.said),
        row.by,
        Use(row.use),
        row.turn,
        row.until,
        row.made,
        Flag(row.flag) if row.flag else None,
        row.gap,
    )
