"""What the language model has cost."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, Table

from rag.backends.schema.base import metadata

spending = Table(
    "spending",  # a row a day
    metadata,
    Column("day", Date, primary_key=True),
    Column("read", BigInteger, nullable=False),
    Column("written", BigInteger, nullable=False),
)
