"""Texts that break messengers: signs of many units, both directions, markup, edges of 4,096."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from bot.split import units

EDGE = 4096
_EMOJI = ("😀", "👨‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🇨🇳", "1️⃣", "❤️", "𠮷", "𝒳", "🫠")
_RTL = ("مرحبا بالعالم", "שלום עולם", "\u202eabc\u202c", "\u2067עברית\u2069", "١٢٣", "\u200f")
_ZERO = ("\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", "é\u0301" * 3, "ก็" * 4)
_MARKDOWN = (
    "*",
    "_",
    "**粗*",
    "`",
    "```py",
    "[文](http://x.example)",
    "~~",
    "||",
    "> 引",
    "\\",
    "#",
    "![]()",
)
_HTML = ("<b>", "</i>", "<script>alert(1)</script>", "&amp;", "&lt;", "<a href='x'>", "<!--", "]]>")
_PLAIN = (
    "补助",
    "每生每年300元",
    "，",
    "。",
    "第九条",
    "[1]",
    "[12]",
    "《办法》",
    "A b",
    "\n",
    "  ",
    "！？",
    "https://x.example/?a=1&b=2",
    "@policy_bot",
    "#话题",
    "/start",
    "13800000000",
)
_BROKEN = ("\x00", "\ud83d", "\udc00", "\r\n", "\t", "\x1b[31m", "\u2028", "\ufffe")
_POOLS = (_EMOJI, _RTL, _ZERO, _MARKDOWN, _HTML, _PLAIN, _BROKEN)
_SIGNS = ("字", "😀", "a", "۩", "👨‍👩‍👧‍👦", "。", "[1]", "é")


def texts(seed: int) -> Iterator[str]:
    """Texts without end; each begins with a word, so that none is blank."""
    dice = random.Random(seed)
    kinds: tuple[Callable[[random.Random], str], ...] = (_mixed, _mixed, _mixed, _pure, _edge)
    while True:
        yield "文" + dice.choice(kinds)(dice)


def _mixed(dice: random.Random) -> str:
    """Signs of all kinds between plain words."""
    pools = dice.choices(_POOLS, k=dice.randint(1, 120))
    return "".join(dice.choice(pool) for pool in pools)


def _pure(dice: random.Random) -> str:
    """Signs of one kind."""
    pool = dice.choice(_POOLS)
    return "".join(dice.choices(pool, k=dice.randint(1, 200)))


def _edge(dice: random.Random) -> str:
    """About as long as one message or two."""
    sign = dice.choice(_SIGNS)
    wanted = dice.choice((EDGE, 2 * EDGE)) + dice.randint(-60, 5)
    text = sign * (wanted // units(sign))
    at = dice.randrange(len(text))
    return text[:at] + dice.choice(dice.choice(_POOLS)) + text[at:]
