"""对比旧版: everything that the last version of a document changed, in the words of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.announcing.changes import named, of_body, retold
from bot.announcing.post import bold
from bot.desk.commands.leaves import instead, leaf, turning
from bot.desk.commands.lookup import Lookup
from bot.desk.commands.sides import inner
from bot.desk.press import read
from bot.desk.scene import Scene
from bot.message import Button, Limit, Outgoing, Reaction
from bot.split import split
from bot.wording import Wording
from rag.announce.altered import altered
from rag.records import Edition

LIST = "b"
"""The name of this list in the buttons that turn its pages."""
_SIDES = 2
_BLANK = Outgoing("")


@dataclass(frozen=True, slots=True)
class Changes:
    """Shows two versions beside each other; each quote has passed the gate."""

    lookup: Lookup

    def linked(self, scene: Scene, number: int) -> Reaction:
        """What the last version of a document changed."""
        return scene.reply([self._page(scene, number, 1)])

    def turned(self, scene: Scene) -> Reaction:
        """Another page, in the place of the one whose button was pressed."""
        found = read(scene.incoming.text)
        if found is None:
            return Reaction()
        return instead(scene, [self._page(scene, found.number(2), found.number(1))])

    def _page(self, scene: Scene, number: int, page: int) -> Outgoing:
        say, record = scene.wording, self.lookup.numbered(number)
        if record is None:
            return Outgoing(say.catalogue.no_such.format(number=number))
        title = inner(record.title or record.name)
        editions = self.lookup.catalogue.editions(number)
        if len(editions) < _SIDES:
            return Outgoing(say.comparing.one_version.format(title=title))
        pages = self._pages(title.strip("《》"), editions, say, scene.limit)
        shown = leaf(pages, page, 1)
        ask = (Button(say.announcing.ask, link=f"?start=ask_{number}"),)
        turns = turning(shown, LIST, str(number), say.catalogue)
        return replace(shown.items[0], rows=(*turns, ask))

    def _pages(
        self, title: str, editions: Sequence[Edition], wording: Wording, limit: Limit
    ) -> list[Outgoing]:
        """What changed between the last two versions, as many messages as it takes."""
        old, new = editions[-_SIDES:]
        rows = [one.version for one in editions]
        found = altered(old.version, new.version, self.lookup.texts, lambda _: rows)
        say = wording.differences
        head = say.between.format(
            title=title,
            old=old.number,
            old_known=_known(old, wording),
            new=new.number,
            new_known=_known(new, wording),
        )
        blocks = [bold(head), *map(Outgoing, named(found, wording))]
        for one in (each for each in of_body(found) if each.claims):
            blocks += [_BLANK, *retold(one, wording)]
        return split(blocks, limit)


def _known(one: Edition, wording: Wording) -> str:
    """The day of a version, and what it is today."""
    status = wording.statuses[one.status]
    day = one.dated or one.since
    return f"{day}{wording.frame.separator}{status}" if day else status
