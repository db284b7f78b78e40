"""`telegram`: the bot under load, kills, faults and hostile texts, against a stand-in server.

`python benchmarks/run.py telegram`, or some of its stations: `… telegram load kills`. `--full` is
what was asked for (five minutes of load, twenty kills, 10,000 texts), without it all is shorter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.bench import Bench
from benchmarks.chats import announcing, canaries, entities, faults, group, kills, load
from benchmarks.chats.standin import StandInMissingError
from benchmarks.table import Table

STATIONS: dict[str, Callable[[Bench], list[Table]]] = {
    "load": load.tables,
    "kills": kills.tables,
    "announcing": announcing.tables,
    "faults": faults.tables,
    "entities": entities.tables,
    "canaries": canaries.tables,
    "group": group.tables,
}


def tables(bench: Bench) -> Iterator[Table]:
    """The stations that are wanted, in their order; none where there is no stand-in."""
    for name, station in STATIONS.items():
        if not bench.parts or name in bench.parts:
            try:
                yield from station(bench)
            except StandInMissingError as missing:
                print(missing)
                return
