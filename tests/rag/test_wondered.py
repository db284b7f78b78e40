"""Questions are made of what a document says, in words that people use."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.document import Section
from corpus.known import Kind as Sort
from rag.wondered import Kind, Wondered, wondered
from tests.asking import origin

RULE = replace(origin(title="云溪县学前教育管理办法"), place="云溪县")
PLAN = replace(RULE, title="云溪县教育三年行动计划", kind=Sort.PLAN)
LAW = replace(RULE, title="中华人民共和国学前教育法", kind=Sort.LAW, place="全国")
SPEECH = replace(RULE, title="在全县教育推进会上的讲话", kind=Sort.SPEECH, place="")


def made(text: str, *headings: str, source: object = RULE, several: bool = False) -> list[Wondered]:
    """The questions of a document whose text stands under its headings."""
    path = ("标题", *headings)
    section = Section(path, 0, 0, 0, len(text))
    assert isinstance(source, type(RULE))
    return list(wondered(source, text, [section], several=several))


def texts(found: list[Wondered], kind: Kind) -> list[str]:
    """How those of a kind are worded."""
    return [one.text for one in found if one.kind is kind]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("到2027年，学前三年毛入园率达到95%。", "云溪县学前三年毛入园率是多少？"),
        ("全县学前三年毛入园率不低于95%。", "云溪县学前三年毛入园率是多少？"),
        ("其中，公办幼儿园在园幼儿占比为60%。", "云溪县公办幼儿园在园幼儿占比是多少？"),
        ("幼儿户外体育活动时间不少于2小时。", "云溪县幼儿户外体育活动时间是多久？"),
        ("小班不超过25人，", "按《云溪县学前教育管理办法》，小班不能超过多少人？"),
        ("小学生每生每学期320元。", "按《云溪县学前教育管理办法》，小学生每生每学期多少元？"),
    ],
)
def test_a_figure_is_asked_after(text: str, question: str) -> None:
    """By its own name, with the place or the document it holds for."""
    assert texts(made(text), Kind.FIGURE) == [question]


@pytest.mark.parametrize(
    "text",
    [
        "本办法为2024年修订。",
        "按照规定的标准达到95%。",
        "应当提高的比例达到95%。",
        "其标准为300元。",
        "学生可以申请的补助为300元。",
        "比例达到95%。",
        "时间为2小时。",
        "今年以来，完成投资300元。",
    ],
)
def test_what_has_no_clean_name_is_not_asked_after(text: str) -> None:
    """本办法是多少 is no question."""
    assert texts(made(text), Kind.FIGURE) == []


def test_a_figure_of_a_law_is_asked_of_the_law() -> None:
    """It holds everywhere, so no place tells whose it is."""
    (question,) = texts(made("学前教育财政补助经费占比达到9%。", source=LAW), Kind.FIGURE)

    assert question == "《学前教育法》规定的学前教育财政补助经费占比是多少？"


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("第三章　保育与教育", "《云溪县学前教育管理办法》对保育与教育有什么规定？"),
        ("第七章 法律责任", "违反《云溪县学前教育管理办法》要承担什么责任？"),
        ("（二）推进美育综合改革", "云溪县怎么推进美育综合改革？"),
    ],
)
def test_a_heading_is_asked_after(heading: str, question: str) -> None:
    """Without its number; what somebody does is asked with 怎么."""
    (found,) = (one for one in made("甲。", heading) if one.kind is Kind.HEADING)

    assert (found.text, found.start, found.end) == (question, 0, 2)


@pytest.mark.parametrize(
    "heading", ["第一章 总则", "附则", "第二十四条", "一、总体要求", "（一）甲，乙"]
)
def test_a_heading_that_names_nothing_is_not_asked_after(heading: str) -> None:
    """Every document has such."""
    assert texts(made("甲。", heading), Kind.HEADING) == []


def test_a_document_is_asked_after() -> None:
    """Whether it holds and since when; what changed only where it has another version."""
    once = texts(made("甲。"), Kind.DOCUMENT)
    twice = texts(made("甲。", several=True), Kind.DOCUMENT)

    assert once == [
        "《云溪县学前教育管理办法》现在还有效吗？",
        "《云溪县学前教育管理办法》什么时候开始施行？",
    ]
    assert twice == ["《云溪县学前教育管理办法》这次改了什么？", *once]


def test_a_plan_and_a_speech_are_not_asked_whether_they_hold() -> None:
    """They are no rules."""
    assert texts(made("甲。", source=PLAN), Kind.DOCUMENT) == []
    assert texts(made("甲。", source=SPEECH), Kind.DOCUMENT) == []
