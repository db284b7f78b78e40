from __future__ import annotations

import math

import pytest

from benchmarks.retrieval.score import auroc, hit, ndcg, percentile, refused, refusing, threshold


def test_ndcg_of_a_relevant_document_on_the_second_place() -> None:
    """One over the binary logarithm of three."""
    assert ndcg(["x", "a"], {"a": 1.0}) == pytest.approx(1 / math.log2(3))


def test_ndcg_is_one_for_the_best_order_of_graded_documents() -> None:
    """Gains are linear, as trec_eval has them."""
    gains = {"a": 2.0, "b": 1.0}

    assert ndcg(["a", "b"], gains) == 1.0
    assert ndcg(["b", "a"], gains) == pytest.approx((1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3)))


def test_ndcg_looks_at_ten_documents_and_expects_no_more_than_ten() -> None:
    """Twenty relevant documents do not make the first ten worth less."""
    gains = {str(number): 1.0 for number in range(20)}

    assert ndcg([str(number) for number in range(10)], gains) == pytest.approx(1.0)
    assert ndcg([*"abcdefghij", "0"], gains) == 0.0


def test_a_hit_is_a_relevant_document_among_the_first() -> None:
    """Those behind the depth do not count."""
    assert hit(["x", "a"], {"a": 1.0}, 2)
    assert not hit(["x", "a"], {"a": 1.0}, 1)


def test_auroc_counts_a_tie_half() -> None:
    """The example of its docstring; all alike is one half."""
    assert auroc([3, 2], [2, 1]) == 0.875
    assert auroc([1, 1], [1, 1, 1]) == 0.5
    assert auroc([2], [1]) == 1.0


def test_the_threshold_answers_at_least_the_share_that_is_asked() -> None:
    """Of twenty scores, 95 % are nineteen; of equal ones all are answered."""
    scores = [float(number) for number in range(20)]

    assert threshold(scores, 0.95) == 1.0
    assert threshold([1.0, 1.0, 1.0], 0.5) == 1.0
    assert threshold([4, 3, 2, 1], 0.75) == 2


def test_refused_are_those_below_the_threshold() -> None:
    """A score on the edge is answered."""
    assert refused([0.0, 1.0, 2.0, 3.0], 1.0) == 0.25


def test_refusing_a_share_refuses_at_least_that_share() -> None:
    """The edge stands just above the last one that is refused."""
    edge = refusing([1, 2, 3, 4], 0.5)

    assert refused([1, 2, 3, 4], edge) == 0.5
    assert refused([1, 1, 1, 4], refusing([1, 1, 1, 4], 0.5)) == 0.75


def test_the_middle_of_two_times_lies_between_them() -> None:
    """As numpy counts percentiles."""
    assert percentile([1.0, 3.0], 0.5) == 2.0
