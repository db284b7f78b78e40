from __future__ import annotations

from bot.announcement import Occasion
from tests.bot.desk.running.announcing.conftest import ADMIN, REVIEWER, draft, look
from tests.bot.desk.running.conftest import home
from tests.stage import TITLE, Stage
from tests.words import ZH


def test_drafts_are_listed_with_a_button_each(newsroom: Stage) -> None:
    """Whatever happened meanwhile is drafted first."""
    newsroom.stored(name="乙.txt", title="乙办法")

    newsroom.order("/drafts", home(REVIEWER), REVIEWER)

    assert newsroom.text.splitlines() == [
        ZH.drafting.listed.format(count=2),
        f"1. {ZH.occasions[Occasion.NEW]}　{TITLE}",
        f"2. {ZH.occasions[Occasion.NEW]}　乙办法",
    ]
    newsroom.press("2. 乙办法", person=REVIEWER)
    assert "公告 2" in newsroom.text


def test_an_announcement_is_shown_exactly_as_it_is_posted(newsroom: Stage) -> None:
    """Then what is known of it."""
    sheet = look(newsroom)

    before = newsroom.sent[str(int(sheet) - 1)].message
    assert before == draft(newsroom).draft.messages[-1]
    lines = newsroom.text.splitlines()
    assert lines[0] == "公告 1　新文件　待审"
    assert ZH.drafting.to_all.format(count=2) in newsroom.text
    assert ZH.drafting.at_once in lines


def test_what_was_decided_is_listed_apart(newsroom: Stage) -> None:
    """With what became of it."""
    newsroom.order("/drafts 已处理", home(ADMIN), ADMIN)
    assert newsroom.text == ZH.drafting.none_posted
    look(newsroom)
    newsroom.press(ZH.drafting.approve, person=ADMIN)

    newsroom.order("/drafts done", home(ADMIN), ADMIN)

    assert newsroom.text.splitlines() == [ZH.drafting.posted, f"1. 已通过　{TITLE}"]
    newsroom.order("/drafts", home(ADMIN), ADMIN)
    assert newsroom.text == ZH.drafting.none


def test_long_lists_have_pages(newsroom: Stage) -> None:
    """Turned in their place."""
    for number in range(2, 12):
        newsroom.stored(name=f"{number}.txt", title=f"第{number}号办法")
    newsroom.order("/drafts", home(ADMIN), ADMIN)
    assert ZH.drafting.page.format(page=1, pages=2) in newsroom.text

    newsroom.press(ZH.catalogue.next, person=ADMIN)

    assert ZH.drafting.page.format(page=2, pages=2) in newsroom.text
    assert "11. " in newsroom.text


def test_what_is_not_there_is_said_not_to_be(newsroom: Stage) -> None:
    """And how to ask."""
    newsroom.order("/drafts 9", home(ADMIN), ADMIN)
    assert newsroom.text == ZH.drafting.no_such.format(number=9)
    newsroom.order("/drafts 什么", home(ADMIN), ADMIN)
    assert newsroom.text == ZH.drafting.how


def test_looking_is_noted_by_document(newsroom: Stage) -> None:
    """As everything those with a rank do."""
    look(newsroom)

    act = newsroom.log.acts(document=1)[0].act
    assert (act.person, act.deed.value, act.detail) == (ADMIN, "drafts", "#1")
