"""Whatever an answer says or quotes, its messages are such as a messenger takes."""

from __future__ import annotations

import re

import pytest
import regex

from bot.message import Limit, Mark, Outgoing, Style
from bot.render import render
from bot.split import fits, split
from tests.strange import answers, texts
from tests.words import ZH

TELEGRAM = Limit(units=4096, marks=100)
WECHAT = Limit(units=4096, marks=100, octets=2048)
WHOLE = Limit(units=10**9, marks=10**9)
SMALL = Limit(units=97, marks=3, octets=160)
_NUMBER = re.compile(r"\[\d+\]")
_CHARACTER = regex.compile(r"\X")
_BARE = str.maketrans(
    "",
    "",
    "\u00ad\u180e\u200b\u200c\u200d\u200f\u202c\u202e\u2060\u2067\u2069\ufeff",
)
"""Signs without a face: a message of these alone cannot be sent."""


def characters(*pages: Outgoing) -> list[str]:
    """What a reader takes for the characters of some messages, without blanks."""
    seen = ("".join(one.split()) for page in pages for one in _CHARACTER.findall(page.text))
    return [bare for one in seen if (bare := one.translate(_BARE))]


def numbers(*pages: Outgoing) -> list[str]:
    """The citation numbers of some messages."""
    return [one for page in pages for one in _NUMBER.findall(page.text)]


def check(pages: list[Outgoing], whole: Outgoing, limit: Limit) -> None:
    """Every message can be sent, and together they say the whole."""
    for page in pages:
        assert fits(page, limit)
        assert page.text.strip() == page.text != ""
        assert all(0 <= one.start < one.end <= len(page.text) for one in page.marks)
    assert characters(*pages) == characters(whole)
    assert numbers(*pages) == numbers(whole)


@pytest.mark.parametrize("limit", [TELEGRAM, WECHAT], ids=["telegram", "wechat"])
def test_texts_come_out_whole(limit: Limit) -> None:
    """Within the limits, no number and no character cut, nothing lost."""
    for text in texts(seed=1, count=500):
        block = Outgoing(text, (Mark(0, len(text), Style.QUOTE),))

        check(split([block], limit), block, limit)


@pytest.mark.parametrize("limit", [TELEGRAM, WECHAT], ids=["telegram", "wechat"])
def test_answers_come_out_whole(limit: Limit) -> None:
    """The same of everything an answer is made of."""
    for answer in answers(seed=2, count=40):
        (whole,) = render(answer, ZH, WHOLE)

        check(render(answer, ZH, limit), whole, limit)


def test_small_messages_say_everything_too() -> None:
    """Where a message holds hardly a sentence, only what is longer than it may be cut."""
    for text in texts(seed=3, count=300):
        block = Outgoing(text[:400])
        pages = split([block], SMALL)

        assert all(fits(page, SMALL) for page in pages)
        assert "".join("".join(p.text.split()) for p in pages).translate(_BARE) == "".join(
            block.text.split()
        ).translate(_BARE)
