"""What changed, drafted so that the gate lets it pass."""

from __future__ import annotations

from datetime import date

import pytest

from bot.message import Limit
from bot.render import render
from bot.wording import Wording
from corpus.difference import Shift
from corpus.known import Status
from rag.answer import Answer, Outcome, Question, Script
from rag.changed import Changed, changed
from rag.contrast import Role
from rag.inquiry import Unit
from rag.onday import OnDay
from rag.ports import Store
from rag.verify import Verified, verify
from tests.asking import unit
from tests.documents import composed
from tests.fakes import FakeEmbedder
from tests.ordinance import stored
from tests.stored import FakeStore, put
from tests.words import EN, ZH

DAY = date(2026, 1, 1)


def drafted(*units: Unit) -> tuple[Changed | None, Store]:
    """The draft over the two versions of the ordinance."""
    store, document = stored()
    old, new = store.editions(document)
    return changed(old, new, units, OnDay(store, DAY)), store


def passed(draft: Changed, store: Store) -> Verified:
    """What the gate makes of a draft."""

    def order(document_id: int) -> list[int]:
        return [one.version for one in store.editions(document_id)]

    return verify(draft.draft, draft.passages, store.text, order)


def test_everything_drafted_passes_the_gate() -> None:
    """What was before what is now, in the order of the text."""
    made, store = drafted()
    assert made
    verified = passed(made, store)

    assert verified.fallen == ()
    assert [(claim.role, claim.text) for claim in verified.claims] == [
        (
            Role.ADDED,
            "第三条　县教育局、县市场监督管理局按照职责分工监督午餐供应，每季度联合抽查。",
        ),
        (Role.WAS, "第四条　午餐费标准为每人每餐8元；"),
        (Role.NOW, "第六条　午餐费标准为每人每餐10元；"),
        (Role.DROPPED, "第五条　午餐费实行预收，学校每学期开学后十日内一次收取。"),
        (Role.WAS, "第八条　本办法自2019年9月1日起施行。"),
        (Role.NOW, "第九条　本办法自2024年9月1日起施行。"),
    ]


def test_what_was_bears_its_own_date_and_status() -> None:
    """It is never given as what holds."""
    made, store = drafted()
    assert made
    for claim in passed(made, store).claims:
        (source,) = {citation.passage.source for citation in claim.citations}

        assert (source.dated[:4] == "2019") is claim.role.past
        assert (source.status is Status.SUPERSEDED) is claim.role.past
        assert source.current is not claim.role.past


def test_what_is_asked_about_is_told() -> None:
    """Where the question names a matter, only what changed in it."""
    made, store = drafted(unit("午餐费", weight=5.0), unit("改了", weight=5.0))
    assert made

    assert {claim.role for claim in passed(made, store).claims} == {
        Role.WAS,
        Role.NOW,
        Role.DROPPED,
    }
    assert made.contrast.shown == 2


def test_where_the_matter_did_not_change_nothing_is_told() -> None:
    """Other changes are no answer."""
    assert drafted(unit("陪餐", weight=5.0))[0] is None
    assert drafted(unit("校车", weight=5.0))[0] is None


def test_words_of_the_title_and_of_the_asking_choose_nothing() -> None:
    """They are in every such question."""
    made, _ = drafted(
        unit("午餐", weight=5.0), unit("哪些变化", weight=5.0), unit("县", weight=0.1)
    )
    assert made

    assert made.contrast.shown == 4


def test_everything_is_counted() -> None:
    """Also what is not told."""
    made, _ = drafted()
    assert made
    contrast = made.contrast

    assert dict(contrast.counts) == {
        Shift.ADDED: 1,
        Shift.DROPPED: 1,
        Shift.REWORDED: 3,
        Shift.RETITLED: 1,
        Shift.MOVED: 2,
        Shift.SPLIT: 1,
    }
    assert (contrast.old, contrast.new) == (2, 1)
    assert (contrast.old_dated, contrast.new_dated) == ("2019-03-05", "2024-06-20")


def test_two_versions_that_say_the_same_have_nothing_to_tell() -> None:
    """Nor has one that only has other numbers."""
    store, embedder = FakeStore(), FakeEmbedder()
    head = "云溪县校务公开办法\n\n"
    kept = put(store, composed(f"{head}第一条　学校应当公开收费项目。\n"), embedder)
    put(store, composed(f"{head}第二条　学校应当公开收费项目。\n"), embedder, kept.id)
    old, new = store.editions(kept.id)

    assert changed(old, new, (), OnDay(store, DAY)) is None


def test_an_item_of_a_list_comes_with_its_lead_in() -> None:
    """On both sides, and the gate lets both pass."""
    store, embedder = FakeStore(), FakeEmbedder()
    text = (
        "云溪县教师守则\n\n第一条　教师不得有下列行为：\n（一）体罚学生；\n（二）收受礼品；\n"
        "（三）有偿补课。\n\n第二条　本守则自公布之日起施行。\n"
    )
    kept = put(store, composed(text), embedder)
    put(store, composed(text.replace("收受礼品", "收受礼品、礼金")), embedder, kept.id)
    old, new = store.editions(kept.id)
    made = changed(old, new, (), OnDay(store, DAY))
    assert made

    assert [(c.role, c.text) for c in passed(made, store).claims] == [
        (Role.WAS, "第一条　教师不得有下列行为：（二）收受礼品；"),
        (Role.NOW, "第一条　教师不得有下列行为：（二）收受礼品、礼金；"),
    ]


@pytest.fixture(scope="module")
def answer() -> Answer:
    """What leaves the question line."""
    made, store = drafted()
    assert made
    claims = passed(made, store).claims
    question = Question("这次改了什么")
    return Answer(question, Outcome.ANSWERED, Script.SIMPLIFIED, claims, contrast=made.contrast)


def lines(answer: Answer, wording: Wording) -> list[str]:
    """What a person reads."""
    (message,) = render(answer, wording, Limit(units=9000, marks=100))
    return message.text.splitlines()


def test_a_person_reads_both_sides_and_the_counts(answer: Answer) -> None:
    """With the date and the status of either version at its source."""
    said = lines(answer, ZH)
    counts = "新增 1 处，删去 1 处，修改 3 处，标题改动 1 处，序号或位置变动 2 处，拆分 1 处。"

    assert said[2:4] == [
        "原为：第四条　午餐费标准为每人每餐8元；[2]",
        "现为：第六条　午餐费标准为每人每餐10元；[3]",
    ]
    assert f"第 1 版（2024-06-20）与第 2 版（2019-03-05）相比：{counts}" in said
    assert "以上列出其中 4 处；其余请对照编号 1 的第 2 版和第 1 版。" in said
    place = "第二章 供应 › 第四条 · 2019-03-05 · 已被取代"
    assert f"[2] 《云溪县学校午餐管理办法》 · {place}" in said


def test_in_english_the_frame_is_english(answer: Answer) -> None:
    """The quotes stay as they are."""
    said = lines(answer, EN)

    assert "Before: 第四条　午餐费标准为每人每餐8元；[2]" in said
    hint = "4 of them are told above; for the rest see versions 2 and 1 of document 1."
    assert hint in said


def test_the_versions_may_be_any_two() -> None:
    """Also backwards: then the later one is what was, and the gate does not let it pass."""
    store, document = stored()
    old, new = store.editions(document)
    back: Changed | None = changed(new, old, (), OnDay(store, DAY))
    assert back

    assert passed(back, store).claims == ()
