"""Many files in one message: those that came together, and all that wait to be settled."""

from __future__ import annotations

from collections.abc import Sequence

from bot.desk.commands.leaves import Leaf, leaf
from bot.desk.press import Verb, press
from bot.desk.running.files.buttons import PAGE, Rows, Step, numbers, state
from bot.message import Button, Outgoing
from bot.previewed import line
from bot.proposal import Course, Gist, Proposal
from bot.wording import Wording
from rag.preview import Fit

DAYS = 7
"""Days after which nobody is waited for any more."""


def takeable(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Those that may be taken in as they are, with nothing left to be decided one by one."""
    return [
        one
        for one in proposals
        if one.course is Course.OPEN and one.gist and one.gist.welcome and _decided(one)
    ]


def _decided(one: Proposal) -> bool:
    return one.choice.of is not None or (one.gist or Gist()).fit is not Fit.UNSURE


def batch(proposals: Sequence[Proposal], number: int, wording: Wording) -> Outgoing:
    """Files that came together: a line each, the counts, buttons for one and for all."""
    shown = leaf(proposals, number, PAGE)
    head = wording.proposing.received.format(count=len(proposals))
    text = _listed(head, shown, _counts(proposals, wording), wording)
    rows = _pages(shown, proposals[0], state(proposals), wording)
    looks = numbers(shown.items, _first(shown))
    return Outgoing(text, rows=(*_whole(proposals, wording), *looks, *rows))


def undecided(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Those about which nothing is settled."""
    return [one for one in proposals if one.course is Course.OPEN]


def _counts(proposals: Sequence[Proposal], wording: Wording) -> list[str]:
    """How many may be taken in, as long as there is anything to be decided."""
    say = wording.proposing
    seen = [one.gist or Gist() for one in undecided(proposals)]
    if not seen:
        return []
    counts = say.counts.format(
        welcome=sum(one.welcome for one in seen),
        held=sum(one.fit.held for one in seen),
        failed=sum(bool(one.error) for one in seen),
    )
    return [counts, say.decide.format(days=DAYS)]


def waiting(proposals: Sequence[Proposal], number: int, wording: Wording) -> Outgoing:
    """All files that wait: a line each, and a button that shows one."""
    say = wording.proposing
    if not proposals:
        return Outgoing(say.no_waiting)
    shown = leaf(proposals, number, PAGE)
    head = say.waiting.format(count=len(proposals))
    text = _listed(head, shown, [say.decide.format(days=DAYS)], wording)
    rows = (*numbers(shown.items, _first(shown)), *_pages(shown, None, 0, wording))
    return Outgoing(text, rows=rows)


def _listed(head: str, shown: Leaf[Proposal], below: Sequence[str], wording: Wording) -> str:
    lines = [line(at, one, wording) for at, one in enumerate(shown.items, _first(shown))]
    paged = wording.catalogue.page.format(page=shown.number, pages=shown.count)
    paging = [paged] if shown.count > 1 else []
    return "\n".join([head, *lines, *paging, *(["", *below] if below else [])])


def _first(shown: Leaf[Proposal]) -> int:
    return (shown.number - 1) * PAGE + 1


def _whole(proposals: Sequence[Proposal], wording: Wording) -> Rows:
    """The buttons that settle all of them at once."""
    say, ready = wording.proposing, takeable(proposals)
    at = (proposals[0].number, state(proposals))
    row = []
    if ready:
        label = say.all.format(count=len(ready))
        row.append(Button(label, press(Verb.INTAKE, *at, Step.ALL)))
    if undecided(proposals):
        row.append(Button(say.none, press(Verb.INTAKE, *at, Step.NONE)))
    return (tuple(row),) if row else ()


def _pages(shown: Leaf[Proposal], first: Proposal | None, now: int, wording: Wording) -> Rows:
    """The row that turns pages."""
    say = wording.catalogue
    around = ((shown.number - 1, say.previous), (shown.number + 1, say.next))
    about = first.number if first else 0
    row = tuple(
        Button(label, press(Verb.INTAKE, about, now, Step.PAGE, number))
        for number, label in around
        if 1 <= number <= shown.count
    )
    return (row,) if row else ()
