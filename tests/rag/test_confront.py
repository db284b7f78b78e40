"""Claims held against sentences."""

import pytest

from corpus.fold import fold
from rag.checked import Difference
from rag.confront import Bearing, Meeting, confront
from rag.stated import stated
from rag.window import Claimed, Said


def met(claim: str, sentence: str, above: str = "", lead: str = "", topic: str = "") -> Meeting:
    """What comes of a claim and a sentence; every word weighs the same."""
    made = Claimed(stated(fold(claim)), stated(fold(topic)), lambda _: 1.0)
    return confront(made, Said(fold(sentence), fold(above), lead=fold(lead)))


@pytest.mark.parametrize(
    ("claim", "sentence", "above"),
    [
        ("小学生每学期320元", "小学生每生每学期320元，初中生每生每学期280元。", "乘车补助"),
        ("幼儿园小班不超过25人", "幼儿园班额：小班不超过25人，中班不超过30人。", ""),
        ("幼儿园不得布置书面家庭作业", "幼儿园不得教授课程，不得布置书面家庭作业。", ""),
        ("食品留样不少于48小时", "食品留样不少于四十八小时。", ""),
        ("食堂供餐小学每餐9元", "食堂供餐，小学(元/餐)：9元", "午餐"),
    ],
)
def test_a_sentence_that_says_it_supports_it(claim: str, sentence: str, above: str) -> None:
    """With what it silently goes on from."""
    assert met(claim, sentence, above).bearing is Bearing.SAME


@pytest.mark.parametrize(
    ("claim", "sentence", "there", "said"),
    [
        (
            "小学生每学期补助350元",
            "小学生每学期补助320元，初中生每学期补助280元。",
            "320元",
            "350元",
        ),
        ("学校可以强制学生参加", "学校不得强制学生参加。", "不得强制", "可以强制"),
        ("残疾学生午餐费减半", "残疾学生午餐费全部免收。", "免费", "减半"),
        ("幼儿园每月补助300元", "幼儿园每学期补助300元。", "每学期300元", "每月300元"),
        ("8月15日均衡编班", "8月22日均衡编班。", "8月22日", "8月15日"),
        ("家长必须申请分班", "家长可以申请分班。", "可以", "必须"),
    ],
)
def test_a_difference_in_one_thing_contradicts(
    claim: str, sentence: str, there: str, said: str
) -> None:
    """A figure, a denial, a period, a date, a duty."""
    meeting = met(claim, sentence)

    assert meeting.bearing is Bearing.DIFFERS
    assert meeting.differences == (Difference(there, said),)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("小学生每学期补助280元", "小学生补助每学期320元和初中生补助每学期280元。"),
        ("高中生每学期补助320元", "小学生每学期补助320元。"),
        ("课后服务免费", "家庭经济困难学生课后服务免费。"),
        ("所有学生课后服务免费", "残疾学生课后服务免费。"),
        ("保教费减半收取", "当月在园不足十天的，保教费减半收取。"),
        ("作业不超过60分钟", "午休不少于60分钟。"),
        ("毛入园率达到95%", "毛入园率力争达到95%左右。"),
        ("民办幼儿园保教费260元", "公办幼儿园保教费260元。"),
        ("学生可以免费坐地铁", "学生凭学生证乘坐公交车半价。"),
    ],
)
def test_what_is_of_others_or_of_more_tells_nothing(claim: str, sentence: str) -> None:
    """Neither supported nor contradicted."""
    assert met(claim, sentence).bearing is not Bearing.SAME


def test_the_figure_of_a_neighbour_is_not_taken_for_ones_own() -> None:
    """初中 get 280, so 小学 do not."""
    meeting = met("小学生每学期补助280元", "小学生每学期补助320元，初中生每学期补助280元。")

    assert meeting.differences == (Difference("320元", "280元"),)


def test_words_that_lead_in_decide_what_an_item_says() -> None:
    """孤儿 alone exempts nobody."""
    lead = "下列学生免交午餐费："

    assert met("孤儿免交午餐费", "（一）孤儿；", lead=lead).bearing is Bearing.SAME
    assert met("孤儿免交午餐费", "（一）孤儿；").bearing is Bearing.OTHER


def test_a_claim_that_says_little_goes_on_from_what_was_said_before() -> None:
    """初中生280元 is of the bus, not of the books."""
    claim, topic = "初中生每学期280元", "乘车补助小学生每学期320元，"

    assert met(claim, "初中生每学期280元。", "乘车补助", topic=topic).bearing is Bearing.SAME
    assert met(claim, "初中生每学期22元。", "作业本", topic=topic).bearing is Bearing.OTHER
