"""`/start`: what is covered and how to begin; or what the link that led here stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.desk.commands.changed import Changes
from bot.desk.commands.doc import Doc
from bot.desk.commands.sides import inner
from bot.desk.press import EXAMPLE, Verb, press
from bot.desk.scene import Scene
from bot.message import Button, Outgoing, Reaction
from bot.ports import Catalogue, Suggesting
from bot.wording import Wording, script_of

_DOCUMENT = re.compile(r"doc_(\d{1,9})(?:_s(\d{1,9}))?", re.ASCII)
_ASK = re.compile(r"ask_(\d{1,9})", re.ASCII)
_CHANGED = re.compile(r"diff_(\d{1,9})", re.ASCII)
_POST = re.compile(r"post_[\w-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Start:
    """Welcomes, and follows links: `doc_12`, `doc_12_s3`, `ask_12` and `diff_12` of a post."""

    catalogue: Catalogue
    suggesting: Suggesting
    doc: Doc
    changes: Changes

    def __call__(self, scene: Scene) -> Reaction:
        """The welcome; with a payload, what it links to."""
        payload, say = scene.incoming.text.strip(), scene.wording.welcome
        if not payload:
            return scene.reply([self._welcome(scene)])
        if found := _DOCUMENT.fullmatch(payload):
            return self.doc.linked(scene, int(found[1]), int(found[2] or 0))
        if found := _ASK.fullmatch(payload):
            return self._asked_about(scene, int(found[1]))
        if found := _CHANGED.fullmatch(payload):
            return self.changes.linked(scene, int(found[1]))
        return scene.say(say.no_posts if _POST.fullmatch(payload) else say.unknown_link)

    def _asked_about(self, scene: Scene, number: int) -> Reaction:
        """Ask for a question about a document: it is told by its title in the reply."""
        record = self.doc.lookup.numbered(number)
        if record is None:
            return self.doc.linked(scene, number, 0)
        say = scene.wording.welcome
        title = inner(record.title or record.name)
        return scene.reply([Outgoing(say.asking.format(title=title), expects=say.asking_here)])

    def _welcome(self, scene: Scene) -> Outgoing:
        """What this is, what it covers, and questions to begin with."""
        say = scene.wording.welcome
        examples = self.suggesting.examples(script_of(scene.chosen or scene.incoming.language))
        lines = (
            say.hello,
            covered(self.catalogue, scene.wording),
            say.does_not,
            say.more,
            say.examples if examples else "",
        )
        rows = tuple(
            (Button(one, press(Verb.ASK, EXAMPLE, number)),)
            for number, one in enumerate(examples, 1)
        )
        return Outgoing("\n".join(filter(None, lines)), rows=rows)


def covered(catalogue: Catalogue, wording: Wording) -> str:
    """How many documents there are, and how new the newest is."""
    say, records = wording.welcome, catalogue.records()
    newest = max((one.dated for one in records), default="")
    if not records:
        return say.empty
    if not newest:
        return say.covers_undated.format(count=len(records))
    return say.covers.format(count=len(records), newest=newest)
