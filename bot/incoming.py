"""The nouns of what comes in: questions, commands, presses, files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.message import Button, Room


class Sort(StrEnum):
    """What somebody did."""

    TEXT = "text"
    COMMAND = "command"
    PRESS = "press"
    SEARCH = "search"
    FILE = "file"
    VOICE = "voice"
    FORWARD = "forward"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file somebody sent, not fetched yet; `reference` is what the messenger knows it by.

    `name` is what the sender calls it and may be anything; `size` is in bytes, 0 where untold.
    """

    reference: str
    name: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Referred:
    """A message that is replied to, or whose button was pressed.

    `own` tells that it is one of ours, `post` that it came from the channel of a discussion.
    `quote` are the words of it that were picked out for the reply, where some were. `rows` are
    its buttons, `to` the number of the message that it replies to itself; both where told.
    Where a button was pressed, `under` is the text of that message, and `file` its file: what a
    press of `Verb.CHECK` is about.
    """

    message: str
    text: str = ""
    own: bool = False
    post: bool = False
    quote: str = ""
    file: Attached | None = None
    rows: tuple[tuple[Button, ...], ...] = ()
    to: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Something that came in from a person, as every messenger tells it.

    `text` is the question, what stands after a command, the words under a file, or what a
    pressed button stands for; `label` is what was written on that button. `person` is unique
    across messengers (`telegram:5`), `message` the number of the message in its chat, `key`
    unique for ever: the same key is the same event. `call` is what a press or a search is
    answered by while it waits. `addressed` tells that the bot is meant; in a group much is not.

    `manages` tells that the person is an admin of the group. To know it costs a call, so a
    messenger fills it in only for the command `quiet` and the buttons of `Verb.ATTEND` (those
    that begin with `a:`), in groups; there, who speaks as the group itself is an admin too.
    Everywhere else it is False, and so where the messenger could not be asked.

    Files that were sent as one `album` come one by one, under its name. `shown` is the number of
    the message in which the answer had begun to grow before the process ended.
    """

    room: Room
    person: str
    text: str = ""
    sort: Sort = Sort.TEXT
    key: str = ""
    command: str = ""
    label: str = ""
    message: str = ""
    language: str = ""
    call: str = ""
    addressed: bool = True
    manages: bool = False
    referred: Referred | None = None
    file: Attached | None = None
    album: str = ""
    shown: str = ""

    @property
    def conversation(self) -> str:
        """What one person says in one room: no history ever crosses it.

        Example: `telegram:-100123/7|telegram:5`.
        """
        return conversation(self.room, self.person)


def conversation(room: Room, person: str) -> str:
    """The name of what a person says in a room."""
    return f"{room.name}|{person}"


def parts(name: str) -> tuple[str, str]:
    """The name of the room and that of the person in the name of a conversation."""
    room, _, person = name.rpartition("|")
    return (room, person) if room else (name, "")


def spoken_by(person: str) -> str:
    """What the names of all conversations of a person end with."""
    return f"|{person}"


def spoken_in(lane: str) -> tuple[str, str]:
    """What the names of all conversations in a room begin with: its own, and in its topics."""
    return f"{lane}|", f"{lane}/"
