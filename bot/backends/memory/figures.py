"""How zhengda is used, counted in memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from bot.backends.memory.held import Given, Memory
from bot.ports import Catalogue
from bot.statistic import Cited, Statistics, Wondered, Worded, counted, days, rank
from rag.answer import Notice


@dataclass(frozen=True, slots=True)
class MemoryFigures:
    """Counts what is held."""

    catalogue: Catalogue
    memory: Memory = field(default_factory=Memory)

    def statistics(self, first: date, last: date, most: int) -> Statistics:
        """The days from the first to the last; of documents, `most` of either kind."""
        asked = self._asked(first, last)
        with self.memory.lock:
            votes = [
                one.vote.good
                for one in self.memory.votes.values()
                if one.vote and first <= one.told.astimezone().date() <= last
            ]
        seconds = sorted(one.answer.seconds for one in asked)
        titles = {one.id: one.title.strip() or one.name for one in self.catalogue.records()}
        cited = _cited(asked)
        unread = [number for number in titles if number not in cited]
        return Statistics(
            days=tuple(
                counted(day, Counter(one.answer.outcome for one in asked if _day(one) == day))
                for day in days(first, last)
            ),
            good=votes.count(True),
            bad=votes.count(False),
            median=seconds[rank(len(seconds), 50)] if seconds else 0.0,
            slow=seconds[rank(len(seconds), 95)] if seconds else 0.0,
            cited=tuple(
                Cited(number, titles.get(number, ""), count)
                for number, count in sorted(cited.items(), key=lambda one: (-one[1], one[0]))[:most]
            ),
            uncited=tuple(Cited(number, titles[number], 0) for number in unread[:most]),
            unread=len(unread),
            worded=_worded(asked),
        )

    def wondered(self, first: date, most: int) -> list[Wondered]:
        """What was asked since then and not forgotten, at most so many, the newest first."""
        found = [
            Wondered(one.question, one.conversation)
            for one in reversed(self._asked(first, date.max))
            if one.conversation
        ]
        return found[:most]

    def _asked(self, first: date, last: date) -> list[Given]:
        with self.memory.lock:
            return [
                one
                for one in self.memory.answers
                if first <= _day(one) <= last and not one.answer.outcome.small_talk
            ]


def _day(given: Given) -> date:
    return given.asked.astimezone().date()


def _worded(asked: list[Given]) -> Worded:
    """What a language model did; what that took is counted nowhere here."""
    notices = Counter(one.answer.notice for one in asked)
    answers = sum(bool(one.answer.model) for one in asked)
    return Worded(answers, notices[Notice.AWAY], notices[Notice.INCOMPLETE])


def _cited(asked: list[Given]) -> Counter[int]:
    """How many answers quote each document."""
    found: Counter[int] = Counter()
    for one in asked:
        found.update({cited.passage.source.document_id for cited in one.answer.citations})
    return found
