from __future__ import annotations

import pytest

from tests.stage import Stage
from tests.words import ZH


def test_documents_come_ten_a_page(county: Stage) -> None:
    """With a button for each, and one to turn the page."""
    county.order("/sources")

    assert county.text.startswith(ZH.catalogue.all.format(count=12))
    assert "10. 《在全县教育工作会议上的讲话》" in county.text
    assert "\n11. " not in county.text
    assert county.labels() == [list("12345"), ["6", "7", "8", "9", "10"], ["下一页 ›"]]


def test_a_turned_page_takes_the_place_of_the_last(county: Stage) -> None:
    """Back and forth, without new messages."""
    county.order("/sources")
    (turned,) = county.press("下一页 ›").deliveries

    assert turned.edits == county.last
    assert "11. " in county.text
    assert county.labels() == [["11", "12"], ["‹ 上一页"]]

    county.press("‹ 上一页")

    assert "\n1. " in county.text


def test_a_page_can_be_asked_for_in_words(county: Stage) -> None:
    """Where nothing can be pressed; beyond the last one it is the last one."""
    county.order("/sources 2")
    second = county.text
    county.order("/sources 99")

    assert "12. " in second
    assert county.text == second


def test_words_find_titles_before_texts(county: Stage) -> None:
    """Simplified or Traditional, also in numbers and issuers."""
    county.order("/sources 校车")
    found = [line.split(".")[0] for line in county.text.splitlines()[1:-1]]

    assert found[0] == "8"
    assert "4" in found
    county.order("/sources 特殊教育发展")
    assert "12. " in county.text
    county.order("/sources 云政规〔2024〕3号")
    assert "5. " in county.text


def test_pages_of_a_search_keep_its_words(county: Stage) -> None:
    """The words travel in the button."""
    county.order("/sources 云溪")
    assert "下一页：/sources 云溪 2" in county.text

    county.press("下一页 ›")

    assert county.text.startswith("与“云溪”有关的文件有 ")
    assert "第 2 页" in county.text


def test_words_too_long_for_a_button_lose_the_button_alone(county: Stage) -> None:
    """The pages can still be asked for in words."""
    county.order("/sources 云溪县" + " 县" * 30)

    assert [label for row in county.labels() for label in row if "页" in label] == []
    assert county.text.startswith("与“云溪县")


@pytest.mark.parametrize("words", ["火锅", "《》", "：", "%", "_", "火锅 午餐"])
def test_what_is_nowhere_gets_one_sentence(county: Stage, words: str) -> None:
    """With an example of what to try."""
    county.order(f"/sources {words}")

    assert county.text == ZH.catalogue.none_found.format(words=words)


def test_an_empty_library_says_so(stage: Stage) -> None:
    """There is nothing to list."""
    stage.order("/sources")

    assert stage.text == ZH.catalogue.empty
