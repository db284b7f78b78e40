"""Where announcements go, who wants to hear of them, and what became of each.

Moments named `due`, `at` and `chore` are seconds since 1970 by the database's own clock.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    literal_column,
)

from rag.backends.columns import Exact, Moment
from rag.backends.schema.base import metadata

target = Table(
    "target",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("messenger", String(20), nullable=False),
    Column("chat", String, nullable=False),
    Column("topic", String, nullable=False),  # empty: no topic
    Column("kind", String(10), nullable=False),
    Column("title", Exact, nullable=False),
    Column("posts", Boolean, nullable=False),  # whether the bot may post there
    Column("pins", Boolean, nullable=False),
    Column("chosen", Moment),  # since when announcements go there; none: they do not
    Column("turn", Integer, nullable=False),  # rises with every choice
    UniqueConstraint("messenger", "chat", "topic"),
)

subscription = Table(
    "subscription",
    metadata,
    Column("person", String, primary_key=True),
    Column("messenger", String(20), nullable=False),
    Column("chat", String, nullable=False),
    Column("topics", JSON, nullable=False),  # of this and what follows: empty is all
    Column("places", JSON, nullable=False),
    Column("stages", JSON, nullable=False),
    Column("kinds", JSON, nullable=False),
    Column("rhythm", String(10), nullable=False),
    Column("minute", Integer, nullable=False),  # of the day, when a digest comes
    Column("weekday", Integer, nullable=False),  # 0 is Monday
    Column("quiet", JSON, nullable=False),  # first and last minute of the quiet hours, or empty
    Column("zone", String(40), nullable=False),
    Column("since", Moment, nullable=False),
)

posting = Table(
    "posting",
    metadata,
    Column("announcement", Integer, primary_key=True, autoincrement=False),
    Column("edition", Integer, nullable=False),  # that of the last correction
    Column("targets", JSON, nullable=False),
    Column("facets", JSON, nullable=False),
    Column("at", Float, nullable=False),
    Column("pin", Boolean, nullable=False),
    Column("by", String, nullable=False),
    Column("opened", Boolean, nullable=False),  # whether all its posts are there
    Column("untold", Boolean, nullable=False),  # whether there is news for whoever ordered it
    Column("turn", Integer, nullable=False),  # how often they were told
    Column("made", Moment, nullable=False),
)
edition = Table(
    "edition",
    metadata,
    Column("announcement", Integer, primary_key=True, autoincrement=False),
    Column("edition", Integer, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
)

post = Table(
    "post",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("announcement", Integer, nullable=False),
    Column("sort", String(10), nullable=False),
    Column("edition", Integer, nullable=False),  # whose notice or rest it is; 0: the post itself
    Column("messenger", String(20), nullable=False),
    Column("chat", String, nullable=False),
    Column("topic", String, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("target", Integer, nullable=False),  # 0: a person who subscribed
    Column("person", String, nullable=False),
    Column("bundle", String, nullable=False),  # posts of one digest; empty: none
    Column("state", String(10), nullable=False),
    Column("cause", String(10), nullable=False),
    Column("due", Float, nullable=False),  # when it may be sent; while it is: when the lease ends
    Column("turn", Integer, nullable=False),  # rises with everything: the fencing token
    Column("part", Integer, nullable=False),  # the message to be sent next
    Column("numbers", JSON, nullable=False),  # of the messages that arrived
    Column("shown", Integer, nullable=False),  # the edition that they show
    Column("chore", Float),  # when it is to be edited or pinned; none: nothing to do
    Column("pinned", Boolean, nullable=False),
    UniqueConstraint("announcement", "sort", "edition", "messenger", "chat", "topic"),
)
for _columns, _some in (
    ((post.c.due, post.c.id), post.c.state == literal_column("'pending'")),
    ((post.c.messenger, post.c.chat), post.c.state == literal_column("'sending'")),
    ((post.c.bundle, post.c.due), post.c.state == literal_column("'pending'")),
    ((post.c.chore,), post.c.chore.is_not(None)),
    ((post.c.announcement, post.c.state), None),
    ((post.c.person,), None),
):
    _name = "_".join(["ix_post", *(column.name for column in _columns)])
    Index(_name, *_columns, sqlite_where=_some, postgresql_where=_some)
