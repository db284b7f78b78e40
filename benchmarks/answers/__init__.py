"""`answers`: whether anything that is not proved reaches a person, whatever a model writes.

`python benchmarks/run.py answers`, or some of its stations: `… answers liar obedient`. `real`
wants a server: `… answers real --url http://127.0.0.1:8080/v1 --model NAME`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.answers import (
    crowd,
    faults,
    first,
    liar,
    obedient,
    offtopic,
    personal,
    real,
    served,
)
from benchmarks.bench import Bench
from benchmarks.table import Table

STATIONS: dict[str, Callable[[Bench], list[Table]]] = {
    "liar": liar.tables,
    "served": served.tables,
    "obedient": obedient.tables,
    "faults": faults.tables,
    "crowd": crowd.tables,
    "first": first.tables,
    "offtopic": offtopic.tables,
    "personal": personal.tables,
    "real": real.tables,
}


def tables(bench: Bench) -> Iterator[Table]:
    """The stations that are wanted, in their order."""
    for name, station in STATIONS.items():
        if not bench.parts or name in bench.parts:
            yield from station(bench)
