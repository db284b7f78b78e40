"""Takes a clause apart into what may not change where it is said in other words.

Its figures, its 《titles》, the words that turn it (不得, 可以, 仅, 所有), and the rest, in which
everything else is blank. Unlike `rag.stated`, which leaves out what hardly matters when a claim is
looked for, nothing is left out here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rag.quantity import Quantity, periods, quantities

_TITLE = re.compile("《([^《》]{2,80})》")
_LIMITS = re.compile(
    r"(?:不(?:得|能|可以?)?(?:超过|少于|低于|高于|多于|大于|小于)|不足|不满|不到|未?满)(?=\0)"
)
"""Read with the figure that they limit."""
_BESIDE = re.compile(
    r"(?<=\0)(?:以[内上下]|之?内|左右)"
    r"|(?:至少|至多|最多|最少)(?=[^,;:\0]{0,4}\0)"
    r"|(?:大约|约|超过|多于|高于|低于|少于|最高|最低)(?=\0)"
    r"|每个?(?:学期|学年|年|月|天|周(?![一二三四五六日])|日|季度?)"
)
"""Likewise, with the blank of their figure beside them; periods are told apart."""
_AROUND = re.compile(r"[以之]?[前后]|起|止")
"""Likewise beside a day; beside a time that lasts they say what no figure tells: 七日前, 七日后."""
_EVERY = re.compile("(?<=每)[两二三四五六七八九](?=年|个?月|个?星期|周|天|日|个?学期)")
_DIGITS = str.maketrans("两二三四五六七八九", "223456789")
_THIS = re.compile("[本该此](?=办法|条例|规定|通知|意见|方案|细则|规则|制度|计划|法)")
"""本办法 and 该办法 are the same text."""


class Turn(StrEnum):
    """What a word makes of a clause; those of one kind may stand for each other."""

    BARS = "bars"
    CANNOT = "cannot"
    FORBIDS = "forbids"
    REFUSES = "refuses"
    SPARES = "spares"
    EXEMPTS = "exempts"
    MUST = "must"
    NEEDS = "needs"
    MAY = "may"
    CAN = "can"
    ALLOWS = "allows"
    NOT = "not"
    NOT_YET = "not yet"
    WITHOUT = "without"
    NO = "no"
    ONLY = "only"
    EITHER = "either"
    AND = "and"
    ALL = "all"
    ANY = "any"


_FIRST = r"(?:(?<=^)|(?<=[,;:]))"
"""禁止收费 is a rule; 家长禁止孩子外出 tells what parents do."""
_TURNS = (
    (Turn.BARS, rf"不得|不可以|不可(?![缺逆抗])|不应当?|{_FIRST}(?:严禁|禁止|不准|不许)"),
    (Turn.FORBIDS, r"严禁|禁止|不准|不许|不允许"),
    (Turn.CANNOT, r"不能"),
    (Turn.REFUSES, r"不予"),
    (Turn.SPARES, r"不需要?|无需|无须|不必|不用(?=[再另提缴交办带出到去参准])"),
    (Turn.EXEMPTS, r"免于|免予"),
    (
        Turn.MUST,
        r"应当|应该|必须|务必|(?<!无)须(?!知)|(?<![适相响供对反])应(?![用急届聘考付答收试])",
    ),
    (Turn.NEEDS, r"(?<![所根据无确急供必])需要?(?![求,;。、的])"),
    (Turn.MAY, rf"可以|有权|{_FIRST}(?:允许|准予)|(?<![宁许认尽])可(?![能持靠行见])"),
    (Turn.ALLOWS, r"允许|准予"),
    (Turn.CAN, r"能够|(?<![技可功智职性效才节])能(?![力源量])"),
    (Turn.NOT, r"不(?![足断同仅但论管动当限低超])"),
    (Turn.NOT_YET, r"没有|没(?!收)|未(?![来成])"),
    (Turn.WITHOUT, r"无(?![障论偿])"),
    (Turn.NO, r"非(?![寄营学])"),
    (Turn.ONLY, r"仅|只(?!要)"),
    (Turn.EITHER, r"或者?|之一|任[一意]"),
    (Turn.AND, r"(?<=[^,;:])(?:以及|和(?!谐)|(?<![参给])与|(?<![涉普])及(?!时|其|格)|、)(?=.)"),
    (Turn.ANY, r"任何|每一"),
    (Turn.ALL, r"所有|全部|一律|全体|(?<![平人生户])均(?![衡匀])|都(?!市)"),
)
LINKS = frozenset([Turn.EITHER, Turn.AND, Turn.ALL, Turn.ANY])
"""They say nothing of what they stand beside."""
_PATTERNS = tuple((turn, re.compile(words)) for turn, words in _TURNS)


@dataclass(frozen=True, slots=True)
class Atoms:
    """A folded clause taken apart; places are those in `text`, and `rest` is as long."""

    text: str
    figures: tuple[Quantity, ...]
    turns: tuple[tuple[int, Turn], ...]
    titles: tuple[tuple[int, str], ...]
    rest: str

    @property
    def says(self) -> bool:
        """Whether it says something, and not only of what."""
        return bool(self.figures) or any(turn not in LINKS for _, turn in self.turns)

    @property
    def periods(self) -> frozenset[str]:
        """The periods for which it counts something."""
        return periods(self.text)


@lru_cache(maxsize=20_000)
def atoms(folded: str) -> Atoms:
    """Take a folded clause apart."""
    titles = tuple((found.start(), found[1]) for found in _TITLE.finditer(folded))
    text = _EVERY.sub(lambda found: found[0].translate(_DIGITS), _TITLE.sub(_blank, folded))
    figures = quantities(text)
    around = [found.span() for one in figures if _timed(one) for found in _beside(one, text)]
    text = _without(text, [(one.start, one.end) for one in figures] + around, "\0")
    text = _BESIDE.sub(_blank, _LIMITS.sub(_blank, text))
    turns: list[tuple[int, Turn]] = []
    taken: list[tuple[int, int]] = []
    for turn, pattern in _PATTERNS:
        for found in pattern.finditer(_without(text, taken)):
            turns.append((found.start(), turn))
            taken.append(found.span())
    rest = _THIS.sub(_blank, _without(text, taken))
    return Atoms(folded, figures, tuple(sorted(turns)), titles, re.sub(r"\W", " ", rest))


def _timed(one: Quantity) -> bool:
    return one.kind in {"date", "clock"}


def _beside(one: Quantity, text: str) -> list[re.Match[str]]:
    found = _AROUND.match(text, one.end)
    return [found] if found else []


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _without(text: str, spans: list[tuple[int, int]], blank: str = " ") -> str:
    signs = list(text)
    for start, end in spans:
        signs[start:end] = blank * (end - start)
    return "".join(signs)
