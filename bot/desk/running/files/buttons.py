"""The buttons under a preview and under a list of files, and what they come back with."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeAlias

from bot.desk.press import Verb, press
from bot.message import Button
from bot.previewed import CHANGES
from bot.proposal import Proposal
from bot.wording import Wording
from rag.preview import Fit, Preview

Rows: TypeAlias = tuple[tuple[Button, ...], ...]

PAGE = 10
"""Files on a page of a list."""
_A_ROW = 5


class Step(StrEnum):
    """What pressing does to a proposal; one word, as every button ever sent must stay readable."""

    TAKE = "yes"
    INSTEAD = "instead"
    """In the place of the version that speaks for the document."""
    OWN = "own"
    DROP = "no"
    FIX = "fix"
    """number of the field, where it is known: asks for a better value."""
    SET = "set"
    """number of the field, the value."""
    CHANGES = "diff"
    """number of the first change shown."""
    CHECK = "check"
    LOOK = "look"
    """Shows one of many."""
    ALL = "all"
    NONE = "none"
    PAGE = "page"
    """number of the page."""


def state(proposals: Sequence[Proposal]) -> int:
    """A number that rises with everything that is settled about a batch."""
    return sum(one.turn for one in proposals)


def button(label: str, proposal: Proposal, step: Step, *words: object) -> Button:
    """A button for a proposal as it is now."""
    return Button(label, press(Verb.INTAKE, proposal.number, proposal.turn, step, *words))


def under(preview: Preview, proposal: Proposal, wording: Wording) -> Rows:
    """What may be done about a file that can be read."""
    say = wording.proposing
    check, drop = button(say.check, proposal, Step.CHECK), button(say.drop, proposal, Step.DROP)
    if preview.fit.held:
        return ((check, drop),)
    fix = button(say.fix, proposal, Step.FIX)
    if preview.fit is Fit.NEW:
        return ((button(say.take, proposal, Step.TAKE), fix), (check, drop))
    return (*_versions(preview, proposal, wording), (fix, check, drop))


def _versions(preview: Preview, proposal: Proposal, wording: Wording) -> Rows:
    """As what a file may be taken in that is near to a stored document."""
    say, against = wording.proposing, preview.against
    ways = [button(say.take_version, proposal, Step.TAKE)]
    if against is None or not against.earlier:
        ways.append(button(say.replace, proposal, Step.INSTEAD))
    ways.append(button(say.take_own, proposal, Step.OWN))
    if against is None or len(against.differences) <= CHANGES:
        return (tuple(ways),)
    return tuple(ways), (button(say.changes, proposal, Step.CHANGES, 0),)


def ordered(proposal: Proposal, wording: Wording) -> Rows:
    """What may be done about a file that is being taken in, unless that was cancelled."""
    say = wording.proposing
    return ((button(say.take, proposal, Step.TAKE), button(say.drop, proposal, Step.DROP)),)


def dropping(proposal: Proposal, wording: Wording) -> Rows:
    """All that may be done about a file that can't be read."""
    return ((button(wording.proposing.drop, proposal, Step.DROP),),)


def numbers(shown: Sequence[Proposal], first: int) -> Rows:
    """A button for each unsettled file of a page, with the number it has in the list."""
    looks = [
        button(str(at), one, Step.LOOK)
        for at, one in enumerate(shown, first)
        if not one.course.settled
    ]
    return tuple(tuple(looks[at : at + _A_ROW]) for at in range(0, len(looks), _A_ROW))
