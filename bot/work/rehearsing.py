"""Asks the golden questions of what serves now."""

from __future__ import annotations

from dataclasses import dataclass

from bot import trials
from bot.message import Reaction, Task
from bot.ports import Asking, Tell
from bot.work.voice import Voice, told
from rag.answer import Question
from rag.ports import Goldens

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Rehearsing:
    """A `bot.ports.Doer`."""

    goldens: Goldens
    ask: Asking
    voice: Voice

    def __call__(self, task: Task, tell: Tell) -> Reaction:
        """Those that are not answered as expected, with what is answered instead."""
        wording = self.voice.of(task)
        say, wanted = wording.golden, self.goldens.everyone()
        failed: list[str] = []
        for done, golden in enumerate(wanted):
            tell(done, len(wanted))
            answer = self.ask(Question(golden.text))
            if not golden.met(answer):
                failed.append(trials.line(golden, wording))
                failed.append(wording.curated.before.format(answer=trials.said(answer, wording)))
        total = say.total.format(count=len(wanted), failed=len(failed) // 2)
        lines = [total, *failed[: 2 * _SHOWN]]
        if (left := len(failed) // 2 - _SHOWN) > 0:
            lines.append(wording.curated.more.format(count=left))
        return told(task, "\n".join(lines))
