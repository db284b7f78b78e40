"""Pauses in the state database, where every process sees them at once."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import Row, delete, select

from bot.backends.sql.upsert import put
from bot.pause import Pause, Surface
from rag.backends import schema
from rag.backends.database import Database


@dataclass(frozen=True, slots=True)
class SqlPauses:
    """A row a pause, as long as it lasts."""

    database: Database

    def paused(self, surface: Surface) -> Pause | None:
        """Why nothing is said on a surface: it is paused itself, or everything is."""
        found = {one.surface: one for one in self.pauses()}
        return found.get(surface) or found.get(Surface.EVERYTHING)

    def pauses(self) -> list[Pause]:
        """All of them, in the order of `Surface`."""
        with self.database.read() as connection:
            found = [_pause(row) for row in connection.execute(select(schema.pause))]
        return sorted(found, key=lambda one: list(Surface).index(one.surface))

    def pause(self, pause: Pause) -> None:
        """From now on nothing is said there; another reason replaces the one before."""
        with self.database.write() as connection:
            put(connection, schema.pause, asdict(pause) | {"surface": pause.surface.value})

    def resume(self, surface: Surface) -> list[Surface]:
        """End the pause of a surface, or with `EVERYTHING` all of them; gives what was ended."""
        table = schema.pause
        ended = select(table.c.surface)
        gone = delete(table)
        if surface is not Surface.EVERYTHING:
            ended = ended.where(table.c.surface == surface.value)
            gone = gone.where(table.c.surface == surface.value)
        with self.database.write() as connection:
            found = {Surface(name) for name in connection.execute(ended).scalars()}
            connection.execute(gone)
        return [one for one in Surface if one in found]


def _pause(row: Row[tuple[object, ...]]) -> Pause:
    return Pause(Surface(row.surface), row.reason, row.by, row.since)
