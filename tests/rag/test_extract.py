"""The shortest draft that carries the answer, in the words of the documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.known import Status
from corpus.span import Span
from rag.aim import Aim
from rag.evidence import Evidence
from rag.extract import A_WAY, NUMBERS, ONE_FACT, OPEN, PARTS, extract, manner
from rag.inquiry import Inquiry, Wants
from tests.asking import inquiry, origin, piece

ONE = inquiry("校车补助多少元", "校车", wants=[Wants.AMOUNT])
MANY = inquiry("校车有哪些规定", "校车")


def drafted(asked: Inquiry, *evidence: Evidence) -> list[str]:
    """The claims of a draft; each is the quote of a passage that holds it."""
    draft, passages = extract(asked, evidence, [])
    for claim in draft.claims:
        ((number, quote),) = claim.quotes
        assert claim.text == quote
        assert quote in passages[number].text
    assert len(set(passages)) == len(passages)
    return [claim.text for claim in draft.claims]


def pieces(number: int, *, score: float = 1.0) -> list[Evidence]:
    """Sentences of as many documents."""
    return [piece(f"规定之{at}。", origin(at), score=score) for at in range(1, number + 1)]


def test_no_evidence_is_no_draft() -> None:
    """Nothing is said, and no passage numbered."""
    draft, passages = extract(ONE, [], [])

    assert (draft.claims, passages) == ((), ())


def test_one_fact_is_said_in_one_sentence() -> None:
    """A second one that adds nothing to it is left out."""
    assert drafted(ONE, *pieces(5)) == ["规定之1。"]


def test_a_second_sentence_comes_where_it_adds_to_the_fact() -> None:
    """Two at most, each with a part of the question."""
    asked = inquiry("校车和食堂补助多少元", "校车", "食堂", "宿舍", wants=[Wants.AMOUNT])
    evidence = [
        piece("校车补助300元。", origin(1), share=(1.0, 0.0, 0.0), alone=0.3),
        piece("食堂补助5元。", origin(2), share=(0.0, 1.0, 0.0), alone=0.3),
        piece("宿舍补助9元。", origin(3), share=(0.0, 0.0, 1.0), alone=0.3),
    ]

    assert len(drafted(asked, *evidence)) == 2


def test_a_fact_needs_no_sentence_for_what_its_heading_says() -> None:
    """校车 stands in the title of the rule; another sentence with it adds nothing."""
    asked = inquiry("校车票价多少元", "校车", "票价", wants=[Wants.AMOUNT])
    evidence = [
        piece("票价1.5元。", share=(0.65, 1.0), alone=0.5),
        piece("校车运营3.2万元。", origin(2), share=(1.0, 0.0), alone=0.5),
    ]

    assert drafted(asked, *evidence) == ["票价1.5元。"]


def test_another_document_that_has_the_figure_is_named_as_well() -> None:
    """That two rules ask for it is part of the answer; another figure is not."""
    asked = inquiry("食品留样保存多久", "食品", "留样", wants=[Wants.COUNT])
    first = piece("留样不少于四十八小时。", share=(1.0, 1.0), alone=0.5)
    same = piece("食品留样保存四十八小时。", origin(2), share=(1.0, 1.0), alone=0.9)
    other = piece("食品留样保存二十四小时。", origin(3), share=(1.0, 1.0), alone=0.9)

    assert drafted(asked, first, same) == ["留样不少于四十八小时。", "食品留样保存四十八小时。"]
    assert drafted(asked, first, other) == ["留样不少于四十八小时。"]


def test_how_something_is_done_is_told_by_the_whole_paragraph() -> None:
    """按学期申请 alone says not how; a long paragraph and a row stay as they are."""
    asked = inquiry("怎么申请校车补助", "校车", "申请")
    text = "第九条　补助按学期申请。家长向学校提出。\n第十条　其他。"
    first = replace(piece(text, share=(1.0, 1.0)), span=Span(0, 12))
    whole = "补助按学期申请。" + "家长提出。" * 80
    long = replace(piece(whole, share=(1.0, 1.0)), span=Span(0, 8))

    assert drafted(asked, first) == ["第九条　补助按学期申请。家长向学校提出。"]
    assert drafted(asked, long) == ["补助按学期申请。"]
    assert drafted(inquiry("校车补助申请", "校车", "申请"), first) == ["第九条　补助按学期申请。"]


@pytest.mark.parametrize(("wants", "most"), [((), 3), ((Wants.MEMBERS,), 5)])
def test_an_open_question_gets_a_few_sentences(wants: tuple[Wants, ...], most: int) -> None:
    """The best ones; more where parts are asked for."""
    asked = inquiry("校车规定", "校车", "规定", wants=wants)
    evidence = [
        piece(f"规定之{at}。", origin(at), share=(1.0, 1.0), alone=0.1, score=1 - at / 100)
        for at in range(9)
    ]

    assert drafted(asked, *evidence) == [f"规定之{at}。" for at in range(most)]


def test_one_document_does_not_crowd_the_others_out() -> None:
    """Two sentences of each at most."""
    many = [piece(f"甲之{at}。", origin(1), alone=0.1) for at in range(4)]
    other = piece("乙说了。", origin(2), alone=0.1, score=0.9)
    said = drafted(MANY, *many, other)

    assert [text[0] for text in said].count("甲") == 2
    assert "乙说了。" in said


@pytest.mark.parametrize("again", ["校车应当\n安全。", "校車應當安全。", "校车应当安全"])
def test_nothing_is_said_twice(again: str) -> None:
    """Also in other script, or as a part of what was said."""
    assert len(drafted(MANY, piece("校车应当安全。", alone=0.1), piece(again, alone=0.1))) == 1


def test_what_bears_little_is_left_out() -> None:
    """A sentence far behind the best one is none of the answer."""
    evidence = [piece("校车应当安全。", alone=0.1), piece("食堂应当干净。", alone=0.1, score=0.2)]

    assert drafted(MANY, *evidence) == ["校车应当安全。"]


def test_a_comparison_has_its_sides() -> None:
    """One block a document, in the order of the question."""
    asked = inquiry("乙和甲的校车各怎样", "校车", wants=[Wants.COMPARISON])
    evidence = [piece("甲的校车蓝。", origin(1)), piece("乙的校车黄。", origin(2))]
    draft, passages = extract(asked, evidence, [Aim("乙", (2,)), Aim("甲", (1,))])

    assert [claim.text for claim in draft.claims] == ["乙的校车黄。", "甲的校车蓝。"]
    assert [one.source.version for one in passages] == [2, 1]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (ONE, ONE_FACT),
        (MANY, OPEN),
        (inquiry("四特是哪四特", wants=[Wants.MEMBERS], counts=(4,)), ONE_FACT),
        (inquiry("有哪些条件", wants=[Wants.MEMBERS]), PARTS),
        (inquiry("咨询电话", wants=[Wants.CONTACT]), NUMBERS),
        (inquiry("怎么申请"), A_WAY),
        (inquiry("丢了怎么办"), OPEN),
        (inquiry("怎么收费多少元", wants=[Wants.AMOUNT]), ONE_FACT),
    ],
)
def test_figures_and_counted_lists_are_one_fact(asked: Inquiry, expected: object) -> None:
    """Everything else is open."""
    assert manner(asked) == expected


def test_in_a_comparison_what_holds_comes_first() -> None:
    """Whichever speaks of it more clearly; elsewhere what is past is not let in at all."""
    asked = inquiry("校车补助和2019年比", "校车", wants=[Wants.COMPARISON])
    evidence = [
        piece("补助180元。", origin(1, status=Status.REPEALED), score=1.2),
        piece("补助320元。", origin(2), score=1.0),
    ]

    assert drafted(asked, *evidence) == ["补助320元。", "补助180元。"]
