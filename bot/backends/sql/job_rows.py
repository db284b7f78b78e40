"""The statements over the table of jobs, built once; SQLite and PostgreSQL take the same.

A job is open until it has `ended`. The first open one of a lane stands in front; only that one
has a `due`: when it may be begun, and while somebody is at it, when the lease runs out. So
claiming looks at one row a lane, however many wait behind it, and at none that is done.
Whatever adds or ends jobs sees in the same transaction that the next one comes to the front.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Float,
    Insert,
    Integer,
    LargeBinary,
    String,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    literal,
    null,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.backends.sql.clock import clock
from bot.backends.sql.upsert import inserting
from rag.backends.schema import DEAD_JOB, OPEN_JOB, job, past_job

WAITING, BUSY, DONE, DEAD = "waiting", "busy", "done", "dead"

_AT_A_TIME = 1000
_GATE = text("SELECT pg_advisory_xact_lock(4216001)")

_seconds = bindparam("seconds", type_=Float)
_limit = bindparam("limit", type_=Integer)
_of_kind = OPEN_JOB & (job.c.kind == bindparam("of"))
_in_lane = _of_kind & (job.c.lane == bindparam("along"))
_due = job.c.due <= clock()
_whole = (job.c.id, job.c.kind, job.c.key, job.c.lane, job.c.body, job.c.tries, job.c.holder)
_one = and_(job.c.id == bindparam("number"), job.c.holder == bindparam("by"), job.c.state == BUSY)
_some = job.c.id.in_(bindparam("numbers", expanding=True))
_done = {"state": DONE, "due": null(), "ended": clock(), "body": b""}
_dead = {"state": DEAD, "due": null(), "ended": clock()}

_free = select(job.c.id).where(job.c.kind == bindparam("of"), _due, job.c.tries < _limit)
ANY = _free.limit(1)
"""Whether there is a job that may be held."""

FREE = _free.order_by(job.c.id).limit(bindparam("count")).with_for_update(skip_locked=True)
"""The jobs that may be held, oldest first; what another worker is just taking is passed over."""

HOLD = (
    update(job)
    .where(_some)
    .values(
        state=BUSY,
        due=clock() + _seconds,
        wait=_seconds,
        tries=job.c.tries + 1,
        holder=job.c.holder + 1,
    )
    .returning(*_whole)
)
"""Hold jobs; gives them."""

RENEW = update(job).where(_one).values(due=clock() + _seconds, wait=_seconds)
"""Prolong the lease of one job."""

AMEND = update(job).where(_one).values(body=bindparam("anew", type_=LargeBinary))
"""Write down anew what one job is about."""

LAPSE = update(job).where(job.c.due.is_not(None), job.c.state == BUSY).values(due=0.0, wait=0.0)
"""End all leases."""

DO = update(job).where(_one).values(**_done)
"""End one job, and forget what it was about."""

BURY = update(job).where(_one).values(**_dead)
"""Give one job up."""

GIVE_BACK = (
    update(job)
    .where(_one)
    .values(
        state=WAITING,
        due=case((_seconds > 0, clock() + _seconds), else_=0.0),
        wait=_seconds,
        tries=job.c.tries - bindparam("spared"),
    )
)
"""Give one job back."""

IDLE = select(*_whole).where(_in_lane, job.c.state == WAITING).order_by(job.c.id).with_for_update()
"""The waiting jobs of a lane, oldest first."""

DROP = update(job).where(_some).values(**_done)
"""End jobs that nobody is at."""

SPENT = update(job).where(_due, job.c.tries >= _limit).values(**_dead).returning(*_whole)
"""Give up what was tried too often, and is not being tried; gives it."""

MEND = update(job).where(job.c.due > clock() + job.c.wait).values(due=clock() + job.c.wait)
"""Where the clock was set back, nothing is to wait longer than it was told to."""

FORGET = (
    update(job)
    .where(DEAD_JOB, job.c.ended < clock() - _seconds, func.length(job.c.body) > 0)
    .values(body=b"")
)
"""Forget what jobs given up long ago were about."""

_oldest = (
    select(job.c.id, job.c.kind, job.c.key, job.c.ended)
    .where(job.c.state == DONE, job.c.id < select(func.max(job.c.id)).scalar_subquery())
    .order_by(job.c.id)
    .limit(bindparam("count"))
    .subquery()
)
PAST = select(_oldest).where(_oldest.c.ended < clock() - _seconds)
"""Of the oldest jobs that are done, those that were done long ago."""

LEAVE = delete(job).where(_some)
"""Take jobs out."""

_first = select(func.min(job.c.id)).where(_in_lane).scalar_subquery()
ADVANCE = (
    update(job)
    .where(job.c.id == _first, job.c.due.is_(None))
    # At once is 0 and not now: a clock that is set back holds nothing up.
    .values(due=case((job.c.wait > 0, job.c.made + job.c.wait), else_=0.0))
)
"""Bring the first open job of a lane to its front."""

_named = select(job.c.id).where(_in_lane, job.c.key == bindparam("named")).scalar_subquery()
AHEAD = select(func.count()).select_from(job).where(_in_lane, job.c.id < _named)
"""How many open jobs of a lane stand before one."""

_names: BindParameter[str] = bindparam("names", expanding=True)
KNOWN = union_all(
    *(
        select(table.c.key).where(table.c.kind == bindparam("of"), table.c.key.in_(_names))
        for table in (job, past_job)
    )
)
"""Those of some keys that were ever there."""

WAITS = select(func.count(), clock() - func.min(job.c.made)).where(_of_kind, job.c.state == WAITING)
"""How many jobs wait, and how long the oldest has."""

LOST = select(func.count()).select_from(job).where(DEAD_JOB, job.c.kind == bindparam("of"))
"""How many jobs were given up."""


def alone(connection: Connection) -> None:
    """Keep others from adding and ending jobs until the transaction is over.

    SQLite has one writer anyway. On PostgreSQL, of two that did not see each other one might
    add to a lane that the other one empties, and the new job would never come to the front.
    To be called first: who waits here must hold no row that another one waits for.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_GATE)


def add(connection: Connection, rows: list[dict[str, object]]) -> int:
    """Insert what is new, in its order; gives how many were. See `alone`."""
    if not rows:
        return 0
    engine = connection.dialect.name
    if engine not in _ADDING:
        _ADDING[engine] = _adding(inserting(connection, job))
    counted = {"preserve_rowcount": True}
    return connection.execute(_ADDING[engine], rows, execution_options=counted).rowcount


_ADDING: dict[str, Insert] = {}
"""Building it takes longer than running it, and the engines have an insert each."""


def _adding(new: postgresql.Insert | sqlite.Insert) -> Insert:
    """Insert a job, in front where its lane is empty, unless its key was ever there."""
    wait = bindparam("wait", type_=Float)
    kind, key, lane = (bindparam(name, type_=String) for name in ("kind", "key", "lane"))
    front = job.c.due.is_not(None), job.c.kind == kind, job.c.lane == lane
    past = past_job.c.kind == kind, past_job.c.key == key
    values: dict[str, ColumnElement[Any]] = {
        "kind": kind,
        "key": key,
        "lane": lane,
        "body": bindparam("body", type_=LargeBinary),
        "state": literal(WAITING),
        "due": case((exists().where(*front), null()), (wait > 0, clock() + wait), else_=0.0),
        "wait": wait,
        "tries": literal(0),
        "holder": literal(0),
        "made": clock(),
    }
    row = select(*values.values()).where(~exists().where(*past))
    whole = new.inline().from_select(list(values), row)
    return whole.on_conflict_do_nothing(index_elements=["kind", "key"])


def leave(connection: Connection, seconds: float) -> None:
    """Keep nothing but the keys of what was done so many seconds ago. See `alone`.

    In SQLite a row that shrinks leaves a hole that nothing fills: emptying bodies makes nothing
    smaller, taking the rows out does. The newest row stays, for its number is not to be given
    again.
    """
    rows = connection.execute(PAST, {"seconds": seconds, "count": _AT_A_TIME}).all()
    if rows:
        connection.execute(insert(past_job), [{"kind": row.kind, "key": row.key} for row in rows])
        connection.execute(LEAVE, {"numbers": [row.id for row in rows]})


def advance(connection: Connection, kind: str, lane: str) -> None:
    """See that a lane goes on after a job of it has ended. See `alone`."""
    connection.execute(ADVANCE, {"of": kind, "along": lane})
