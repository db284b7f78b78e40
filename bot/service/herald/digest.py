"""Several announcements in one message, each with a button that brings it whole (pure)."""

from __future__ import annotations

from bot.desk.press import Verb, press
from bot.desk.running.posting.outcome import headline
from bot.message import Button, Limit, Mark, Outgoing, Style
from bot.posts import Load
from bot.split import fits, split
from bot.words.posting import DigestWords

_MOST = 20
_ROW = 4


def digest(load: Load, words: DigestWords, limit: Limit) -> Outgoing:
    """The headlines, as many as fit into one message."""
    items = [
        (post.announcement, headline(edition.messages))
        for post, edition in zip(load.posts, load.editions, strict=True)
        if edition.messages
    ]
    shown = items[:_MOST]
    head = words.head.format(count=len(items))
    lines = [head, *(_item(at, text, words) for at, (_, text) in enumerate(shown, 1))]
    if left := len(items) - len(shown):
        lines.append(words.more.format(count=left))
    buttons = [
        Button(words.whole.format(at=at), press(Verb.BOARD, "f", number))
        for at, (number, _) in enumerate(shown, 1)
    ]
    rows = tuple(tuple(buttons[at : at + _ROW]) for at in range(0, len(buttons), _ROW))
    whole = Outgoing("\n".join(lines), (Mark(0, len(head), Style.BOLD),), rows)
    return _fitting(whole, limit)


def _item(at: int, text: str, words: DigestWords) -> str:
    return words.item.format(at=at, title=text)


def _fitting(message: Outgoing, limit: Limit) -> Outgoing:
    """What fits into one message of a messenger that takes little."""
    if fits(message, limit):
        return message
    first, *_ = split([message], limit)
    return Outgoing(first.text, first.marks, message.rows)
