"""A person as those who run zhengda write one: `12345`, or `telegram:12345`."""

from __future__ import annotations

import re

from bot.desk.running.owned import CONSOLE

_PERSON = re.compile(r"(?:([a-z]+):)?([1-9]\d*)", re.ASCII)


def person_named(word: str, messenger: str) -> str:
    """The person, of the messenger it is written in where none is named; empty where nobody.

    Groups and channels have numbers below zero and are nobody; at the console nobody has one.
    """
    found = _PERSON.fullmatch(word)
    if found is None or (found[1] or messenger) == CONSOLE:
        return ""
    return f"{found[1] or messenger}:{found[2]}"


def person_told(person: str, terminal: str) -> str:
    """A person as those are told who run zhengda: the number, or that it was at a `terminal`."""
    messenger, _, number = person.partition(":")
    return terminal if messenger == CONSOLE else number
