"""The composition root of work that takes long: every kind of it has its doer here."""

from __future__ import annotations

from collections.abc import Mapping

from bot.files import offers
from bot.message import Work
from bot.ports import Doer
from bot.wiring import House, Setup
from bot.work import roster


def doers(setup: Setup, house: House) -> Mapping[Work, Doer]:
    """Who does what; `others` do what is not of the library."""
    folder = setup.settings.watched
    files = (lambda: list(offers([folder]))) if folder else None
    others: dict[Work, Doer] = {}
    return roster.doers(
        house.library, house.store, house.means.people, setup.wordings, files, others
    )
