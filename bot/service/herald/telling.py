"""Tells whoever ordered an announcement what became of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot.desk.running.posting.outcome import told
from bot.job import Job
from bot.message import Delivery, Outgoing, Room
from bot.ports import Jobs, Outcomes
from bot.posts import Outcome
from bot.service.posting import post
from bot.wording import Wording


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells it once: the keys of what is told tell one time from the next.

    `owners` are told where nobody else can be; `messengers` are those that are served.
    """

    outcomes: Outcomes
    jobs: Jobs
    owners: tuple[Room, ...]
    messengers: Collection[str]
    wording: Wording

    def tell(self) -> int:
        """Tell all there is to tell; gives how many messages that makes."""
        count = 0
        for outcome in self.outcomes.news():
            message = told(outcome, self.outcomes, self.wording)
            count += self.jobs.put(
                [self._job(outcome, room, message) for room in self._to(outcome)]
            )
            self.outcomes.told(outcome)
        return count

    def _to(self, outcome: Outcome) -> tuple[Room, ...]:
        messenger, _, chat = outcome.by.partition(":")
        return (Room(messenger, chat),) if messenger in self.messengers else self.owners

    @staticmethod
    def _job(outcome: Outcome, room: Room, message: Outgoing) -> Job:
        key = f"outcome:{outcome.announcement}:{outcome.turn}:{room.name}"
        return post(key, Delivery(room, message))
