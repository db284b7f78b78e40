"""All commands, and the buttons that belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.desk.asked import Asked
from bot.desk.commands import changed
from bot.desk.commands import doc as documents
from bot.desk.commands import sources as lists
from bot.desk.commands.asof import AsOf
from bot.desk.commands.cancel import cancel
from bot.desk.commands.changed import Changes
from bot.desk.commands.compare import Compare
from bot.desk.commands.doc import Doc
from bot.desk.commands.feedback import Feedback
from bot.desk.commands.forget import Forget
from bot.desk.commands.help import Help
from bot.desk.commands.lang import Lang
from bot.desk.commands.lookup import Lookup
from bot.desk.commands.privacy import Privacy
from bot.desk.commands.quiet import Quiet
from bot.desk.commands.reset import Reset
from bot.desk.commands.sides import Sides
from bot.desk.commands.sources import Sources
from bot.desk.commands.start import Start
from bot.desk.press import Verb, read
from bot.desk.scene import Handler, Scene
from bot.message import Reaction, Room
from bot.ports import Catalogue, Opinions, Originals, People, Rooms
from bot.wording import Wording
from rag.ports import Shelf, Texts

ELSEWHERE = frozenset({"check", "subscribe", "unsubscribe"})
"""Commands that others of the desk handle."""


@dataclass(frozen=True, slots=True)
class Roster:
    """Who handles which command and which button."""

    commands: Mapping[str, Handler]
    presses: Mapping[Verb, Handler]


def roster(
    asked: Asked,
    catalogue: Catalogue,
    texts: Texts,
    shelf: Shelf,
    originals: Originals,
    people: People,
    rooms: Rooms,
    opinions: Opinions,
    owners: tuple[Room, ...],
    words: Wording,
    pages: Mapping[str, Handler],
) -> Roster:
    """Everybody at a command. Owners are told in `words`; `pages` are the lists of others."""
    lookup = Lookup(catalogue, texts, shelf)
    sources, compare = Sources(lookup), Compare(asked, lookup, Sides(lookup))
    doc, changes = Doc(lookup, originals, compare), Changes(lookup)
    forget, lang, quiet = Forget(people), Lang(people, asked.wordings), Quiet(rooms)
    commands: dict[str, Handler] = {
        "start": Start(catalogue, asked.suggesting, doc, changes),
        "sources": sources,
        "doc": doc,
        "asof": AsOf(asked),
        "compare": compare,
        "cancel": cancel,
        "reset": Reset(asked.talk.chats),
        "lang": lang,
        "feedback": Feedback(opinions, owners, words),
        "privacy": Privacy(people),
        "forget": forget,
        "quiet": quiet,
    }
    commands["help"] = Help(frozenset({*commands, "help", *ELSEWHERE}))
    turning = {lists.LIST: sources.pressed, documents.LIST: doc.turned}
    turned = Pages({**turning, changed.LIST: changes.turned, **pages})
    choices = {Verb.LANGUAGE: lang.pressed, Verb.ATTEND: quiet.pressed}
    own = {Verb.FORGET: forget.pressed, Verb.DOCUMENT: doc.pressed}
    return Roster(commands, {Verb.PAGE: turned, **choices, **own})


@dataclass(frozen=True, slots=True)
class Pages:
    """Leads whoever turns a page to the list it is of."""

    lists: Mapping[str, Handler]

    def __call__(self, scene: Scene) -> Reaction:
        """The other page."""
        found = read(scene.incoming.text)
        handler = self.lists.get(found.words[0]) if found and found.words else None
        return handler(scene) if handler else Reaction()
