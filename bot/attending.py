"""The composition root of who looks after the language model: `/pause 模型`, and the owners."""

# ruff: noqa: PLC0415  what takes long to load is loaded when a command needs it, not for --help

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.message import Delivery, Outgoing, Room
from bot.pause import Surface
from bot.ports import Jobs
from bot.service.posting import post
from bot.setup import Setup
from bot.trouble import log
from bot.wording import Wording
from rag.onday import today

if TYPE_CHECKING:
    from rag.backends.home import Home
    from rag.ports import Fault, Model


MODEL, EMBEDDER, RERANK = "ZHENGDA_MODEL", "ZHENGDA_EMBEDDER", "ZHENGDA_RERANK"
"""What the settings of each begin with."""
_PACKAGE = "langchain-…"


def remedy(fault: Fault, setting: str, words: Wording, about: str = "") -> str:
    """What is to be done about a fault of what is named by the settings that begin so."""
    return words.remedies[fault].format(setting=setting, about=about or _PACKAGE)


def attended(home: Home, model: Model, telling: Telling) -> Model:
    """A model that can be paused by chat, and of whose faults the owners are told."""
    from rag.attended import Attended

    return Attended(model, paused(home), telling)


def telling(setup: Setup, home: Home) -> Telling:
    """Who tells the owners."""
    from bot.backends.sql.jobs import SqlJobs

    return Telling(SqlJobs(home.database), setup.owners, setup.words)


def paused(home: Home) -> Callable[[], bool]:
    """Whether the model is told to be silent; looked up anew each time."""
    from bot.backends.sql.pauses import SqlPauses

    pauses = SqlPauses(home.database)
    return lambda: pauses.paused(Surface.MODEL) is not None


class Telling:
    """Tells the owners that the model stays away and why, or soon will: each once a day."""

    def __init__(
        self,
        jobs: Jobs,
        owners: Sequence[Room],
        words: Wording,
        day: Callable[[], date] = today,
    ) -> None:
        self._jobs = jobs
        self._owners = owners
        self._words = words
        self._day = day
        self._told: set[tuple[date, str]] = set()

    def __call__(self, fault: Fault) -> None:
        """Hear of a fault; whatever becomes of it, the question goes on."""
        told = self._words.faults[fault], remedy(fault, MODEL, self._words)
        self._tell(str(fault), self._words.attending.told.format(fault=told[0], remedy=told[1]))

    def nearly(self) -> None:
        """Hear that little is left of what the model may cost today."""
        self._tell("nearly", self._words.attending.nearly)

    def _tell(self, news: str, said: str) -> None:
        day = self._day()
        if (day, news) in self._told:
            return
        self._told = {one for one in self._told if one[0] == day} | {(day, news)}
        # The key is that of the day: another process, or this one anew, tells it no more.
        jobs = [
            post(f"model:{news}:{day}:{number}", Delivery(room, Outgoing(said)))
            for number, room in enumerate(self._owners)
        ]
        try:
            self._jobs.put(jobs)
        except Exception as error:  # noqa: BLE001  no answer fails for want of a message
            log.warning("owners not told", news=news, error=type(error).__name__)
