"""Questions in which somebody writes what names them: who they are, where they can be reached."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

QUESTIONS = (
    "我是{}，校车补助多少钱",
    "孩子的{}，幼儿园补助怎么申请？",
    "午餐补助标准是多少（{}）",
    "{} 请问小学入学要带什么材料",
    "我家{}，困难学生有什么资助？请回复我",
    "转学手续怎么办，{}",
    "请查一下{}的资助情况，标准是多少",
    "县财政对入园幼儿每生每年补助多少，我的{}",
)
WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
CHINESE = str.maketrans("0123456789", "零一二三四五六七八九")
REGIONS = ("110101", "330106", "440305", "510104", "620102")


@dataclass(frozen=True, slots=True)
class Planted:
    """A question, what was planted in it as it was written, and what kind that is."""

    kind: str
    text: str
    written: str
    plain: str
    """The same number without anything between its digits."""

    @property
    def traces(self) -> frozenset[str]:
        """What must be found nowhere."""
        return frozenset({self.written, self.plain})


def planted(count: int) -> Iterator[Planted]:
    """So many questions, the same ones each time."""
    dice = random.Random(6)
    makers = tuple(MAKERS.items())
    for at in range(count):
        kind, (named, make) = makers[at % len(makers)]
        plain = make(dice)
        ways = _ways(kind, plain)
        written = ways[at // len(makers) % len(ways)]
        template = QUESTIONS[at % len(QUESTIONS)]
        yield Planted(kind, template.format(f"{named}{written}"), written, plain)


def _card(dice: random.Random) -> str:
    born = f"{dice.randint(1960, 2019)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
    return f"{dice.choice(REGIONS)}{born}{dice.randint(100, 999)}{dice.choice('0123456789X')}"


def _old_card(dice: random.Random) -> str:
    born = f"{dice.randint(50, 99)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
    return f"{dice.choice(REGIONS)}{born}{dice.randint(100, 999)}"


def _digits(dice: random.Random, count: int) -> str:
    return "".join(dice.choice("0123456789") for _ in range(count))


def _landline(dice: random.Random) -> str:
    return f"{dice.choice(('010', '0571', '0755', '021'))}{dice.randint(2, 8)}{_digits(dice, 7)}"


def _mail(dice: random.Random) -> str:
    return f"li{_digits(dice, 6)}@{dice.choice(('qq.com', 'mail.example.org', '163.com'))}"


def _name(dice: random.Random) -> str:
    return dice.choice("王李张刘陈欧") + dice.choice("梓昕奕沐") + dice.choice("妍轩楠玥")


def _account(dice: random.Random) -> str:
    return f"{dice.choice(('wx', 'ly', 'zs'))}_{_digits(dice, 6)}"


def _plate(dice: random.Random) -> str:
    return f"{dice.choice('浙粤川甘')}{dice.choice('ABCD')}{_digits(dice, 5)}"


def _abroad(dice: random.Random) -> str:
    return f"{dice.choice('ACKY')}{_digits(dice, 6)}({dice.choice('0123456789A')})"


MAKERS: dict[str, tuple[str, Callable[[random.Random], str]]] = {
    "identity card": ("身份证", _card),
    "old identity card": ("身份证号", _old_card),
    "mobile": ("手机", lambda dice: f"1{dice.choice('3578')}{_digits(dice, 9)}"),
    "landline": ("电话", _landline),
    "e-mail": ("邮箱", _mail),
    "bank card": ("银行卡", lambda dice: f"62{_digits(dice, 17)}"),
    "number of a pupil": ("学籍号", lambda dice: f"{dice.choice('GL')}{_card(dice)}"),
    "long number of a pupil": ("学籍号", lambda dice: f"20{_digits(dice, 17)}"),
    "name": ("名字叫", _name),
    "account": ("微信号", _account),
    "number plate": ("车牌", _plate),
    "identity card of Hong Kong": ("香港身份证", _abroad),
    "passport": ("护照", lambda dice: f"E{dice.choice('ABCD')}{_digits(dice, 7)}"),
}


def _ways(kind: str, plain: str) -> tuple[str, ...]:
    """The ways to write it."""
    if kind == "e-mail":
        return plain, plain.replace("@", "＠"), plain.replace("@", " @ ")
    if kind in {"name", "account"}:
        return (plain,)
    ways = [plain, plain.translate(WIDE)]
    if kind == "mobile":
        parts = plain[:3], plain[3:7], plain[7:]
        ways += ["-".join(parts), " ".join(parts), f"+86 {plain}", plain.translate(CHINESE)]
    if kind == "landline":
        code = 4 if plain.startswith("0") and plain[:3] not in {"010", "021"} else 3
        ways += [f"{plain[:code]}-{plain[code:]}", f"({plain[:code]}){plain[code:]}"]
    if kind == "identity card":
        ways += [
            f"{plain[:6]} {plain[6:14]} {plain[14:]}",
            f"{plain[:6]}-{plain[6:14]}-{plain[14:]}",
        ]
    if kind == "bank card":
        ways += [" ".join(plain[at : at + 4] for at in range(0, len(plain), 4))]
    return tuple(ways)
