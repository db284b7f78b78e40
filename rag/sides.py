"""Chooses evidence for a comparison: one block a side.

The sides are the documents that the question names, else the things it joins (特教补助和乡村
改造), else the documents that speak of its subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.aim import Aim
from rag.evidence import Evidence
from rag.inquiry import Inquiry

_MOST = 3
_EACH = 2
_ALSO = 0.6
"""A further sentence or document bears at least this share of the best one."""
_RANK = 0.3
"""What being good evidence for the whole question counts for one side of it."""
_DOCUMENT = re.compile(r"讲话|推进会|发言|材料|文件|[那这][篇份]")
"""What the documents are called is not what is asked of them."""
_JOINED = re.compile(r"和|与|跟|以及|vs|、|[,:;?]")


def sides(inquiry: Inquiry, evidence: Sequence[Evidence], aims: Sequence[Aim]) -> list[Evidence]:
    """The evidence for each side, in the order of the question; evidence comes best first."""
    if len(aims) > 1:
        return _named(inquiry, evidence, aims)
    joined = (_best(inquiry, evidence, part) for part in _JOINED.split(inquiry.text))
    found = list(dict.fromkeys(piece for best in joined for piece in best[:1]))
    return found[:_MOST] if len(found) > 1 else _firsts(evidence)


def _named(inquiry: Inquiry, evidence: Sequence[Evidence], aims: Sequence[Aim]) -> list[Evidence]:
    """The best of each document named, for what is asked beside its name."""
    asked = inquiry.text
    for aim in aims:
        asked = asked.replace(aim.mention, " ")
    asked = _DOCUMENT.sub(" ", asked)
    chosen: list[Evidence] = []
    taken: set[int] = set()
    for aim in aims[:_MOST]:
        own = [e for e in evidence if _version(e) in set(aim.versions) - taken]
        best = _best(inquiry, own, asked)
        chosen += best
        taken.update(map(_version, best))
    return chosen


def _firsts(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The best of each document that speaks of it about as clearly as the first does."""
    firsts: dict[int, Evidence] = {}
    for piece in evidence:
        firsts.setdefault(_version(piece), piece)
    return [e for e in firsts.values() if e.score >= _ALSO * evidence[0].score][:_MOST]


def _best(inquiry: Inquiry, evidence: Sequence[Evidence], part: str) -> list[Evidence]:
    """The sentences that bear most on one part of the question; none where none does."""
    weighed = [(bearing, e) for e in evidence if (bearing := _bearing(inquiry, e, part))]
    weighed.sort(key=lambda pair: -pair[0])
    return [e for bearing, e in weighed[:_EACH] if bearing >= _ALSO * weighed[0][0]]


def _bearing(inquiry: Inquiry, piece: Evidence, part: str) -> float:
    """How much of the units in one part of the question a sentence carries; 0 without units."""
    weights = [
        (share, unit.weight)
        for share, unit in zip(piece.share, inquiry.units, strict=True)
        if unit.words[0] in part
    ]
    carried = sum(share * weight for share, weight in weights)
    total = sum(weight for _, weight in weights)
    return carried / total + _RANK * piece.score if carried else 0.0


def _version(piece: Evidence) -> int:
    return piece.found.passage.source.version
