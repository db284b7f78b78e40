from __future__ import annotations

from datetime import date

import pytest

from rag.quoted import Quoted, Quoter
from tests.fakes import FakeEmbedder, FakeShelf, document
from tests.stored import FakeStore, put

TODAY = date(2026, 1, 15)
RULES = (
    "第一条 县财政对入园幼儿每生每年补助 300 元。补助按学期发放。",
    "第二条 教师不得有下列行为：\n（一）体罚学生；\n（二）收受礼品，价值不足50元的除外。",
    "第三条 学校可以收取住宿费。但是，走读生不得收取。",
)


@pytest.fixture
def store() -> FakeStore:
    """A rule and another one."""
    made = FakeStore(TODAY)
    put(made, document("办法.txt", *RULES, title="云溪县补助办法"), FakeEmbedder())
    other = document("餐.txt", "午餐每份十元。", "补助按学期发放。", title="云溪县午餐办法")
    put(made, other, FakeEmbedder())
    return made


def quote(store: FakeStore, text: str, *documents: int) -> Quoted:
    """What becomes of a text."""
    quoter = Quoter(store, FakeShelf(store, FakeEmbedder().name), lambda: TODAY)
    return quoter(text, documents)


def test_what_stands_in_a_document_is_quoted_as_it_stands_there(store: FakeStore) -> None:
    """Whatever the width, the script and the white space it was pasted with."""
    found = quote(store, "補助按學期發放。\n午餐　每份十元")

    assert found.stands
    assert [one.text for one in found.claims] == ["补助按学期发放。", "午餐每份十元。"]
    assert [place.quote for one in found.said for place in one.places] == [
        "补助按学期发放。",
        "午餐每份十元。",
    ]


def test_half_a_sentence_is_quoted_whole(store: FakeStore) -> None:
    """No proviso can be left out."""
    [claim] = quote(store, "学校可以收取住宿费。").claims

    assert claim.text == "第三条 学校可以收取住宿费。但是，走读生不得收取。"


def test_an_item_comes_with_what_leads_it_in(store: FakeStore) -> None:
    """Else it would say the opposite."""
    [claim] = quote(store, "体罚学生").claims

    assert claim.text.startswith("第二条 教师不得有下列行为：")


@pytest.mark.parametrize(
    "text",
    [
        "每人补助 500 元。",
        "可以",
        "？",
        "补助按学年发放。",
        "县财政对入园幼儿每生每年补助 800 元。",
    ],
)
def test_what_stands_nowhere_falls(store: FakeStore, text: str) -> None:
    """Nothing of it is quoted."""
    found = quote(store, text)

    assert not found.stands
    assert found.claims == ()
    assert found.fallen == (text,)


def test_a_text_stands_only_as_a_whole(store: FakeStore) -> None:
    """Which of its sentences fell is told."""
    found = quote(store, "补助按学期发放。另外每人送一个书包。\n\n午餐每份十元。")

    assert not found.stands
    assert found.fallen == ("另外每人送一个书包。",)
    assert len(found.claims) == 2


def test_nothing_stands_for_nothing(store: FakeStore) -> None:
    """An empty text is no answer."""
    assert not quote(store, " \n ").stands


def test_only_what_holds_is_quoted(store: FakeStore) -> None:
    """A document that was removed says nothing any more."""
    first, second = store.records()
    assert (
        quote(store, "补助按学期发放。", second.id)
        .claims[0]
        .citations[0]
        .passage.source.document_id
        == second.id
    )
    store.remove(second.id)
    store.release(store.draft)

    assert not quote(store, "午餐每份十元。").stands
    found = quote(store, "补助按学期发放。")
    assert found.claims[0].citations[0].passage.source.document_id == first.id


def test_what_was_quoted_before_is_found_in_the_new_version(store: FakeStore) -> None:
    """Or told to have fallen."""
    said = quote(store, "体罚学生\n补助按学期发放。").said
    newer = document("办法.txt", "第九条 教师不得有下列行为：\n（一）体罚学生；\n（二）其他。")
    first, second = store.records()
    store.remove(second.id)
    record = put(store, newer, FakeEmbedder(), of=first.id)
    store.release(store.draft)
    quoter = Quoter(store, FakeShelf(store, FakeEmbedder().name), lambda: TODAY)

    found = quoter.again(said)

    assert found.fallen == ("补助按学期发放。",)
    assert [one.text for one in found.claims] == ["第九条 教师不得有下列行为：（一）体罚学生；"]
    assert {one.passage.source.version for one in found.claims[0].citations} == {record.version_id}
