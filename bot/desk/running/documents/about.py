"""A document as those who run zhengda see it: where it came from, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.desk.press import Verb, press, read
from bot.desk.pressed import under
from bot.desk.running.documents.archive import Archive, called, numbered, withdrawn
from bot.desk.running.gate import Done
from bot.desk.scene import Handler, Scene
from bot.message import Button, Mark, Outgoing, Reaction, RoomKind, Style
from bot.ports import Ranks
from bot.rank import Deed, may
from bot.wording import Wording
from rag.records import Record, Withdrawn


@dataclass(frozen=True, slots=True)
class About:
    """Shows a document with the buttons that change it."""

    archive: Archive

    def pressed(self, scene: Scene) -> Done:
        """The document whose button was pressed."""
        found = read(scene.incoming.text)
        number = found.number(1) if found else 0
        message = self.card(number, scene.wording)
        if message is None:
            sentence = scene.wording.curated.not_there.format(id=number)
            return Done(Reaction(toast=sentence), effect=False)
        return Done(under(scene, [message]), number)

    def card(self, number: int, wording: Wording) -> Outgoing | None:
        """The document, live or taken out; None where there is none."""
        if record := self.archive.record(number):
            return self._live(record, wording)
        gone = self.archive.gone(number)
        return _gone(gone, wording) if gone else None

    def _live(self, record: Record, wording: Wording) -> Outgoing:
        head = called(record, wording)
        text = "\n".join([head, *self._facts(record, wording)])
        return Outgoing(text, (Mark(0, len(head), Style.BOLD),), self._rows(record, wording))

    def _facts(self, record: Record, wording: Wording) -> Iterator[str]:
        say, documents = wording.library, wording.documents
        yield documents.of.format(label=documents.name, value=record.name)
        yield say.taken_in.format(
            at=f"{record.added.astimezone():%Y-%m-%d %H:%M}", characters=record.characters
        )
        count = len(self.archive.stored.editions(record.id))
        if count > 1:
            yield documents.of.format(label=documents.versions, value=count)
        if record.damage:
            yield say.damages.format(count=len(record.damage))
        yield from (
            documents.of.format(label=documents.doubts, value=one.sentence)
            for one in self.archive.stored.doubts()
            if record.id in {one.document, one.other}
        )

    def _rows(self, record: Record, wording: Wording) -> tuple[tuple[Button, ...], ...]:
        say, number, version = wording.library, record.id, record.version_id
        looking = [Button(say.versions, press(Verb.TASK, "versions", number))]
        if len(self.archive.stored.editions(number)) > 1:
            looking.append(Button(say.diff, press(Verb.TASK, "diff", number)))
        looking.append(Button(say.look, press(Verb.DOCUMENT, number)))
        return (
            tuple(looking),
            (
                Button(say.correct, press(Verb.TASK, "correct", number)),
                Button(say.reread, press(Verb.TASK, "reread", number)),
            ),
            (
                Button(say.hide, press(Verb.TASK, "hide", number, version)),
                Button(say.remove, press(Verb.TASK, "remove", number, version)),
            ),
        )


def _gone(gone: Withdrawn, wording: Wording) -> Outgoing:
    since = int(gone.at.timestamp())
    undo = Button(wording.library.restore, press(Verb.TASK, "undo", gone.id, since))
    return Outgoing(withdrawn(gone, wording), rows=((undo,),))


@dataclass(frozen=True, slots=True)
class Curated:
    """`/doc` for everybody, and for those who run zhengda, in private, with what they may do."""

    doc: Handler
    about: About
    ranks: Ranks

    def __call__(self, scene: Scene) -> Reaction:
        """Show it; what was taken out only those who run zhengda see at all."""
        here = scene.incoming
        number = numbered(here.text)
        if not (
            number
            and here.room.kind is RoomKind.PRIVATE
            and may(self.ranks.rank(here.person), Deed.DOCS)
        ):
            return self.doc(scene)
        card = self.about.card(number, scene.wording)
        if card is None or self.about.archive.record(number) is None:
            return scene.reply([card]) if card else self.doc(scene)
        shown = self.doc(scene)
        return Reaction((*shown.deliveries, *scene.reply([card]).deliveries))
