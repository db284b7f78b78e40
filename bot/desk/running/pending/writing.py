"""Takes what somebody writes for a standard answer: a reply, `/standard`, a human's words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.desk.running.gate import Done
from bot.desk.running.pending.card import card, known, validity
from bot.desk.running.pending.changing import Changing
from bot.desk.running.pending.composing import Composing
from bot.desk.running.pending.means import Pending
from bot.desk.running.pending.viewing import short
from bot.desk.scene import Handler, Scene
from bot.desk.steps import Step, button
from bot.gap import LACKING, Lack
from bot.message import Outgoing, Reaction, RoomKind
from bot.split import split
from bot.wording import Wordings
from rag.answer import Script
from rag.prepared import fault
from rag.standard import Use

_FOR_GAP = re.compile(r"#(\d{1,9})\s+(\S.*)", re.DOTALL)
_NUMBERED = re.compile(r"(\d{1,9})(?:\s+(\S+))?", re.ASCII)
_ALONE = re.compile(r"([^\n？?]*[？?]|[^\n]+\n)\s*(\S.*)", re.DOTALL)
_LINK = re.compile(r"w_(\d{1,9})", re.ASCII)
_KEYS, _ROW = 24, 6
"""Answers of the list that have a button, and how many stand in a row."""
_FOREVER = frozenset({"长期", "長期", "forever"})
_CALLED = {
    "启用": Step.PUBLISH,
    "啟用": Step.PUBLISH,
    "撤下": Step.WITHDRAW,
    "核对": Step.RECHECK,
    "核對": Step.RECHECK,
    "其他": Step.ALSO,
    **{str(step): step for step in (Step.PUBLISH, Step.WITHDRAW, Step.RECHECK, Step.ALSO)},
}


@dataclass(frozen=True, slots=True)
class Writing:
    """Writes and shows standard answers; each of these is a `Doing`."""

    pending: Pending
    composing: Composing
    changing: Changing

    def commanded(self, scene: Scene) -> Done:
        """`/standard`: the list; one of them; a change of one; a new one."""
        say, text = scene.wording.standards, scene.incoming.text.strip()
        if not text:
            return Done(scene.reply(self._listed(scene)))
        if found := _FOR_GAP.fullmatch(text):
            return self._for_gap(scene, int(found[1]), found[2])
        if found := _NUMBERED.fullmatch(text):
            return self._numbered(scene, int(found[1]), found[2] or "")
        if found := _ALONE.fullmatch(text):
            return self.composing.alone(scene, found[1].strip(), found[2])
        return Done(scene.say(say.how_command), effect=False)

    def replied(self, scene: Scene) -> Done:
        """What was written in reply to a message that asks for it."""
        number = asked_by(scene, self.pending.wordings)
        return self._for_gap(scene, number, scene.incoming.text)

    def linked(self, scene: Scene) -> Done:
        """What a human replied to a question that was handed over."""
        number = link_of(scene)
        reply = self.pending.kept.replies.reply(number)
        if reply is None:
            return Done(scene.say(scene.wording.standards.reply_gone), effect=False)
        kept = self.pending.chats.recall(reply.answer)
        lack = Lack.REFUSED if kept and kept.outcome in LACKING else Lack.HANDED
        gap = self.pending.kept.gaps.put(reply.answer, lack)
        return self._for_gap(scene, gap, reply.text)

    def _for_gap(self, scene: Scene, number: int, text: str) -> Done:
        gap = self.pending.kept.gaps.gap(number)
        if gap is None or not gap.questions:
            sentence = scene.wording.unanswered.no_such.format(number=number)
            return Done(scene.say(sentence), effect=False)
        return self.composing.for_gap(scene, gap, text)

    def _numbered(self, scene: Scene, number: int, word: str) -> Done:
        say = scene.wording.standards
        standard = self.pending.kept.standards.standard(number)
        if standard is None:
            return Done(scene.say(say.no_such.format(number=number)), effect=False)
        if not word:
            return Done(scene.reply(card(scene, self.pending, standard)), effect=False)
        if step := _CALLED.get(word.lower()):
            return self.changing(scene, step, number, standard.turn)
        try:
            until = None if word.lower() in _FOREVER else date.fromisoformat(word)
        except ValueError:
            return Done(scene.say(say.how_command), effect=False)
        return self.changing.dated(scene, standard, until)

    def _listed(self, scene: Scene) -> list[Outgoing]:
        """All that are not withdrawn; those that are not given first."""
        wording, day = scene.wording, self.pending.today()
        say = wording.standards
        found = self.pending.kept.standards.listed(Use.DRAFT, Use.LIVE)
        told = [(one, fault(one, self.pending.store, day)) for one in found]
        told.sort(key=lambda one: one[1] is None)
        if not told:
            return [Outgoing(say.none), Outgoing(say.how_command)]
        lines = (
            say.line.format(
                number=one.number,
                question=short(one.question),
                state=known(one, flag, wording),
                until=validity(one, wording),
            )
            for one, flag in told
        )
        blocks = [say.count.format(count=len(told)), *lines, "", say.how_command]
        *pages, last = split(map(Outgoing, blocks), scene.limit)
        keys = [button(str(one.number), Step.CARD, one.number) for one, _ in told[:_KEYS]]
        rows = tuple(tuple(keys[at : at + _ROW]) for at in range(0, len(keys), _ROW))
        return [*pages, replace(last, rows=rows)]


def asked_by(scene: Scene, wordings: Wordings) -> int:
    """The number of the group that a reply is written for; 0 where it is none.

    Only our own messages have one, and nothing that anybody wrote stands before it.
    """
    referred = scene.incoming.referred
    if referred is None or not referred.own:
        return 0
    first = referred.text.partition("\n")[0].strip()
    for script in Script:
        before, _, after = wordings[script].standards.head.partition("{number}")
        if first.startswith(before) and first.endswith(after):
            number = first.removeprefix(before).removesuffix(after)
            return int(number) if number.isascii() and number.isdigit() else 0
    return 0


def link_of(scene: Scene) -> int:
    """The number of the reply that a link leads to; 0 where it leads elsewhere."""
    found = _LINK.fullmatch(scene.incoming.text.strip())
    return int(found[1]) if found else 0


@dataclass(frozen=True, slots=True)
class Replies:
    """Leads what is written for a standard answer there; all else to the next handler."""

    wordings: Wordings
    gated: Handler
    following: Handler

    def __call__(self, scene: Scene) -> Reaction:
        """What follows from a text."""
        private = scene.incoming.room.kind is RoomKind.PRIVATE
        written = private and asked_by(scene, self.wordings)
        return self.gated(scene) if written else self.following(scene)


@dataclass(frozen=True, slots=True)
class Links:
    """Leads `/start w_12` to what a human replied; all else to the next handler."""

    gated: Handler
    following: Handler

    def __call__(self, scene: Scene) -> Reaction:
        """What follows from `/start`."""
        return self.gated(scene) if link_of(scene) else self.following(scene)
