"""Measures zhengda: `python benchmarks/run.py all`, or one of the measures alone.

Everything is printed as Markdown; `--save` keeps it in results/ and puts it into README.md.
Built indexes are kept in the `--work` folder, so that only what has changed is embedded again.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import (
    ablation,
    announced,
    answers,
    backup,
    changes,
    chats,
    checks,
    damaged,
    deeds,
    facts,
    files,
    folder,
    judging,
    places,
    refusal,
    scripts,
    shared,
    speed,
    standing,
    switching,
    verbatim,
    versions,
    weights,
    writing,
)
from benchmarks.bench import SYSTEMS, ZHENGDA, Bench
from benchmarks.material import alone, among, materials, near, samples
from benchmarks.misses import print_misses
from benchmarks.product import ProductFailedError
from benchmarks.retrieval import command, report
from benchmarks.retrieval import sets as exams
from benchmarks.scale import measure as growing
from benchmarks.table import Table, save, show

MEASURES: dict[str, Callable[[Bench], Iterable[Table]]] = {
    "seeds": standing.tables,
    "places": places.tables,
    "scripts": writing.tables,
    "verbatim": verbatim.tables,
    "speed": speed.tables,
    "scale": growing.tables,
    "ablation": ablation.tables,
    "refusal": refusal.tables,
    "corpus": scripts.corpus,
    "facts": facts.tables,
    "files": files.tables,
    "damage": damaged.tables,
    "versions": versions.tables,
    "changes": changes.tables,
    "announced": announced.tables,
    "folder": folder.tables,
    "checks": checks.tables,
    "backup": backup.tables,
    "deeds": deeds.tables,
    "switching": switching.tables,
    "kill": scripts.kill,
    "telegram": chats.tables,
    "answers": answers.tables,
    "retrieval": report.tables,
    "weights": weights.tables,
    "judge": judging.tables,
}
STATIONS = {
    "telegram": tuple(chats.STATIONS),
    "answers": tuple(answers.STATIONS),
    "retrieval": exams.NAMES,
    "weights": exams.NAMES,
    "judge": exams.NAMES,
}
"""The stations of the measures that have some."""
PARTS_TOLD = "; ".join(f"of {measure}: {', '.join(names)}" for measure, names in STATIONS.items())
SETS = {"samples": samples, "near": near, "seeds": alone, "among": among}


def main() -> None:
    """Measure what is asked for."""
    given = _arguments()
    if command.wanted(given):
        sys.exit(command.run(given))
    if not shared.present():
        print(shared.ABSENT)
    places = [SETS[name]() for name in given.on] if given.on else materials()
    given.work.mkdir(parents=True, exist_ok=True)
    bench = Bench(
        given.work,
        tuple(places),
        deep=given.deep,
        parts=tuple(given.parts),
        seconds=given.seconds,
        url=given.url,
        model=given.model,
        rivals=tuple(given.rival),
        ablation=given.ablation,
    )
    if given.measure == "misses":
        print_misses(bench, given.system)
        return
    tables = []
    for table in _measured(bench, given.measure):
        show(table)
        tables.append(table)
    if given.save:
        print(f"saved in {save(tables).name}")


def _measured(bench: Bench, measure: str) -> Iterator[Table]:
    for name, tables in MEASURES.items():
        if measure in {"all", name}:
            yield from tables(bench)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measure", choices=["all", *MEASURES, "misses"])
    parser.add_argument("parts", nargs="*", help=PARTS_TOLD)
    parser.add_argument("--on", action="append", choices=SETS, help="only these documents")
    parser.add_argument("--save", action="store_true", help="keep the figures, renew README.md")
    parser.add_argument(
        "--deep", "--full", action="store_true", help="also what takes many minutes"
    )
    parser.add_argument("--seconds", type=float, default=0, help="of a load; 0: as usual")
    parser.add_argument("--url", default="", help="of a server with a language model")
    parser.add_argument("--model", default="", help="the name it has there")
    parser.add_argument("--system", choices=SYSTEMS, default=ZHENGDA, help="whose misses")
    parser.add_argument(
        "--work",
        type=Path,
        default=Path(tempfile.gettempdir()) / "zhengda-bench",
        help="folder that is kept between runs",
    )
    command.options(parser)
    given = parser.parse_args()
    if unknown := sorted(set(given.parts) - set(STATIONS.get(given.measure, ()))):
        parser.error(f"{given.measure} has no {unknown[0]!r}")
    return given


if __name__ == "__main__":
    try:
        main()
    except ProductFailedError as failed:
        sys.exit(str(failed))
