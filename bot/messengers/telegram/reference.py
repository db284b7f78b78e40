"""The message that another one replies to, or whose button was pressed."""

from __future__ import annotations

from telegram import CallbackQuery, ExternalReplyInfo, Message

from bot.incoming import Referred
from bot.messengers.telegram.keyboard import rows_of
from bot.messengers.telegram.places import attached
from bot.messengers.telegram.written import Me, visible


def answers(message: Message, me: Me) -> bool:
    """Whether somebody replies to the bot."""
    before = _before(message)
    return before is not None and _own(before, me)


def referred(message: Message, me: Me) -> Referred | None:
    """What a message refers to; None where it replies to nothing."""
    quote = visible(message.quote.text) if message.quote else ""
    if before := _before(message):
        return Referred(
            str(before.message_id),
            visible(before.text or before.caption or ""),
            own=_own(before, me),
            post=bool(before.is_automatic_forward),
            quote=quote,
            file=attached(before),
            rows=rows_of(before.reply_markup) if _own(before, me) else (),
        )
    if elsewhere := message.external_reply:
        return _elsewhere(elsewhere, quote)
    return None


def pressed(query: CallbackQuery, me: Me) -> Referred | None:
    """The message under which a button was pressed; of an old one only its number is known."""
    message = query.message
    if message is None:
        return None
    if not isinstance(message, Message):
        return Referred(str(message.message_id), own=True)
    before = _before(message)
    return Referred(
        str(message.message_id),
        visible(message.text or message.caption or ""),
        own=_own(message, me),
        file=attached(before) if before else None,
        rows=rows_of(message.reply_markup),
        to=str(before.message_id) if before else "",
        under=visible(before.text or before.caption or "") if before else "",
    )


def _before(message: Message) -> Message | None:
    """The message that is replied to; the first line of a topic is none."""
    before = message.reply_to_message
    return None if before is None or before.forum_topic_created else before


def _own(message: Message, me: Me) -> bool:
    return message.from_user is not None and message.from_user.id == me.number


def _elsewhere(reply: ExternalReplyInfo, quote: str) -> Referred:
    """A reply to a message of another chat, of which only the quoted words are told."""
    return Referred("", quote, quote=quote, file=attached(reply))
