"""Those who run zhengda by chat: their ranks, and a log of what they did that only grows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0004"
down_revision = "v0003"


def upgrade() -> None:
    """Make room for them."""
    op.create_table(
        "rank",
        sa.Column("person", sa.String, nullable=False),
        sa.Column("rank", sa.String(10), nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("since", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_rank"),
    )
    op.create_table(
        "act",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("rank", sa.String(10), nullable=False),
        sa.Column("deed", sa.String(20), nullable=False),
        sa.Column("allowed", sa.Boolean, nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("detail", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_act"),
    )
    for column in ("at", "person", "document"):
        op.create_index(f"ix_act_{column}", "act", [column])
    _keep_acts()


def _keep_acts() -> None:
    """Let the database itself refuse to change or to delete an act."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER act_no_{verb.lower()} BEFORE {verb} ON act "
                "BEGIN SELECT RAISE(ABORT, 'acts are kept as they are'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION keep_act() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'acts are kept as they are'; END $$"
    )
    op.execute(
        "CREATE TRIGGER act_kept BEFORE UPDATE OR DELETE ON act "
        "FOR EACH ROW EXECUTE FUNCTION keep_act()"
    )
