from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.difference import Shift
from rag.announce.altered import altered
from rag.announce.bulletin import Alteration
from rag.contrast import Role
from tests.documents import composed
from tests.fakes import FakeEmbedder
from tests.ordinance import NEW, OLD
from tests.stored import FakeStore, put


@pytest.fixture(scope="module")
def store() -> FakeStore:
    """The ordinance in both versions."""
    made = FakeStore()
    old = put(made, composed(OLD, "旧.txt"), FakeEmbedder())
    put(made, composed(NEW, "新.txt"), FakeEmbedder(), of=old.id)
    return made


@pytest.fixture(scope="module")
def found(store: FakeStore) -> Sequence[Alteration]:
    """What became of the sections."""

    def order(document: int) -> Sequence[int]:
        return [one.version for one in store.editions(document)]

    return altered(1, 2, store, order)


def _named(found: Sequence[Alteration], shift: Shift) -> set[str]:
    return {
        section.path[-1].partition("　")[0]
        for one in found
        if one.difference.shift is shift
        for section in (one.difference.new or one.difference.old)
    }


def test_every_change_is_told(found: Sequence[Alteration]) -> None:
    """Also where only a number changed."""
    assert "第三条" in _named(found, Shift.ADDED)
    assert "第五条" in _named(found, Shift.DROPPED)
    assert "第六条" in _named(found, Shift.REWORDED)
    assert "第七条" in _named(found, Shift.MOVED) | _named(found, Shift.REWORDED)


def test_the_words_of_both_versions_stand_beside_each_other(found: Sequence[Alteration]) -> None:
    """The old ones first, each letter for letter."""
    [one] = [
        one
        for one in found
        if one.difference.shift is Shift.REWORDED and "每餐10元" in str(one.claims)
    ]

    was, now = one.claims
    assert (was.role, now.role) == (Role.WAS, Role.NOW)
    assert "8元" in was.citations[-1].quote
    assert "10元" in now.citations[-1].quote


def test_each_quote_stands_in_the_version_it_is_of(
    store: FakeStore, found: Sequence[Alteration]
) -> None:
    """Letter for letter."""
    citations = [c for one in found for claim in one.claims for c in claim.citations]

    assert citations
    assert all(c.quote in store.text(c.passage.source.version) for c in citations)


def test_a_reworded_section_whose_sentences_do_not_pass_is_told_whole() -> None:
    """There is nothing that could be left out of it."""
    made = FakeStore()
    old = put(
        made,
        composed(_listing("下列费用：", "（一）午餐费。", "（二）午休费。"), "旧.txt"),
        FakeEmbedder(),
    )
    new = _listing("费用：", "（一）午餐费按餐收取。")
    put(made, composed(new, "新.txt"), FakeEmbedder(), of=old.id)

    found = altered(1, 2, made, lambda _: [1, 2])

    told = [one for one in found if one.difference.shift is Shift.REWORDED]
    assert all(one.claims for one in told)


def _listing(head: str, *items: str) -> str:
    return (
        f"云溪县收费办法\n\n第一条　本办法适用于全县学校。\n\n第二条　学校可以收取{head}\n"
        + "\n".join(items)
        + "\n\n第三条　本办法自2024年9月1日起施行。\n"
    )
