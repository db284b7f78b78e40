"""`checks`: verdicts on claims as they are forwarded, ours beside plain retrieval.

The claims of `questions/checks.jsonl` are about the sample documents and were written here, each
with the verdicts that are right. What is claimed wrongly of the corpus weighs most: a claim that
is not so and passes as supported, or one that is so and passes as contradicted.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeAlias

from benchmarks.bench import Bench
from benchmarks.ground import lexicon
from benchmarks.material import HERE, SAMPLES
from benchmarks.product import Product
from benchmarks.rivals.top_sentence import TopSentence
from benchmarks.table import Table, figure
from bot.setup import prepare
from bot.vendors import embedder
from bot.wiring import opened
from rag.check import Checker
from rag.checked import Verdict
from rag.claimed import claims

COMMAND = "python benchmarks/run.py checks"
CLAIMS = {
    "before": HERE / "questions" / "checks.jsonl",
    "after": HERE / "questions" / "checks_late.jsonl",
}
"""The claims by when they were written: before or after the rules."""
_DAY = date(2026, 1, 15)
_PAST = "past"
_NONE = "unseen"
_KINDS = (Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.ABSENT)
Told: TypeAlias = list[tuple[str, str]]
"""The claims of a text with their verdicts."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A claim: the words that tell it among those of its text, and the verdicts that are right."""

    part: str
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """How often which verdict was given where which was right, and the seconds of each text."""

    pairs: Counter[tuple[str, str]]
    seconds: tuple[float, ...]

    def precision(self, kind: str) -> float | None:
        """The share of verdicts of a kind that are right."""
        given = sum(n for (_, got), n in self.pairs.items() if got == kind)
        right = self.pairs[kind, kind]
        return right / given if given else None

    def recall(self, kind: str) -> float | None:
        """The share of claims of a kind that were recognised as such."""
        wanted = sum(n for (right, _), n in self.pairs.items() if right == kind)
        return self.pairs[kind, kind] / wanted if wanted else None

    def wrong(self, kind: str) -> int:
        """Verdicts of a kind that are wrong."""
        return sum(n for (right, got), n in self.pairs.items() if got == kind != right)


def tables(bench: Bench) -> list[Table]:
    """Ours, and the build of an afternoon, on the same claims."""
    product = Product(bench.work / "checks")
    if not product.data.is_dir():
        product.run("add", str(SAMPLES))
    sets = {written: list(_texts(file)) for written, file in CLAIMS.items()}
    setup = prepare(product.data)
    with opened(setup) as house:
        model = embedder(setup)
        ours = Checker(house.store, house.shelf, model, lexicon(), today=lambda: _DAY)
        plain = TopSentence(house.store, house.shelf, model, _DAY)
        rows = tuple(
            _row(name, written, _scored(texts, check))
            for name, check in (
                ("zhengda", partial(_ours, ours)),
                ("top_sentence", partial(_plain, plain)),
            )
            for written, texts in sets.items()
        )
    head = ("", "claims written", "claims", *(f"{k} precision / recall" for k in _KINDS))
    head += ("wrong supported", "wrong contradicted", "seconds a text (median)")
    note = (
        "Asked: no wrong support, wrong contradictions ≤ 2 %. The first claims were looked at while"
        " the rules were written; the others were written after, and one rule was mended by them."
    )
    return [Table("checks", "Verdicts on forwarded claims", COMMAND, head, rows, note)]


def _texts(file: Path) -> Iterator[tuple[str, tuple[Wanted, ...]]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        wanted = (Wanted(one["part"], tuple(one["verdicts"])) for one in entry["claims"])
        yield entry["text"], tuple(wanted)


def _ours(checker: Checker, text: str) -> Told:
    return [(c.text, _PAST if c.past else str(c.verdict)) for c in checker(text).claims]


def _plain(rival: TopSentence, text: str) -> Told:
    return [(one.text, str(rival(one.text))) for one in claims(text, 99).pieces]


def _scored(
    texts: Sequence[tuple[str, tuple[Wanted, ...]]], check: Callable[[str], Told]
) -> Scored:
    pairs: Counter[tuple[str, str]] = Counter()
    seconds = []
    for text, wanted in texts:
        began = time.perf_counter()
        told = check(text)
        seconds.append(time.perf_counter() - began)
        for one in wanted:
            pairs[_pair(one, told)] += 1
    return Scored(pairs, tuple(seconds))


def _pair(wanted: Wanted, told: Told) -> tuple[str, str]:
    """What is right and what was told; any of the right verdicts counts as the first."""
    given = [verdict for text, verdict in told if wanted.part in text] or [_NONE]
    bad = next((one for one in given if one not in wanted.verdicts), None)
    return wanted.verdicts[0], bad or wanted.verdicts[0]


def _row(name: str, written: str, scored: Scored) -> tuple[str, ...]:
    shares = (f"{figure(scored.precision(k))} / {figure(scored.recall(k))}" for k in _KINDS)
    wrong = (f"{scored.wrong(k)}" for k in (Verdict.SUPPORTED, Verdict.CONTRADICTED))
    total = str(sum(scored.pairs.values()))
    return (name, written, total, *shares, *wrong, f"{median(scored.seconds):.2f}")
