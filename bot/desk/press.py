"""What a button stands for, in the 64 bytes that messengers carry: `v:12:good`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_LONGEST = 64
EXAMPLE = 0
"""The number of no answer: what is asked stands alone."""


class Verb(StrEnum):
    """What pressing does; one letter or two, for every button ever sent must stay readable."""

    VOTE = "v"
    """answer, `good` or `bad`, then perhaps a `bot.kept.Reason`."""
    SOURCE = "s"
    """answer, number of the citation: shows its passage."""
    ORIGINAL = "o"
    """answer, number of the citation: sends its file."""
    ASK = "q"
    """answer, or `EXAMPLE`, perhaps a number that keeps it apart: asks what is written on it."""
    FILE = "f"
    """answer: lays its question before the admins."""
    HUMAN = "h"
    """answer: asks for a human."""
    PAGE = "p"
    """name of a list, number of the page, what the list is of: turns the page."""
    DOCUMENT = "d"
    """document, perhaps a section, `file` or `changed`: shows it."""
    ATTEND = "a"
    """a `bot.kept.Attention`: which messages of the group are answered."""
    LANGUAGE = "l"
    """language code, or `auto`."""
    CHECK = "c"
    """nothing more: checks the message that is replied to."""
    FORGET = "x"
    """`yes` or `no`, the person: whether everything kept of the person is deleted."""
    BOARD = "b"
    """what it is of, then what it needs: targets, deliveries, subscriptions."""
    TASK = "k"
    """what is to be done, then what it needs: work that takes long, or its end."""
    GOLDEN = "g"
    """answer: keeps its question; `drop`, a number, a page; `run`: of golden questions."""
    INTAKE = "i"
    """proposal, its turn, what is to become of it: a file that somebody sent to be taken in."""

    PENDING = "w"
    """a number, a `bot.desk.steps.Step`, the turn it was shown at: what was not answered."""
    ANNOUNCEMENT = "n"
    """a `Step` of `bot.desk.running.announcing.buttons`, announcement, its turn, perhaps more."""


@dataclass(frozen=True, slots=True)
class Press:
    """A verb with what it needs."""

    verb: Verb
    words: tuple[str, ...] = ()

    def __str__(self) -> str:
        packed = ":".join((self.verb, *self.words))
        if len(packed.encode()) > _LONGEST:
            raise ValueError(f"{self.verb!r} with too many words for a button")
        return packed

    def number(self, at: int) -> int:
        """A word as a number; 0 where it is none."""
        word = self.words[at] if at < len(self.words) else ""
        # Not int(): it takes ١٢ and underscores, which no button of ours has.
        return int(word) if word.isascii() and word.isdigit() else 0


CHANGED = "changed"
"""What a button of a document asks for that asks the question line."""


def asks(press: Press) -> bool:
    """Whether what is pressed is asked or checked, and so takes its time."""
    return press.verb in {Verb.ASK, Verb.CHECK} or (
        press.verb is Verb.DOCUMENT and CHANGED in press.words
    )


_WITHOUT_READING = frozenset({"yes", "instead", "own", "no", "all", "none", "page"})
"""What is done about a file that somebody sent without reading it."""


def reads(press: Press) -> bool:
    """Whether a file is read for what is pressed, which may take seconds."""
    return press.verb is Verb.INTAKE and _WITHOUT_READING.isdisjoint(press.words[2:3])


def press(verb: Verb, *words: object) -> str:
    """What a button comes back with.

    Raises:
        ValueError: it does not fit.
    """
    return str(Press(verb, tuple(map(str, words))))


def read(data: str) -> Press | None:
    """The press of a button of ours; None where it is none."""
    verb, *words = data.split(":")
    return Press(Verb(verb), tuple(words)) if verb in set(Verb) else None
