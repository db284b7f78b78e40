"""Puts the parts together: Telegram as a `bot.ports.Branch`."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.address import Address
from bot.messengers.telegram.board import TelegramBoard
from bot.messengers.telegram.files import Original
from bot.messengers.telegram.messenger import TelegramMessenger
from bot.messengers.telegram.pace import PER_SECOND, Pace
from bot.messengers.telegram.reception import Kept
from bot.messengers.telegram.shown import Profile
from bot.messengers.telegram.transport import TelegramTransport
from bot.messengers.telegram.webhook import Webhook
from bot.messengers.telegram.wire import wire
from bot.ports import Branch, Learning, Rooms
from bot.server import Hook


@dataclass(frozen=True, slots=True)
class Line:
    """How to reach Telegram, and how it reaches us: without a webhook we ask it for updates.

    `per_second` is how many messages a second are sent to all chats together.
    """

    address: Address
    profile: Profile = field(default_factory=Profile)
    webhook: Webhook | None = None
    per_second: float = PER_SECOND


def branch(
    line: Line,
    rooms: Rooms,
    kept: Kept,
    original: Original,
    learning: Learning | None = None,
) -> tuple[Branch, tuple[Hook, ...]]:
    """Telegram at work, and the doors it needs on our port. Nothing is opened yet.

    `kept` runs what writes to the disk, `original` gives what is enclosed; `learning` hears of
    rooms.
    """
    bot = wire(line.address)
    transport = TelegramTransport(bot, rooms, kept, line.profile, line.webhook, learning)
    messenger = TelegramMessenger(bot, Pace(line.per_second), original)
    return Branch(messenger, transport, TelegramBoard(messenger)), transport.hooks
