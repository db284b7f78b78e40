"""Questions while a document is replaced by another text, again and again."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.switching.house import Asking, asking, opened
from benchmarks.switching.towns import Town, town
from benchmarks.table import Table
from bot.wiring import House
from corpus.document import Upload
from rag.change import Offer, Wish

COMMAND = "python benchmarks/run.py switching"
TIMES = 10
LEAST = 50
"""Questions during and after every replacement."""
_OTHERS = 60


@dataclass(slots=True)
class Count:
    """What was seen: answers, those from a text withdrawn before, those that said nothing."""

    answers: int = 0
    withdrawn: int = 0
    unavailable: int = 0


def table(bench: Bench) -> Table:
    """A line a kind of change."""
    del bench
    kinds = {"another text in its place": True, "a newer version": False}
    rows = tuple(_row(name, instead=instead) for name, instead in kinds.items())
    heads = (
        "change",
        "times",
        "questions",
        "answered from what was withdrawn before",
        "not answered",
    )
    note = (
        f"{_OTHERS} other documents. Asked without a pause while each change is made, and at least"
        f" {LEAST} times after it; what began before the switch may still say what held then."
    )
    return Table("replacing", "Questions while a document is replaced", COMMAND, heads, rows, note)


def _row(name: str, *, instead: bool) -> tuple[str, ...]:
    count = Count()
    with tempfile.TemporaryDirectory() as place, opened(Path(place)) as house:
        list(house.library.add([_offer(town(number)) for number in range(_OTHERS)]))
        for time_ in range(1, TIMES + 1):
            _replaced(house, time_, count, instead=instead)
    return (name, str(TIMES), str(count.answers), str(count.withdrawn), str(count.unavailable))


def _offer(one: Town, wish: Wish | None = None) -> Offer:
    return replace(Offer.of(Upload(one.name, one.text.encode())), wish=wish)


def _replaced(house: House, number: int, count: Count, *, instead: bool) -> None:
    """Replace the first document, and look at what was said meanwhile and after."""
    old, new = town(0, number - 1), town(0, number)
    with asking(house, lambda turn: f"{old.question}{' ' * (turn % 2)}") as asked:
        while len(asked.answers) < LEAST // 5:
            time.sleep(0.01)
        list(house.library.add([_offer(new, Wish(1, instead=instead))]))
        switched = time.perf_counter()
        while len(asked.seconds(since=switched)) < LEAST:
            time.sleep(0.01)
    _counted(asked, count, old, new, switched)


def _counted(asked: Asking, count: Count, old: Town, new: Town, switched: float) -> None:
    for began, _, answer in asked.answers:
        said = "".join(claim.text for claim in answer.claims)
        count.answers += 1
        count.withdrawn += began >= switched and old.answer in said
        count.unavailable += old.answer not in said and new.answer not in said
