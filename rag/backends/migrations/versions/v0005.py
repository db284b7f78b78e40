"""Keeps, for every revision, what could be found at it: versions come and go, none is lost."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0005"
down_revision = "v0004"


def upgrade() -> None:
    """Make room for it; whatever is live may be found since ever."""
    _tables()
    op.add_column("correction", sa.Column("since", sa.Integer, nullable=False, server_default="0"))
    op.add_column("correction", sa.Column("until", sa.Integer))
    _carry_over()
    op.drop_index("ix_version_live", "version")
    op.drop_column("version", "live")
    op.drop_column("document", "removed")


def _tables() -> None:
    op.create_table(
        "presence",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("since", sa.Integer, nullable=False),
        sa.Column("until", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_presence"),
        sa.ForeignKeyConstraint(["version"], ["version.id"], name="fk_presence_version"),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name="fk_presence_document"),
    )
    for column in ("version", "document", "since", "until"):
        op.create_index(f"ix_presence_{column}", "presence", [column])
    _happenings()
    _golden()


def _happenings() -> None:
    op.create_table(
        "release",
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("revision", name="pk_release"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("happening", sa.String(20), nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("old", sa.Integer, nullable=False),
        sa.Column("new", sa.Integer, nullable=False),
        sa.Column("detail", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name="fk_event_document"),
    )
    op.create_index("ix_event_revision", "event", ["revision"])
    op.create_index("ix_event_document", "event", ["document"])


def _golden() -> None:
    op.create_table(
        "golden",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("title", sa.LargeBinary, nullable=False),
        sa.Column("quote", sa.LargeBinary, nullable=False),
        sa.Column("refuse", sa.Boolean, nullable=False),
        sa.Column("dropped", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_golden"),
    )


def _carry_over() -> None:
    op.execute(
        "INSERT INTO presence (version, document, number, since) "
        "SELECT id, document, number, 0 FROM version WHERE live"
    )
    # What was there once is known to whom it belonged; its last readings can be put back.
    op.execute(
        "INSERT INTO presence (version, document, number, since, until) "
        "SELECT id, document, number, 0, CASE WHEN reading = "
        "(SELECT max(other.reading) FROM version AS other WHERE other.document = version.document "
        "AND other.number = version.number) THEN 0 ELSE -1 END FROM version WHERE NOT live"
    )
    op.execute(
        "INSERT INTO event (revision, happening, document, old, new, detail, at) "
        "SELECT 0, 'removed', document.id, max(version.id), 0, '', document.removed "
        "FROM document JOIN version ON version.document = document.id "
        "WHERE document.removed IS NOT NULL GROUP BY document.id, document.removed"
    )
