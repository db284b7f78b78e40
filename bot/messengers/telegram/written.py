"""What stands in a Telegram message: its words without what is no word, commands and mentions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from telegram import Message, MessageEntity
from telegram.constants import MessageEntityType

_BLANKS = re.compile(r"[ \t]{2,}")
_KEPT = {"\n", "\t"}
# Signs that turn the writing around, so that what is read is not what is there.
_TURNING = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


@dataclass(frozen=True, slots=True)
class Me:
    """The bot as Telegram knows it. `commands` are those it understands without its name."""

    number: int
    username: str
    commands: frozenset[str]


@dataclass(frozen=True, slots=True)
class Written:
    """The words of a message. `named` tells that the bot is mentioned in it.

    `command` is the command it begins with, `whose` the bot that the command names; with
    another name, the command is none of ours.
    """

    text: str
    command: str = ""
    whose: str = ""
    named: bool = False


def written(message: Message, me: Me) -> Written:
    """What somebody wrote; mentions of the bot are cut out.

    `/check@policy_bot 600元` is the command `check` with `600元`; `@policy_bot 补助多少`
    is `补助多少`, by somebody who means the bot.
    """
    raw = message.text or message.caption or ""
    units = raw.encode("utf-16-le", "surrogatepass")
    marks = message.entities or message.caption_entities
    mentions = [mark for mark in marks if _means(mark, units, me)]
    for mention in sorted(mentions, key=lambda mark: mark.offset, reverse=True):
        units = units[: mention.offset * 2] + units[(mention.offset + mention.length) * 2 :]
    text = visible(units.decode("utf-16-le", "surrogatepass"))
    if mentions:
        text = _BLANKS.sub(" ", text)
    commanded = any(mark.type == MessageEntityType.BOT_COMMAND for mark in marks)
    if not (commanded and text.startswith("/")):
        return Written(text, named=bool(mentions))
    head, *rest = text.split(maxsplit=1)
    command, _, whose = head.removeprefix("/").partition("@")
    return Written("".join(rest), command.lower(), whose.lower(), bool(mentions))


def visible(text: str) -> str:
    """A text without control signs and halves of signs."""
    return "".join(
        sign
        for sign in text.replace("\r\n", "\n")
        if sign in _KEPT
        or (unicodedata.category(sign) not in {"Cc", "Cs"} and sign not in _TURNING)
    ).strip()


def _means(mark: MessageEntity, units: bytes, me: Me) -> bool:
    """Whether an entity mentions the bot."""
    if mark.type == MessageEntityType.TEXT_MENTION:
        return mark.user is not None and mark.user.id == me.number
    if mark.type != MessageEntityType.MENTION:
        return False
    name = units[mark.offset * 2 : (mark.offset + mark.length) * 2]
    return name.decode("utf-16-le", "replace").lower() == f"@{me.username}".lower()
