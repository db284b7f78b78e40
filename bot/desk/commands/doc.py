"""`/doc`: a document, its sections, its file, what its last version changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from bot.citing import cautions, place
from bot.desk.commands.card import card, headed
from bot.desk.commands.leaves import instead, leaf, turning
from bot.desk.commands.lookup import Lookup
from bot.desk.commands.outline import Unit, unit, units
from bot.desk.commands.sources import chosen, known
from bot.desk.passages import enclosed
from bot.desk.press import CHANGED, Verb, press, read
from bot.desk.pressed import under
from bot.desk.scene import Handler, Scene
from bot.message import Button, Enclosure, Mark, Outgoing, Reaction, Style
from bot.ports import Originals
from bot.split import split
from bot.wording import Wording
from corpus.fold import fold
from rag.records import Record

LIST = "d"
"""The name of a document's sections in the buttons that turn their pages."""
FILE = "file"
"""What else than a section a button may show of a document."""
_A_PAGE = 8
_MOST = 10
_NUMBERS = re.compile(r"(\d{1,9})(?:\s+(\d{1,9}))?", re.ASCII)

_Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Doc:
    """Shows documents. `changing` tells what changed in the one whose number it is given."""

    lookup: Lookup
    originals: Originals
    changing: Handler

    def __call__(self, scene: Scene) -> Reaction:
        """The document with a number, or with words in its title."""
        words, say = scene.incoming.text.strip(), scene.wording.catalogue
        if not words:
            return scene.say(say.how)
        numbers = _NUMBERS.fullmatch(fold(words))
        if numbers and (record := self.lookup.numbered(int(numbers[1]))):
            return scene.reply(self._shown(scene, record, int(numbers[2] or 0)))
        found = self.lookup.titled(words)
        if len(found) == 1:
            return scene.reply(self._shown(scene, found[0], 0))
        if numbers and not found:
            return scene.say(say.no_such.format(number=numbers[1]))
        return scene.reply([_choice(found, words, scene.wording)])

    def linked(self, scene: Scene, number: int, section: int) -> Reaction:
        """The document, or the section of it, that a link names."""
        return scene.reply(self._at(scene, number, section))

    def pressed(self, scene: Scene) -> Reaction:
        """The document, or what of it, a button names."""
        found = read(scene.incoming.text)
        number = found.number(0) if found else 0
        if found and CHANGED in found.words:
            to = scene.incoming.referred.message if scene.incoming.referred else ""
            here = replace(scene.incoming, message=to)
            return self.changed(replace(scene, incoming=here), number)
        if found and FILE in found.words:
            return under(scene, [self._file(scene, number)])
        return under(scene, self._at(scene, number, found.number(1) if found else 0))

    def changed(self, scene: Scene, number: int) -> Reaction:
        """What the last version of a document changed."""
        asked = replace(scene.incoming, text=str(number), referred=None)
        return self.changing(replace(scene, incoming=asked))

    def turned(self, scene: Scene) -> Reaction:
        """More of the sections of a document, in the same message."""
        found = read(scene.incoming.text)
        record = self.lookup.numbered(found.number(2)) if found else None
        if found is None or record is None:
            return Reaction()
        # Without a text, only the buttons change.
        return instead(scene, [Outgoing("", rows=self._rows(record, found.number(1), scene))])

    def _file(self, scene: Scene, number: int) -> Outgoing:
        """The file of the version that speaks for a document."""
        record = self.lookup.numbered(number)
        if record is None:
            return Outgoing(scene.wording.catalogue.no_such.format(number=number))
        file = Enclosure(record.version_id, PurePosixPath(record.name).name or record.name)
        return enclosed(file, known(record, scene.wording), self.originals, scene)

    def _at(self, scene: Scene, number: int, section: int) -> list[Outgoing]:
        record = self.lookup.numbered(number)
        if record is None:
            return [Outgoing(scene.wording.catalogue.no_such.format(number=number))]
        return self._shown(scene, record, section)

    def _shown(self, scene: Scene, record: Record, section: int) -> list[Outgoing]:
        if section:
            return self._section(scene, record, section)
        editions = self.lookup.catalogue.editions(record.id)
        blocks = card(record, editions, self._units(record), scene.wording)
        return _ending(split(blocks, scene.limit), self._rows(record, 1, scene))

    def _units(self, record: Record) -> list[Unit]:
        """The sections to choose from; one without a heading, but the first, by its words."""
        texts, version = self.lookup.texts, record.version_id
        found, text = units(texts.sections(version)), texts.text(version)
        return [
            replace(one, heading=text[one.span.start : one.span.end])
            if at and not one.heading
            else one
            for at, one in enumerate(found)
        ]

    def _rows(self, record: Record, page: int, scene: Scene) -> _Rows:
        """Buttons for the sections, a page of them, and for the document as a whole."""
        say = scene.wording
        shown = leaf(self._units(record), page, _A_PAGE)
        changed = len(self.lookup.catalogue.editions(record.id)) > 1
        below = [
            Button(say.buttons.original, press(Verb.DOCUMENT, record.id, FILE)),
            Button(say.catalogue.changed, press(Verb.DOCUMENT, record.id, CHANGED)),
        ]
        return (
            *((_opening(record, one, say),) for one in shown.items),
            *turning(shown, LIST, str(record.id), say.catalogue),
            tuple(below if changed else below[:1]),
            (Button(say.catalogue.link, link=f"?start=doc_{record.id}"),),
        )

    def _section(self, scene: Scene, record: Record, number: int) -> list[Outgoing]:
        """A section with all that stands below it, whole."""
        say = scene.wording
        found = unit(self.lookup.texts.sections(record.version_id), number)
        if found is None:
            return [Outgoing(say.catalogue.no_section.format(number=number, id=record.id))]
        span = found.span
        passage = self.lookup.texts.passage(record.version_id, span.start, span.end)
        head, body = place(passage, say), passage.text.strip()
        lacking = dict.fromkeys(
            one.sentence for one in passage.damage if one.start < span.end and span.start <= one.end
        )
        blocks = [
            Outgoing(head, (Mark(0, len(head), Style.BOLD),)),
            *map(Outgoing, (*cautions(passage.source, say), *(f"⚠ {one}" for one in lacking))),
            Outgoing(body, (Mark(0, len(body), Style.QUOTE),)),
        ]
        return _ending(split(blocks, scene.limit), self._around(record, number, say))

    def _around(self, record: Record, number: int, say: Wording) -> _Rows:
        """Buttons for the sections before and after one, and for the whole."""
        numbers = [one.number for one in self._units(record)]
        before = max((one for one in numbers if one < number), default=0)
        after = min((one for one in numbers if one > number), default=0)
        ways = ((before, say.catalogue.previous), (after, say.catalogue.next))
        row = [Button(label, press(Verb.DOCUMENT, record.id, to)) for to, label in ways if to]
        whole = Button(say.catalogue.whole, press(Verb.DOCUMENT, record.id))
        return (tuple(row), (whole,)) if row else ((whole,),)


def _choice(found: Sequence[Record], words: str, wording: Wording) -> Outgoing:
    """The documents of which one may be meant."""
    say = wording.catalogue
    if not found:
        return Outgoing(say.no_match.format(words=words))
    shown = tuple(found[:_MOST])
    lines = [
        say.several.format(count=len(found), words=words),
        *(say.line.format(id=one.id, known=known(one, wording)) for one in shown),
        say.look.format(id=shown[0].id),
    ]
    return Outgoing("\n".join(lines), rows=chosen(shown))


def _opening(record: Record, one: Unit, wording: Wording) -> Button:
    return Button(headed(one, wording), press(Verb.DOCUMENT, record.id, one.number))


def _ending(pages: Iterable[Outgoing], rows: _Rows) -> list[Outgoing]:
    *before, last = pages
    return [*before, replace(last, rows=rows)]
