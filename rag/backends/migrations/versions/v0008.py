"""Makes room for where announcements go, and whether they arrived."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "v0008"
down_revision = "v0007"

_ROOM = ("messenger", sa.String(20)), ("chat", sa.String), ("topic", sa.String)


def upgrade() -> None:
    """Make room for them."""
    _targets()
    _subscriptions()
    _postings()
    _posts()


def _targets() -> None:
    op.create_table(
        "target",
        sa.Column("id", sa.Integer, nullable=False),
        *_filled(*_ROOM, ("kind", sa.String(10)), ("title", sa.LargeBinary)),
        *_filled(("posts", sa.Boolean), ("pins", sa.Boolean)),
        sa.Column("chosen", sa.DateTime),
        *_filled(("turn", sa.Integer)),
        sa.PrimaryKeyConstraint("id", name="pk_target"),
        sa.UniqueConstraint("messenger", "chat", "topic", name="uq_target_messenger_chat_topic"),
    )


def _subscriptions() -> None:
    op.create_table(
        "subscription",
        *_filled(("person", sa.String), *_ROOM[:2]),
        *_filled(("topics", sa.JSON), ("places", sa.JSON), ("stages", sa.JSON), ("kinds", sa.JSON)),
        *_filled(("rhythm", sa.String(10)), ("minute", sa.Integer), ("weekday", sa.Integer)),
        *_filled(("quiet", sa.JSON), ("zone", sa.String(40)), ("since", sa.DateTime)),
        sa.PrimaryKeyConstraint("person", name="pk_subscription"),
    )


def _postings() -> None:
    op.create_table(
        "posting",
        *_filled(("announcement", sa.Integer), ("edition", sa.Integer), ("targets", sa.JSON)),
        *_filled(("facets", sa.JSON), ("at", sa.Float), ("pin", sa.Boolean), ("by", sa.String)),
        *_filled(("opened", sa.Boolean), ("untold", sa.Boolean), ("turn", sa.Integer)),
        *_filled(("made", sa.DateTime)),
        sa.PrimaryKeyConstraint("announcement", name="pk_posting"),
    )
    op.create_table(
        "edition",
        *_filled(("announcement", sa.Integer), ("edition", sa.Integer)),
        *_filled(("body", sa.LargeBinary)),
        sa.PrimaryKeyConstraint("announcement", "edition", name="pk_edition"),
    )


def _posts() -> None:
    unique = ("announcement", "sort", "edition", "messenger", "chat", "topic")
    op.create_table(
        "post",
        *_filled(("id", sa.Integer), ("announcement", sa.Integer), ("sort", sa.String(10))),
        *_filled(("edition", sa.Integer), *_ROOM, ("kind", sa.String(10)), ("target", sa.Integer)),
        *_filled(("person", sa.String), ("bundle", sa.String), ("state", sa.String(10))),
        *_filled(("cause", sa.String(10)), ("due", sa.Float), ("turn", sa.Integer)),
        *_filled(("part", sa.Integer), ("numbers", sa.JSON), ("shown", sa.Integer)),
        sa.Column("chore", sa.Float),
        *_filled(("pinned", sa.Boolean)),
        sa.PrimaryKeyConstraint("id", name="pk_post"),
        sa.UniqueConstraint(*unique, name="_".join(["uq_post", *unique])),
    )
    _index_some("state = 'pending'", "due", "id")
    _index_some("state = 'sending'", "messenger", "chat")
    _index_some("state = 'pending'", "bundle", "due")
    _index_some("chore IS NOT NULL", "chore")
    for columns in (("announcement", "state"), ("person",)):
        op.create_index("_".join(["ix_post", *columns]), "post", list(columns))


def _filled(*columns: tuple[str, type[TypeEngine[Any]] | TypeEngine[Any]]) -> list[sa.Column[Any]]:
    """Columns that are never empty."""
    return [sa.Column(name, kind, nullable=False) for name, kind in columns]


def _index_some(condition: str, *columns: str) -> None:
    """Index the posts that are looked for: most have arrived, and are in nobody's way."""
    only, name = sa.text(condition), "_".join(["ix_post", *columns])
    op.create_index(name, "post", list(columns), sqlite_where=only, postgresql_where=only)
