"""Provisions in the text of their document."""

from __future__ import annotations

from rag.addressed import addresses
from rag.articles import found, opening, pieces
from rag.names import Target
from rag.onday import OnDay
from tests.asking import stocked

TEXT = """甲县校车办法

第一章　总则

第一条　甲事项由学校负责：
（一）登记；
（二）公示。
乙事项由县教育局负责。

第二章　附则

第二条　本办法自2024年9月1日起施行。
"""


def quoted(words: str) -> str:
    """What stands where a provision is found; empty where there is none."""
    desk = stocked(("甲.txt", TEXT))
    texts = OnDay(desk.store, desk.asker.today())
    [source] = texts.sources()
    article = found(Target(source, 0), addresses(words)[0], texts)
    return texts.text(source.version)[article.start : article.end] if article else ""


def test_an_article_is_all_its_lines() -> None:
    """Without the white space around it."""
    assert quoted("第一条").startswith("第一条　甲事项")
    assert quoted("第一条").endswith("乙事项由县教育局负责。")


def test_the_items_of_a_list_belong_to_its_paragraph() -> None:
    """So the line after them is the second paragraph."""
    assert quoted("第一条第一款").endswith("（二）公示。")
    assert quoted("第一条第二款") == "乙事项由县教育局负责。"
    assert quoted("第一条第(二)项") == "（二）公示。"
    assert quoted("第一条第三款") == quoted("第一条第(三)项") == ""


def test_a_chapter_is_all_its_articles() -> None:
    """With its heading; an article of another chapter is not in it."""
    assert quoted("第二章").startswith("第二章　附则")
    assert quoted("第二章").endswith("起施行。")
    assert quoted("第二章第一条") == ""


def test_how_much_there_is_can_be_told() -> None:
    """Of articles, of chapters; and the beginning of the whole text."""
    desk = stocked(("甲.txt", TEXT), ("乙.txt", "乙县通知\n\n各学校应当按时开学并做好准备。\n"))
    texts = OnDay(desk.store, desk.asker.today())
    one, other = (Target(source, 0) for source in texts.sources())

    assert opening(one, addresses("第九条")[0], texts) == "《甲县校车办法》共2条"
    assert opening(one, addresses("第九章")[0], texts) == "《甲县校车办法》共2章"
    assert opening(other, addresses("第九条")[0], texts) == "《乙县通知》不分条"
    [start] = pieces(other, texts)
    assert texts.text(other.source.version)[start.start : start.end].endswith("做好准备。")
