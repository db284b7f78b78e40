"""Questions about laws that exist in two versions, made by program from the articles that differ.

A question asks for a stretch that stands in both versions, in a sentence that goes on differently
in each: whoever looks for it may find either. Nothing here knows how an answer is found.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import rjieba

GRAM = 5
"""Han characters in a row by which the words of one version are told from those of the other."""
SEED = 11
MOST = 20
"""Questions about one law, so that no law outweighs the others."""
_SENTENCE = re.compile(r"[^。；;\n]+")
_PIECE = re.compile(r"[\u4e00-\u9fff]+")
_HAN = re.compile(r"[^\u4e00-\u9fff]")
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百]+条[\s　]*", re.MULTILINE)
_SHORTEST, _LONGEST = 5, 16
_FEWEST_NEW = 3
_OFTEN = 3
_LOOSE = re.compile(
    r"^(?:的|和|或者?|与|及其?|以及|对|在|由|等|应当|可以|不得|依法|有关|其他)+|(?:的|和|或者?|与|及其?|等|应当|可以|不得|依法|在|对)+$"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A law in two versions: their files, the days between which each held."""

    title: str
    old: Path
    new: Path
    year: int
    """A year in which the old one still held."""
    changed: tuple[tuple[str, str], ...]
    """Articles as they were and as they are."""
    now_title: str = ""
    """The title of the new one where it differs."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A question, the day it is asked for (ISO, empty: now) and whose words answer it."""

    id: str
    text: str
    as_of: str
    pair: Pair
    past: bool


def pairs(keys: Path, laws: Path) -> list[Pair]:
    """The pairs of the key, and the law that was replaced by one of another name."""
    files = {
        row["id"]: laws / row["file"]
        for row in map(json.loads, _lines(keys / "laws.metadata.jsonl"))
    }
    found = [
        Pair(
            title=row["title"],
            old=files[row["old"]],
            new=files[row["new"]],
            year=int(row["new_date"][:4]) - 1,
            changed=tuple((one["old"], one["new"]) for one in row["changed"] if _whole(one)),
        )
        for row in map(json.loads, _lines(keys / "version_pairs.jsonl"))
    ]
    return [*found, *_replaced(laws)]


def _whole(row: dict[str, str | None]) -> bool:
    return bool(row["old"] and row["new"])


def _replaced(laws: Path) -> Iterator[Pair]:
    old = next(laws.glob("中华人民共和国学位条例_*"), None)
    new = next(laws.glob("中华人民共和国学位法_*"), None)
    if old and new:
        titles = old.name.partition("_")[0], new.name.partition("_")[0]
        yield Pair(titles[0], old, new, 2023, tuple(aligned(old, new)), titles[1])


def aligned(old: Path, new: Path) -> Iterator[tuple[str, str]]:
    """Every article of one text with the article of the other that shares most words with it."""
    others = articles(new.read_text(encoding="utf-8"))
    for article in articles(old.read_text(encoding="utf-8")):
        best = max(others, key=lambda other: len(grams(article) & grams(other)))
        if grams(article) & grams(best):
            yield article, best


def articles(text: str) -> list[str]:
    """The articles of a law without their numbers."""
    return [piece.strip() for piece in _ARTICLE.split(text)[1:] if piece.strip()]


def grams(text: str) -> set[str]:
    """Every five Han characters in a row; signs do not count."""
    bare = _HAN.sub("", text)
    return {bare[at : at + GRAM] for at in range(len(bare) - GRAM + 1)}


def questions(found: Sequence[Pair]) -> list[Timed]:
    """Every law: its stretches asked for now and for then, in changing forms."""
    asked: list[Timed] = []
    for number, pair in enumerate(found):
        dice = random.Random(f"{SEED} {pair.title}")
        others = [_bare(file) for one in found if one != pair for file in (one.old, one.new)]
        wanted = stretches(pair)
        chosen = dice.sample(wanted, min(MOST, len(wanted)))
        for at, stretch in enumerate(chosen):
            # What other laws say too can be asked for under the title alone.
            form = at if not any(stretch in text for text in others) else at % 2 * 2
            asked += _forms(f"v{number:02}-{at:02}", pair, stretch, form)
        if pair.now_title:
            asked.append(
                Timed(
                    f"v{number:02}-valid", f"《{pair.title}》现在还有效吗？", "", pair, past=False
                )
            )
    return asked


def _forms(key: str, pair: Pair, stretch: str, at: int) -> Iterator[Timed]:
    now, then = pair.now_title or pair.title, pair.title
    today = (
        f"《{now}》对{stretch}是怎么规定的？",
        f"{stretch}现在是怎么规定的？",
        f"现在{now}关于{stretch}有什么规定？",
        f"{stretch}，目前的规定是什么？",
    )
    earlier = (
        (f"{pair.year}年时，《{then}》对{stretch}是怎么规定的？", ""),
        (f"{stretch}在{pair.year}年是怎么规定的？", ""),
        (f"《{then}》对{stretch}是怎么规定的？", f"{pair.year}-06-01"),
        (f"{stretch}有什么规定？", f"{pair.year}-06-01"),
    )
    yield Timed(f"{key}-now", today[at % len(today)], "", pair, past=False)
    text, day = earlier[at % len(earlier)]
    yield Timed(f"{key}-then", text, day, pair, past=True)


def stretches(pair: Pair) -> list[str]:
    """What can be asked for: words of both versions, each in a sentence that differs."""
    whole = [_bare(pair.old), _bare(pair.new)]
    only_new = grams(whole[1]) - grams(whole[0])
    found: list[str] = []
    for old, new in pair.changed:
        for sentence in _SENTENCE.findall(new):
            if len(grams(sentence) & only_new) < _FEWEST_NEW:
                continue
            words = _common(sentence, old)
            if (
                words
                and "中华人民共和国" not in words
                and all(t.count(words) <= _OFTEN for t in whole)
            ):
                found.append(words)
    return list(dict.fromkeys(found))


@cache
def _bare(file: Path) -> str:
    """The Han characters of a file."""
    return _HAN.sub("", file.read_text(encoding="utf-8"))


def _common(sentence: str, old: str) -> str:
    """The longest words of a sentence that stand in the old article, in whole words."""
    found = []
    for piece in _PIECE.findall(sentence):
        blocks = SequenceMatcher(None, piece, old, autojunk=False).get_matching_blocks()
        found += [_in_words(piece, block.a, block.a + block.size) for block in blocks]
    best = max((_LOOSE.sub("", words) for words in found), key=len, default="")
    return best if len(best) >= _SHORTEST else ""


def _in_words(piece: str, start: int, end: int) -> str:
    """The whole words between two places, as many as a question can hold."""
    kept, at = "", 0
    for word in rjieba.cut(piece):
        if start <= at and at + len(word) <= end and len(kept) + len(word) <= _LONGEST:
            kept += word
        at += len(word)
    return kept


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()
