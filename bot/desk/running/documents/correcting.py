"""`/correct` and `/expire`: facts of a document, by a command or by a reply to our message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.desk.press import Verb, press, read
from bot.desk.running.documents.archive import Archive, called, numbered
from bot.desk.running.documents.ordering import answered, ordered, refused
from bot.desk.running.fields import choices, field_named, label, shown, value, valued
from bot.desk.running.gate import Done
from bot.desk.scene import Handler, Scene
from bot.incoming import Incoming
from bot.message import Button, Mark, Outgoing, Reaction, Style, Work
from bot.wording import Wording
from rag.correct import DATES, FACTS, NotCorrectableError, checked
from rag.principal import principal
from rag.records import Details, Record

_ASKED = re.compile(r"[^\n]*?#(\d{1,9})\.(\d{1,3})\.(\d{1,2})\s*(?:\n|$)")
"""The first line of a message that asks for a value: of what, of which text of it, which one."""
_A_ROW = 3
_PARTS = 4
_EXPIRES = "expires"
_OF_FIRST = frozenset({"title", "issuer", "place", "number", "dated", "kind", "level"})
"""What a file is known by, as its first text tells it; the principal one tells until when it
holds and what it ends.
"""


@dataclass(frozen=True, slots=True)
class Correcting:
    """Shows the facts of a document and changes one of them."""

    archive: Archive

    def __call__(self, scene: Scene) -> Done:
        """`/correct 12` shows the facts, `/correct 12 文号 云教〔2026〕3号` sets one.

        `/correct 12.2` means the second text of the file.
        """
        say = scene.wording.library
        words, _, rest = scene.incoming.text.strip().partition(" ")
        number, _, part = words.partition(".")
        details = self.archive.stored.details(numbered(number))
        if details is None:
            sentence = scene.wording.curated.not_there.format(id=number)
            return refused(scene, sentence if numbered(number) else say.how_correct)
        name, _, value = rest.strip().partition(" ")
        if not name:
            return self._facts(scene, details)
        field = field_named(name, scene.wording)
        if not field:
            names = "、".join(label(one, scene.wording) for one in FACTS)
            return refused(scene, say.no_field.format(field=name, fields=names))
        fact = _Fact(details, field, numbered(part) or _usual(details, field))
        if fact.part > len(details.parts):
            return refused(scene, say.no_part.format(count=len(details.parts)))
        return self._ordered(scene, fact, value) if value.strip() else self._ask(scene, fact)

    def pressed(self, scene: Scene) -> Done:
        """The facts of a document, or the question for one of them."""
        found = read(scene.incoming.text)
        details = self.archive.stored.details(found.number(1)) if found else None
        if found is None or details is None:
            return refused(scene, scene.wording.library.changed_since)
        field = found.words[-1]
        if field not in FACTS:
            return self._facts(scene, details)
        return self._ask(scene, _Fact(details, field, _usual(details, field)))

    def replied(self, scene: Scene) -> Done:
        """The value that was asked for."""
        number, part, field = asked_for(scene.incoming) or (0, 0, "")
        details = self.archive.stored.details(number)
        if details is None or not 1 <= part <= len(details.parts):
            return refused(scene, scene.wording.curated.not_there.format(id=number))
        return self._ordered(scene, _Fact(details, field, part), scene.incoming.text)

    def expire(self, scene: Scene) -> Done:
        """`/expire 12 2026-12-31`: the last day on which a document holds; `none`: no such day."""
        say = scene.wording.library
        number, _, day = scene.incoming.text.strip().partition(" ")
        if not numbered(number) or not day.strip():
            return refused(scene, say.how_expire)
        details = self.archive.stored.details(numbered(number))
        if details is None:
            return refused(scene, scene.wording.curated.not_there.format(id=number))
        return self._ordered(scene, _Fact(details, _EXPIRES, _usual(details, _EXPIRES)), day)

    def _ordered(self, scene: Scene, fact: _Fact, words: str) -> Done:
        try:
            stored = checked(fact.field, valued(fact.field, words, scene.wording))
        except NotCorrectableError as error:
            sentence = scene.wording.errors["NotCorrectableError"].format(detail=error)
            return refused(scene, sentence)
        about = scene.wording.library.fact.format(
            document=called(fact.record, scene.wording), field=label(fact.field, scene.wording)
        )
        return ordered(
            scene,
            Work.CORRECT,
            fact.record.id,
            fact.field,
            stored,
            fact.part,
            about=about,
            document=fact.record.id,
            detail=f"{fact.field} {stored}".strip(),
        )

    def _facts(self, scene: Scene, details: Details) -> Done:
        head = called(details.record, scene.wording)
        text = "\n".join([head, *_told(details, scene), scene.wording.library.how_to_correct])
        bold = Mark(0, len(head), Style.BOLD)
        message = Outgoing(text, (bold,), _choices(details.record, scene))
        return answered(scene, [message], details.record.id)

    def _ask(self, scene: Scene, fact: _Fact) -> Done:
        """Ask for a value, in a message whose first line says which one."""
        say = scene.wording.library
        lines = (
            say.asks.format(id=fact.record.id, part=fact.part, field=FACTS.index(fact.field)),
            called(fact.record, scene.wording),
            say.now.format(
                field=label(fact.field, scene.wording),
                value=shown(fact.field, fact.value, scene.wording) or scene.wording.curated.nothing,
            ),
            _how(fact.field, scene.wording),
        )
        expected = say.expected.format(field=label(fact.field, scene.wording))
        asked = Outgoing("\n".join(lines), expects=expected)
        return answered(scene, [asked], fact.record.id)


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact of a text of a document; texts are counted from 1."""

    details: Details
    field: str
    part: int

    @property
    def record(self) -> Record:
        return self.details.record

    @property
    def value(self) -> str:
        return value(self.details.parts[self.part - 1], self.field)


def _how(field: str, wording: Wording) -> str:
    """How the value of a field is to be written."""
    say, few = wording.library, choices(field, wording)
    if few:
        return say.reply_one.format(names="、".join(name for _, name in few))
    return say.reply_day if field in DATES else say.reply


def _usual(details: Details, field: str) -> int:
    """Which text of a file is meant where none is named."""
    return 1 if field in _OF_FIRST else principal(details.parts) + 1


def _told(details: Details, scene: Scene) -> Iterator[str]:
    """The facts of the texts of a document, one a line."""
    say, parts = scene.wording.library, details.parts
    for number, part in enumerate(parts[:_PARTS], 1):
        if len(parts) > 1:
            yield ""
            yield say.part.format(number=number)
        for field in FACTS:
            now = shown(field, value(part, field), scene.wording)
            yield scene.wording.documents.of.format(
                label=label(field, scene.wording), value=now or scene.wording.curated.nothing
            )
    if len(parts) > 1:
        yield ""
        yield say.how_parts.format(id=details.record.id)


def _choices(record: Record, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    buttons = [
        Button(label(field, scene.wording), press(Verb.TASK, "correct", record.id, field))
        for field in FACTS
    ]
    return tuple(tuple(buttons[at : at + _A_ROW]) for at in range(0, len(buttons), _A_ROW))


def asked_for(incoming: Incoming) -> tuple[int, int, str] | None:
    """The document, the text and the field that a reply is about; None: something else."""
    referred = incoming.referred
    found = _ASKED.match(referred.text) if referred and referred.own else None
    at = int(found[3]) if found else len(FACTS)
    return (int(found[1]), int(found[2]), FACTS[at]) if found and at < len(FACTS) else None


@dataclass(frozen=True, slots=True)
class Replies:
    """Leads replies with a value to `correcting`; all else goes to the next handler."""

    correcting: Handler
    following: Handler

    def __call__(self, scene: Scene) -> Reaction:
        """Handle a text."""
        return (self.correcting if asked_for(scene.incoming) else self.following)(scene)
