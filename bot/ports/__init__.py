"""What the conversations need of the world: messengers, and what is kept of a chat.

Everything but a messenger computes or reads the disk, and is thread-safe.
"""

from bot.ports.announcing import Posts, Targets
from bot.ports.jobs import Jobs
from bot.ports.kept import Chats, Opinions, People, Rooms
from bot.ports.lines import Asking, Catalogue, Checking, Originals, Receiving, Suggesting
from bot.ports.messengers import (
    Branch,
    Desk,
    FileGoneError,
    FileTooLargeError,
    Messenger,
    NotTakenError,
    Receive,
    RoomGoneError,
    RoomMovedError,
    Show,
    Transport,
    UncertainError,
    UnreachableError,
    WaitError,
)
from bot.ports.running import Log, Ranks
from bot.ports.tasks import Doer, StoppedError, Tell

__all__ = [
    "Asking",
    "Branch",
    "Catalogue",
    "Chats",
    "Checking",
    "Desk",
    "Doer",
    "FileGoneError",
    "FileTooLargeError",
    "Jobs",
    "Log",
    "Messenger",
    "NotTakenError",
    "Opinions",
    "Originals",
    "People",
    "Posts",
    "Ranks",
    "Receive",
    "Receiving",
    "RoomGoneError",
    "RoomMovedError",
    "Rooms",
    "Show",
    "StoppedError",
    "Suggesting",
    "Targets",
    "Tell",
    "Transport",
    "UncertainError",
    "UnreachableError",
    "WaitError",
]
