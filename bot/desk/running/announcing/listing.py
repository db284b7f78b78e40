"""`/drafts`: what waits for approval; `/drafts 12` one of it, `/drafts 已处理` what was decided."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.announcement import Announcement
from bot.desk.commands.leaves import Leaf, instead, leaf, turning
from bot.desk.press import Press, Verb, read
from bot.desk.running.announcing.buttons import Step, button
from bot.desk.running.announcing.sheet import Sheets
from bot.desk.running.gate import Done
from bot.desk.scene import Scene
from bot.message import Button, Outgoing
from bot.wording import Wording

LIST = "n"
"""The name of this list in the buttons that turn its pages."""
_PAGE = 8
_LONGEST_LABEL = 40
_NUMBER = re.compile(r"#?(\d{1,9})", re.ASCII)
_DONE = frozenset({"已处理", "已處理", "已发", "已發", "done", "posted"})
DONE, WAITING = "done", "waiting"


@dataclass(frozen=True, slots=True)
class Listing:
    """Shows drafts. Before it lists them, it drafts what has happened meanwhile."""

    sheets: Sheets
    catch_up: Callable[[], object]

    def __call__(self, scene: Scene) -> Done:
        """The list, or one announcement whole."""
        words = scene.incoming.text.strip()
        if found := _NUMBER.fullmatch(words):
            return self._one(scene, int(found[1]))
        if words and words.lower() not in _DONE:
            return Done(scene.say(scene.wording.drafting.how), effect=False)
        self.catch_up()
        return Done(scene.reply([self._list(scene, DONE if words else WAITING, 1)]))

    def turned(self, scene: Scene) -> Done:
        """Another page, in the place of the one whose button was pressed."""
        found = read(scene.incoming.text) or Press(Verb.PAGE)
        which = DONE if found.words[2:] == (DONE,) else WAITING
        page = self._list(scene, which, found.number(1))
        return Done(instead(scene, [page]), effect=False)

    def _one(self, scene: Scene, number: int) -> Done:
        one = self.sheets.deciding.kept.found(number)
        if one is None:
            say = scene.wording.drafting
            return Done(scene.say(say.no_such.format(number=number)), effect=False)
        document = one.draft.facets.document
        shown = self.sheets.shown(one, scene.wording)
        return Done(scene.reply(shown), document=document, detail=f"#{number}")

    def _list(self, scene: Scene, which: str, number: int) -> Outgoing:
        kept, say = self.sheets.deciding.kept, scene.wording.drafting
        found = kept.decided() if which == DONE else kept.waiting()
        if not found:
            return Outgoing(say.none_posted if which == DONE else say.none)
        head = say.posted if which == DONE else say.listed.format(count=len(found))
        page = leaf(found, number, _PAGE)
        rows = turning(page, LIST, which, scene.wording.catalogue)
        return Outgoing(
            "\n".join([head, *_lines(page, scene.wording, which)]),
            rows=(*_opening(page.items), *rows),
        )


def _lines(page: Leaf[Announcement], wording: Wording, which: str) -> list[str]:
    say = wording.drafting
    lines = [
        say.line.format(
            number=one.number,
            occasion=wording.states[one.state]
            if which == DONE
            else wording.occasions[one.draft.occasion],
            title=one.draft.title,
        )
        for one in page.items
    ]
    if page.count > 1:
        lines.append(say.page.format(page=page.number, pages=page.count))
    return lines


def _opening(items: Sequence[Announcement]) -> tuple[tuple[Button, ...], ...]:
    """A button for each, that shows it whole."""
    return tuple(
        (button(f"{one.number}. {one.draft.title}"[:_LONGEST_LABEL], Step.SHOW, one),)
        for one in items
    )
