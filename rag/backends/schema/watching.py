"""Where zhengda is told to be silent."""

from __future__ import annotations

from sqlalchemy import Column, String, Table

from rag.backends.columns import Exact, Moment
from rag.backends.schema.base import metadata

pause = Table(
    "pause",  # a row as long as it lasts
    metadata,
    Column("surface", String(20), primary_key=True),
    Column("reason", Exact, nullable=False),  # as it is told to people
    Column("by", String, nullable=False),
    Column("since", Moment, nullable=False),
)
