from __future__ import annotations

import pytest

from rag.expect import (
    asked_figures,
    asks_address,
    holds_address,
    holds_all,
    named_places,
    of_another_deed,
)
from rag.inquiry import Inquiry, Wants
from rag.wants import wants
from tests.asking import inquiry, unit


def asking(question: str) -> Inquiry:
    """What is needed of a question here."""
    return Inquiry(question, (), frozenset(), frozenset(), wants(question))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("幼儿园小班多少人", "小班不超过25人"),
        ("中职助学金多少钱", "每生每年2300元"),
        ("中职助学金多少", "每生每年2300元"),
        ("三年总投入多少", "三年计划总投入4.86亿元"),
        ("毛入园率要达到多少", "毛入园率达到94.0%"),
        ("校车补助办法什么时候施行", "自2024年9月1日起施行"),
        ("第四小学哪年建成", "2025年8月建成招生"),
        ("登记几号截止", "时间为6月16日至6月25日"),
        ("户外活动几小时", "每日户外活动时间不少于两小时"),
        ("居住证要几天办好", "自受理之日起15日内制作发放"),
        ("公示几天", "公示5个工作日"),
        ("孩子几岁能上幼儿园", "入园儿童应当年满三周岁"),
        ("几周岁上小学", "年满6岁的儿童"),
        ("多少岁上小学", "年满六周岁的儿童"),
        ("食品留样多少克", "每个品种留样不少于125克"),
        ("改造多少所学校", "改造乡镇寄宿制学校18所"),
        ("离学校多远有补助", "单程1.5公里以上"),
        ("居住证多久办好", "自受理之日起15日内制作发放"),
        ("有多少学生", "在校4000余名学生"),
        ("谁负责解释", "由县教育局负责解释"),
        ("特教津贴多少", "特殊教育津贴按照基本工资的25%发放"),
        ("入学年龄哪天算", "2019年8月31日以前出生的儿童可以入学"),
        ("投诉电话多少", "监督举报:0300-5550110"),
        ("报名网址是什么", "登记网址:www.yunxi-edu.example"),
        ("孩子重度残疾怎么上学", "可以申请送教上门"),
        ("接种证什么时候查", "接种证由小学在新生报到时查验"),
        ("国防教育日是哪一天", "每年九月的第三个星期六为全民国防教育日"),
        ("解除合同要提前几天通知", "提前三十日以书面形式通知用人单位"),
    ],
)
def test_a_sentence_with_the_figure_holds_it(question: str, sentence: str) -> None:
    """In the measure that was asked for; an open question asks for no figure."""
    assert holds_all(asking(question), sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("保教费多少钱", "幼儿园不得另行收费"),
        ("保教费多少钱", "报名人数为480人"),
        ("毛入园率要达到多少", "三年累计新增学位4000个"),
        ("第四小学哪年建成", "8月底前全部投入使用"),
        ("第四小学哪年建成", "202x年8月建成"),
        ("登记几号截止", "登记于2025年6月进行"),
        ("户外活动几小时", "每天户外活动3次"),
        ("改造多少所学校", "违反本办法第12条的"),
        ("改造多少所学校", "改造学校xx所"),
        ("食品留样多少克", "保存不少于四十八小时"),
        ("什么时候报名", "2019年8月31日以前出生的儿童可以报名"),
        ("居住证要几天办好", "签发日期应当在2025年5月31日以前"),
        ("县一中有多少学生", "住宿费(六人间) | 普通高中 | 300"),
        ("资助金什么时候发", "每生每年1000元"),
        ("投诉电话多少", "设立24小时举报电话,2个工作日内核查"),
        ("报名打哪个电话", "网址www.yunxi-edu.example"),
        ("公示几天", "每年12月5日前公示"),
        ("接种证哪年开始查", "接种证由小学在新生报到时查验"),
        ("接种证什么时候查", "接种证应当及时查验"),
    ],
)
def test_a_sentence_without_it_is_only_near(question: str, sentence: str) -> None:
    """Another measure, the number of an article, and what the source hides do not answer."""
    assert not holds_all(asking(question), sentence)


def test_the_strictest_kind_is_asked_for() -> None:
    """多少钱 is an amount and no count; 什么时候能 asks for help, not for a date."""
    assert asked_figures(asking("保教费多少钱")) == (Wants.AMOUNT,)
    assert asked_figures(asking("什么时候能补老师")) == ()
    assert asked_figures(asking("什么时候施行")) == (Wants.DATE,)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("资助中心在哪里", True),
        ("教育局地址", True),
        ("窗口在哪条路", False),
        ("在哪里报名", False),
        ("谁在哪里管", False),
    ],
)
def test_where_an_office_is_asks_for_an_address(question: str, asks: bool) -> None:  # noqa: FBT001
    """Where something is done is another question."""
    assert asks_address(asking(question)) is asks


def test_an_address_is_what_one_can_go_to() -> None:
    """No document number, and no county."""
    assert holds_address("望溪街道文昌路18号")
    assert holds_address("办公地址:县政府东侧")
    assert not holds_address("云教助[2025]7号")
    assert not holds_address("云溪县学生资助管理中心")


def test_places_are_those_called_by_name() -> None:
    """A county, a road; not every county."""
    assert "云溪县" in named_places("云溪县青禾镇人民路3号")
    assert any("人民路" in place for place in named_places("窗口设在人民路3号"))
    assert named_places("每个县和全省各乡镇") == ()


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("抽查比例不低于10%", True),
        ("报销比例不低于10%", False),
        ("医药费报销的,比例不低于10%", False),
        ("比例不低于10%", False),
        ("抽查标准另行规定", False),
        ("报销后抽查比例不低于10%", False),
    ],
)
def test_a_measure_of_another_deed_is_told_apart(text: str, another: bool) -> None:  # noqa: FBT001
    """抽查比例 does not tell the 报销比例; a 比例 that says not of what may."""
    assert of_another_deed(inquiry("医保报销比例是多少", "报销", "比例"), text) is another


def test_a_deed_may_be_said_in_other_words() -> None:
    """As the lexicon has it."""
    asked = inquiry("看病报销比例是多少", unit("报销", "医疗保障"), "比例")

    assert not of_another_deed(asked, "医疗保障按支付比例70%")
    assert of_another_deed(asked, "食堂按支付比例70%")
