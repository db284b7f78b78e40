"""What all tables have in common: how their constraints are named, and their newest state."""

from __future__ import annotations

from sqlalchemy import MetaData

HEAD = "v0012"
"""The newest migration; a database that is there already need not be migrated."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
