"""What the conversations need of the world: messengers, and what is kept of a chat.

Everything but a messenger computes or reads the disk, and is thread-safe.
"""

from bot.ports.announcing import Announcements, Posts, Targets
from bot.ports.changing import Changing, Stored
from bot.ports.jobs import Jobs
from bot.ports.kept import Chats, Opinions, People, Rooms
from bot.ports.lines import Asking, Catalogue, Checking, Originals, Receiving, Suggesting
from bot.ports.messengers import (
    Board,
    Branch,
    Desk,
    FileGoneError,
    FileTooLargeError,
    Messenger,
    NotEditableError,
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
from bot.ports.posting import (
    Grounds,
    Laying,
    Learning,
    Outbox,
    Outcomes,
    Subscriptions,
)
from bot.ports.proposals import Looking, Proposals
from bot.ports.running import Log, Ranks
from bot.ports.tasks import Doer, StoppedError, Tell, Undo
from bot.ports.unanswered import Gaps, Grouping, Replies, Standards, Wishes
from bot.ports.watching import Figures, Made, Pauses, Saves, Shelved, Told, Write

__all__ = [
    "Announcements",
    "Asking",
    "Board",
    "Branch",
    "Catalogue",
    "Changing",
    "Chats",
    "Checking",
    "Desk",
    "Doer",
    "Figures",
    "FileGoneError",
    "FileTooLargeError",
    "Gaps",
    "Grounds",
    "Grouping",
    "Jobs",
    "Laying",
    "Learning",
    "Log",
    "Looking",
    "Made",
    "Messenger",
    "NotEditableError",
    "NotTakenError",
    "Opinions",
    "Originals",
    "Outbox",
    "Outcomes",
    "Pauses",
    "People",
    "Posts",
    "Proposals",
    "Ranks",
    "Receive",
    "Receiving",
    "Replies",
    "RoomGoneError",
    "RoomMovedError",
    "Rooms",
    "Saves",
    "Shelved",
    "Show",
    "Standards",
    "StoppedError",
    "Stored",
    "Subscriptions",
    "Suggesting",
    "Targets",
    "Tell",
    "Told",
    "Transport",
    "UncertainError",
    "Undo",
    "UnreachableError",
    "WaitError",
    "Wishes",
    "Write",
]
