"""`/stats`, `/stats 7`: how zhengda is used, in words and as a picture."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import BinaryIO

from bot.chart import chart
from bot.desk.running.gate import Done
from bot.desk.running.watch import Watch
from bot.desk.scene import Scene
from bot.message import Outgoing
from bot.statistic import Statistics, Worded
from bot.topics import topics
from bot.wording import Wording
from rag.onday import today

_USUAL, _MOST = 30, 366
_DAYS = re.compile(r"[1-9]\d{0,2}", re.ASCII)
_LISTED = 5
_TOPICS = 8
_LEAST = 0.01
"""Seconds below which no answer is told to have taken: what is remembered takes none."""
_QUESTIONS = 5_000
"""Questions whose words are counted: the newest."""


@dataclass(frozen=True, slots=True)
class Stats:
    """Tells how zhengda is used."""

    watch: Watch
    today: Callable[[], date] = field(default=today)

    def __call__(self, scene: Scene) -> Done:
        """The figures of some days up to now."""
        words = scene.incoming.text.strip()
        count = int(words) if _DAYS.fullmatch(words) else 0
        if words and not 0 < count <= _MOST:
            return Done(scene.say(scene.wording.stats.how), effect=False)
        last = self.today()
        first = last - timedelta(days=(count or _USUAL) - 1)
        found = self.watch.figures.statistics(first, last, _LISTED)
        asked = topics(self.watch.figures.wondered(first, _QUESTIONS), _TOPICS)
        cost = self.watch.price(found.worded.tokens)
        text = "\n".join(_told(found, asked, cost, scene.wording))
        message = self._pictured(found, text, scene)
        return Done(scene.reply([message]), detail=str(len(found.days)))

    def _pictured(self, found: Statistics, text: str, scene: Scene) -> Outgoing:
        """The words under their picture, where there is anything to see; else where it lies."""
        if not found.total.total:
            return Outgoing(text)
        picture = chart(found.days)

        def write(file: BinaryIO) -> None:
            file.write(picture)

        name = f"zhengda-{found.days[-1].day.isoformat()}.png"
        file = self.watch.made.make(name, write)
        if scene.limit.file:
            return Outgoing(text, file=file)
        lies = scene.wording.stats.picture.format(place=self.watch.made.place(file.made))
        return Outgoing(f"{text}\n\n{lies}")


def _told(
    found: Statistics, asked: Sequence[tuple[str, int]], cost: float, wording: Wording
) -> Iterator[str]:
    """The figures, line by line."""
    say, total = wording.stats, found.total
    yield say.span.format(first=found.days[0].day, last=found.days[-1].day)
    if not total.total:
        yield say.nothing
        return
    yield say.asked.format(
        total=total.total,
        answered=total.answered,
        partial=total.partial,
        refused=total.refused,
    )
    yield say.votes.format(good=found.good, bad=found.bad)
    median, slow = (f"{max(one, _LEAST):.2f}" for one in (found.median, found.slow))
    yield say.latency.format(median=median, slow=slow)
    yield from _worded(found.worded, wording)
    if cost:
        yield say.cost.format(cost=f"{cost:.2f}")
    if asked:
        named = (say.topic.format(words=words, count=count) for words, count in asked)
        yield say.topics.format(topics=say.separator.join(named))
    if found.cited:
        yield f"\n{say.cited}"
    for one in found.cited:
        yield say.cited_line.format(count=one.count, title=one.title, document=one.document)
    if found.uncited:
        yield "\n" + say.unread.format(count=found.unread)
    for one in found.uncited:
        yield say.unread_line.format(title=one.title, document=one.document)
    if found.unread > len(found.uncited):
        yield "…"


def _worded(worded: Worded, wording: Wording) -> Iterator[str]:
    """What a language model did, where one is used."""
    if worded.answers or worded.away or worded.tokens.total:
        yield wording.stats.worded.format(
            answers=worded.answers,
            away=worded.away,
            broken_off=worded.broken_off,
            read=worded.tokens.read,
            written=worded.tokens.written,
        )
