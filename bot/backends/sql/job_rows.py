"""The statements over the table of jobs, built once; SQLite and PostgreSQL take the same.

A job is open until it has `ended`. `due` is when it may be begun, and for a busy one when the
lease of its holder runs out: either way somebody may come to hold it from then on.
"""

from __future__ import annotations

from sqlalchemy import (
    Connection,
    Float,
    and_,
    bindparam,
    case,
    exists,
    func,
    select,
    text,
    update,
)

from bot.backends.sql.clock import clock
from bot.backends.sql.upsert import inserting
from rag.backends.schema import DEAD_JOB, OPEN_JOB, job

WAITING, BUSY, DONE, DEAD = "waiting", "busy", "done", "dead"

_NOTHING = b""
_TURNSTILE = text("SELECT pg_advisory_xact_lock(4216001)")

_older = job.alias("older")
_before = _older.c.ended.is_(None) & (_older.c.kind == job.c.kind) & (_older.c.lane == job.c.lane)
_seconds = bindparam("seconds", type_=Float)
_of_kind = OPEN_JOB & (job.c.kind == bindparam("of"))
_in_lane = _of_kind & (job.c.lane == bindparam("along"))
_due = job.c.due <= clock()
_limit = bindparam("limit")
_whole = (job.c.id, job.c.kind, job.c.key, job.c.lane, job.c.body, job.c.tries, job.c.holder)
_one = and_(job.c.id == bindparam("number"), job.c.holder == bindparam("by"), job.c.state == BUSY)

FREE = (
    select(job.c.id)
    .where(_of_kind, _due, job.c.tries < _limit)
    .where(~exists().where(_before, _older.c.id < job.c.id))
    .order_by(job.c.id)
    .limit(bindparam("count"))
    .with_for_update(of=job, skip_locked=True)
)
"""The jobs that may be held: nothing open stands before them in their lanes."""

HOLD = (
    update(job)
    .where(job.c.id.in_(bindparam("numbers", expanding=True)))
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

LAPSE = update(job).where(OPEN_JOB, job.c.state == BUSY).values(due=0.0, wait=0.0)
"""End all leases."""

DO = update(job).where(_one).values(state=DONE, ended=clock(), body=_NOTHING)
"""End one job, and forget what it was about."""

BURY = update(job).where(_one).values(state=DEAD, ended=clock())
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

DROP = (
    update(job)
    .where(job.c.id.in_(bindparam("numbers", expanding=True)))
    .values(state=DONE, ended=clock(), body=_NOTHING)
)
"""End jobs that nobody is at."""

SPENT = (
    update(job)
    .where(OPEN_JOB, _due, job.c.tries >= _limit)
    .values(state=DEAD, ended=clock())
    .returning(*_whole)
)
"""Give up what was tried too often, and is not being tried; gives it."""

MEND = (
    update(job).where(OPEN_JOB, job.c.due > clock() + job.c.wait).values(due=clock() + job.c.wait)
)
"""Where the clock was set back, nothing is to wait longer than it was told to."""

FORGET = (
    update(job)
    .where(DEAD_JOB, job.c.ended < clock() - _seconds, func.length(job.c.body) > 0)
    .values(body=_NOTHING)
)
"""Forget what jobs given up long ago were about."""

_named = _in_lane & (job.c.key == bindparam("named"))
_itself = select(job.c.id).where(_named).scalar_subquery()
AHEAD = select(func.count()).select_from(job).where(_in_lane, job.c.id < _itself)
"""How many open jobs of a lane stand before one."""

WAITS = select(func.count(), func.max(clock() - job.c.made)).where(_of_kind, job.c.state == WAITING)
"""How many jobs wait, and how long the oldest has."""

LOST = select(func.count()).select_from(job).where(DEAD_JOB, job.c.kind == bindparam("of"))
"""How many jobs were given up."""


def add(connection: Connection, rows: list[dict[str, object]]) -> int:
    """Insert what is new, in its order; gives how many were.

    Numbers must rise in the order of the commits: a job that appeared before one that is
    already held would be begun beside it. So on PostgreSQL one transaction adds at a time.
    """
    if not rows:
        return 0
    if connection.dialect.name == "postgresql":
        connection.execute(_TURNSTILE)
    after = bindparam("wait", type_=Float)
    statement = (
        inserting(connection, job)
        .inline()
        .values(
            kind=bindparam("kind"),
            key=bindparam("key"),
            lane=bindparam("lane"),
            body=bindparam("body"),
            state=WAITING,
            # At once is 0 and not now: a clock that is set back holds nothing up.
            due=case((after > 0, clock() + after), else_=0.0),
            wait=after,
            tries=0,
            holder=0,
            made=clock(),
        )
    )
    counted = {"preserve_rowcount": True}
    new = statement.on_conflict_do_nothing()
    return connection.execute(new, rows, execution_options=counted).rowcount
