"""The time by the database's own clock: workers of several machines need not agree on theirs."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Float
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import FunctionElement


class clock(FunctionElement[float]):  # noqa: N801  it reads like a function of SQL
    """Seconds since 1970, with a fraction, at the moment a statement runs."""

    type = Float()
    inherit_cache = True


@compiles(clock)
def _on_sqlite(element: clock, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    # In a query of its own, so that it is asked once a statement and not once a row.
    # `unixepoch('subsec')` would read better and gives NULL before SQLite 3.42.
    del element, compiler, options
    return "(SELECT (julianday('now') - 2440587.5) * 86400.0)"


@compiles(clock, "postgresql")
def _on_postgresql(element: clock, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    # Not now(), which stands still within a transaction that had to wait for others.
    del element, compiler, options
    return "(SELECT CAST(extract(epoch FROM clock_timestamp()) AS double precision))"
