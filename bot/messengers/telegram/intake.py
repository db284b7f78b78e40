"""Update of Telegram -> `Incoming`, or nothing where nobody means us (pure)."""

from __future__ import annotations

from telegram import CallbackQuery, InlineQuery, Message, Update
from telegram.constants import ChatType

from bot.incoming import Incoming, Sort
from bot.message import RoomKind
from bot.messengers.telegram.asking import asks
from bot.messengers.telegram.places import NAME, alone, attached, person, room_of, spoken
from bot.messengers.telegram.reference import answers, pressed, referred
from bot.messengers.telegram.written import Me, Written, visible, written


def intake(update: Update, me: Me) -> Incoming | None:
    """What an update says; None where it is not for us.

    Not for us are edited messages, channel posts and their copies in the discussion group,
    what was sent by or via other bots, commands for other bots and forwards into groups. What
    is asked in a group of nobody in particular comes with `addressed` False.
    """
    key = f"{NAME}:{update.update_id}"
    if update.message is not None:
        return _message(update.message, me, key)
    if update.callback_query is not None:
        return _press(update.callback_query, me, key)
    if update.inline_query is not None:
        return _search(update.inline_query, key)
    return None


def _message(message: Message, me: Me, key: str) -> Incoming | None:
    if message.via_bot or message.is_automatic_forward or message.chat.type == ChatType.CHANNEL:
        return None
    who = person(message)
    if not who:
        return None
    if message.chat.type == ChatType.PRIVATE:
        return _private(message, me, key, who)
    return None if message.forward_origin else _group(message, me, key, who)


def _private(message: Message, me: Me, key: str, who: str) -> Incoming | None:
    said = written(message, me)
    sort = _sort(message, said)
    if sort is None:
        return None
    return _incoming(message, me, key, who, said, sort)


def _group(message: Message, me: Me, key: str, who: str) -> Incoming | None:
    said = written(message, me)
    if said.command and not _ours(said, me):
        return None
    sort = _sort(message, said)
    meant = bool(said.command) or said.named or answers(message, me)
    if sort is None or sort is Sort.OTHER or not (meant or sort is Sort.TEXT):
        return None
    if meant and sort is Sort.TEXT and not said.text:
        said = _bare(message, me)
        sort = Sort.COMMAND if said.command else Sort.TEXT
    if not meant and not asks(said.text):
        return None
    return _incoming(message, me, key, who, said, sort, addressed=meant)


def _ours(said: Written, me: Me) -> bool:
    """Whether a command in a group is meant for us: by our name, or one of ours by none."""
    if said.whose:
        return said.whose == me.username.lower()
    return said.named or said.command in me.commands


def _bare(message: Message, me: Me) -> Written:
    """Who only names the bot means the message that is replied to, or wants to know more."""
    before = referred(message, me)
    if before is not None and before.text and not before.own:
        return Written(before.quote or before.text)
    return Written("", "help")


def _sort(message: Message, said: Written) -> Sort | None:
    """What somebody did; None for what Telegram itself tells of a chat."""
    if message.forward_origin is not None and (said.text or attached(message)):
        return Sort.FORWARD
    if said.command:
        return Sort.COMMAND
    if message.text is not None:
        return Sort.TEXT
    if spoken(message) is not None:
        return Sort.VOICE
    # An animation comes with a document that is no document.
    if message.animation is None and attached(message) is not None:
        return Sort.FILE
    return Sort.OTHER if message.effective_attachment is not None else None


def _incoming(
    message: Message,
    me: Me,
    key: str,
    who: str,
    said: Written,
    sort: Sort,
    *,
    addressed: bool = True,
) -> Incoming:
    file = spoken(message) if sort is Sort.VOICE else attached(message)
    user = message.from_user
    return Incoming(
        room_of(message),
        who,
        said.text,
        sort,
        key,
        command=said.command if sort is Sort.COMMAND else "",
        message=str(message.message_id),
        language=(user.language_code if user else None) or "",
        addressed=addressed,
        referred=referred(message, me),
        file=None if sort is Sort.OTHER else file,
        album=message.media_group_id or "",
    )


def _press(query: CallbackQuery, me: Me, key: str) -> Incoming | None:
    if query.data is None or query.from_user.is_bot:
        return None
    held = query.message if isinstance(query.message, Message) else None
    before = pressed(query, me)
    labels = (key for row in before.rows for key in row) if before else ()
    where = room_of(held) if held else alone(query.from_user)
    if where.kind is RoomKind.CHANNEL:
        return None
    return Incoming(
        where,
        f"{NAME}:{query.from_user.id}",
        visible(query.data),
        Sort.PRESS,
        key,
        label=next((button.label for button in labels if button.press == query.data), ""),
        message=before.message if before else "",
        language=query.from_user.language_code or "",
        call=query.id,
        referred=before,
    )


def _search(query: InlineQuery, key: str) -> Incoming | None:
    user = query.from_user
    if user.is_bot:
        return None
    return Incoming(
        alone(user),
        f"{NAME}:{user.id}",
        visible(query.query),
        Sort.SEARCH,
        key,
        language=user.language_code or "",
        call=query.id,
    )
