"""The composition root of work that takes long: every kind of it has its doer here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from bot.desk.running.files.lists import DAYS
from bot.files import offers
from bot.message import Work
from bot.ports import Doer, Proposals, Undo
from bot.service.rounds import Keyed, Limits, Round
from bot.setup import Setup
from bot.wiring import House
from bot.work import roster
from bot.work.book import Book
from bot.work.intake import TakingIn
from bot.work.over import LookingOver
from bot.work.rehearsing import Rehearsing
from bot.work.saving import Saving
from bot.work.voice import Voice


def doers(setup: Setup, house: House) -> Mapping[Work, Doer]:
    """Who does what; `others` do what is not of the library."""
    folder = setup.settings.watched
    found = (lambda: list(offers([folder]) if folder.is_dir() else ())) if folder else None
    voice = Voice(setup.wordings, house.means.people)
    saving = Saving(house.saves, house.export, house.means.watch.made, voice)
    files, means = house.means.files, house.means
    others: dict[Work, Doer] = {
        Work.GOLDEN: Rehearsing(means.goldens, house.quote, voice),
        Work.BACK_UP: saving.back_up,
        Work.EXPORT: saving.hand_out,
        Work.TAKE_IN: _taking(setup, house),
        Work.LOOK_OVER: LookingOver(files, voice),
    }
    book = Book(means.log, means.ranks, setup.words)
    return roster.doers(
        house.library, house.store, means.people, setup.wordings, found, others, book
    )


def undoing(setup: Setup, house: House) -> Mapping[Work, Undo]:
    """Who puts right what is cancelled."""
    return {Work.TAKE_IN: _taking(setup, house).undo}


def _taking(setup: Setup, house: House) -> TakingIn:
    means, voice = house.means, Voice(setup.wordings, house.means.people)
    return TakingIn(house.library, means.files.proposals, means.ranks, means.log, voice)


def forgetting(proposals: Proposals) -> Round:
    """A round in which files that nobody decided about in time are let go."""

    def steps(limits: Limits) -> Iterator[Sequence[Keyed]]:
        del limits
        proposals.forget(datetime.now(UTC) - timedelta(days=DAYS))
        yield from ()

    return steps
