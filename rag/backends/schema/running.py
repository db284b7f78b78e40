"""Those who run zhengda by chat."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, String, Table

from rag.backends.columns import Exact, Moment
from rag.backends.schema.base import metadata

rank = Table(
    "rank",
    metadata,
    Column("person", String, primary_key=True),
    Column("rank", String(10), nullable=False),
    Column("by", String, nullable=False),
    Column("since", Moment, nullable=False),
)

act = Table(
    "act",  # triggers keep it from being changed
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("person", String, nullable=False, index=True),
    Column("rank", String(10), nullable=False),  # at the time; empty: none
    Column("deed", String(20), nullable=False),
    Column("allowed", Boolean, nullable=False),
    Column("document", Integer, nullable=False, index=True),  # 0: none
    Column("detail", Exact, nullable=False),
)
