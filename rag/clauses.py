"""Cuts a sentence into its clauses, each of which says one thing.

Example: ``小学1700个、初中1400个，共3100个`` has three, ``一、二年级不布置作业`` has one; what
stands before a colon is a clause of its own.
"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.fold import fold
from rag.quantity import quantities

_STOPS = r",，;；。!！?？:：\n"
_CLAUSE = re.compile(rf"(?:[^{_STOPS}]|(?<=\d)[,:：](?=\d))*[{_STOPS}]?")
_WHO = "学生|人|家庭|儿童|孩子|教师|幼儿|人员|单位|学校|居民|职工|企业|幼儿园"
_CONDITION = re.compile(
    rf"的(?:{_WHO})?[,，]$|^(?:如果|如|若|凡|对于?|因为?|只要|除)|^在[^,，]{{1,20}}(?:时|后|前)[,，]$"
)


def clauses(sentence: str) -> list[str]:
    """The clauses of a sentence, joined they are the sentence."""
    found = (piece for clause in _CLAUSE.findall(sentence) for piece in _pieces(clause))
    return [clause for clause in found if clause.strip()]


def conditional(clause: str) -> bool:
    """Whether a clause is a condition that belongs to the one after it."""
    return bool(_CONDITION.search(clause.strip()))


def _pieces(clause: str) -> list[str]:
    """A clause cut where an enumeration goes on to the next figure of the same kind."""
    figures = [one for one in quantities(fold(clause)) if not one.dated]
    cuts = [0]
    for one, other in pairwise(figures):
        if one.kind == other.kind and clause[one.end : one.end + 1] == "、":
            cuts.append(one.end + 1)
    return [clause[a:b] for a, b in pairwise([*cuts, len(clause)])]
