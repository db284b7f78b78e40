"""A photo or a document: what it is, whether it holds, what the corpus says of its claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.citing import standing, titled
from bot.desk.asked import Asked
from bot.desk.checking import Checks, check_button
from bot.desk.context import Context
from bot.desk.scene import Scene
from bot.message import Outgoing, Reaction
from bot.ports import Receiving
from bot.render import render
from bot.wording import script_of
from corpus.fold import fold
from rag.answer import Question, Script
from rag.kin import Bond
from rag.received import Received
from rag.still import asks_validity

_CLAIMS = 8
"""Claims of a file that the corpus lacks which are checked at once."""
_SAYS = 4
"""Characters of a caption that is a question."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Answers questions that come with a file. The file is read and forgotten."""

    receive: Receiving
    checks: Checks
    asked: Asked

    def __call__(self, scene: Scene) -> Reaction:
        """What is to be said of the file: to its caption, or of itself."""
        if scene.upload is None:
            return scene.say(scene.wording.reading.not_fetched)
        received = self.receive(scene.upload)
        above = tuple(self._identity(scene, received))
        caption = scene.incoming.text.strip()
        asks = len(caption) >= _SAYS
        if asks and not asks_validity(fold(caption)):
            return self._answered(scene, received, above)
        if received.held:
            return self._standing(scene, received, above)
        if not received.text.strip():
            return scene.say("\n".join(above))
        return self.checks.told(scene, received.text, above, _CLAIMS)

    def _answered(self, scene: Scene, received: Received, above: tuple[str, ...]) -> Reaction:
        """The answer to the caption, about the document where the corpus has it."""
        about = (received.source.document_id,) if received.source and received.held else ()
        context = Context(earlier=(), about=about)
        return self.asked.answer(scene, scene.incoming, context, said="\n".join(above))

    def _standing(self, scene: Scene, received: Received, above: tuple[str, ...]) -> Reaction:
        """Which document it is and whether it holds today, with the clause that says so."""
        source = received.source
        if source is None:
            return scene.say("\n".join(above))
        wording = scene.wording
        asked = scene.incoming.text.strip() or titled(source, wording)
        script = script_of(scene.chosen) if scene.chosen else Script.SIMPLIFIED
        answer = self.receive.standing(source, Question(asked), script)
        rows = check_button(wording.reading.button)
        if not answer.outcome.answers:
            said = wording.frame.validity.format(
                title=titled(source, wording), status=standing(source, wording)
            )
            return scene.reply([Outgoing("\n".join([*above, said]), rows=rows)])
        messages = render(answer, wording, scene.limit, asked="\n".join(above), rows=rows)
        number = self.asked.talk.chats.keep(scene.incoming.conversation, answer)
        return scene.reply(messages, number)

    def _identity(self, scene: Scene, received: Received) -> Iterator[str]:
        """What the file is, in plain sentences."""
        words, source = scene.wording.reading, received.source
        if source is None or received.bond is Bond.NONE:
            title = received.title or words.untitled
            yield words.not_held.format(title=scene.wording.frame.title.format(title=title))
        else:
            dated = source.dated or scene.wording.statuses[source.status]
            sentence = {Bond.COPY: words.copy, Bond.VERSION: words.version}.get(
                received.bond, words.unsure
            )
            yield sentence.format(title=titled(source, scene.wording), dated=dated)
        if received.poor:
            yield f"⚠ {words.poor}"
        for one in received.gone[:3]:
            status = standing(one, scene.wording)
            yield f"⚠ {words.cites_past.format(title=titled(one, scene.wording), status=status)}"
