from __future__ import annotations

import pytest

from corpus.fold import fold
from rag.inquiry import Wants
from rag.wants import counts, names, relative_times, wants, years

ASKED = {
    Wants.AMOUNT: """
        公办幼儿园保教费多少钱
        中职助学金多少
        校车票价最高多少
        普通高中助学金二档多少
        小学寄宿生资助标准是多少
        随车照管员补贴多少
        乡镇教师每月有多少乡村补贴
        三年计划总投入多少亿
        How much is the school bus subsidy?
    """,
    Wants.SHARE: """
        2027年毛入园率要达到多少
        普惠园覆盖率是百分之几
        公办园在园幼儿占比是多少
        What is the enrolment rate?
    """,
    Wants.COUNT: """
        幼儿园小班最多多少人
        三年新增学位多少个
        送教上门每月几次
        How many buses run?
    """,
    Wants.DATE: """
        校车补助办法什么时候施行
        登记截止到哪天
        县第四小学哪年建成
        網上登記幾月幾號開始
        When is the deadline?
    """,
    Wants.CONTACT: """
        资助咨询电话是多少
        投诉电话
        办证打什么电话？
        报名网址是什么
        What is the phone number of the bureau?
    """,
    Wants.PLACE: "县教育局在哪条路\n启明学校地址",
    Wants.PERSON: "这个办法谁负责解释\n由哪个部门拨付\nWho pays for the buses?",
    Wants.MEMBERS: "随迁子女要哪些材料\n突出问题都有哪些\n“三个一”指哪三个",
    Wants.MEANING: "“长幼随学”是什么意思\n什么叫集团化办学",
    Wants.DOCUMENT: "哪份文件规定了校车补助\n这是哪个通知说的",
    Wants.OUTLINE: "特教提升方案分几部分\n行动计划的主要内容",
    Wants.COMPARISON: "2019年和2024年的校车办法有什么区别\n两份文件有什么不同",
    Wants.POLAR: "双胞胎能不能同班\n幼儿园可以收赞助费吗\n孤儿有没有资助",
}


@pytest.mark.parametrize(
    ("question", "kind"),
    [(line.strip(), kind) for kind, block in ASKED.items() for line in block.strip().splitlines()],
)
def test_a_question_tells_what_would_answer_it(question: str, kind: Wants) -> None:
    """In either script, and in English."""
    assert kind in wants(fold(question))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("家庭经济困难学生资助多少人", Wants.AMOUNT),
        ("校车费用由谁承担", Wants.AMOUNT),
        ("哪些费用幼儿园不能收", Wants.AMOUNT),
        ("How much homework may a kindergarten set?", Wants.AMOUNT),
        ("How much time outdoors?", Wants.AMOUNT),
        ("Are integrated classes separate?", Wants.SHARE),
        ("What happens when a child is refused?", Wants.DATE),
        ("Is the whole fee returned?", Wants.PERSON),
        ("校车怎么申请", Wants.POLAR),
        ("“双减”是什么", Wants.POLAR),
    ],
)
def test_a_question_does_not_ask_for_what_it_only_mentions(question: str, kind: Wants) -> None:
    """A word inside a word, a conjunction, a cost without its amount."""
    assert kind not in wants(fold(question))


def test_an_open_question_asks_for_nothing_special() -> None:
    """Whatever speaks of the subject may answer it."""
    assert wants("孩子重度残疾怎么上学") == frozenset()


@pytest.mark.parametrize(
    ("question", "coined"),
    [
        ("“长幼随学”和《云溪县校车补助办法》是什么", ("长幼随学", "云溪县校车补助办法")),
        ("「雙減」怎麼落實", ("双减",)),
        ("5363计划分别是什么", ("5363",)),
        ("5+3+2模式各代表什么", ("5+3+2",)),
        ("五四三帮扶体系是哪些", ("五四三",)),
        ("三园工程是什么意思", ("三园",)),
        ("一优一带的“优”和“带”指什么", ("优", "带")),
    ],
)
def test_coined_names_are_noticed(question: str, coined: tuple[str, ...]) -> None:
    """In quotation marks, made of figures, or of a numeral and a word."""
    assert names(fold(question)) == coined


@pytest.mark.parametrize(
    "question",
    [
        "2027年新增学位多少",
        "2025学年",
        "班额56人",
        "电话0300-5550136是哪的",
        "不超过1.5倍",
        "九年一贯制",
    ],
)
def test_a_figure_is_no_name(question: str) -> None:
    """Years, telephone numbers and what is counted."""
    assert names(question) == ()


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("哪四个缩小", (4,)),
        ("“五育并举”指哪五育", (5,)),
        ("这三个一分别指什么", (3,)),
        ("三个突出问题分别是什么", (3,)),
        ("5363计划分别是什么", (4,)),
        ("5+3+2模式各代表什么", (3,)),
        ("一优一带的“优”和“带”指什么", (2,)),
        ("哪三年建成", ()),
        ("2025年招聘多少教师", ()),
        ("哪一个学校", ()),
    ],
)
def test_the_number_of_parts_is_read_off(question: str, parts: tuple[int, ...]) -> None:
    """What is said in words, and of a code one a digit; 哪三年 asks for no parts."""
    assert counts(fold(question)) == parts


def test_times_are_noticed() -> None:
    """Calendar years once each, and words that count from today."""
    assert years("2019年办法和2024年办法,2019年的票价") == ("2019", "2024")
    assert years("学位4000个,2025-2027") == ()
    assert relative_times("前年和去年的补助") == ("前年", "去年")
    assert relative_times("大前年的呢") == ("大前年",)
