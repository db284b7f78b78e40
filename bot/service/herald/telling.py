"""Tells whoever ordered an announcement what became of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot.desk.running.posting.outcome import told
from bot.job import Job
from bot.message import Delivery, Room
from bot.ports import Jobs
from bot.posts import Outcome
from bot.service.herald.means import HeraldMeans
from bot.service.posting import post
from bot.wording import Wording


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells it once: the keys of what is told tell one time from the next.

    `messengers` are those that are served; `wording` is for who chose no language.
    """

    means: HeraldMeans
    jobs: Jobs
    messengers: Collection[str]
    wording: Wording

    def tell(self) -> int:
        """Tell all there is to tell; gives how many messages that makes."""
        count, outcomes = 0, self.means.kept.outcomes
        for outcome in outcomes.news():
            count += self.jobs.put([self._job(outcome, room) for room in self._to(outcome)])
            outcomes.told(outcome)
        return count

    def _to(self, outcome: Outcome) -> tuple[Room, ...]:
        messenger, _, chat = outcome.by.partition(":")
        return (Room(messenger, chat),) if messenger in self.messengers else self.means.owners

    def _job(self, outcome: Outcome, room: Room) -> Job:
        chosen = self.means.people.language(f"{room.messenger}:{room.chat}")
        wording = self.means.wordings.for_language(chosen) if chosen else self.wording
        message = told(outcome, self.means.kept.outcomes, wording)
        key = f"outcome:{outcome.announcement}:{outcome.turn}:{room.name}"
        return post(key, Delivery(room, message))
