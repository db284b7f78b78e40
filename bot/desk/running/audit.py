"""`/audit`: what was done, newest first; of a document, a person or a day where one is named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.desk.commands.leaves import Leaf, instead, leaf, turning
from bot.desk.press import read
from bot.desk.running.fields import label
from bot.desk.running.gate import Done
from bot.desk.running.named import person_named, person_told
from bot.desk.scene import Scene
from bot.message import Outgoing
from bot.ports import Log
from bot.rank import Noted
from bot.told import Content
from bot.wording import Wording
from rag.change import Fate
from rag.correct import FIELDS

LIST = "u"
"""The name of this list in the buttons that turn its pages."""
_PAGE = 10
_DOCUMENT = re.compile(r"\d+", re.ASCII)
_EXPLAINED = re.compile(r"[（，：]|\s\(|[,:]\s")
"""Where the name of a deed ends, and how it is done begins."""
_CODES = 3
"""Words at the beginning of a detail among which there may be codes."""
_PERSON = re.compile(r"(?:人|用户|用戶|person|user)\s*(\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Audit:
    """Reads the log."""

    log: Log

    def __call__(self, scene: Scene) -> Done:
        """The newest page."""
        return self._shown(scene, scene.incoming.text.strip(), 1)

    def turned(self, scene: Scene) -> Done:
        """Another page, in the place of the one whose button was pressed."""
        found = read(scene.incoming.text)
        words = ":".join(found.words[2:]) if found else ""
        done = self._shown(scene, words, found.number(1) if found else 1)
        pages = [delivery.message for delivery in done.reaction.deliveries]
        return Done(instead(scene, pages), effect=False)

    def _shown(self, scene: Scene, words: str, number: int) -> Done:
        say = scene.wording.running
        acts = self._asked(words, scene.incoming.room.messenger)
        if acts is None:
            return Done(scene.say(say.how_audit), effect=False)
        if not acts:
            return Done(scene.say(say.no_acts), effect=False)
        page = leaf(acts, number, _PAGE)
        rows = turning(page, LIST, words, scene.wording.catalogue)
        message = Outgoing(_told(page, scene.wording), rows=rows)
        return Done(scene.reply([message]), detail=words)

    def _asked(self, words: str, messenger: str) -> list[Noted] | None:
        """The acts asked for; None where it is not understood what is asked for."""
        if not words:
            return self.log.acts()
        if found := _PERSON.fullmatch(words):
            person = person_named(found[1], messenger)
            return self.log.acts(person=person) if person else None
        if _DOCUMENT.fullmatch(words):
            return self.log.acts(document=int(words))
        try:
            return self.log.acts(day=date.fromisoformat(words))
        except ValueError:
            return None


def _told(page: Leaf[Noted], wording: Wording) -> str:
    """A page of the log."""
    say = wording.catalogue
    lines = [line(one, wording) for one in page.items]
    if page.count > 1:
        lines.append(say.page.format(page=page.number, pages=page.count))
    return "\n".join(lines)


def line(noted: Noted, wording: Wording) -> str:
    """An act in a line: when, who, as what, what, about what, and whether it was refused."""
    act, say = noted.act, wording.running
    rank = wording.ranks[act.rank] if act.rank else say.no_rank
    told = (
        f"{noted.at.astimezone():%Y-%m-%d %H:%M}",
        person_told(act.person, wording.pausing.terminal),
        rank,
        _EXPLAINED.split(wording.deeds[act.deed])[0],
        say.about.format(document=act.document) if act.document else "",
        _detail(act.detail, wording),
        "" if act.allowed else say.refused,
    )
    return wording.frame.separator.join(filter(None, told))


def _detail(words: str, wording: Wording) -> str:
    """What more was noted, its codes in words. Example: `#3 ordered` is #3 确认收入."""
    say, files = wording.proposing, wording.files
    codes = {
        **{field: label(field, wording) for field in FIELDS},
        **{rank.value: name for rank, name in wording.ranks.items()},
        **{surface.value: name for surface, name in wording.surfaces.items()},
        **{fate.value: getattr(files, fate) for fate in Fate},
        **{course.value: name for course, name in wording.courses.items()},
        **{use.value: name for use, name in wording.uses.items()},
        "standard": wording.exports[Content.STANDARDS],
        Content.ORIGINALS.value: wording.exports[Content.ORIGINALS],
        "of": say.target,
        "ordered": say.take,
        "version": say.take_version,
        "instead": say.replace,
        "own": say.take_own,
        "dropped": say.drop,
    }
    told = words.split(" ")
    return " ".join([codes.get(one, one) for one in told[:_CODES]] + told[_CODES:])
