"""`/sources`: which documents there are, ten a page; with words, those that speak of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.desk.commands.leaves import Leaf, instead, leaf, turning
from bot.desk.commands.lookup import Lookup
from bot.desk.press import Verb, press, read
from bot.desk.scene import Scene
from bot.message import Button, Outgoing, Reaction
from bot.wording import Wording
from rag.records import Record

LIST = "s"
"""The name of this list in the buttons that turn its pages."""
_PAGE = 10
_A_ROW = 5
_LONGEST = 60
_NUMBER = re.compile(r"(?:^|\s)(\d{1,4})$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sources:
    """Lists documents."""

    lookup: Lookup

    def __call__(self, scene: Scene) -> Reaction:
        """The page asked for: `/sources`, `/sources 2`, `/sources 午餐`, `/sources 午餐 2`."""
        words, number = _asked(scene.incoming.text)
        return scene.reply([self._page(scene.wording, words, number)])

    def pressed(self, scene: Scene) -> Reaction:
        """Another page, in the place of the one whose button was pressed."""
        press = read(scene.incoming.text)
        if press is None:
            return Reaction()
        words = ":".join(press.words[2:])
        return instead(scene, [self._page(scene.wording, words, press.number(1))])

    def _page(self, wording: Wording, words: str, number: int) -> Outgoing:
        say = wording.catalogue
        found = self.lookup.about(words) if words else self.lookup.catalogue.records()
        if not found:
            return Outgoing(say.none_found.format(words=words) if words else say.empty)
        shown = leaf(found, number, _PAGE)
        head = say.found if words else say.all
        lines = [
            head.format(count=len(found), words=words),
            *(say.line.format(id=one.id, known=known(one, wording)) for one in shown.items),
            say.page.format(page=shown.number, pages=shown.count) if shown.count > 1 else "",
            say.look.format(id=shown.items[0].id),
            _turn(shown, wording, words),
        ]
        rows = (*chosen(shown.items), *turning(shown, LIST, words, say))
        return Outgoing("\n".join(filter(None, lines)), rows=rows)


def _turn(shown: Leaf[Record], wording: Wording, words: str) -> str:
    """How to turn the page where nothing can be pressed."""
    if shown.number == shown.count:
        return ""
    asked = " ".join(filter(None, (words, str(shown.number + 1))))
    return wording.catalogue.turn.format(words=asked)


def _asked(text: str) -> tuple[str, int]:
    """The words and the number of the page. Example: `午餐 2` is the second page on 午餐."""
    found = _NUMBER.search(text)
    if found is None:
        return text.strip(), 1
    return text[: found.start()].strip(), int(found[1])


def known(record: Record, wording: Wording) -> str:
    """A document in a line: title, date, what it is worth."""
    title = record.title.strip() or record.name
    title = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
    title = title if title.startswith("《") else wording.frame.title.format(title=title)
    told = (title, record.dated, wording.statuses[record.status])
    return wording.frame.separator.join(filter(None, told))


def chosen(records: tuple[Record, ...]) -> tuple[tuple[Button, ...], ...]:
    """Rows of buttons with the numbers of documents."""
    buttons = [Button(str(one.id), press(Verb.DOCUMENT, one.id)) for one in records]
    return tuple(tuple(buttons[at : at + _A_ROW]) for at in range(0, len(buttons), _A_ROW))
