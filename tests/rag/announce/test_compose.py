from __future__ import annotations

from corpus.known import Kind, Status
from rag.announce.compose import compose, ended, gone
from rag.announce.facets import Stage, Topic
from tests.documents import composed, sample
from tests.fakes import FakeEmbedder
from tests.ordinance import NEW, OLD
from tests.stored import FakeStore, put


def _stored(*names: str) -> FakeStore:
    store = FakeStore()
    for name in names:
        put(store, sample(name), FakeEmbedder())
    return store


def test_a_bulletin_has_the_facts_the_points_and_whom_it_concerns() -> None:
    """Of the version that was asked for."""
    found = compose(1, _stored("学前教育管理办法"))

    assert found.source.title == "云溪县学前教育管理办法"
    assert (found.source.number, found.source.place) == ("云政规〔2024〕3号", "云溪县")
    assert found.effective == "2024-09-01"
    assert 3 <= len(found.points) <= 5
    assert found.stages == {Stage.PRESCHOOL}
    assert found.contrast is None


def test_a_speech_is_one() -> None:
    """Whoever tells of it must say so."""
    assert compose(1, _stored("讲话")).source.kind is Kind.SPEECH


def test_what_the_source_lacks_is_told() -> None:
    """Each sentence once."""
    found = compose(1, _stored("双减"))

    assert found.damage
    assert len(set(found.damage)) == len(found.damage)


def test_beside_an_earlier_version_the_changes_are_told() -> None:
    """And fewer points."""
    store = FakeStore()
    old = put(store, composed(OLD, "旧.txt"), FakeEmbedder())
    put(store, composed(NEW, "新.txt"), FakeEmbedder(), of=old.id)

    found = compose(2, store, before=1)

    assert found.contrast is not None
    assert found.contrast.before.version == 1
    assert found.contrast.alterations
    assert len(found.points) <= 3


def test_changes_are_told_also_where_the_earlier_version_is_withdrawn() -> None:
    """It was replaced; its words are kept."""
    store = FakeStore()
    old = put(store, composed(OLD, "旧.txt"), FakeEmbedder())
    put(store, composed(NEW, "新.txt"), FakeEmbedder())
    store.remove(old.id)

    found = compose(2, store, before=1)

    assert found.contrast is not None
    assert any(one.claims for one in found.contrast.alterations)


def test_what_ended_a_text_is_quoted() -> None:
    """By the title of what ended it."""
    store = FakeStore()
    rule = "第一条　学校应当每天供应午餐，每人每餐10元。"
    put(store, composed(_rule("甲办法", rule), "甲.txt"), FakeEmbedder())
    repeal = (
        "第一条　学校供应热的午餐。\n\n第二条　本办法自2025年1月1日起施行，《甲办法》同时废止。"
    )
    put(store, composed(_rule("云溪县乙办法", repeal), "乙.txt"), FakeEmbedder())

    found = ended(1, store)

    assert found.source.status is Status.REPEALED
    assert found.by == "云溪县乙办法"
    assert any("同时废止" in claim.text for claim in found.standing)
    assert any("每人每餐10元" in claim.text for claim in found.points)


def test_what_may_be_found_no_more_is_told_by_what_it_was() -> None:
    """Nothing of its words is told."""
    store = _stored("午餐供应办法")
    store.remove(1)

    found = gone(1, store)

    assert found.source.title == "云溪县中小学午餐供应办法"
    assert found.topics == {Topic.MEALS}
    assert found.points == ()


def _rule(title: str, body: str) -> str:
    return f"{title}\n（2020年1月1日云溪县人民政府公布）\n\n{body}\n"
