"""Of the questions that could be suggested, the near and the different ones are."""

from __future__ import annotations

from dataclasses import replace

from corpus.known import Kind as Sort
from corpus.known import Status
from rag.answer import Answer, Claim, Outcome, Question, Script
from rag.choose import alike, choose, first, near, of_each, various
from rag.wondered import Kind, Wondered
from tests.asking import origin, passage

RULE = origin(7)


def wonder(
    text: str, kind: Kind = Kind.FIGURE, start: int = 0, end: int = 10, version: int = 7
) -> Wondered:
    """A question that could be suggested."""
    return Wondered(text, kind, version, start, end)


def answer(text: str, at: int) -> Answer:
    """An answer that cites a sentence at a place."""
    cited = passage("补助三百元。", RULE, start=at).cite("补助三百元。")
    claims = (Claim("补助三百元。", (cited,)),)
    return Answer(Question(text), Outcome.ANSWERED, Script.SIMPLIFIED, claims)


def test_the_nearest_come_first_and_the_document_third() -> None:
    """What is cited already, what was asked and what is far away are left out."""
    cited = wonder("午餐收费标准是多少？", start=990, end=1010)
    far = wonder("食品留样重量是多少？", start=20_000, end=20_010)
    after = wonder("校车座位数量是多少？", start=1_100, end=1_110)
    before = wonder("宿舍床位数量是多少？", start=500, end=510)
    later = wonder("操场占地面积是多少？", start=3_000, end=3_010)
    asked = wonder("学生乘车补助是多少？", start=1_200, end=1_210)
    own = wonder("《办法》现在还有效吗？", Kind.DOCUMENT, 0, 30_000)
    made = [cited, far, after, before, later, asked, own]

    found = near(answer("学生乘车补助多少元？", 1_000), lambda _: made)

    assert found == [after, before, own, later]


def test_unknown_ones_are_named_and_known_ones_chosen() -> None:
    """What was found to be unanswered is neither."""
    one, two, three = wonder("甲一乙"), wonder("丙二丁"), wonder("戊三己")

    assert choose([one, two, three], {two: True, three: False}, lambda *_: True) == ([two], one)
    assert choose([one, two], {one: True, two: True}, lambda *_: True) == ([one, two], None)


def test_three_are_enough() -> None:
    """What stands behind them need not be known."""
    known = [wonder(text) for text in ("甲", "乙", "丙")]
    chosen, unknown = choose([*known, wonder("丁")], dict.fromkeys(known, True), lambda *_: True)

    assert (chosen, unknown) == (known, None)


def test_what_asks_alike_is_no_other_question() -> None:
    """Whichever document it names."""
    assert alike("《甲办法》规定的公用经费标准是多少？", "公用经费标准是多少")
    assert not alike("《甲办法》规定的公用经费标准是多少？", "《甲办法》规定的住宿费是多少？")


def test_one_question_of_a_document_itself_is_enough() -> None:
    """The others are of what it says, each of another place in it."""
    holds = wonder("还有效吗？", Kind.DOCUMENT)
    since = wonder("什么时候施行？", Kind.DOCUMENT)
    fee, food = wonder("餐费标准是多少？"), wonder("留样重量是多少？", start=5, end=15)

    assert not various(since, [holds])
    assert various(fee, [holds])
    assert not various(food, [fee])
    assert various(replace(food, start=20, end=30), [fee])


def test_to_begin_with_every_document_has_one() -> None:
    """The newest first, of another place or kind before more of the same."""
    rule = replace(origin(1, dated="2024-01-01"), place="云溪县")
    same = replace(origin(2, dated="2023-01-01"), place="云溪县")
    plan = replace(origin(3, dated="2022-01-01", kind=Sort.PLAN), place="云溪县")
    past = origin(4, dated="2025-01-01", status=Status.REPEALED)
    words = ("", "餐费标准是多少？", "留样重量是多少？", "校车座位是多少？", "床位数量是多少？")
    made = {
        n: [wonder(text, version=n), wonder("甲乙丙", version=n)] for n, text in enumerate(words)
    }

    found = first([past, plan, same, rule], lambda source: made[source.version])

    assert list(dict.fromkeys(one.version for one in found)) == [1, 3, 2]
    assert of_each(found[2], [found[0]])
    assert not of_each(found[1], [found[0]])
