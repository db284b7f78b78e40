"""Tells what a claim must say as well where it says a part of a sentence.

Conditions, exceptions, limits, and what bounds what is said; a rule beside it need not be said:
of 学校不得收取赞助费，不得另行收费 either half stands alone, of 可以申请，须一并勾选 neither does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.atoms import LINKS, Atoms, Turn
from rag.clauses import clauses, conditional
from rag.parted import Parted
from rag.quantity import same
from rag.stretches import made_of
from rag.subjects import groups_of, head, named, peers
from rag.tantamount import IDLE, OF_FIGURES

_TAKES_BACK = re.compile(
    r"但|除|不含|不包括|不在此限|另有规定|仅|只|限于|以外|否则|最高|最低|最多|上限"
    r"|至少(?=[\d一二三四五六七八九十两])"
)
_PREAMBLE = re.compile(r"^(?:为了?[^,]*|(?:根据|依据|按照|依照)[^,]*《[^》]*》[^,]*),?$")
_OPEN = re.compile("(?:后|前|内|时|期间|的|以来|起|上|中|下),?$")
_PUPIL = re.compile("[小初高中大]学?生")
_ON_TERMS = re.compile(
    "经|若|如|凡|符合|条件|必要|确需|确有|期间|同意|批准|为限|范围|且|其中|以[内外]|认为|表示|建议"
)
"""What else may be said on terms that another clause tells."""
_SET = re.compile("[后时前内间中遇在对]")
"""When and where a rule holds may be meant for the next one too."""
_RULING = re.compile("由|按照|实行|负责|承担|[列纳]入|配备|[设成建]立|自愿|免费")
_IFS = re.compile(
    r"超过(?!\d)|不足|满|达到|逾期|违反|拒绝|发生|出现|困难|不参加|需要|愿意|要求|申请$"
)
_BY = re.compile("在|对|以|为|经|自|从|因|通过|根据|按照|围绕|结合|凭")
_FREES = frozenset([Turn.MAY, Turn.CAN, Turn.ALLOWS, Turn.SPARES, Turn.EXEMPTS])
_RULES = frozenset([Turn.BARS, Turn.MUST, Turn.REFUSES])


def tells(clause: Atoms) -> bool:
    """Whether a clause says something, and not only when or of what."""
    return clause.says and not _open(clause)


def owed(sentence: Parted, at: int) -> bool:
    """Whether a clause of a sentence must be said because others of it are."""
    part = sentence.parts[at]
    if at in sentence.said:
        return False
    if _TAKES_BACK.search(part.text) or any(map(conditional, clauses(part.text))):
        return True
    if at == 0 and _PREAMBLE.match(part.text.strip()):
        return False
    said = [sentence.parts[one] for one in sentence.said]
    kinds = {one.kind for other in said for one in other.figures if not one.dated}
    if any(one.kind in kinds for one in part.figures):  # a member of the same list
        after = [sentence.parts[one] for one in sentence.said if one > at]
        return any("分别" in one.text for one in said) or not all(map(named, after))
    if min(sentence.said) < at:
        after = [sentence.parts[one] for one in sentence.said if one > at]
        inside = bool(after) and (_open(part) or not all(map(named, after)))
        return inside or _bounds(part, said)
    groups = groups_of(sentence.parts)
    alone = all(groups[one] != groups[at] for one in sentence.said)
    later = (groups[one] for one in sentence.said if one > at)
    return not (alone and groups[at] and all(later)) and not _beside(sentence, at)


def _bounds(part: Atoms, said: Sequence[Atoms]) -> bool:
    """Whether a clause bounds those before it: what one may do, by what follows in one breath.

    Where these are no rules they may be what the rule depends on: 人数超过计划，采取派位.
    """
    main = [next((turn for _, turn in one.turns if turn not in LINKS), None) for one in said]
    free = any(turn in _FREES for turn in main)
    last = said[-1]
    told = last.figures or _RULING.search(last.text) or peers(last, part)
    rules = main[-1] in _RULES or (told and not _IFS.search(last.text))
    return bool(_ON_TERMS.search(part.text) or (free and part.says) or not rules or _open(last))


def _open(part: Atoms) -> bool:
    """Whether a clause only tells when, where or by what."""
    return bool(_OPEN.search(part.text.strip()) or _BY.match(part.text))


def _beside(sentence: Parted, at: int) -> bool:
    """Whether a clause and those said after it are rules of their own for one and the same.

    不得收费，不得补课 are; 不得公示成绩，排列名次 are not: what bars the first bars the second.
    """
    part, after = sentence.parts[at], [sentence.parts[one] for one in sentence.said]
    rules = all(any(turn in _RULES for _, turn in one.turns) for one in (part, *after))
    who = head(part)
    terms = _ON_TERMS.search(part.text) or _SET.search(part.text)
    return rules and not terms and (not who or who in sentence.words)


def lost(part: Atoms, whole: Atoms, above: str) -> str:
    """What of a clause the whole claim does not say."""
    idle = OF_FIGURES if whole.figures else IDLE
    if _PUPIL.search(whole.text):
        idle |= {"学生"}
    if lost := made_of(part.rest, (whole.text, above), idle).lost:
        return lost
    turns = {turn for _, turn in whole.turns} | {Turn.ALL}
    if any(turn not in turns for _, turn in part.turns):
        return part.text
    missing = (one for one in part.figures if not any(same(o, one) for o in whole.figures))
    return next((one.words for one in missing), "")
