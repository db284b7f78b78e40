"""Versions that are told apart by what they say: sketches, corrections, doubts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0002"
down_revision = "v0001"


def upgrade() -> None:
    """Make room for them; several documents may have one name, and old versions are found."""
    op.drop_index("uq_document_live_name", "document")
    op.add_column("version", sa.Column("sketch", sa.LargeBinary))
    op.add_column("version", sa.Column("name", sa.String))
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("field", sa.String(20), nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.Column("told", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_correction"),
        sa.ForeignKeyConstraint(["digest"], ["original.digest"], name="fk_correction_digest"),
    )
    op.create_index("ix_correction_digest", "correction", ["digest"])
    op.create_table(
        "doubt",
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("other", sa.Integer, nullable=False),
        sa.Column("sentence", sa.LargeBinary, nullable=False),
        sa.Column("settled", sa.DateTime),
        sa.PrimaryKeyConstraint("document", "other", name="pk_doubt"),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name="fk_doubt_document"),
        sa.ForeignKeyConstraint(["other"], ["document.id"], name="fk_doubt_other"),
    )
    _revive()
    op.execute(
        "UPDATE meta SET number = number + 1"
        " WHERE name = 'revision' AND EXISTS (SELECT 1 FROM version)"
    )


def _revive() -> None:
    """The last reading of every version of a document that was not removed is live again."""
    op.execute(
        """
        UPDATE version SET live = true
        WHERE document IN (SELECT id FROM document WHERE removed IS NULL)
        AND NOT EXISTS (
            SELECT 1 FROM version AS later
            WHERE later.document = version.document
            AND later.number = version.number
            AND later.reading > version.reading
        )
        """
    )
