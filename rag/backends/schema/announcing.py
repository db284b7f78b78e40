"""Announcements, and how far what happened to the corpus has been told."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, String, Table

from rag.backends.columns import Exact, Moment
from rag.backends.schema.base import metadata

announcement = Table(
    "announcement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),  # the same key is drafted once
    Column("state", String(10), nullable=False, index=True),
    Column("turn", Integer, nullable=False),  # rises with everything that is done to it
    Column("owed", Boolean, nullable=False, index=True),  # what was decided is still to be done
    Column("body", LargeBinary, nullable=False),
)

heard = Table(
    "heard",  # one row
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event", Integer, nullable=False),
    Column("began", Moment, nullable=False),
)

attachment = Table(
    "attachment",  # files that go with announcements somebody wrote
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Exact, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
