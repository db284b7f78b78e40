"""Files that somebody sent, until it is settled what becomes of them."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Integer, LargeBinary, String, Table

from rag.backends.columns import Exact, Moment
from rag.backends.schema.base import metadata

proposal = Table(
    "proposal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", String, nullable=False),
    Column("batch", String, nullable=False, index=True),  # what came together; empty: alone
    Column("origin", String, nullable=False),  # the key of what brought it there
    Column("name", Exact, nullable=False),
    Column("digest", String(64), nullable=False, index=True),
    Column("data", LargeBinary, nullable=False),  # emptied when it is settled
    Column("size", Integer, nullable=False),
    Column("made", Moment, nullable=False),
    Column("turn", Integer, nullable=False),  # rises with everything that is settled of it
    Column("course", String(10), nullable=False, index=True),
    Column("document", Integer, nullable=False),  # what it became; 0: nothing yet
    Column("by", String, nullable=False),  # the key of what ordered or dropped it last
    Column("of", Integer),  # the document it is to be a version of; 0: its own; none: unsettled
    Column("instead", Boolean, nullable=False),
    Column("corrections", JSON, nullable=False),  # [[part, field, value], …]
    Column("gist", JSON(none_as_null=True)),  # what it was seen to be; none before it was looked at
)
