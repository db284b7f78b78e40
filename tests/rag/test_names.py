"""What the stored documents are called."""

from __future__ import annotations

import pytest

from corpus.known import Kind, Status
from rag.answer import Source
from rag.names import Named, Names
from rag.shortened import Short

TITLES = (
    "云溪县学前教育管理办法",
    "中华人民共和国学前教育法",
    "中华人民共和国义务教育法",
    "中华人民共和国教育法",
    "中华人民共和国未成年人保护法",
    "中华人民共和国民办教育促进法",
    "澜江市教育局关于规范中小学午休管理的通知",
    "澜江市未成年人保护条例",
    "云州市未成年人保护条例",
)
PLACES = {1: "云溪县", 8: "澜江市", 9: "云州市"}
SHORTS = (
    Short("办法", "云溪县学前教育管理办法", title=True, document=2),
    Short("保育新规", "云溪县学前教育管理办法", title=True, document=2),
    Short("双减", "减轻作业负担和校外培训负担", title=False, document=7),
)


@pytest.fixture(scope="module")
def names() -> Names:
    """One document a title, the seventh with a number."""
    return Names(
        (
            Source(
                at,
                f"{at}.txt",
                at,
                title,
                Kind.REGULATION,
                Status.IN_FORCE,
                place=PLACES.get(at, ""),
                number="澜教办〔2024〕31号" if at == 7 else "",
            )
            for at, title in enumerate(TITLES, 1)
        ),
        SHORTS,
    )


def documents(named: Named | None) -> list[int]:
    """The documents that are named."""
    return [one.source.document_id for one in named.targets] if named else []


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("云溪县学前教育管理办法", [1]),
        ("学前教育管理办法", [1]),
        ("《学前教育法》", [2]),
        ("教育法", [4]),
        ("义教法", [3]),
        ("学前法", [2]),
        ("未保法", [5]),
        ("民促法", [6]),
        ("未保条例", [8, 9]),
        ("未成年人保护条例", [8, 9]),
        ("保育新规", [1]),
        ("刑法", []),
        ("教学方法", []),
        ("看法", []),
        ("", []),
    ],
)
def test_words_end_with_a_name(names: Names, words: str, meant: list[int]) -> None:
    """A title, its end, an abbreviation, a name that a document gave; of several all."""
    assert documents(names.ending(words)) == meant


def test_what_stands_before_a_name_is_told(names: Names) -> None:
    """刑 is no part of a title: the law of 刑教育法 is not stored."""
    named = names.ending("请看刑教育法")

    assert named is not None
    assert (named.start, named.end) == (3, 6)


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("义教法规定义务教育几年", "《义务教育法》规定义务教育几年"),
        ("《未保法》怎么说", "《未成年人保护法》怎么说"),
        ("未保条例怎么说", "未成年人保护条例怎么说"),
        ("义务教育法怎么说", "义务教育法怎么说"),
        ("澜教办[2024]31号说了什么", "《澜江市教育局关于规范中小学午休管理的通知》说了什么"),
        ("31号文怎么说午休", "《澜江市教育局关于规范中小学午休管理的通知》怎么说午休"),
        ("校车31号线", "校车31号线"),
    ],
)
def test_short_names_are_spelt_out(names: Names, question: str, read: str) -> None:
    """In 《》 where one text alone is meant; titles stay as they are."""
    assert names.spelt_out(question) == read


def test_a_generic_name_is_its_documents_own(names: Names) -> None:
    """《办法》 means what the document that is talked about calls so."""
    assert [one.source.document_id for one in names.own(2, "《办法》")] == [1]
    assert names.own(3, "《办法》") == ()
    assert documents(names.ending("这个办法")) == []


def test_a_title_is_known_by_words_inside_it(names: Names) -> None:
    """Nobody says 澜江市教育局关于规范中小学."""
    assert documents(names.holding("午休管理通知")) == [7]
    assert names.holding("校车管理通知") is None


def test_a_number_that_nobody_has_names_no_text(names: Names) -> None:
    """It is a number all the same."""
    number = names.numbered("请问甲教〔2024〕99号说了什么")

    assert number is not None
    assert number.targets == ()


def test_distinctive_names_have_meanings(names: Names) -> None:
    """Those of texts that are stored under another name are no other words."""
    assert names.meanings["双减"] == ("减轻作业负担和校外培训负担",)
    assert "办法" not in names.meanings


def test_a_document_is_found_by_what_it_is_called(names: Names) -> None:
    """By its whole title or without the state, with or without quotation marks."""
    found = names.called(["学前教育法", "澜江市“未成年人保护”条例", "没有这部法"])

    assert [one.title for one in found] == [TITLES[1], TITLES[7]]
    assert names.called([]) == []


@pytest.mark.parametrize("words", ["《湖南省学前法》", "人民促法"])
def test_the_rest_of_another_name_is_no_short_name(words: str, names: Names) -> None:
    """学前法 stands for a title by itself, not at the end of another one, nor inside a word."""
    assert names.shortened(words) == []
    assert names.shortened("《学前法》") != []


def test_a_kind_that_ends_as_another_one_is_that_one(names: Names) -> None:
    """学前教育办法 is no 法; it leaves 管理 out."""
    assert documents(names.ending("学前教育办法")) == [1]


def test_few_words_of_a_title_name_it_if_no_other_has_them(names: Names) -> None:
    """午休通知 is the only one of its kind on 午休."""
    assert documents(names.holding("午休通知")) == [7]
    assert names.holding("午餐通知") is None
