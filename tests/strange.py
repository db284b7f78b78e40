"""Texts that messengers find hard, made by chance but always the same ones for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

from corpus.known import Kind, Status
from rag.answer import Answer, Outcome
from tests.answers import answered, cite, refused, source

EDGE = 4096
"""UTF-16 units of a Telegram message."""

HAN = (
    "县财政对入园幼儿每生每年补助",
    "第九条",
    "，",
    "。",
    "；",
    "\n",
    "《办法》",
    "（一）",
    "１２",
)
SEQUENCES = (
    "👨\u200d👩\u200d👧\u200d👦", "👍🏽", "🇨🇳", "🇭🇰🇹🇼🇲🇴", "1️⃣", "🏴\U000e0067\U000e0062\U000e007f",
    "❤️\u200d🔥", "𠮷", "𠀀",
    "a\u0301", "\u1112\u1161\u11ab", "क्षि", "ก็", "Z\u0335\u0321\u034a\u0340",
)  # fmt: skip
RIGHT_TO_LEFT = ("مرحبا بالعالم", "שלום", "\u202eevil\u202c", "\u2067يسار\u2069", "\u200f", "؟")
INVISIBLE = (
    "\u200b",
    "\u200c",
    "\u200d",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\u180e",
    "\u3000",
    "\u00a0",
)
MARKDOWN = (
    "**粗**",
    "__x__",
    "`code`",
    "```\n代码\n```",
    "[字](http://a.example)",
    "# 一",
    "> 引",
    "\\_",
    "*",
    "_",
    "||x||",
)
HTML = ("<b>粗</b>", "&lt;", "&amp;", "<script>", "</a>", "<i", "<blockquote expandable>", "&#0;")
NUMBERS = ("[1]", "[12]", "[3][4]", "[0]", "。[1][2]", "[", "]", "[x]", "[123456]")
PLAIN = (
    "word ",
    "a.b ",
    "Dr. ",
    "x" * 90,
    "https://example.org/?a=b&c=d ",
    "@name ",
    "/start ",
    "#1 ",
)
_KINDS: Sequence[Sequence[str]] = (
    HAN, SEQUENCES, RIGHT_TO_LEFT, INVISIBLE, MARKDOWN, HTML, NUMBERS, PLAIN,
)  # fmt: skip


def texts(seed: int, count: int) -> Iterator[str]:
    """So many texts: mixtures, texts of one kind, and texts about as long as a message."""
    chance = Random(seed)  # noqa: S311  no secret
    makers: Sequence[Callable[[Random], str]] = (_short, _mixed, _of_one_kind, _edge, _dotted)
    for number in range(count):
        yield makers[number % len(makers)](chance)


def _short(chance: Random) -> str:
    return _made(chance, _KINDS, chance.randint(1, 12))


def _mixed(chance: Random) -> str:
    return _made(chance, _KINDS, chance.choice((30, 100, 400)))


def _of_one_kind(chance: Random) -> str:
    return _made(chance, [chance.choice(_KINDS)], chance.choice((5, 50, 500)))


def _edge(chance: Random) -> str:
    """Within two units of what one message holds, with something strange at the very end."""
    filler, last = chance.choice(("字", "a", "𠮷", "é", "。")), chance.choice(chance.choice(_KINDS))
    wide = 2 if filler > "\uffff" else 1
    return filler * ((EDGE + chance.randint(-2, 2)) // wide - chance.randint(0, 9)) + last


def _dotted(chance: Random) -> str:
    """Letters under heaps of signs."""
    heap = "".join(chr(chance.randint(0x300, 0x36F)) for _ in range(chance.randint(1, 60)))
    return (chance.choice("字aא") + heap) * chance.randint(1, 200)


def _made(chance: Random, kinds: Sequence[Sequence[str]], pieces: int) -> str:
    return "".join(chance.choice(chance.choice(kinds)) for _ in range(pieces))


def answers(seed: int, count: int) -> Iterator[Answer]:
    """Answers and refusals that say and quote such texts."""
    chance = Random(seed)  # noqa: S311  no secret
    made = texts(seed, 1_000_000_000)
    for _ in range(count):
        yield _refusal(made) if chance.random() < 0.2 else _answer(chance, made)


def _words(made: Iterator[str]) -> str:
    """The next text that can be quoted."""
    return next(text for text in made if text.strip())


def _answer(chance: Random, made: Iterator[str]) -> Answer:
    cited = [
        cite(
            _words(made),
            origin=source(
                _words(made)[:60].strip() or "无题",
                kind=chance.choice(list(Kind)),
                status=chance.choice(list(Status)),
            ),
            path=(_words(made), "第一条"),
            chunk=number,
        )
        for number in range(chance.randint(1, 4))
    ]
    claims = [
        (_words(made), tuple(chance.sample(cited, chance.randint(1, len(cited))))) for _ in cited
    ]
    return answered(claims, damage=(_words(made)[:80],), text=_words(made))


def _refusal(made: Iterator[str]) -> Answer:
    outcome = Outcome.DETAIL_NOT_STATED
    return refused(outcome, subject=_words(made)[:40], nearest=(cite(_words(made)),))
