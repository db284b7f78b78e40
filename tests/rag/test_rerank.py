"""Passages are moved, and nothing else is done to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rag.answer import Found
from rag.ports import Fault
from rag.rerank import FIRST, reranked
from tests.asking import Desk, found, origin, passage, stocked
from tests.fakes import FakeReranker


class Told(FakeReranker):
    """A reranker that scores as it is told."""

    def __init__(self, *scores: float) -> None:
        super().__init__()
        self.scores = scores

    def score(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """What it is told."""
        super().score(question, texts)
        return self.scores


def pool(*scores: float) -> list[Found]:
    """Passages with these scores."""
    return [found(f"第{at}段。", score=score) for at, score in enumerate(scores)]


def order(some: Sequence[Found], of: Sequence[Found]) -> list[int]:
    """Where passages stood before."""
    chunks = [one.passage.chunk for one in of]
    return [chunks.index(one.passage.chunk) for one in some]


def test_without_a_reranker_nothing_changes() -> None:
    """As everybody has it who sets none."""
    some = pool(3.0, 2.0, 1.0)

    assert reranked("校车", some, None) == some


def test_what_fits_better_comes_first() -> None:
    """Where the search hardly tells passages apart."""
    some = pool(2.0, 1.9, 1.9, 0.5)

    assert order(reranked("校车", some, Told(0.1, 0.2, 0.9, 0.1)), some) == [2, 1, 0, 3]


def test_the_search_is_believed_as_much_as_the_reranker() -> None:
    """Where each has a favourite, what both like is before what either does not."""
    some = pool(9.0, 8.0, 1.0)

    assert order(reranked("校车", some, Told(0.0, 1.0, 0.9)), some)[0] == 1


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e6])
def test_the_scale_of_a_reranker_does_not_matter(scale: float) -> None:
    """Shares and logits lead to the same order."""
    some = pool(5.0, 4.8, 3.0, 2.0)
    told = [scale * one for one in (-2.0, 1.0, 0.5, 3.0)]

    assert order(reranked("校车", some, Told(*told)), some) == [1, 3, 0, 2]


@pytest.mark.parametrize("scores", [(0.5, 0.5, 0.5), (0.1, 0.1 + 1e-9, 0.1 - 1e-9)])
def test_a_reranker_that_says_the_same_of_all_changes_nothing(scores: tuple[float, ...]) -> None:
    """Also where it differs by a breath: its noise must not speak."""
    some = pool(3.0, 2.0, 2.0)

    assert reranked("校车", some, Told(*scores)) == some


def test_the_scores_of_the_search_stay_and_are_dealt_out_anew() -> None:
    """The judge knows their scale; what was found by words and by meaning stays with a passage."""
    some = pool(2.0, 1.9, 1.9)
    moved = reranked("校车", some, Told(0.0, 0.1, 1.0))

    assert [one.score for one in moved] == [2.0, 1.9, 1.9]
    assert moved[0].passage is some[2].passage
    assert (moved[0].lexical, moved[0].vector) == (some[2].lexical, some[2].vector)


def test_no_passage_is_dropped_and_the_rest_stays_behind() -> None:
    """Only the first are asked about; those after them keep their places."""
    some = pool(*(100.0 - at for at in range(FIRST + 10)))
    reranker = Told(*map(float, range(FIRST)))
    moved = reranked("校车", some, reranker)

    [(_, texts)] = reranker.asked
    assert len(texts) == FIRST
    assert sorted(order(moved, some)) == list(range(FIRST + 10))
    assert moved[FIRST:] == some[FIRST:]


@pytest.mark.parametrize("fault", [Fault.UNREACHABLE, Fault.SLOW, Fault.BROKEN, Fault.RESTING])
def test_while_it_is_away_passages_stay_as_they_were_found(fault: Fault) -> None:
    """Nobody is told: nothing that is said is wrong."""
    some = pool(3.0, 2.0, 1.0)

    assert reranked("校车", some, FakeReranker(fault)) == some


@pytest.mark.parametrize("count", [0, 1])
def test_nobody_is_asked_where_nothing_can_be_moved(count: int) -> None:
    """One passage is in order already."""
    reranker = FakeReranker()

    assert len(reranked("校车", pool(1.0)[:count], reranker)) == count
    assert reranker.asked == []


def test_a_passage_is_shown_with_its_title_and_headings() -> None:
    """A row of a table says nothing of what it is about; a long title leaves room for the text."""
    reranker = FakeReranker()
    one = passage("小学生320元。", origin(title="云溪县校车补助办法"), path=("第二条",))
    long = passage("初中生280元。", origin(title="关于" * 200))
    reranked("校车", [found(one), found(long)], reranker)

    [(_, [shown, cut])] = reranker.asked
    assert shown == "云溪县校车补助办法 第二条\n小学生320元。"
    assert cut.endswith("\n初中生280元。")
    assert len(cut) < 100


@pytest.fixture(scope="module")
def desk() -> Desk:
    """Two documents."""
    return stocked(
        ("校车.txt", "云溪县校车补助办法\n\n第二条　校车补助标准为：小学生每学期320元。\n"),
        ("食堂.txt", "云溪县食堂管理规定\n\n第二条　食堂餐费每生每餐不超过9元。\n"),
    )


def test_personal_numbers_do_not_reach_it(desk: Desk) -> None:
    """They are left out of a question before anybody sees it; of the earlier ones, too."""
    reranker = FakeReranker()
    line = replace(desk, asker=replace(desk.asker, reranker=reranker))
    line.ask("我的电话13812345678，校车补助小学生多少元？")
    line.ask("那食堂餐费呢？", "我是13812345678，校车补助小学生多少元？")

    assert len(reranker.asked) > 1
    assert not any("138" in question for question, _ in reranker.asked)
