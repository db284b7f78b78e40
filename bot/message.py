"""The nouns of what follows: messages with marks and buttons to rooms, deliveries, tasks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Style(StrEnum):
    """How a stretch of an outgoing text is set; a messenger without the means ignores it."""

    BOLD = "bold"
    ITALIC = "italic"
    QUOTE = "quote"
    CODE = "code"
    UNDERLINE = "underline"


@dataclass(frozen=True, slots=True)
class Mark:
    """A styled stretch; offsets are characters of the text it belongs to."""

    start: int
    end: int
    style: Style


class RoomKind(StrEnum):
    """Who reads along."""

    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Room:
    """A chat of a messenger, and the topic in it where it has topics."""

    messenger: str
    chat: str
    topic: str = ""
    kind: RoomKind = RoomKind.PRIVATE

    @property
    def lane(self) -> str:
        """What keeps its order: everything in one chat. Example: `telegram:-100123`."""
        return f"{self.messenger}:{self.chat}"

    @property
    def name(self) -> str:
        """The room in one word, with its topic. Example: `telegram:-100123/7`."""
        return f"{self.lane}/{self.topic}" if self.topic else self.lane


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press under a message: `press` comes back, at most 64 bytes (see bot.press).

    `link` opens an address instead; then `press` is empty. A link that begins with `?start=` is
    one to this bot itself: a messenger puts the bot's address before it, or leaves the button out.
    """

    label: str
    press: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file to be sent with a message: the original of a stored version, or one that was made.

    `made` is the key of one that was made for this (see `bot.ports.Made`); then `version` is 0.
    """

    version: int
    name: str
    made: str = ""

    @property
    def picture(self) -> bool:
        """Whether it is shown among the words, and not handed over as a file."""
        return bool(self.made) and self.name.endswith(".png")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to send: plain text with marks, rows of buttons, perhaps a file.

    `expects` tells what is to be written in reply to it, in a few words: a messenger that can
    has the next message be that reply. Where there are buttons it is ignored.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    rows: tuple[tuple[Button, ...], ...] = ()
    file: Enclosure | None = None
    expects: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message on its way to a room.

    `answer` is the number of the answer it is part of, or 0; a reply to the message is then
    understood as referring to it. `reply_to` is the number of the message it replies to.
    `edits` is the number of a message of ours that it takes the place of; with an empty text
    only the buttons of that message change. `human`: the words are a person's, whatever answer
    they are about.
    """

    room: Room
    message: Outgoing
    reply_to: str = ""
    edits: str = ""
    answer: int = 0
    human: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """What one message of a messenger may hold: UTF-16 units of text, and marks.

    `octets` is how many bytes of UTF-8 the text may have, `file` how many bytes an enclosed
    file; 0 where there is no such limit.
    """

    units: int
    marks: int
    octets: int = 0
    file: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """A cited passage offered to somebody who writes elsewhere (inline search)."""

    key: str
    title: str
    summary: str
    message: Outgoing


class Work(StrEnum):
    """What takes so long that it is done beside everything else."""

    TAKE_IN = "take_in"
    """Files that were confirmed."""
    LOOK_OVER = "look_over"
    """Files that came together, before they are confirmed."""
    REMOVE = "remove"
    HIDE = "hide"
    RESTORE = "restore"
    CORRECT = "correct"
    JOIN = "join"
    REINDEX = "reindex"
    REBUILD = "rebuild"
    REREAD = "reread"
    """One document."""
    ROLL_BACK = "roll_back"
    SWITCH = "switch"
    """To what the golden questions stopped, all the same."""
    DISCARD = "discard"
    """What the golden questions stopped."""
    GOLDEN = "golden"
    """To ask all golden questions."""
    BACK_UP = "back_up"
    EXPORT = "export"
    WATCH = "watch"
    """What lies in the folder that is watched is taken in."""
    STOP = "stop"
    """Cancels other work; `words` are its tag. Takes no time."""


@dataclass(frozen=True, slots=True)
class Task:
    """Work that somebody ordered; how far it has come is told in a message to `room`.

    `words` are what it needs, as its kind of work understands them. `about` says in few words
    what it is done to, for whoever looks on. `language` is what the messenger tells of the
    person's, as in `Incoming`; it is filled in where the work is begun.
    """

    work: Work
    room: Room
    person: str
    words: tuple[str, ...] = ()
    about: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Reaction:
    """Everything that follows from something that came in.

    `toast` is said at once to whoever pressed a button; `findings` are what a search offers;
    `tasks` are begun when what it follows from is done.
    """

    deliveries: tuple[Delivery, ...] = ()
    toast: str = ""
    findings: tuple[Finding, ...] = field(default=())
    tasks: tuple[Task, ...] = ()
