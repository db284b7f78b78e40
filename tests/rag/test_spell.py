from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.fold import fold
from rag.spell import mend
from tests.county import SENTENCES, county

COUNTY = county()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("全圆道师制是什么", "全员导师制是什么"),
        ("校车部住标准", "校车补助标准"),
        ("保教费表准", "保教费标准"),
        ("送教伤门每月几次", "送教上门每月几次"),
        ("残疾耳童怎么上学", "残疾儿童怎么上学"),
        ("家廷经济困难学生", "家庭经济困难学生"),
        ("送教傷門", "送教上门"),
    ],
)
def test_a_typo_is_mended_by_its_sound(typed: str, meant: str) -> None:
    """Where the documents have the same sound and the typo is no word."""
    assert mend(fold(typed), COUNTY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("zhszpj怎么做", "综合素质评价怎么做"),
        ("khfw收费", "课后服务收费"),
        ("yey收费", "幼儿园收费"),
        ("jtjjkn学生资助", "家庭经济困难学生资助"),
    ],
)
def test_initials_are_spelled_out(typed: str, meant: str) -> None:
    """Beside Chinese words; of several readings the one of the longest words."""
    assert mend(fold(typed), COUNTY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fangxin wucan", "放心午餐"),
        ("fang-xin-wu-can", "放心午餐"),
        ("xiaoche buzhu", "校车补助"),
        ("youeryuan baojiaofei duoshao", "幼儿园保教费 duoshao"),
        ("xiaoche buzhu是多少", "校车补助是多少"),
    ],
)
def test_pinyin_is_read_where_the_documents_have_it(typed: str, meant: str) -> None:
    """The longest run of syllables that stands somewhere; the rest is left."""
    assert mend(fold(typed), COUNTY) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Can he change school?",
        "How long is the school bus ride?",
        "How do women apply?",
        "Is a late fee charged?",
        "school bus subsidy",
        "What does the rule say?",
    ],
)
def test_english_is_not_read_as_pinyin(question: str) -> None:
    """Though he, ride and women could be."""
    assert mend(fold(question), COUNTY) == fold(question)


@pytest.mark.parametrize(
    "question",
    [
        "校车gps要装吗",
        "入学app怎么下载",
        "孩子VIP班",
        "ppt要交吗",
        "随班就读怎么申请",
        "火锅店在哪里",
        "县长是谁",
        "补注是什么意思",
        "5363计划",
        "",
    ],
)
def test_what_the_documents_do_not_know_better_stays(question: str) -> None:
    """An unknown subject is no typo, and an abbreviation of another thing no initials."""
    assert mend(fold(question), COUNTY) == fold(question)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_the_documents_say_is_never_touched(sentence: str) -> None:
    """Word for word."""
    assert mend(fold(sentence), COUNTY) == fold(sentence)


@settings(deadline=None)  # the first one learns how every character sounds
@given(st.text() | st.text(st.sampled_from("校车补助标准全圆道师制abchxy 5.+怎么？")))
def test_any_question_can_be_mended(question: str) -> None:
    """Without an error; what has no word and no letter comes back as it is."""
    folded = fold(question)
    mended = mend(folded, COUNTY)

    assert mended or not folded.strip()
    if not any(sign.isalpha() for sign in folded):
        assert mended == folded
