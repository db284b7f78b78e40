"""原文: the passage that was quoted, between its neighbours, and the file it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from bot.citing import cautions, place, titled
from bot.desk.press import Verb, press
from bot.desk.pressed import Pressed, expired, pressed, under
from bot.desk.scene import Scene
from bot.message import Button, Enclosure, Mark, Outgoing, Reaction, Style
from bot.ports import Chats, Originals
from bot.split import split
from bot.wording import Wording, Wordings
from corpus.known import Status
from corpus.span import Span
from rag.answer import Citation, Passage
from rag.ports import Texts

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Passages:
    """Shows the passages of answers, from the very version that was quoted."""

    chats: Chats
    texts: Texts
    wordings: Wordings

    def __call__(self, scene: Scene) -> Reaction:
        """The passage of a citation, with a button for its file."""
        found = pressed(scene.incoming, self.chats)
        citation = cited(found) if found else None
        if found is None or citation is None:
            return expired(scene)
        wording = self.wordings[found.answer.script]
        number, passage = found.answer.number, citation.passage
        # What is known of the document today may be other than when it was quoted.
        now = self.texts.passage(passage.source.version, passage.start, passage.end)
        blocks = self._blocks(now.cite(citation.quote), wording)
        *pages, last = split(blocks, scene.limit)
        file = press(Verb.ORIGINAL, number, found.press.number(1))
        rows = ((Button(wording.buttons.original, file),),)
        return under(scene, [*pages, replace(last, rows=rows)], number)

    def _blocks(self, citation: Citation, wording: Wording) -> list[Outgoing]:
        passage, today = self._today(citation.passage, wording)
        head = place(passage, wording)
        superseded = f"⚠ {wording.notices.superseded}"
        said = [one for one in cautions(passage.source, wording) if one != superseded or not today]
        notices = [*today, *said]
        notices.extend(f"⚠ {sentence}" for sentence in citation.damage)
        return [
            Outgoing(head, (Mark(0, len(head), Style.BOLD),)),
            *map(Outgoing, notices),
            Outgoing(""),
            self._around(citation),
        ]

    def _today(self, passage: Passage, wording: Wording) -> tuple[Passage, list[str]]:
        """What became of the document since it was quoted; what that says is not said twice."""
        source, words = passage.source, wording.answering
        alive = {one.document_id for one in self.texts.sources()}
        if source.document_id not in alive:
            told = replace(source, status=source.status if source.status.past else Status.UNKNOWN)
            return replace(passage, source=told), [f"⚠ {words.removed}"]
        if source.speaks and source.status is not Status.SUPERSEDED:
            return passage, []
        return passage, [f"⚠ {words.updated}"]

    def _around(self, citation: Citation) -> Outgoing:
        """The passage with a paragraph before and after it, the quoted words marked."""
        passage = citation.passage
        text = self.texts.text(passage.source.version)
        span = _neighbours(text, Span(passage.start, passage.end))
        start = citation.start - span.start
        said, end = text[span.start : span.end], start + len(citation.quote)
        return Outgoing(said, (Mark(start, end, Style.BOLD), Mark(start, end, Style.UNDERLINE)))


def cited(found: Pressed) -> Citation | None:
    """The citation that a button names."""
    number, shown = found.press.number(1), found.answer.shown
    return shown[number - 1] if 1 <= number <= len(shown) else None


def _neighbours(text: str, span: Span) -> Span:
    r"""A stretch of a text in whole paragraphs, with the one before it and the one after it.

    Example: the stretch 乙 of `甲\n\n乙。\n丙\n丁` grows to `甲\n\n乙。\n丙`.
    """
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    before = text[:start].rstrip().rfind("\n") + 1 if text[:start].strip() else start
    after = _PARAGRAPH.search(text, end)
    return Span(before, after.end() if after else end)


@dataclass(frozen=True, slots=True)
class Files:
    """Sends the files that were quoted."""

    chats: Chats
    originals: Originals

    def __call__(self, scene: Scene) -> Reaction:
        """The file a citation stands in, or why it cannot be sent."""
        found = pressed(scene.incoming, self.chats)
        citation = cited(found) if found else None
        if found is None or citation is None:
            return expired(scene)
        source = citation.passage.source
        file = Enclosure(source.version, PurePosixPath(source.document).name or source.document)
        title = titled(source, scene.wording)
        return under(scene, [enclosed(file, title, self.originals, scene)], found.answer.number)


def enclosed(file: Enclosure, title: str, originals: Originals, scene: Scene) -> Outgoing:
    """A file to send under a title, or why it cannot be sent."""
    size, most = originals.size(file.version), scene.limit.file
    if most and size > most:
        words = scene.wording.answering
        return Outgoing(words.too_large.format(name=file.name, size=-(-size // _MEGABYTE)))
    return Outgoing(title, file=file)
