from __future__ import annotations

from dataclasses import replace

import pytest

from bot.announcement import Occasion
from bot.announcing.post import LIMIT, News, post
from bot.message import Outgoing, Style
from bot.split import fits
from rag.announce.bulletin import Bulletin
from rag.announce.compose import compose, gone
from tests.documents import composed, sample
from tests.fakes import FakeEmbedder
from tests.ordinance import NEW, OLD
from tests.stored import FakeStore, put
from tests.words import EN, ZH


def _bulletin(name: str) -> Bulletin:
    store = FakeStore()
    put(store, sample(name), FakeEmbedder())
    return compose(1, store)


def _revised() -> Bulletin:
    store = FakeStore()
    old = put(store, composed(OLD, "旧.txt"), FakeEmbedder())
    put(store, composed(NEW, "新.txt"), FakeEmbedder(), of=old.id)
    return compose(2, store, before=1)


def _quotes(messages: tuple[Outgoing, ...]) -> list[str]:
    return [
        one.text[mark.start : mark.end]
        for one in messages
        for mark in one.marks
        if mark.style is Style.QUOTE
    ]


def test_a_new_document_is_told_by_its_facts_and_its_words() -> None:
    """Title, issuer, number, days, points."""
    [message] = post(News(_bulletin("学前教育管理办法"), Occasion.NEW), ZH)

    lines = message.text.splitlines()
    assert lines[0] == "【新文件】《云溪县学前教育管理办法》"
    assert "云政规〔2024〕3号" in lines[1]
    assert "施行日期：2024-09-01" in lines[2]
    assert ZH.announcing.points in lines
    assert 3 <= len(_quotes((message,))) <= 5


def test_a_question_can_be_asked_from_a_post() -> None:
    """And versions compared, where there are two."""
    [new] = post(News(_bulletin("学前教育管理办法"), Occasion.NEW), ZH)
    revised = post(News(_revised(), Occasion.NEW_VERSION), ZH)[-1]

    assert [one.link for row in new.rows for one in row] == ["?start=ask_1"]
    links = [one.link for row in revised.rows for one in row]
    assert links == ["?start=ask_1", "?start=diff_1"]


def test_a_speech_is_said_to_be_one() -> None:
    """It is no rule, in every language."""
    found = News(_bulletin("讲话"), Occasion.NEW)

    assert ZH.notices.speech in post(found, ZH)[0].text
    assert EN.notices.speech in post(found, EN)[0].text


def test_what_a_source_lacks_is_said_and_the_rest_counted() -> None:
    """Nobody takes half a text for a whole one."""
    found = _bulletin("双减")
    text = post(News(found, Occasion.NEW), ZH)[0].text

    assert ZH.announcing.damage.format(damage=found.damage[0]) in text
    assert ZH.announcing.more_damage.format(count=len(found.damage) - 2) in text


def test_every_changed_section_is_named_with_its_words() -> None:
    """The old ones beside the new ones; what only moved by its numbers."""
    text = "\n".join(one.text for one in post(News(_revised(), Occasion.NEW_VERSION), ZH))

    assert "与 2019-03-05 的版本相比" in text
    assert "新增：第三条" in text
    assert "删去：第五条" in text
    assert "第六条（原第四条）" in text
    assert "原为：" in text
    assert "每人每餐8元" in text
    assert "每人每餐10元" in text


def test_the_words_of_many_changes_give_way_but_not_their_names() -> None:
    """A reader is not buried; what is left out is counted."""
    found = _revised()
    contrast = found.contrast
    assert contrast is not None
    [one] = [each for each in contrast.alterations if "每餐10元" in str(each.claims)]
    many = replace(contrast, alterations=(*contrast.alterations, *[one] * 200))

    messages = post(News(replace(found, contrast=many), Occasion.NEW_VERSION), ZH)

    assert len(messages) == 3
    assert all(fits(message, LIMIT) for message in messages)
    assert "处改动的原文" in messages[-1].text


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("kind", "文种：规定"),
        ("level", "层级：县级"),
        ("expires", "更正，有效期至：2029-08-31"),
        ("status", "有更正：效力。"),
    ],
)
def test_what_was_corrected_is_told_as_it_is_now(field: str, said: str) -> None:
    """Also what no line of the facts shows."""
    news = News(_bulletin("学前教育管理办法"), Occasion.CORRECTED, field=field)

    assert said in post(news, ZH)[0].text


@pytest.mark.parametrize(
    ("occasion", "head"),
    [
        (Occasion.EFFECTIVE, ZH.announcing.points),
        (Occasion.SOON_EXPIRED, ZH.announcing.points),
        (Occasion.EXPIRED, ZH.announcing.points_past),
        (Occasion.REPEALED, ZH.announcing.points_past),
    ],
)
def test_what_holds_no_longer_is_said_to(occasion: Occasion, head: str) -> None:
    """Its points are told, but nobody takes them for what holds."""
    news = News(_bulletin("学前教育管理办法"), occasion, day="2026-03-01")
    text = post(news, ZH)[0].text

    assert head in text.splitlines()
    assert ("有效期至：" in text) is (occasion is not Occasion.REPEALED)


@pytest.mark.parametrize(
    ("occasion", "said"),
    [
        (Occasion.EFFECTIVE, ZH.announcing.effective.format(day="2026-03-01")),
        (Occasion.SOON_EFFECTIVE, ZH.announcing.soon_effective.format(day="2026-03-01")),
        (Occasion.EXPIRED, ZH.announcing.expired.format(day="2026-03-01")),
        (Occasion.SOON_EXPIRED, ZH.announcing.soon_expired.format(day="2026-03-01")),
        (Occasion.REPEALED, ZH.announcing.repealed.format(day="2026-03-01")),
        (Occasion.RESTORED, ZH.announcing.restored),
        (
            Occasion.CORRECTED,
            ZH.announcing.corrected.format(field=ZH.documents.issuer, value="云溪县人民政府"),
        ),
    ],
)
def test_each_occasion_has_its_sentence(occasion: Occasion, said: str) -> None:
    """With the day, or the fact that was corrected."""
    news = News(_bulletin("学前教育管理办法"), occasion, day="2026-03-01", field="issuer")

    assert said in post(news, ZH)[0].text


def test_what_was_taken_out_is_named_by_its_facts() -> None:
    """Nobody is led to what cannot be found, or takes it for repealed."""
    store = FakeStore()
    put(store, sample("学前教育管理办法"), FakeEmbedder())
    store.remove(1)

    [message] = post(News(gone(1, store), Occasion.REMOVED), ZH)

    assert message.text.splitlines() == [
        "【文件撤下】《云溪县学前教育管理办法》",
        "发文机关：云溪县人民政府　文号：云政规〔2024〕3号　适用地区：云溪县",
        "日期：2024-07-02",
        ZH.announcing.removed,
    ]
    assert message.rows == ()


def test_beside_changes_the_points_are_said_to_be_of_the_whole_text() -> None:
    """Nobody takes for new what was always so."""
    revised = post(News(_revised(), Occasion.NEW_VERSION), ZH)[0].text.splitlines()

    assert ZH.announcing.points_now in revised
    assert ZH.announcing.points not in revised


def test_a_day_after_the_one_it_takes_effect_on_is_that_of_the_version() -> None:
    """A law of 2021 that was changed in 2024 did not take effect before it was made."""
    found = _bulletin("学前教育管理办法")
    changed = replace(found, source=replace(found.source, dated="2026-04-26"))

    assert "　施行日期：2024-09-01" in post(News(changed, Occasion.NEW), ZH)[0].text
    assert f"{ZH.announcing.dated}：2026-04-26" in post(News(changed, Occasion.NEW), ZH)[0].text
    assert ZH.announcing.dated not in post(News(found, Occasion.NEW), ZH)[0].text


def test_a_question_and_its_answer_stand_together() -> None:
    """A blank line looks as though the quote had ended."""
    [message] = post(News(_bulletin("入学政策问答"), Occasion.NEW), ZH)

    assert any(one.startswith("· 问") and "答：" in one for one in _quotes((message,)))
    assert not any("\n\n" in one for one in _quotes((message,)))
