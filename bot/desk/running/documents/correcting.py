"""`/correct` and `/expire`: facts of a document, by a command or by a reply to our message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.desk.press import Verb, press, read
from bot.desk.running.documents.archive import Archive, called, numbered
from bot.desk.running.documents.fields import field_named, label, shown, value, valued
from bot.desk.running.documents.ordering import answered, ordered, refused
from bot.desk.running.gate import Done
from bot.desk.scene import Handler, Scene
from bot.incoming import Incoming
from bot.message import Button, Mark, Outgoing, Reaction, Style, Work
from rag.correct import FACTS, NotCorrectableError, checked
from rag.records import Details, Record

_ASKED = re.compile(r"[^\n]*?#(\d{1,9})\.([a-z_]+)\s*(?:\n|$)")
"""The first line of a message that asks for a value."""
_A_ROW = 3
_EXPIRES = "expires"


@dataclass(frozen=True, slots=True)
class Correcting:
    """Shows the facts of a document and changes one of them."""

    archive: Archive

    def __call__(self, scene: Scene) -> Done:
        """`/correct 12` shows the facts; `/correct 12 文号 云教〔2026〕3号` sets one."""
        say = scene.wording.library
        number, _, rest = scene.incoming.text.strip().partition(" ")
        record = self.archive.record(numbered(number))
        if record is None:
            sentence = scene.wording.curated.not_there.format(id=number)
            return refused(scene, sentence if numbered(number) else say.how_correct)
        name, _, words = rest.strip().partition(" ")
        if not name:
            return self._facts(scene, record)
        field = field_named(name, scene.wording)
        if not field:
            names = "、".join(label(one, scene.wording) for one in FACTS)
            return refused(scene, say.no_field.format(field=name, fields=names))
        if not words.strip():
            return self._ask(scene, record, field)
        return self._ordered(scene, record, field, words)

    def pressed(self, scene: Scene) -> Done:
        """The facts of a document, or the question for one of them."""
        found = read(scene.incoming.text)
        record = self.archive.record(found.number(1)) if found else None
        if found is None or record is None:
            return refused(scene, scene.wording.library.changed_since)
        field = found.words[2] if len(found.words) > 2 else ""  # noqa: PLR2004  what, document, field
        return self._ask(scene, record, field) if field in FACTS else self._facts(scene, record)

    def replied(self, scene: Scene) -> Done:
        """The value that was asked for."""
        number, field = asked_for(scene.incoming) or (0, "")
        record = self.archive.record(number)
        if record is None:
            return refused(scene, scene.wording.curated.not_there.format(id=number))
        return self._ordered(scene, record, field, scene.incoming.text)

    def expire(self, scene: Scene) -> Done:
        """`/expire 12 2026-12-31`: the last day on which a document holds; `none`: no such day."""
        say = scene.wording.library
        number, _, day = scene.incoming.text.strip().partition(" ")
        record = self.archive.record(numbered(number))
        if not numbered(number) or not day.strip():
            return refused(scene, say.how_expire)
        if record is None:
            return refused(scene, scene.wording.curated.not_there.format(id=number))
        return self._ordered(scene, record, _EXPIRES, day)

    def _ordered(self, scene: Scene, record: Record, field: str, words: str) -> Done:
        stored = valued(field, words, scene.wording)
        try:
            stored = checked(field, stored)
        except NotCorrectableError as error:
            sentence = scene.wording.errors["NotCorrectableError"].format(detail=error)
            return refused(scene, sentence)
        name = label(field, scene.wording)
        about = scene.wording.library.fact.format(
            document=called(record, scene.wording), field=name
        )
        return ordered(
            scene,
            Work.CORRECT,
            record.id,
            field,
            stored,
            about=about,
            document=record.id,
            detail=f"{field} {stored}".strip(),
        )

    def _facts(self, scene: Scene, record: Record) -> Done:
        details = self.archive.stored.details(record.id)
        if details is None:
            return refused(scene, scene.wording.library.changed_since)
        head = called(record, scene.wording)
        text = "\n".join([head, *_told(details, scene), scene.wording.library.how_to_correct])
        bold = Mark(0, len(head), Style.BOLD)
        return answered(scene, [Outgoing(text, (bold,), _choices(record, scene))], record.id)

    def _ask(self, scene: Scene, record: Record, field: str) -> Done:
        """Ask for a value, in a message whose first line says which one."""
        say, details = scene.wording.library, self.archive.stored.details(record.id)
        now = value(details.parts[0], field) if details else ""
        lines = (
            say.asks.format(id=record.id, field=field),
            called(record, scene.wording),
            say.now.format(
                field=label(field, scene.wording),
                value=shown(field, now, scene.wording) or scene.wording.curated.nothing,
            ),
            say.reply,
        )
        return answered(scene, [Outgoing("\n".join(lines))], record.id)


def _told(details: Details, scene: Scene) -> Iterator[str]:
    """The facts of the first text of a document, one a line."""
    for field in FACTS:
        now = shown(field, value(details.parts[0], field), scene.wording)
        yield f"{label(field, scene.wording)}：{now or scene.wording.curated.nothing}"


def _choices(record: Record, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    buttons = [
        Button(label(field, scene.wording), press(Verb.TASK, "correct", record.id, field))
        for field in FACTS
    ]
    return tuple(tuple(buttons[at : at + _A_ROW]) for at in range(0, len(buttons), _A_ROW))


def asked_for(incoming: Incoming) -> tuple[int, str] | None:
    """The document and the field that a reply is about; None where it is about something else."""
    referred = incoming.referred
    found = _ASKED.match(referred.text) if referred and referred.own else None
    return (int(found[1]), found[2]) if found and found[2] in FACTS else None


@dataclass(frozen=True, slots=True)
class Replies:
    """Leads replies with a value to `correcting`; all else goes to the next handler."""

    correcting: Handler
    following: Handler

    def __call__(self, scene: Scene) -> Reaction:
        """Handle a text."""
        return (self.correcting if asked_for(scene.incoming) else self.following)(scene)
