"""`/unanswered`: the groups of questions that were not answered, and one of them in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.citing import place
from bot.desk.commands.leaves import Leaf, instead, leaf, turning
from bot.desk.press import read
from bot.desk.pressed import expired, under
from bot.desk.running.gate import Done
from bot.desk.running.pending.gathering import Gathering, question
from bot.desk.running.pending.means import Pending
from bot.desk.scene import Scene
from bot.desk.steps import Step, button
from bot.gap import Course, Gap, Lack
from bot.incoming import Sort
from bot.kept import Reason
from bot.masked import masked
from bot.message import Button, Mark, Outgoing, Reaction, Style
from bot.render import spoken
from bot.split import split
from bot.wording import Wording
from rag.answer import Answer, Citation
from rag.standard import Use

LIST = "w"
"""The name of this list in the buttons that turn its pages."""
_PAGE = 6
_ROUNDS = 5
"""So often new questions are put into groups before the list is shown."""
_WAYS = 6
_LONGEST = 60
_CITED = 5
_WRITTEN = 3
"""Standard answers of a group that are led to."""


@dataclass(frozen=True, slots=True)
class Viewing:
    """Shows what is open."""

    pending: Pending
    gather: Gathering

    def listed(self, scene: Scene, number: int = 1) -> Reaction:
        """A page of the list."""
        self._gather(scene)
        say, gaps = scene.wording.unanswered, self.pending.kept.gaps.open()
        if not gaps:
            return shown(scene, [Outgoing(say.none)])
        page = leaf(gaps, number, _PAGE)
        lines = [
            say.count.format(count=len(gaps)),
            *(_line(one, scene.wording) for one in page.items),
        ]
        rows = (
            *_openers(page),
            *turning(page, LIST, "", scene.wording.catalogue),
        )
        return shown(scene, [Outgoing("\n".join(lines), rows=rows)])

    def turned(self, scene: Scene) -> Done:
        """Another page, in the place of the one whose button was pressed."""
        found = read(scene.incoming.text)
        return Done(self.listed(scene, found.number(1) if found else 1), effect=False)

    def _gather(self, scene: Scene) -> None:
        """What is new; of much, a little where a button was pressed: others press, too."""
        for _ in range(1 if scene.incoming.sort is Sort.PRESS else _ROUNDS):
            if not self.gather():
                return

    def filed(self, scene: Scene, answer: int) -> Done:
        """The group that an answer is in."""
        self._gather(scene)
        kept = self.pending.chats.recall(answer)
        if kept is None or not kept.question.strip():
            return Done(expired(scene), effect=False)
        return self.viewed(scene, self.pending.kept.gaps.put(answer, Lack.REFUSED))

    def viewed(self, scene: Scene, number: int) -> Done:
        """One group: how it was asked, what is answered now, and what can be done."""
        gap = self.pending.kept.gaps.gap(number)
        if gap is None or not gap.questions:
            sentence = scene.wording.unanswered.no_such.format(number=number)
            return Done(scene.say(sentence), effect=False)
        messages = self._messages(scene, gap)
        pressed = scene.incoming.sort is Sort.PRESS
        # What was pressed stays: it is a list, or what was filed.
        reaction = under(scene, messages) if pressed else scene.reply(messages)
        return Done(reaction, detail=f"#{number}")

    def view(self, scene: Scene, gap: Gap, note: str = "") -> Reaction:
        """One group in the place of what was pressed; `note` stands above it."""
        return shown(scene, self._messages(scene, gap, note))

    def _messages(self, scene: Scene, gap: Gap, note: str = "") -> list[Outgoing]:
        answer = self.pending.ask(question(gap))
        blocks = [*map(Outgoing, filter(None, [note])), *_told(gap, answer, scene.wording)]
        *pages, last = split(blocks, scene.limit)
        return [*pages, replace(last, rows=self._rows(gap, answer, scene.wording))]

    def _rows(self, gap: Gap, answer: Answer, wording: Wording) -> tuple[tuple[Button, ...], ...]:
        """What can be done about a group; the standard answers written for it lead to theirs."""
        listed = self.pending.kept.standards.listed(Use.DRAFT, Use.LIVE)
        written = [one.number for one in listed if one.gap == gap.number][:_WRITTEN]
        label = wording.unanswered.standard
        row = tuple(button(label.format(number=one), Step.CARD, one) for one in written)
        return (*_choices(gap, answer, wording), *((row,) if row else ()))


def shown(scene: Scene, messages: list[Outgoing]) -> Reaction:
    """Messages: in the place of the one whose button was pressed, else as a reply."""
    pressed = scene.incoming.sort is Sort.PRESS
    return instead(scene, messages) if pressed else scene.reply(messages)


def nearest(answer: Answer) -> tuple[Citation, ...]:
    """What an answer rests on, or what comes closest to one; in the order they are numbered."""
    return (answer.citations or answer.nearest)[:_CITED]


def numbered(cited: tuple[Citation, ...], wording: Wording) -> Iterator[Outgoing]:
    """Citations with numbers, each with its place and its words."""
    for number, citation in enumerate(cited, 1):
        head = f"[{number}] {place(citation.passage, wording)}"
        words = citation.quote.strip()
        mark = Mark(len(head) + 1, len(head) + 1 + len(words), Style.QUOTE)
        yield Outgoing(f"{head}\n{words}", (mark,))


def short(text: str) -> str:
    """A question in a line, with nothing in it that names a person."""
    line = " ".join(masked(text).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _line(gap: Gap, wording: Wording) -> str:
    say = wording.unanswered
    waiting = say.waiting.format(count=gap.wishes) if gap.wishes else ""
    told = short(gap.questions[0])
    return say.line.format(number=gap.number, question=told, times=gap.times, waiting=waiting)


def _openers(page: Leaf[Gap]) -> tuple[tuple[Button, ...], ...]:
    """A button for each group of a page, with its number."""
    return (tuple(button(f"#{one.number}", Step.VIEW, one.number) for one in page.items),)


def _told(gap: Gap, answer: Answer, wording: Wording) -> Iterator[Outgoing]:
    say = wording.unanswered
    head = say.head.format(number=gap.number)
    yield Outgoing(head, (Mark(0, len(head), Style.BOLD),))
    first = masked(gap.questions[0])
    asked = question(gap)
    yield Outgoing(f"“{first}”")
    if asked.history:
        yield Outgoing(say.follows.format(before=masked(asked.history[-1])))
    latest = gap.latest.astimezone().date().isoformat() if gap.latest else "—"
    yield Outgoing(
        say.times.format(
            times=gap.times,
            refused=gap.refused,
            disliked=gap.disliked,
            wishes=gap.wishes,
            latest=latest,
            course=wording.courses[gap.course],
        )
    )
    if gap.reasons:
        yield Outgoing(say.reasons.format(reasons=_reasons(gap, wording)))
    if len(gap.questions) > 1:
        yield Outgoing(say.also)
        yield from (Outgoing(f"· {short(one)}") for one in gap.questions[1 : _WAYS + 1])
    yield Outgoing("")
    yield Outgoing(say.answers if answer.outcome.answers else say.silent)
    yield Outgoing(spoken(answer, wording))
    if cited := nearest(answer):
        yield Outgoing("")
        yield Outgoing(wording.frame.sources if answer.citations else say.nearest)
        yield from numbered(cited, wording)


def _reasons(gap: Gap, wording: Wording) -> str:
    """What was said of its answers, the most frequent first."""
    labels = {
        Reason.WRONG: wording.buttons.wrong,
        Reason.OUTDATED: wording.buttons.outdated,
        Reason.UNCLEAR: wording.buttons.unclear,
        Reason.MISSING: wording.buttons.missing,
    }
    counted = Counter(gap.reasons).most_common()
    return wording.frame.separator.join(f"{labels[one]} {count}" for one, count in counted)


def _choices(gap: Gap, answer: Answer, wording: Wording) -> tuple[tuple[Button, ...], ...]:
    """What can be done about a group."""
    say, number, turn = wording.unanswered, gap.number, gap.turn
    if gap.course is not Course.OPEN:
        return ((button(say.reopen, Step.REOPEN, number, turn),),)
    done = (button(say.done, Step.DONE, number, turn),) if answer.outcome.answers else ()
    return (
        (
            button(say.file, Step.FILE, number, turn),
            button(say.write, Step.WRITE, number, turn),
        ),
        (
            button(say.scope, Step.SCOPE, number, turn),
            button(say.ignore, Step.IGNORE, number, turn),
            *done,
        ),
    )
