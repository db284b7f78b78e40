"""Chooses what a document says above all: three to five sentences, each through the gate.

A sentence counts for what it rules (不得, 应当, 可以), for its figures and days, for whom it names,
for the words it shares with the title and with the rest of the text. What only says why a text
was made, who has to read it or who may explain it counts nothing. No two points are of one
section where others have something to say, and none repeats another. What is chosen
is drafted in its own words, with what leads it in, and is held against the document like any
answer: what does not pass is not told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Section
from corpus.fold import fold
from corpus.likeness import grams
from corpus.span import Span
from rag.answer import Claim, Draft, DraftClaim
from rag.leadin import led_in
from rag.lists import is_item, is_row
from rag.ports import Texts
from rag.sentences import sentences
from rag.terms import terms
from rag.verify import verify

MOST = 5
_TRIED = 24
"""Sentences that are drafted at most until enough have passed."""
_SHORTEST, _LONGEST, _LONGEST_SAID = 14, 130, 260
_RULES = re.compile(
    "应当|必须|不得|禁止|严禁|可以|免费|减免|有权|不超过|不低于|不少于|以上|以下|标准为?|享受|申请|优先"
)
_FIGURE = re.compile(
    r"\d|[一二三四五六七八九十百千万]+(?:元|日|个?月|年内|周岁|公里|人|倍|％|%|分)"
)
_WHOM = re.compile("学生|家长|监护人|幼儿|儿童|学校|教师|幼儿园|家庭")
_EMPTY = re.compile(
    r"制定本|(?:为了?|为深入|为贯彻|为进一步|根据).{0,80}(?:现就|现将|制定|通知如下|经研究)|印发给你们"
    r"|通知如下|贯彻执行|负责解释|起施行|本[办法条例规定细则通知意见方案]{1,4}所称|同志们|谢谢大家"
    r"|适用本|指导思想|会议(?:审议)?通过|批准|抄送|联系人|特此|目录|审议|第\d+号|印发\W*$|^\([^()]*\)$"
    r"|^[一二三四五六七八九十\d、.()\s]*为(?:了|贯彻|深入|认真|全面|加强|进一步|切实|规范|推进)|^附[件表]|\d{7}|&|^[,，]"
)
_ALIKE = 0.5
_SAME_SECTION = 1.5
_ITEM = 0.4
"""What it takes away that a sentence is a piece of a list: a reader wants to see all of it."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that may be told, how much it counts, and the section it stands in."""

    span: Span
    words: str
    weight: float
    section: tuple[str, ...]


def points(version: int, title: str, store: Texts, most: int = MOST) -> tuple[Claim, ...]:
    """What a version says above all, in the order of its text; fewer where it says less."""
    text = store.text(version)
    weighed = list(_weighed(text, title, store.sections(version)))
    told: list[tuple[Span, Claim]] = []
    for one in _ranked(weighed, most):
        claim = _passed(version, one, store)
        if claim and not any(_repeats(claim, other) for _, other in told):
            told.append((one.span, claim))
        if len(told) == most:
            break
    return tuple(claim for _, claim in sorted(told, key=lambda each: each[0].start))


def _weighed(text: str, title: str, sections: Sequence[Section]) -> Iterator[_Sentence]:
    """Every sentence that may be told."""
    folded = fold(text)
    counts = Counter(terms(folded))
    named = set(terms(fold(title)))
    common = max(counts.values(), default=1)
    for section in sections:
        for span in sentences(text[section.body : section.end]):
            whole = Span(section.body + span.start, section.body + span.end)
            words = folded[whole.start : whole.end]
            if not _tells(words):
                continue
            weight = _weight(words, named, counts, common)
            yield _Sentence(whole, words, weight, section.path[:-1] or section.path)


def _tells(words: str) -> bool:
    """Whether words may be a point at all: no row, no question, no lead-in, no formula."""
    return (
        _SHORTEST <= len(words) <= _LONGEST
        and not is_row(words)
        and words[-1] not in ":?"
        and not _EMPTY.search(words)
    )


def _weight(words: str, named: set[str], counts: Counter[str], common: int) -> float:
    own = terms(words)
    shared = sum(term in named for term in set(own)) / max(len(named), 1)
    central = sum(counts[term] for term in own) / (common * max(len(own), 1))
    return (
        min(2, len(_RULES.findall(words))) * 0.8
        + min(2, len(_FIGURE.findall(words))) * 0.8
        + bool(_WHOM.search(words)) * 0.6
        + shared
        + central * 2
        - is_item(words) * _ITEM
    )


def _ranked(weighed: Sequence[_Sentence], most: int) -> Iterator[_Sentence]:
    """The heaviest first; one of a section that was told of counts less."""
    left, seen = list(weighed), Counter[tuple[str, ...]]()
    for _ in range(min(len(weighed), _TRIED * most)):
        best = max(left, key=lambda one: one.weight - _SAME_SECTION * seen[one.section])
        left.remove(best)
        seen[best.section] += 1
        yield best


def _passed(version: int, one: _Sentence, store: Texts) -> Claim | None:
    """The sentence as a claim, with what leads it in; None where it falls or is too long."""
    passage = store.passage(version, one.span.start, one.span.end)
    claim = DraftClaim(passage.text, ((0, passage.text),))
    draft, known = led_in(Draft((claim,)), [passage], store)
    passed = verify(draft, known, store.text).claims
    return next((claim for claim in passed if len(claim.text) <= _LONGEST_SAID), None)


def _repeats(claim: Claim, other: Claim) -> bool:
    """Whether a claim says much the same as another one, or what leads that in."""
    if {one.quote for one in claim.citations} & {one.quote for one in other.citations}:
        return True
    here, there = grams(fold(claim.text)), grams(fold(other.text))
    return len(here & there) > _ALIKE * min(len(here), len(there))
