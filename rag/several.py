"""Tells every figure where a question does not say which is meant: 校车补助标准是多少.

A document that gives 校车运营补助 one figure and 学生乘车补助 another answers with both: the first
alone would be taken for the whole. Which kind a figure is of is said by the word right before the
thing's name that the question does not have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import rjieba

from corpus.fold import fold
from rag.evidence import Evidence
from rag.fillers import bare
from rag.inquiry import Inquiry
from rag.terms import HAN
from rag.which import stages

_MOST = 4
"""Figures that are told."""
_AS_GOOD = 0.8
"""Share of what the first covers of the question that another kind covers."""
_MEASURE = re.compile(r"(?:标准|金额|数额|额度|数目|情况|是|为|按)+$")
_SHORTEST = 2
_ITEM = re.compile(r"[(（][一二三四五六七八九十]+[)）]")


def several(
    inquiry: Inquiry, chosen: Sequence[Evidence], evidence: Sequence[Evidence]
) -> list[Evidence]:
    """What was chosen, or where that is one kind of the thing asked for, all kinds told beside it.

    `evidence` is what may be said, the best first.
    """
    if not chosen:
        return []
    first, thing = chosen[0], _thing(inquiry)
    if not thing or not _kind(inquiry, first, thing):
        return [*chosen, *_alike(chosen, evidence)][:_MOST]
    source = first.found.passage.source
    told: dict[str, Evidence] = {}
    for piece in [first, *evidence]:
        good = piece.holds and piece.cover >= _AS_GOOD * first.cover
        kind = _kind(inquiry, piece, thing)
        if good and kind and piece.found.passage.source == source:
            told.setdefault(kind, piece)
    if len(told) < max(len(chosen), _SHORTEST):
        return list(chosen)
    return sorted(list(told.values())[:_MOST], key=_place)


def _alike(chosen: Sequence[Evidence], evidence: Sequence[Evidence]) -> list[Evidence]:
    """What stands beside the one chosen and bears on the question just as well.

    That is another row of its table, or what the next item of a list says: the day on which
    （二）春季学期 is paid, beside that of （一）秋季学期.
    """
    first = chosen[0]
    above = first.found.passage.path[-1:]
    if stages(fold(" ".join((first.words, *above)))):  # which stage is meant is asked back
        return []
    return [
        piece
        for piece in evidence
        if piece not in chosen
        and (_row_beside(first, piece) or _item_beside(first, piece))
        and piece.found.passage.source == first.found.passage.source
        and piece.holds
    ]


def _row_beside(first: Evidence, piece: Evidence) -> bool:
    as_good = piece.share == first.share and piece.score >= first.score
    return bool(first.over) and piece.over == first.over and as_good


def _item_beside(first: Evidence, piece: Evidence) -> bool:
    """Whether two sentences say as much under two items of one list."""
    one, other = first.found.passage.path, piece.found.passage.path
    return (
        len(one) == len(other)
        and one != other
        and one[:-1] == other[:-1]
        and all(_ITEM.match(path[-1]) for path in (one, other))
        and piece.alone == first.alone
    )


def _thing(inquiry: Inquiry) -> str:
    """The last noun of what a question asks the figure of: 补助 in 校车补助标准是多少."""
    for piece in reversed(bare(inquiry.text).split()):
        words = [word for word in rjieba.cut(_MEASURE.sub("", piece)) if word.strip()]
        if words and re.fullmatch(f"[{HAN}]{{{_SHORTEST},}}", words[-1]):
            return str(words[-1])
    return ""


def _kind(inquiry: Inquiry, piece: Evidence, thing: str) -> str:
    """Which kind of the thing the figure of a sentence is of; empty where it is just what is asked.

    Of 学生乘车补助标准的50%发放交通补助,即160元 it is 交通: the last one before a figure.
    """
    sentence = fold(piece.words)
    if _asked(inquiry, thing) in sentence:
        return ""
    kind = ""
    for found in re.finditer(rf"{re.escape(thing)}(?=.*\d)", sentence):
        before = re.search(f"[{HAN}]+$", sentence[: found.start()])
        words = list(rjieba.cut(before[0])) if before else []
        if words and not _said(inquiry, words[-1]):
            kind = str(words[-1])
    return kind


def _asked(inquiry: Inquiry, thing: str) -> str:
    """The thing with the word that stands right before it in the question: 校车补助."""
    before = re.search(f"[{HAN}]+$", inquiry.text[: inquiry.text.rfind(thing)])
    words = list(rjieba.cut(before[0])) if before else []
    return f"{words[-1]}{thing}" if words else f" {thing}"


def _said(inquiry: Inquiry, word: str) -> bool:
    """Whether a question has a word, or a unit of it means the word; 每学期 is no kind."""
    return (
        len(word) < _SHORTEST
        or word.startswith("每")
        or word in inquiry.text
        or any(word in other or other in word for unit in inquiry.units for other in unit.words)
    )


def _place(piece: Evidence) -> tuple[int, int]:
    return piece.found.passage.start, piece.span.start
