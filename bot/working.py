"""The composition root of work that takes long: every kind of it has its doer here."""

from __future__ import annotations

from collections.abc import Mapping

from bot.files import offers
from bot.message import Work
from bot.ports import Doer
from bot.wiring import House, Setup
from bot.work import roster
from bot.work.saving import Saving
from bot.work.voice import Voice


def doers(setup: Setup, house: House) -> Mapping[Work, Doer]:
    """Who does what; `others` do what is not of the library."""
    folder = setup.settings.watched
    files = (lambda: list(offers([folder]))) if folder else None
    voice = Voice(setup.wordings, house.means.people)
    saving = Saving(house.saves, house.export, house.means.watch.made, voice)
    others: dict[Work, Doer] = {Work.BACK_UP: saving.back_up, Work.EXPORT: saving.hand_out}
    return roster.doers(
        house.library, house.store, house.means.people, setup.wordings, files, others
    )
