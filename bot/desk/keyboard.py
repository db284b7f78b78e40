"""The buttons under an answer, and what becomes of them when one is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.desk.press import Verb, press, read
from bot.desk.steps import Step, button
from bot.gap import LACKING
from bot.kept import Reason, Vote
from bot.message import Button
from bot.words.buttons import ButtonWords
from rag.answer import Outcome

Rows: TypeAlias = tuple[tuple[Button, ...], ...]

_MOST_SOURCES = 8
_A_ROW = 4
_MOST_QUESTIONS = 3
_MOST_CHOICES = 4
_LONGEST_LABEL = 64
_FOR_HUMANS = frozenset({Outcome.PERSONAL, Outcome.CRISIS})
"""Turned away, but a human may know better."""


@dataclass(frozen=True, slots=True)
class Keyboard:
    """What can be pressed under the answer with this number.

    `human` is the label of the button that asks for a human; empty where none can be asked.
    """

    words: ButtonWords
    number: int
    human: str = ""

    def under(self, outcome: Outcome, sources: int, follow_ups: Sequence[str] = ()) -> Rows:
        """The rows under an answer with so many sources, or under a refusal.

        `follow_ups` are questions to go on with, or to choose from.
        """
        if outcome.answers:
            fit = [one for one in follow_ups if 0 < len(one) <= _LONGEST_LABEL]
            questions = self._questions(fit[:_MOST_QUESTIONS])
            return (self.votes(), *self._sources(sources), *questions, *self._human())
        if outcome is Outcome.UNCLEAR:
            return (*self._questions(follow_ups[:_MOST_CHOICES]), *self._human())
        if outcome in _FOR_HUMANS:
            return self._human()
        if outcome in LACKING:
            tell = button(self.words.tell, Step.TELL, self.number)
            return ((self._button(self.words.file, Verb.FILE),), (tell,), *self._human())
        return ()

    def _questions(self, asks: Sequence[str]) -> Rows:
        """A button for every question; what comes back must tell them apart: numbers do."""
        told = enumerate(filter(None, asks), 1)
        return tuple((self._button(one, Verb.ASK, number),) for number, one in told)

    def votes(self, vote: Vote | None = None) -> tuple[Button, ...]:
        """The row with the thumbs; the vote that was given is ticked."""
        good, bad = self.words.good, self.words.bad
        if vote and vote.good:
            good = self.words.chosen.format(label=good)
        elif vote:
            why = self._reasons().get(vote.reason, "")
            because = self.words.because.format(reason=why) if why else bad
            bad = self.words.chosen.format(label=because)
        return self._button(good, Verb.VOTE, "good"), self._button(bad, Verb.VOTE, "bad")

    def reasons(self, vote: Vote | None = None) -> tuple[Button, ...]:
        """The row with the reasons of a bad vote; one that was told is ticked."""
        told = vote.reason if vote and not vote.good else Reason.UNTOLD
        return tuple(
            self._button(
                self.words.chosen.format(label=label) if reason is told else label,
                Verb.VOTE,
                "bad",
                reason,
            )
            for reason, label in self._reasons().items()
        )

    def _reasons(self) -> dict[Reason, str]:
        words = self.words
        return {
            Reason.WRONG: words.wrong,
            Reason.OUTDATED: words.outdated,
            Reason.UNCLEAR: words.unclear,
            Reason.MISSING: words.missing,
        }

    def _sources(self, count: int) -> Rows:
        """A button for every source, four a row."""
        if count == 1:
            return ((self._button(self.words.only_source, Verb.SOURCE, 1),),)
        buttons = [
            self._button(self.words.source.format(number=one), Verb.SOURCE, one)
            for one in range(1, min(count, _MOST_SOURCES) + 1)
        ]
        return tuple(tuple(buttons[at : at + _A_ROW]) for at in range(0, len(buttons), _A_ROW))

    def _human(self) -> Rows:
        return ((self._button(self.human, Verb.HUMAN),),) if self.human else ()

    def _button(self, label: str, verb: Verb, *words: object) -> Button:
        return Button(label, press(verb, self.number, *words))


def revoted(rows: Rows, *votes: tuple[Button, ...]) -> Rows:
    """Rows of buttons with other ones in the place of those that vote."""
    kept = [row for row in rows if not _votes(row)]
    at = next((at for at, row in enumerate(rows) if _votes(row)), 0)
    return (*kept[:at], *votes, *kept[at:])


def _votes(row: tuple[Button, ...]) -> bool:
    return any((found := read(one.press)) and found.verb is Verb.VOTE for one in row)
