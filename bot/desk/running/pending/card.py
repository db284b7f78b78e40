"""A standard answer as those who run zhengda see it, with what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.desk.running.named import person_told
from bot.desk.running.pending.means import Pending
from bot.desk.running.pending.viewing import short
from bot.desk.scene import Scene
from bot.desk.steps import Step, button
from bot.message import Button, Outgoing
from bot.render import render
from bot.wording import Wording
from corpus.fold import fold
from rag.answer import Answer, Outcome, Question, Script
from rag.gist import gist
from rag.prepared import checked, fault
from rag.resolve import refers
from rag.standard import Flag, Standard, Use

_WAYS = 8


def card(scene: Scene, pending: Pending, standard: Standard, note: str = "") -> list[Outgoing]:
    """The answer with its sources as everybody would see it, under what is known of it."""
    wording, day = scene.wording, pending.today()
    flag = fault(standard, pending.store, day)
    others = other_ways(pending, standard)
    head = "\n".join([*filter(None, [note]), *_head(standard, flag, others, wording)])
    rows = _choices(standard, flag, others, wording)
    claims = checked(standard.said, Script.SIMPLIFIED, pending.store, day)
    if claims is None:  # never so of what was kept, but nothing unproved is shown
        return [Outgoing(head, rows=rows)]
    shown = Answer(
        Question(standard.question), Outcome.ANSWERED, Script.SIMPLIFIED, claims, standard=standard
    )
    return render(shown, wording, scene.limit, asked=head, rows=rows)


def known(standard: Standard, flag: Flag | None, wording: Wording) -> str:
    """What a standard answer is, in few words."""
    if standard.use is Use.LIVE and flag:
        return wording.flags[flag]
    return wording.uses[standard.use]


def validity(standard: Standard, wording: Wording) -> str:
    """How long it is good."""
    say = wording.standards
    if standard.until is None:
        return say.forever
    return say.until.format(day=standard.until.isoformat())


def other_ways(pending: Pending, standard: Standard) -> tuple[str, ...]:
    """How else it was asked in its group, as far as it is not given to that; each way once.

    What goes on from another question is none: alone it says too little.
    """
    gap = pending.kept.gaps.gap(standard.gap) if standard.gap else None
    asked = {gist(one): one for one in gap.questions if not refers(fold(one))} if gap else {}
    called = pending.kept.standards.called
    return tuple(one for told, one in asked.items() if told and not called(standard.number, told))


def _head(
    standard: Standard, flag: Flag | None, others: tuple[str, ...], wording: Wording
) -> Iterator[str]:
    say = wording.standards
    yield say.card.format(number=standard.number, use=wording.uses[standard.use])
    if standard.use is Use.DRAFT:
        yield say.draft
    if flag:
        yield say.flagged.format(reason=wording.flags[flag])
    made = standard.made.astimezone().date().isoformat() if standard.made else "—"
    person = person_told(standard.by, wording.pausing.terminal) or "—"
    by = say.by.format(person=person, day=made)
    yield wording.frame.separator.join([by, validity(standard, wording)])
    if others:
        yield say.others
        yield from (f"· {short(one)}" for one in others[:_WAYS])
    yield ""
    yield f"“{standard.question}”"


def _choices(
    standard: Standard, flag: Flag | None, others: tuple[str, ...], wording: Wording
) -> tuple[tuple[Button, ...], ...]:
    say, number, turn = wording.standards, standard.number, standard.turn
    off = button(say.withdraw, Step.WITHDRAW, number, turn)
    on = button(say.publish, Step.PUBLISH, number, turn)
    also = button(say.also.format(count=len(others)), Step.ALSO, number, turn)
    more = ((also,),) if others and standard.use is not Use.WITHDRAWN else ()
    if standard.use is Use.WITHDRAWN:
        return () if flag else ((on,),)
    if flag in {Flag.CHANGED, Flag.GONE, Flag.ENDED}:
        return ((button(say.recheck, Step.RECHECK, number, turn), off),)
    return ((off,), *more) if standard.use is Use.LIVE or flag else ((on, off), *more)


def live(standard: Standard) -> Standard:
    """The same, to be given from now on."""
    return replace(standard, use=Use.LIVE, flag=None)
