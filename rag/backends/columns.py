"""Kinds of columns that give back what was put in, whichever database it is."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, LargeBinary, TypeDecorator


class Exact(TypeDecorator[str]):
    """Text stored as bytes, so that every character comes back."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Text to bytes."""
        del dialect
        return None if value is None else value.encode("utf-8", "surrogatepass")

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Bytes to text."""
        del dialect
        return None if value is None else bytes(value).decode("utf-8", "surrogatepass")


class Moment(TypeDecorator[datetime]):
    """A moment in universal time, also where the database forgets the zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware to naive universal time."""
        del dialect
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Naive universal time to aware."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)
