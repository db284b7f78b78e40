"""`/golden`: the golden questions, and those that are dropped from them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.desk.commands.leaves import instead, leaf, turning
from bot.desk.press import Verb, press, read
from bot.desk.running.gate import Done
from bot.desk.running.goldens.keeping import Keeping
from bot.desk.scene import Scene
from bot.message import Button, Outgoing, Reaction, Task, Work
from bot.trials import line
from bot.wording import Wording
from rag.ports import Goldens

LIST = "g"
"""The name of this list in the buttons that turn its pages."""
DROP, RUN = "drop", "run"
"""The first word of a button: drops one, asks all."""
_PAGE = 8
_DROP = re.compile(r"(?:drop|去掉|删除|去掉第|刪除) ?(\d{1,6}) ?个?", re.ASCII)
_RUNS = {"check", "run", "检查", "检验", "檢查", "檢驗"}


@dataclass(frozen=True, slots=True)
class Listing:
    """Shows, drops and asks golden questions."""

    goldens: Goldens
    keeping: Keeping

    def __call__(self, scene: Scene) -> Done:
        """Keep the answer that is replied to; else what is kept, or ask it all."""
        if (done := self.keeping.replied(scene)) is not None:
            return done
        words = scene.incoming.text.strip().lower()
        if words in _RUNS:
            return self._run(scene)
        if (found := _DROP.fullmatch(words)) is not None:
            return self._dropped(scene, int(found[1]))
        if words:
            return self.keeping.asked(scene, scene.incoming.text.strip())
        return Done(scene.reply([self._page(1, scene.wording)]), effect=False)

    def turned(self, scene: Scene) -> Done:
        """Another page, in the place of the one whose button was pressed."""
        found = read(scene.incoming.text)
        page = self._page(found.number(1) if found else 1, scene.wording)
        return Done(instead(scene, [page]), effect=False)

    def pressed(self, scene: Scene) -> Done:
        """Drop a golden question, or ask all."""
        found = read(scene.incoming.text)
        if found is None or found.words[:1] == (RUN,):
            return self._run(scene)
        number, say = found.number(1), scene.wording.golden
        if not self.goldens.drop(number):
            return Done(Reaction(toast=say.dropped_before), effect=False)
        shown = instead(scene, [self._page(found.number(2), scene.wording)])
        said = say.dropped.format(number=number)
        return Done(Reaction(shown.deliveries, toast=said), detail=f"-{number}")

    def _dropped(self, scene: Scene, number: int) -> Done:
        say = scene.wording.golden
        if not self.goldens.drop(number):
            return Done(scene.say(say.dropped_before), effect=False)
        return Done(scene.say(say.dropped.format(number=number)), detail=f"-{number}")

    def _run(self, scene: Scene) -> Done:
        if not self.goldens.everyone():
            return Done(scene.say(scene.wording.golden.none), effect=False)
        here = scene.incoming
        return Done(Reaction(tasks=(Task(Work.GOLDEN, here.room, here.person),)), effect=False)

    def _page(self, number: int, wording: Wording) -> Outgoing:
        say, kept = wording.golden, self.goldens.everyone()
        if not kept:
            return Outgoing(say.none)
        shown = leaf(kept, number, _PAGE)
        lines = [say.heading.format(count=len(kept)), *(line(one, wording) for one in shown.items)]
        drops = [
            Button(
                say.drop.format(number=one.number),
                press(Verb.GOLDEN, DROP, one.number, shown.number),
            )
            for one in shown.items
        ]
        rows = tuple(tuple(drops[at : at + 4]) for at in range(0, len(drops), 4))
        run = ((Button(say.run, press(Verb.GOLDEN, RUN)),),)
        text = "\n".join([*lines, "", say.how])
        return Outgoing(text, rows=(*rows, *turning(shown, LIST, "", wording.catalogue), *run))
