"""Evidence for a comparison: something of every side."""

from __future__ import annotations

from rag.aim import Aim
from rag.inquiry import Wants
from rag.sides import sides
from tests.asking import inquiry, origin, piece, words

BUS = inquiry("甲和乙的校车补助有什么区别", "校车", "补助", wants=[Wants.COMPARISON])
BOTH = (1.0, 1.0)


def test_each_document_named_has_its_say() -> None:
    """In the order of the question, though one of them bears far better."""
    evidence = [
        piece("甲的校车补助。", origin(1), share=BOTH, score=2.0),
        piece("又是甲的校车。", origin(1), share=(0.3, 0.0), score=1.9),
        piece("乙的校车补助。", origin(2), share=BOTH, score=0.5),
    ]
    chosen = sides(BUS, evidence, [Aim("乙", (2,)), Aim("甲", (1,))])

    assert list(words(chosen)) == ["乙的校车补助。", "甲的校车补助。"]


def test_one_document_is_not_both_sides() -> None:
    """A mention that may mean several documents takes the next one."""
    evidence = [piece("甲的校车。", origin(1)), piece("乙的校车。", origin(2), score=0.4)]
    asked = inquiry("县里那份和全县那份的校车", "校车", wants=[Wants.COMPARISON])
    chosen = sides(asked, evidence, [Aim("县里", (1, 2)), Aim("全县", (1, 2))])

    assert len(chosen) == len(set(words(chosen)))


def test_a_named_document_that_says_nothing_is_left_out() -> None:
    """Nothing is put into its mouth."""
    evidence = [
        piece("甲的校车补助。", origin(1), share=BOTH),
        piece("乙的食堂。", origin(2), share=(0.0, 0.0)),
    ]
    chosen = sides(BUS, evidence, [Aim("甲", (1,)), Aim("乙", (2,))])

    assert list(words(chosen)) == ["甲的校车补助。"]


def test_things_joined_are_sides_of_their_own() -> None:
    """特教补助和乡村改造: the best sentence of each."""
    asked = inquiry("特教补助和乡村改造各多少", "特教", "乡村", wants=[Wants.COMPARISON])
    evidence = [
        piece("特教投入3600万元。", share=(1.0, 0.0)),
        piece("特教还有班。", share=(0.6, 0.0), score=0.9),
        piece("乡村投入3100万元。", share=(0.0, 1.0), score=0.5),
    ]

    assert list(words(sides(asked, evidence, []))) == ["特教投入3600万元。", "乡村投入3100万元。"]


def test_else_each_document_says_it_once() -> None:
    """At most three, none far behind the first."""
    asked = inquiry("哪几份文件说了校车", "校车", wants=[Wants.COMPARISON])
    evidence = [piece(f"校车之{at}。", origin(at)) for at in (1, 1, 2, 3, 4)]
    weak = piece("校车之末。", origin(5), score=0.1)

    assert list(words(sides(asked, evidence, []))) == ["校车之1。", "校车之2。", "校车之3。"]
    assert list(words(sides(asked, [evidence[0], weak], []))) == ["校车之1。"]
