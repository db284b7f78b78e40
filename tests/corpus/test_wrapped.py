from __future__ import annotations

import pytest

from corpus.document import Noise
from tests.documents import cleaned, taken


@pytest.mark.parametrize(
    "source",
    [
        "今天我们召开全县教育高质量发展推进会,主要目的是深入学习贯彻党的\n二十大精神,动员全县。",
        "融合教育质量全面提升。特殊教育保障机制基本完善，优质资源覆盖\n全部乡镇，家长满意。",
        "促进残疾儿童少年最大限度地融入普通学校、普通班级、\n融入社会。",
        "会上发表了一系列重要讲话。\n近年来,各级领导就教育工作发表了一系列重要\n讲话,作出了指示。",
    ],
)
def test_a_break_inside_a_sentence_goes(source: str) -> None:
    """After a comma, after a joining word, in the middle of a paragraph or of a known phrase."""
    assert taken(cleaned(source), Noise.LINE_BREAK) == "\n"
    assert source.count("\n") - 1 == cleaned(source).text.count("\n")


@pytest.mark.parametrize(
    "source",
    [
        "云溪县人民政府办公室关于全面加强和改进学校美育工作的实施意见\n各乡镇，各部门：",
        "一、以立德树人为根本任务，全面加强和改进学校美育工作\n各级各部门要高度重视，抓好落实。",
        "全县教育工作会议在城关召开，各乡镇、各部门负责同志参加会议\n会议指出，要抓好落实。",
        "会议明确了任务，落实了责任，各乡镇各部门要按照分工抓好工作落实\n一、加强领导，落实责任。",
        "会议明确了任务，落实了责任。各乡镇各部门要按照分工抓好工作落实\n\n各学校，抓好落实。",
        "会议明确了任务，落实了责任。各乡镇各部门要按照分工抓好工作落实\n　　各学校，抓好落实。",
        "会议明确了任务，落实了责任。各乡镇各部门要按照分工抓好工作落实\n联系人：王，电话。",
        "联系人：高军，郭猛，赵景。以上各位为本次活动各项工作的总联系人\n报名截止时间，六月。",
        "第一类 | 甲，乙。丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥\n乙 | 丙，丁。",
    ],
)
def test_an_unsure_break_stays(source: str) -> None:
    """Titles, headings, headlines, labels, indented paragraphs, rows of tables."""
    assert source == cleaned(source).text


def test_lines_around_a_cut_are_not_joined() -> None:
    """What is missing stood between them."""
    above = "全县上下要深入学习贯彻重要论述，做好工作。落实教育的重"
    source = f"{above}\n……(省略1213字)……\n做新时代接班人，很好。"

    assert "重\n做新时代" in cleaned(source).text
