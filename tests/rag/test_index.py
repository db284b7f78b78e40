"""Vector keys and what an index lacks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Chunk
from rag.index import difference, key, wording

NUMBERS = st.frozensets(st.integers(1, 30))


@given(NUMBERS, NUMBERS)
def test_putting_and_dropping_the_difference_gives_what_is_wanted(
    have: frozenset[int], want: frozenset[int]
) -> None:
    """And touches nothing else."""
    change = difference(have, want)

    assert (have - change.drop) | change.put == want
    assert not change.put & have
    assert not change.drop & want
    assert bool(change) == (have != want)


def test_both_scripts_share_one_vector() -> None:
    """What is embedded is folded: the embedder places the scripts apart."""
    one = Chunk(0, 0, 4, "學前教育", "辦法")
    other = Chunk(3, 8, 12, "学前教育", "办法")

    assert wording(one) == "学前教育"
    assert key(wording(one)) == key(wording(other))


def test_context_is_left_to_the_lexical_index() -> None:
    """The same words under another heading share one vector."""
    assert key(wording(Chunk(0, 0, 2, "教育", "甲"))) == key(wording(Chunk(0, 0, 2, "教育", "乙")))


def test_a_lone_surrogate_has_a_key() -> None:
    """A bad sign must not stop a file."""
    assert len(key("\ud800")) == 64
