from __future__ import annotations

from bot.message import Enclosure, Limit, Style
from tests.stage import Stage
from tests.words import ZH


def test_a_card_tells_what_is_known_and_why(county: Stage) -> None:
    """The status with the words it was read from, every version, every section."""
    county.order("/doc 8")

    for line in (
        "文号：云政办规〔2024〕5号",
        "施行日期：2024-09-01",
        "效力：现行（见《云溪县校车补助办法（2024年修订）》：“有效期至2029年8月31日”）",
        "历次版本",
        "4. 第一条",
    ):
        assert line in county.text.splitlines()
    assert "第 1 版 · 2019-07-05 · 已废止 · 自 2019-09-01 至 2024-08-31" in county.text


def test_a_card_tells_what_is_lacking(county: Stage) -> None:
    """Each thing once, however often it is lacking."""
    county.order("/doc 1")

    lines = county.text.splitlines()
    assert any(line.startswith("残缺（") for line in lines)
    damages = [line for line in lines if line.startswith("⚠")]
    assert damages
    assert len(damages) == len(set(damages))


def test_a_title_in_words_finds_its_document(county: Stage) -> None:
    """In 《》 or without, in either script."""
    for words in ("午餐供应", "《云溪县中小学午餐供应办法》", "中小學午餐"):
        county.order(f"/doc {words}")
        assert county.text.startswith("云溪县中小学午餐供应办法\n")


def test_of_several_documents_one_can_be_chosen(county: Stage) -> None:
    """By pressing its number."""
    county.order("/doc 云溪县")
    assert county.text.startswith("有 11 份文件符合“云溪县”")

    county.press("5")

    assert county.text.startswith("云溪县学前教育管理办法\n")


def test_what_there_is_none_of_gets_one_sentence(county: Stage) -> None:
    """With what to do."""
    county.order("/doc")
    assert county.text == ZH.catalogue.how
    county.order("/doc 火锅")
    assert county.text == ZH.catalogue.no_match.format(words="火锅")
    county.order("/doc 99")
    assert county.text == ZH.catalogue.no_such.format(number=99)


def test_a_section_is_shown_whole_and_leads_on(county: Stage) -> None:
    """As a quote under the place it stands in."""
    county.order("/doc 5")
    county.press("第二章 规划与设置")
    message = county.sent[county.last].message

    assert message.text.startswith("《云溪县学前教育管理办法》 · 第二章 规划与设置")
    (quote,) = [mark for mark in message.marks if mark.style is Style.QUOTE]
    assert message.text[quote.start : quote.end].startswith("第二章")
    assert county.labels() == [["‹ 上一页", "下一页 ›"], ["文件信息"]]

    county.press("下一页 ›")
    assert "第三章" in county.text
    county.press("文件信息")
    assert county.text.startswith("云溪县学前教育管理办法\n")


def test_a_section_can_be_asked_for_in_words(county: Stage) -> None:
    """Where nothing can be pressed."""
    county.order("/doc 5 3")

    assert "第一条　为规范学前教育管理" in county.text


def test_a_long_section_is_split_and_nothing_is_lost(county: Stage) -> None:
    """The buttons are below the last message."""
    county.limit = Limit(units=120, marks=10)
    deliveries = county.order("/doc 5 7").deliveries
    said = "".join(one.message.text for one in deliveries)

    assert len(deliveries) > 3
    for article in ("第五条", "第六条", "第七条", "第八条", "第九条"):
        assert said.count(f"{article}　") == 1
    assert [bool(one.message.rows) for one in deliveries][-2:] == [False, True]


def test_many_sections_are_paged_below_the_card(county: Stage) -> None:
    """Only the buttons change."""
    county.order("/doc 5")
    card = county.text
    county.press("下一页 ›")

    assert county.text == card
    assert county.labels()[0] == ["第八章 附 则"]


def test_the_original_file_is_sent(county: Stage) -> None:
    """That of the version that speaks for the document; one that is too large is named."""
    county.order("/doc 8")
    (sent,) = county.press(ZH.buttons.original).deliveries
    assert sent.message.file == Enclosure(9, "云溪县校车补助办法（2024年修订）.txt")

    county.order("/doc 8")
    county.originals.data = b"x" * 2_000_000
    (told,) = county.press(ZH.buttons.original).deliveries

    assert told.message.file is None
    assert "2" in told.message.text


def test_what_changed_is_asked_of_the_question_line(county: Stage) -> None:
    """About this very document; documents with one version have no such button."""
    county.order("/doc 8")
    county.press(ZH.catalogue.changed)
    asked = county.asker.asked[-1]
    assert (asked.text, asked.about) == ("《云溪县校车补助办法》改了什么？", (8,))

    county.order("/doc 5")
    assert ZH.catalogue.changed not in [label for row in county.labels() for label in row]


def test_a_card_links_to_itself(county: Stage) -> None:
    """So that it can be passed on."""
    county.order("/doc 5")
    links = [one.link for row in county.sent[county.last].message.rows for one in row if one.link]

    assert links == ["?start=doc_5"]


def test_a_button_of_a_document_that_is_gone_says_so(stage: Stage) -> None:
    """Buttons outlive documents."""
    stage.stored()
    stage.order("/doc 1")
    stage.store.remove(1)
    stage.store.release(stage.store.draft)

    for label in ("第1条", ZH.buttons.original):
        stage.press(label, "1001")
        assert stage.text == ZH.catalogue.no_such.format(number=1)
