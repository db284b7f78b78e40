"""`/announce`: an announcement that somebody writes, or one about a document as it is now."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TypeAlias

from bot.announcement import Announcement, Draft, Facets, Occasion
from bot.announcing.post import LIMIT, bold
from bot.desk.running.announcing.showing import Showing, numbered
from bot.desk.running.announcing.telling import Telling
from bot.desk.running.gate import Done
from bot.desk.scene import Scene
from bot.message import Delivery, Enclosure, Outgoing, Reaction
from bot.ports import Catalogue
from bot.rank import Deed, may
from bot.split import split
from rag.announce.about import stages, topics

_LONGEST = 8_000
_NUMBER = re.compile(r"#?(\d{1,9})", re.ASCII)
_ATTACH = re.compile(
    r"(?:附件|attach(?:ment)?)[ \t]*[:：]?[ \t]*#?(\d{1,9})", re.ASCII | re.IGNORECASE
)
About: TypeAlias = Callable[[int, str], Draft | None]
"""Drafts an announcement about a document, under a key."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Makes a draft of what somebody wrote; it is approved like any other."""

    showing: Showing
    catalogue: Catalogue
    about: About
    telling: Telling

    def __call__(self, scene: Scene) -> Done:
        """The draft, shown as it is posted."""
        say, text = scene.wording.drafting, scene.incoming.text.strip()
        if not text:
            return Done(scene.say(say.how_announce), effect=False)
        if found := _NUMBER.fullmatch(text):
            draft = self.about(int(found[1]), _key(scene))
            if draft is None:
                return Done(scene.say(say.no_document.format(number=found[1])), effect=False)
            return self._kept(scene, draft)
        if len(text) > _LONGEST:
            return Done(scene.say(say.too_long.format(most=_LONGEST)), effect=False)
        return self._kept(scene, self._written(scene, text), self._missing(text))

    def _kept(self, scene: Scene, draft: Draft, missing: Sequence[int] = ()) -> Done:
        kept = self.showing.sheets.deciding.kept
        made: list[Announcement] = kept.add([draft])
        if not made:  # the same command, handled again after a crash
            return Done(scene.say(scene.wording.drafting.how), effect=False)
        one = kept.save(replace(made[0], author=scene.incoming.person)) or made[0]
        say, told = scene.wording.drafting, self._told(one)
        lines = [(say.handed_on if told else say.written).format(number=one.number)]
        lines += [say.no_attachment.format(number=number) for number in missing]
        shown = [Outgoing("\n".join(lines)), *self.showing.sheets.shown(one, scene.wording)]
        reaction = Reaction((*scene.reply(shown).deliveries, *told))
        return Done(reaction, document=draft.facets.document, detail=numbered(one))

    def _told(self, one: Announcement) -> Sequence[Delivery]:
        """Those who may approve hear of what somebody wrote who may not."""
        rank = self.telling.ranks.rank(one.author)
        return () if may(rank, Deed.APPROVE) else self.telling.fresh([one])

    def _written(self, scene: Scene, text: str) -> Draft:
        """The first line is the title; a line 附件 12 is a file and not said."""
        lines = text.splitlines()
        title, body = (
            lines[0].strip(),
            [one for one in lines[1:] if not _ATTACH.fullmatch(one.strip())],
        )
        words = self.telling.words
        head = words.announcing.head.format(occasion=words.occasions[Occasion.WRITTEN], title=title)
        pages = split([bold(head), *map(Outgoing, body)], LIMIT)
        files = list(self._files(scene, lines[1:]))
        messages = self._enclosing(pages, files)
        said = "\n".join(body)
        facets = Facets(topics(title, said), (), stages(title, said))
        return Draft(_key(scene), Occasion.WRITTEN, title, messages, facets)

    def _files(self, scene: Scene, lines: list[str]) -> Iterator[Enclosure]:
        """The file that came with the words, and those of documents they name."""
        if scene.upload:
            yield self.showing.sheets.deciding.kept.attach(scene.upload)
        records = {one.id: one for one in self.catalogue.records()}
        for record in (records[one] for one in _wanted(lines) if one in records):
            name = PurePosixPath(record.name).name or record.name
            yield Enclosure(record.version_id, name)

    def _missing(self, text: str) -> list[int]:
        """The numbers of files that are wanted and that nobody knows."""
        known = {one.id for one in self.catalogue.records()}
        return [one for one in _wanted(text.splitlines()[1:]) if one not in known]

    def _enclosing(self, pages: list[Outgoing], files: list[Enclosure]) -> tuple[Outgoing, ...]:
        """Every file is a message of its own below the words, with its name."""
        say = self.telling.words.announcing
        return (
            *pages,
            *(Outgoing(say.attached.format(title=one.name), file=one) for one in files),
        )


def _wanted(lines: Sequence[str]) -> list[int]:
    """The numbers of the documents whose files are to go with it."""
    return [int(found[1]) for one in lines if (found := _ATTACH.fullmatch(one.strip()))]


def _key(scene: Scene) -> str:
    """What somebody sent is one announcement, however often it is handled."""
    return f"written:{scene.incoming.key or uuid.uuid4()}"
