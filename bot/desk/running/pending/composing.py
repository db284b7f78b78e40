"""Makes a standard answer of what somebody wrote: every sentence must stand in a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.desk.running.gate import Done
from bot.desk.running.pending.card import card
from bot.desk.running.pending.gathering import question
from bot.desk.running.pending.means import Pending
from bot.desk.running.pending.viewing import nearest, numbered, shown
from bot.desk.scene import Scene
from bot.gap import Gap
from bot.masked import masked
from bot.message import Limit, Mark, Outgoing, Reaction, Style
from bot.split import octets, split, units
from bot.wording import Wording
from rag.answer import Citation, Question
from rag.gist import gist
from rag.quoted import Quoted
from rag.standard import Standard, Use

_UNTIL = re.compile(
    r"(?:有效期[至到]?|until)\s*[:：]?\s*(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})日?", re.IGNORECASE
)
_ASKED = re.compile(r"(?:问|問|Q)\s*[:：]\s*(.+)", re.IGNORECASE)
_PICKED = re.compile(r"\[?\d{1,2}\]?(?:[\s,，、]+\[?\d{1,2}\]?)*", re.ASCII)
_CHECKED = 4
"""Sentences for which others are proposed."""


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wrote, taken apart."""

    body: str
    picked: tuple[int, ...] = ()
    until: date | None = None
    ways: tuple[str, ...] = ()


def order(text: str) -> Order:
    """Take apart what somebody wrote.

    Raises:
        ValueError: a day that is none.
    """
    body: list[str] = []
    picked: list[int] = []
    ways: list[str] = []
    until: date | None = None
    for line in filter(None, map(str.strip, text.splitlines())):
        if found := _UNTIL.fullmatch(line):
            until = date(int(found[1]), int(found[2]), int(found[3]))
        elif asked := _ASKED.fullmatch(line):
            ways.append(asked[1].strip())
        elif _PICKED.fullmatch(line):
            picked += map(int, re.findall(r"\d+", line))
        else:
            body.append(line)
    return Order("\n".join(body), tuple(picked), until, tuple(ways))


@dataclass(frozen=True, slots=True)
class _Demand:
    """What an answer is written for.

    `asked` is empty where the question goes on from another one; `head` where no reply is
    waited for; `near` are the quotes that may be given by number.
    """

    asked: str
    near: tuple[Citation, ...]
    head: str = ""
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Composing:
    """Composes drafts."""

    pending: Pending

    def asked(self, scene: Scene, gap: Gap, note: str = "") -> Reaction:
        """Say how to write one for a group; the reply to any part of it is taken for one."""
        answer = self.pending.ask(question(gap))
        say = scene.wording.standards
        blocks = [
            *map(Outgoing, filter(None, [note])),
            Outgoing(f"“{masked(gap.questions[0])}”"),
            *numbered(nearest(answer), scene.wording),
            Outgoing(""),
            Outgoing(say.how.format(number=gap.number)),
        ]
        return scene.reply(headed(say.head.format(number=gap.number), blocks, scene.limit))

    def for_gap(self, scene: Scene, gap: Gap, text: str) -> Done:
        """What becomes of words written for a group of questions."""
        asked = question(gap)
        head = scene.wording.standards.head.format(number=gap.number)
        near = nearest(self.pending.ask(asked))
        alone = "" if asked.history else asked.text
        return self._made(scene, _Demand(alone, near, head, gap.number), text)

    def alone(self, scene: Scene, asked: str, text: str) -> Done:
        """What becomes of words written for a question that nobody asked yet."""
        near = nearest(self.pending.ask(Question(asked)))
        return self._made(scene, _Demand(asked, near), text)

    def _made(self, scene: Scene, demand: _Demand, text: str) -> Done:
        """A draft, or why there is none."""
        say = scene.wording.standards
        try:
            found = order(text)
        except ValueError:
            return _refused(scene, demand, [Outgoing(say.no_day)])
        if found.until and found.until < self.pending.today():
            return _refused(scene, demand, [Outgoing(say.no_past)])
        ways = [one for one in (demand.asked, *found.ways) if one]
        if not ways:
            return _refused(scene, demand, [Outgoing(say.whole)])
        if any(not 1 <= number <= len(demand.near) for number in found.picked):
            return _refused(scene, demand, [Outgoing(say.no_number.format(count=len(demand.near)))])
        chosen = [demand.near[number - 1].quote for number in found.picked]
        quoted = self.pending.quote("\n".join([*chosen, found.body]))
        if not quoted.stands:
            return _refused(scene, demand, list(self._fallen(quoted, demand, scene.wording)))
        by = scene.incoming.person
        return self._kept(
            scene,
            Standard(0, masked(ways[0]), quoted.said, by, until=found.until, gap=demand.gap),
            ways,
            quoted.claims[0].citations[0].passage.source.document_id,
        )

    def _kept(self, scene: Scene, draft: Standard, ways: list[str], document: int) -> Done:
        standards = self.pending.kept.standards
        number = self._known(draft) or standards.add(draft)
        standards.call(number, [gist(one) for one in ways])
        messages = card(scene, self.pending, standards.standard(number) or draft)
        return Done(scene.reply(messages), document, f"standard {number} draft")

    def _known(self, draft: Standard) -> int:
        """The number of the same answer where it is there already: a link opens again and again."""
        same = (
            one.number
            for one in self.pending.kept.standards.listed(Use.DRAFT, Use.LIVE)
            if (one.question, one.said, one.until) == (draft.question, draft.said, draft.until)
        )
        return next(same, 0)

    def _fallen(self, quoted: Quoted, demand: _Demand, wording: Wording) -> Iterator[Outgoing]:
        """The sentences that stand nowhere, what stands nearest to them, and those that stand."""
        say, fallen = wording.standards, quoted.fallen
        if not fallen:
            yield Outgoing(say.nothing)
            return
        yield Outgoing(say.fallen)
        yield from (Outgoing(f"✘ {one}") for one in fallen)
        yield from _listed(say.standing, [claim.text for claim in quoted.claims])
        found = self.pending.check("\n".join(fallen[:_CHECKED]), most=_CHECKED)
        near = (cited.quote.strip() for one in found.claims for cited in one.citations)
        yield from _listed(say.instead, near)
        yield from (Outgoing(""), Outgoing(say.again if demand.head else say.again_command))


def _listed(head: str, sentences: Iterable[str]) -> Iterator[Outgoing]:
    """Sentences that a tap copies; nothing where there is none."""
    listed = dict.fromkeys(sentences)
    if listed:
        yield from (Outgoing(""), Outgoing(head))
        yield from (Outgoing(one, (Mark(0, len(one), Style.CODE),)) for one in listed)


def _refused(scene: Scene, demand: _Demand, blocks: list[Outgoing]) -> Done:
    """Why nothing was kept; where a reply may follow, under the line that it is known by."""
    head = demand.head
    messages = headed(head, blocks, scene.limit) if head else split(blocks, scene.limit)
    return Done(shown(scene, messages), effect=False)


def headed(head: str, blocks: list[Outgoing], limit: Limit) -> list[Outgoing]:
    """Messages that all begin with a line by which a reply to them is known."""
    less = Limit(
        limit.units - units(head) - 1,
        limit.marks - 1,
        limit.octets and limit.octets - octets(head) - 1,
        limit.file,
    )
    bold = Outgoing(head, (Mark(0, len(head), Style.BOLD),))
    return [split([bold, page], limit)[0] for page in split(blocks, less)]
