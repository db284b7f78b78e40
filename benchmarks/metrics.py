"""Scores answers. The same figures as `../shared/eval/seeds/score.py`, for our own questions."""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from opencc import OpenCC

from benchmarks.asked import Asked, Quoted, Told

CITATIONS = 5
"""Citations of an answer that count."""
QUOTE = 600
"""Characters of a quote that count."""
_COVERED = 0.5
_FEW = 6
_ELIDED = re.compile(r"…+|\n+")
_RUBY = re.compile(
    r"[(（][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ][a-zü]*[)）]"
)
_SENTENCE = re.compile(r"[^。！？!?\n]+")
ONE_FACT = "number"
"""The type of questions that one fact answers."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One answer judged. `quotes` were given, `verbatim` of them stand in their document."""

    evidence: bool
    right: bool
    gap: bool
    quotes: int
    verbatim: int


@dataclass(frozen=True, slots=True)
class Score:
    """All answers of a system judged; None where no question of the kind was asked.

    `both` is answer and evidence right, `refused` the share of unanswerable questions refused,
    `lost` the share of answerable ones refused, `gap` how often damage or silence of the source
    was said in words, `handled` the share of unanswerable ones refused or so explained,
    `sentences` the cited sentences of an answer that one fact would answer (median).
    """

    both: float | None
    evidence: float | None
    verbatim: float | None
    refused: float | None
    lost: float | None
    gap: float | None
    handled: float | None
    sentences: float | None
    seconds: float | None


class Judge(Protocol):
    """Says whether an answer is right."""

    def verdict(self, asked: Asked, told: Told) -> Verdict:
        """Judge one answer."""

    def found(self, asked: Asked, shown: Sequence[Quoted]) -> bool:
        """Whether the evidence asked for is in these words."""


def score(judge: Judge, asked: Iterable[Asked], told: Iterable[Told]) -> Score:
    """Judge every answer; a question without an answer counts as wrong."""
    by_id = {one.id: one for one in told}
    rows = [(q, by_id.get(q.id, Told(q.id, "", refused=False))) for q in asked]
    judged = [(q, t, judge.verdict(q, t)) for q, t in rows]
    own = [row for row in judged if row[0].answerable]
    other = [row for row in judged if not row[0].answerable]
    facts = [sentences(t) for q, t, _ in own if q.type == ONE_FACT and not t.refused]
    quotes = sum(v.quotes for _, _, v in judged)
    return Score(
        both=share(v.evidence and v.right for _, _, v in own),
        evidence=share(v.evidence for _, _, v in own),
        verbatim=sum(v.verbatim for _, _, v in judged) / quotes if quotes else None,
        refused=share(t.refused for _, t, _ in other),
        lost=share(t.refused for _, t, _ in own),
        gap=share(v.gap for q, _, v in other if q.silent),
        handled=share(v.right for _, _, v in other),
        sentences=statistics.median(facts) if facts else None,
        seconds=statistics.median(t.seconds for t in by_id.values()) if by_id else None,
    )


def share(truths: Iterable[bool]) -> float | None:
    """How many of these are true; None where there are none."""
    counted = list(truths)
    return sum(counted) / len(counted) if counted else None


def sentences(told: Told) -> int:
    """How many sentences an answer cites."""
    return sum(len(_SENTENCE.findall(cited.quote)) for cited in told.citations)


@dataclass(frozen=True, slots=True)
class OwnJudge:
    """A `Judge` over documents that are at hand; `texts` are squashed, by file name."""

    texts: Mapping[str, str]

    @classmethod
    def over(cls, texts: Mapping[str, str]) -> OwnJudge:
        """A judge over the documents' own words."""
        return cls({name: squash(text) for name, text in texts.items()})

    def verdict(self, asked: Asked, told: Told) -> Verdict:
        """Judge one answer."""
        cited = told.citations[:CITATIONS]
        bad = not told.refused and any(plain(w) in plain(told.answer) for w in _never(asked))
        says = bool(asked.answer_must_contain) and _says(asked, told) and not bad
        right = (
            says and not told.refused if asked.answerable else not bad and (told.refused or says)
        )
        return Verdict(
            evidence=self.found(asked, cited),
            right=right,
            gap=says,
            quotes=len(cited),
            verbatim=sum(self._stands(one) for one in cited),
        )

    def found(self, asked: Asked, shown: Sequence[Quoted]) -> bool:
        """Whether the evidence asked for is in these words."""
        hits = [any(_covers(asked, one, wanted) for one in shown) for wanted in asked.quotes]
        return bool(hits) and (all(hits) if asked.quotes_mode == "all" else any(hits))

    def _stands(self, cited: Quoted) -> bool:
        text = self.texts.get(cited.document, "")
        pieces = [squash(piece) for piece in _ELIDED.split(cited.quote)]
        return all(piece in text for piece in pieces)


def _covers(asked: Asked, shown: Quoted, wanted: str) -> bool:
    """Whether half of the wanted words stand in one piece in these, of a document asked for."""
    if shown.document not in asked.docs:
        return False
    key, have = squash(wanted), squash(shown.quote[:QUOTE])
    least = max(int(_COVERED * len(key) + 0.5), min(_FEW, len(key)))
    return any(key[at : at + least] in have for at in range(len(key) - least + 1))


def _never(asked: Asked) -> tuple[str, ...]:
    return asked.answer_must_not_contain


def _says(asked: Asked, told: Told) -> bool:
    answer = plain(told.answer)
    return all(
        any(plain(spelling) in answer for spelling in group.split("|") if spelling)
        for group in asked.answer_must_contain
    )


def squash(text: str) -> str:
    """Words as quotes are compared: no injected pinyin, no signs, Simplified, lower case."""
    return "".join(sign for sign in plain(text) if sign.isalnum() or sign in "*%")


def plain(text: str) -> str:
    """Words as answers are compared: like `squash`, but signs stay."""
    bare = _RUBY.sub("", unicodedata.normalize("NFC", text))
    narrow = unicodedata.normalize("NFKC", _simplified().convert(bare)).lower()
    return "".join(re.sub(r"(?<=\d),(?=\d{3})", "", narrow).split())


@cache
def _simplified() -> OpenCC:
    return OpenCC("t2s")
