"""How much of a claim a clause says, and how much of the clause the claim says.

Words count by their weight, less where they are said in other words, in part or only by what the
clause goes on from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.stated import Statement, Word, read
from rag.window import Claimed, Window

FORM, LOOSE = 0.8, 0.4
"""What a word counts that is said as the lexicon has it: to support, and to oppose."""
_PART, _SHARED = 0.7, 0.95
"""What a word counts that is said in part, or by the context."""
_LIKE = 0.6
"""Share of a long word's bigrams that must stand for it to be said in other words."""
_CONDITIONED = 0.5
"""How much of a condition a claim must name."""
_MEMBERS = re.compile("、|以及|或者|(?<!共)和(?![谐平睦])")


def cover(claim: Claimed, window: Window, form: float = FORM) -> float:
    """How much of a claim, by the weight of its words, a clause and its context say.

    `form` is what a word counts that is said in other words.
    """
    own, shared, total, told = window.own.text, window.shared, 0.0, 0.0
    for word, share in claim.words():
        weight = share * claim.weight(word.forms[0])
        total += weight
        told += weight * max(_said(word, own, form), _SHARED * _said(word, shared, form))
    return told / total if total else 0.0


def _said(word: Word, text: str, form: float = FORM) -> float:
    first, *others = word.forms
    if first in text:
        return 1.0
    if any(other in text for other in others if len(other) > 1):
        return form
    pairs = [first[at : at + 2] for at in range(len(first) - 1)]
    part = sum(pair in text for pair in pairs) / len(pairs) if len(pairs) > 1 else 0.0
    return _PART if part >= _LIKE else 0.0


def back(claim: Claimed, own: Statement) -> float:
    """How much of a clause the claim, or what it goes on from, says."""
    text = f"{claim.own.text} {claim.topic.text} {' '.join(_forms(claim))}"
    weights = [claim.weight(word.forms[0]) for word in own.words]
    told = (w * _said(word, text) for w, word in zip(weights, own.words, strict=True))
    return sum(told) / sum(weights) if sum(weights) else 1.0


def narrowed(claim: Claimed, own: Statement) -> Statement:
    """A clause without the members of its lists that a claim does not name."""
    first, *others = _MEMBERS.split(own.text)
    if not others:
        return own
    text = f"{claim.own.text} {' '.join(_forms(claim))}"
    kept = [one for one in others if any(_said(word, text) for word in read(one).words)]
    if any(word.forms[0] in text for one in kept for word in read(one).words):
        head = first if any(_said(w, text) for w in read(first).words) or not kept else ""
        return read(" ".join([head, *kept]))
    return read(" ".join([first, *kept]))


def _forms(claim: Claimed) -> Iterator[str]:
    for word in (*claim.own.words, *claim.topic.words):
        yield from word.forms[1:]


def conditions_named(claim: Claimed, own: Statement) -> bool:
    """Whether a claim names the condition under which alone a clause holds."""
    head, _, rest = own.text.partition("的,") if "的," in own.text else own.text.partition("的，")
    if not rest.strip():
        return True
    return back(claim, read(head)) >= _CONDITIONED
