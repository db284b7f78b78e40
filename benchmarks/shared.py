"""The question set and the scorer beside the repository, where they are there."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.asked import Asked, Quoted, Told
from benchmarks.metrics import CITATIONS, QUOTE, Judge, Verdict

SHARED = Path(__file__).resolve().parents[2] / "shared"
EVAL = SHARED / "eval"
CORPUS = SHARED / "corpus"
SEEDS = CORPUS / "seeds"
OTHERS = tuple(CORPUS / name for name in ("laws", "policies", "work_reports"))
QUESTIONS = EVAL / "seeds" / "questions.dev.jsonl"
ABSENT = "../shared is not there: measured on the sample documents alone"


def present() -> bool:
    """Whether the question set, its scorer and its documents are there."""
    return QUESTIONS.is_file() and SEEDS.is_dir()


@dataclass(frozen=True, slots=True)
class SharedJudge:
    """A `benchmarks.metrics.Judge`: `../shared/eval/seeds/score.py` itself.

    It knows the words of the seeds alone; quotes of `others` are held against their own files.
    """

    others: Judge

    def verdict(self, asked: Asked, told: Told) -> Verdict:
        """Judge one answer."""
        row = _scorer().evaluate(_seeds(), _plain(asked), _plain(told), CITATIONS, QUOTE)
        foreign = tuple(q for q in told.citations[:CITATIONS] if not (SEEDS / q.document).is_file())
        verbatim = row["verbatim"]
        if foreign:
            verbatim += self.others.verdict(asked, replace(told, citations=foreign)).verbatim
        return Verdict(row["evidence"], row["right"], row["says"], row["cits"], verbatim)

    def found(self, asked: Asked, shown: Sequence[Quoted]) -> bool:
        """Whether the evidence asked for is in these words."""
        told = Told(asked.id, "", refused=False, citations=tuple(shown))
        return self.verdict(asked, told).evidence


def _plain(row: Asked | Told) -> dict[str, Any]:
    """A record as the scorer takes it."""
    return asdict(row)


@cache
def _scorer() -> ModuleType:
    file = EVAL / "seeds" / "score.py"
    spec = importlib.util.spec_from_file_location("seeds_score", file)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _seeds() -> Any:  # noqa: ANN401  the scorer's own type
    return _scorer().Seeds()
