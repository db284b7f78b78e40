"""What the owners are told at a start that had to renew the index, or found a change held back."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

from bot.job import Job
from bot.message import Delivery, Outgoing, Task, Work
from bot.service.posting import post
from bot.service.renewal import RenewalRound
from bot.service.rounds import Round
from bot.setup import Setup
from bot.wiring import House
from bot.work.ended import stopped
from rag.ports import Progress


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a start found wrong with the index, and how many vectors it computed."""

    faults: tuple[str, ...] = ()
    embedded: int = 0


def notices(setup: Setup, house: House, renewed: Renewed) -> Iterator[Job]:
    """A message to every owner for each; a change that is held back is told of once."""
    words, now = setup.words, int(time.time())
    for number, room in enumerate(house.means.owners):
        if renewed.embedded or renewed.faults:
            text = words.curated.renewed.format(embedded=renewed.embedded)
            told = Delivery(room, Outgoing(text))
            yield post(f"renewed:{now}:{number}", told)
        if trial := house.library.waiting:
            task = Task(Work.REINDEX, room, room.lane)
            [held] = stopped(task, trial, words).deliveries
            yield post(f"held:{trial.revision}:{number}", held)


@contextmanager
def beside(setup: Setup, house: House) -> Iterator[Sequence[Round]]:
    """The round that renews the index while questions are answered; it ends with the block."""

    def behind() -> bool:
        current = house.shelf.current()
        lacking = len(current.vector) < len(current.lexical)
        return lacking or bool(house.store.unembedded(current.model))

    def renew(progress: Progress) -> None:
        renewed = Renewed(house.shelf.faults(), house.library.catch_up(progress))
        house.jobs.put(list(notices(setup, house, renewed)))

    with closing(RenewalRound(behind, renew)) as renewal:
        yield [renewal]
