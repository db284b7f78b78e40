from __future__ import annotations

from bot.message import Mark, Outgoing, Style
from bot.messengers.telegram.entities import entities
from bot.messengers.telegram.messenger import LIMIT
from bot.render import render
from tests.answers import RULE, answered, cite, source
from tests.words import ZH


def text_of(text: str, offset: int, length: int) -> str:
    """The stretch of a text that Telegram takes an entity to mean: UTF-16 units."""
    units = text.encode("utf-16-le")
    return units[offset * 2 : (offset + length) * 2].decode("utf-16-le")


def test_offsets_are_utf_16_units() -> None:
    """A rare character before a mark shifts it by two."""
    message = Outgoing("𠮷𠮷粗", (Mark(2, 3, Style.BOLD),))
    (entity,) = entities(message)

    assert (entity.type, entity.offset, entity.length) == ("bold", 4, 1)


def test_every_quote_can_be_expanded_and_is_the_very_words() -> None:
    """A rare character in a title does not shift the quote below it."""
    cited = cite(origin=source("𠮷安县办法"))
    (message,) = render(answered([(RULE, (cited,))]), ZH, LIMIT)
    bold, quote = entities(message)

    assert text_of(message.text, bold.offset, bold.length) == "来源"
    assert quote.type == "expandable_blockquote"
    assert text_of(message.text, quote.offset, quote.length) == RULE


def test_every_style_has_an_entity() -> None:
    """A new style cannot be forgotten."""
    marks = tuple(Mark(0, 1, style) for style in Style)

    assert len(entities(Outgoing("文", marks))) == len(Style)
