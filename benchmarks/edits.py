"""Makes a new version of a law by program, with what was done to each article written down."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

HAN = "零一二三四五六七八九"
_OPENS = re.compile(r"^第[^ 　]{1,8}?条(?:[ 　]+|(?=【))")
_WORDS = (
    ("应当", "可以"),
    ("可以", "应当"),
    ("人民政府", "主管部门"),
    ("教育", "培训"),
    ("学校", "单位"),
)
_FEWEST = 20
_STARTS = "#(（"


@dataclass(frozen=True, slots=True)
class Edited:
    """Two versions of a text. `done` are kind, old number, new number; 0 where there is none."""

    old: str
    new: str
    done: frozenset[tuple[str, int, int]]


@dataclass
class _Article:
    number: int
    text: str
    kind: str = ""


def edited(text: str, strange: Sequence[str], seed: int) -> Edited | None:
    """A law with four articles reworded, two dropped, two added, one split; None if too short.

    `strange` are the articles of other laws, of which the added ones are taken.
    """
    chance = random.Random(seed)
    head, articles = _cut(text)
    if len(articles) < _FEWEST:
        return None
    whole = [one for one in articles if len(one.text) > 40]
    picked = chance.sample(whole, min(len(whole), 7))
    for one in picked[:4]:
        _reword(one)
    for one in picked[4:6]:
        one.kind = "dropped"
    parts = [one for one in articles if not one.kind and _halves(one.text)]
    if parts:
        chance.choice(parts).kind = "split"
    new, done = _laid(articles, strange, chance)
    return Edited(text, "\n\n".join([head, *new]), frozenset(done))


def _cut(text: str) -> tuple[str, list[_Article]]:
    """What stands before the first article, and the articles, each with the headings after it."""
    head: list[str] = []
    articles: list[_Article] = []
    for line in (line for line in text.splitlines() if line.strip()):
        if _OPENS.match(line):
            articles.append(_Article(len(articles) + 1, _OPENS.sub("", line)))
        elif articles:
            articles[-1].text += f"\n\n{line}"
        else:
            head.append(line)
    return "\n\n".join(head), articles


def _reword(one: _Article) -> None:
    for before, after in _WORDS:
        if before in one.text:
            one.text = one.text.replace(before, after, 1)
            one.kind = "reworded"
            return


def _halves(text: str) -> tuple[str, str] | None:
    """Two paragraphs that may stand alone."""
    parts = text.split("\n\n")
    if len(parts) != 2 or any(part[0] in _STARTS or len(part) < 30 for part in parts):
        return None
    return parts[0], parts[1]


def _laid(
    articles: Sequence[_Article], strange: Sequence[str], chance: random.Random
) -> tuple[list[str], set[tuple[str, int, int]]]:
    """The new articles with their numbers, and what was done."""
    added = set(chance.sample(range(1, len(articles)), 2))
    new: list[str] = []
    done: set[tuple[str, int, int]] = set()
    number = 0
    for one in articles:
        words, headings = _parted(one.text)
        pieces = _halves(one.text) if one.kind == "split" else None
        first = number + 1
        for piece in () if one.kind == "dropped" else pieces or (words,):
            number += 1
            new.append(f"第{numeral(number)}条 {piece}")
        if kind := one.kind or ("moved" if first != one.number else ""):
            done.add((kind, one.number, 0 if kind == "dropped" else first))
        if one.number in added:
            number += 1
            new.append(f"第{numeral(number)}条 {chance.choice(strange)}")
            done.add(("added", 0, number))
        new.append(headings)
    return [one for one in new if one], done


def _parted(text: str) -> tuple[str, str]:
    """An article without the headings that stand after it, and these."""
    lines = text.split("\n\n")
    own = [line for line in lines if not line.startswith("#")]
    return "\n\n".join(own), "\n\n".join(line for line in lines if line.startswith("#"))


def numeral(number: int) -> str:
    """A number below a thousand as articles are numbered."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{HAN[hundreds]}百" if hundreds else ""
    if tens:
        words += f"{HAN[tens]}十" if hundreds or tens > 1 else "十"
    elif hundreds and ones:
        words += "零"
    return words + (HAN[ones] if ones or not number else "")


def own(text: str) -> list[str]:
    """The articles of a law that may be put into another one."""
    _, articles = _cut(text)
    return [one.text for one in articles if "\n" not in one.text and len(one.text) > 40]
