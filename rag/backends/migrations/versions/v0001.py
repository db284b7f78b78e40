"""The first shape of the state database."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    _documents()
    _versions()
    _pieces()
    _answers()
    op.bulk_insert(
        sa.table("meta", sa.column("name", sa.String), sa.column("number", sa.Integer)),
        [{"name": "revision", "number": 0}],
    )


def _documents() -> None:
    op.create_table(
        "meta",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_meta"),
    )
    op.create_table(
        "original",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_original"),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("added", sa.DateTime, nullable=False),
        sa.Column("removed", sa.DateTime),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
    )
    op.create_index("ix_document_name", "document", ["name"])
    op.create_index(
        "uq_document_live_name",
        "document",
        ["name"],
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
        postgresql_where=sa.text("removed IS NULL"),
    )


def _versions() -> None:
    op.create_table(
        "version",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("live", sa.Boolean, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("encoding", sa.String, nullable=False),
        sa.Column("source", sa.LargeBinary, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("kept", sa.JSON, nullable=False),
        sa.Column("removed", sa.JSON, nullable=False),
        sa.Column("parts", sa.JSON, nullable=False),
        sa.Column("damage", sa.JSON, nullable=False),
        sa.Column("characters", sa.Integer, nullable=False),
        sa.Column("added", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_version"),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name="fk_version_document"),
        sa.ForeignKeyConstraint(["digest"], ["original.digest"], name="fk_version_digest"),
        sa.UniqueConstraint(
            "document", "number", "reading", name="uq_version_document_number_reading"
        ),
    )
    op.create_index("ix_version_live", "version", ["live"])
    op.create_index("ix_version_digest", "version", ["digest"])


def _pieces() -> None:
    op.create_table(
        "section",
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("path", sa.JSON, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("body", sa.Integer, nullable=False),
        sa.Column("stop", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("version", "number", name="pk_section"),
        sa.ForeignKeyConstraint(["version"], ["version.id"], name="fk_section_version"),
    )
    op.create_table(
        "chunk",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("section", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("stop", sa.Integer, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("context", sa.LargeBinary, nullable=False),
        sa.Column("vector", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_chunk"),
        sa.ForeignKeyConstraint(["version"], ["version.id"], name="fk_chunk_version"),
    )
    op.create_index("ix_chunk_version", "chunk", ["version"])
    op.create_table(
        "vector",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("model", sa.String(80), nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("name", "model", name="pk_vector"),
    )


def _answers() -> None:
    op.create_table(
        "answer",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("chat", sa.String, nullable=False),
        sa.Column("asked", sa.DateTime, nullable=False),
        sa.Column("question", sa.LargeBinary, nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("script", sa.String(10), nullable=False),
        sa.Column("subject", sa.LargeBinary, nullable=False),
        sa.Column("claims", sa.JSON, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_answer"),
    )
    op.create_index("ix_answer_chat", "answer", ["chat"])
    op.create_table(
        "citation",
        sa.Column("answer", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("nearest", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("stop", sa.Integer, nullable=False),
        sa.Column("quote", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("answer", "number", name="pk_citation"),
        sa.ForeignKeyConstraint(["answer"], ["answer.id"], name="fk_citation_answer"),
        sa.ForeignKeyConstraint(["version"], ["version.id"], name="fk_citation_version"),
    )
