"""`retrieval` over files of any origin: its options, and the one JSON object it ends with."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.retrieval.contest import RIVALS, Outcome, Wanted, held
from benchmarks.retrieval.jsonl import UnusableSetError
from benchmarks.retrieval.trial import Files, Trial, read, simplified
from rag.ports import StorageError

_NEEDED = ("corpus", "queries", "qrels")
_UNUSABLE, _BROKEN = 2, 1
_SIMPLIFIED = "simplified"


def options(parser: argparse.ArgumentParser) -> None:
    """Add what `retrieval` takes."""
    own = parser.add_argument_group("retrieval")
    for name in (*_NEEDED, "unanswerable"):
        own.add_argument(f"--{name}", type=Path, metavar="FILE", help="JSON Lines")
    own.add_argument("--rival", action="append", default=[], choices=RIVALS)
    own.add_argument("--script", choices=(_SIMPLIFIED,), help="ask in Simplified Chinese")
    own.add_argument("--ablation", action="store_true", help="also one way after the other")


def wanted(given: argparse.Namespace) -> bool:
    """Whether files are named, so that nothing else is to be measured."""
    files = (getattr(given, name) for name in (*_NEEDED, "unanswerable"))
    return given.measure == "retrieval" and any(file is not None for file in files)


def run(given: argparse.Namespace) -> int:
    """Measure on the files that are named; gives the exit status.

    It is 2 where the files cannot be used, 1 where the product cannot take them in.
    """
    try:
        trial = _trial(given)
    except UnusableSetError as error:
        print(error, file=sys.stderr)
        return _UNUSABLE
    for sentence in trial.left_out:
        print(f"left out: {sentence}")
    given.work.mkdir(parents=True, exist_ok=True)
    try:
        outcome = held(trial, Wanted(tuple(given.rival), given.ablation), given.work)
    except StorageError as error:
        print(f"zhengda: {error}", file=sys.stderr)
        return _BROKEN
    print(json.dumps(_json(outcome), ensure_ascii=False), flush=True)
    return 0


def _trial(given: argparse.Namespace) -> Trial:
    for name in _NEEDED:
        if getattr(given, name) is None:
            raise UnusableSetError(f"--{name} is missing: retrieval takes all of them or none")
    trial = read(Files(given.corpus, given.queries, given.qrels, given.unanswerable))
    return simplified(trial) if given.script == _SIMPLIFIED else trial


def _json(outcome: Outcome) -> dict[str, object]:
    told: dict[str, object] = {name: one.json() for name, one in outcome.systems.items()}
    told |= {name: {"left_out": reason} for name, reason in outcome.absent.items()}
    if outcome.parts:
        told["ablation"] = {name: one.json() for name, one in outcome.parts.items()}
    return told
