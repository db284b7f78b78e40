"""A desk, a library with a few documents, and what is ordered there is done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.backends.memory.people import MemoryPeople
from bot.incoming import Incoming, Sort
from bot.message import Button, Delivery, Reaction, Task
from bot.work.book import Book
from bot.work.roster import doers
from corpus.document import Upload
from rag.change import Offer
from tests.stage import OWNER, Stage
from tests.words import WORDINGS, ZH
from tests.works import NOTICE, RULE

NEWER = RULE.replace("三百二十元", "四百元").replace("2024年9月", "2025年9月")


class Office(Stage):
    """A stage whose orders are done at once, as a service would."""

    def add(self, *texts: str) -> list[int]:
        """Take texts in; gives the numbers of their documents."""
        offers = [
            Offer.of(Upload(f"文件{name}.txt", text.encode()))
            for name, text in zip("甲乙丙丁戊己庚辛壬癸子丑寅卯", texts, strict=False)
        ]
        return [one.document for one in self.library.add(offers)]

    def write(self, line: str, **change: Any) -> list[Task]:  # noqa: ANN401  what a test names
        """The owner writes a command, and it is done; gives the tasks."""
        reaction = self.order(line, OWNER, OWNER.lane, lambda one: replace(one, **change))
        return self._done(reaction)

    def push(self, label: str, message: str = "") -> Reaction:
        """The owner presses a button, and it is done."""
        reaction = self.press(label, message, OWNER.lane)
        self._done(reaction)
        return reaction

    def _done(self, reaction: Reaction) -> list[Task]:
        people = MemoryPeople(self.memory)
        book = Book(self.log, self.ranks, ZH)
        able = doers(self.library, self.store, people, WORDINGS, None, {}, book)
        for task in reaction.tasks:
            for one in able[task.work](task, lambda *_: None).deliveries:
                self._send(one)
        return list(reaction.tasks)

    @property
    def titles(self) -> list[str]:
        """What may be found."""
        return [one.title for one in self.store.records()]

    def reply(self, text: str, message: str = "") -> list[Task]:
        """The owner replies to a message of ours."""
        referred = self.reply_to(message or self.last)
        incoming = Incoming(OWNER, OWNER.lane, text, Sort.TEXT, message="1", referred=referred)
        return self._done(self.react(incoming))

    def stale(self, message: str, button: Button) -> None:
        """A messenger that still shows a button that is gone."""
        sent = self.sent[message]
        self.sent[message] = replace(sent, message=replace(sent.message, rows=((button,),)))

    def shown(self) -> Delivery:
        """The message that was sent last."""
        return self.sent[self.last]


@pytest.fixture
def office() -> Office:
    """A library with a rule (1) and a notice (2)."""
    made = Office()
    made.add(RULE, NOTICE)
    return made
