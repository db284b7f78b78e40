"""`/compare`: one question to two sides; or the last two versions of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.desk.asked import Asked
from bot.desk.commands.lookup import Lookup
from bot.desk.commands.sides import Side, Sides, inner
from bot.desk.context import Context
from bot.desk.scene import Scene
from bot.incoming import Incoming, Sort
from bot.message import Delivery, Mark, Outgoing, Reaction, Style

_WORD = re.compile(r"《[^《》]+》|\S+")
_SIDES = 2


@dataclass(frozen=True, slots=True)
class Compare:
    """Asks the question line once a side, so that each side is quoted by itself."""

    asked: Asked
    lookup: Lookup
    sides: Sides

    def __call__(self, scene: Scene) -> Reaction:
        """`/compare 12`, or `/compare 甲 乙 问题`."""
        text, say = scene.incoming.text.strip(), scene.wording.comparing
        words = list(_WORD.finditer(text))
        if len(words) == 1:
            return self._versions(scene, words[0][0])
        if len(words) <= _SIDES:
            return scene.say(say.how_compare)
        sides = []
        for word in words[:_SIDES]:
            side = self.sides.of(word[0])
            if side is None:
                return scene.say(say.no_side.format(words=word[0]))
            sides.append(side)
        if sides[0] == sides[1]:
            return scene.say(say.same_side)
        question = text[words[_SIDES].start() :]
        told = [one for side in sides for one in self._side(scene, side, question)]
        return Reaction(tuple(told))

    def _side(self, scene: Scene, side: Side, question: str) -> tuple[Delivery, ...]:
        """What one side says, under its name."""
        asked = _asking(scene.incoming, f"{side.words}{question}")
        context = Context((), (side.document,) if side.document else ())
        head = scene.wording.comparing.side.format(side=side.name)
        reaction = self.asked.answer(scene, asked, context, as_of=side.as_of, said=head)
        if side.document and self._elsewhere(reaction, side.document):
            silent = scene.wording.comparing.silent.format(side=side.name)
            text = f"{head}\n{silent}"
            return scene.reply([Outgoing(text, (Mark(0, len(head), Style.BOLD),))]).deliveries
        return reaction.deliveries

    def _elsewhere(self, reaction: Reaction, document: int) -> bool:
        """Whether an answer quotes other documents alone."""
        kept = self.asked.talk.chats.recall(reaction.deliveries[0].answer)
        shown = kept.shown if kept else ()
        quoted = {one.passage.source.document_id for one in shown}
        return bool(quoted) and document not in quoted

    def _versions(self, scene: Scene, word: str) -> Reaction:
        """What the last version of a document changed."""
        say = scene.wording.comparing
        side = self.sides.of(word)
        record = self.lookup.numbered(side.document) if side else None
        if record is None:
            return scene.say(say.how_compare if side else say.no_side.format(words=word))
        if len(self.lookup.catalogue.editions(record.id)) < _SIDES:
            return scene.say(say.one_version.format(title=inner(record.title)))
        title = inner(record.title).strip("《》")
        asked = _asking(scene.incoming, say.changed_question.format(title=title))
        return self.asked.answer(scene, asked, Context((), (record.id,)), said=asked.text)


def _asking(incoming: Incoming, text: str) -> Incoming:
    return replace(incoming, text=text, sort=Sort.TEXT, referred=None)
