from __future__ import annotations

import pytest

from corpus.fold import fold
from rag.answer import Outcome
from rag.guard import guard
from rag.resolve import resolve

EARLIER = "公办幼儿园保教费一个月多少钱"


@pytest.mark.parametrize(
    "question",
    [
        "那高中呢",
        "那普惠性民办园呢？",
        "那乡镇中心幼儿园省级示范园各是多少",
        "民办的呢",
        "小班呢",
        "第三个靠什么",
        "里面都有啥",
        "其中初中有多少",
        "那怎么申请",
        "还有吗",
        "什么时候截止",
        "多少钱",
        "怎么申请",
        "要带什么材料",
        "去哪里办",
        "谁负责",
        "负责人是谁",
        "哪年开始的",
        "有年龄限制吗",
        "学校要做什么",
        "上面说的条件是什么",
        "它什么时候施行",
        "为什么",
        "为什么呢",
        "另外需要什么证明",
        "刚才说的那个办法哪天开始施行",
        "那第二条呢",
        "那麼民辦的呢",
        "And for high school?",
        "what about private ones",
        "when is the deadline?",
    ],
)
def test_a_follow_up_needs_what_was_asked_before(question: str) -> None:
    """It points back, or asks what can be asked of anything."""
    assert resolve(fold(question), [EARLIER]) == EARLIER


@pytest.mark.parametrize(
    "question",
    [
        "校车补助每学期多少钱",
        "居住证怎么办",
        "课后服务怎么收费",
        "课后服务怎么收费呢",
        "孤儿有资助吗",
        "保育员怎么配",
        "中职助学金多少",
        "校车票价最高多少",
        "送教上门每月几次",
        "家长会一学期开几次",
        "监控录像存多久",
        "县第四小学什么时候建成",
        "双胞胎能不能分在同一个班",
        "哪些学生免交校车票价",
        "校车补助办法第三条讲什么",
        "这次三年行动计划新增学位一共多少个",
        "随迁子女可以在云溪参加中考吗",
        "2027年学前三年毛入园率要达到多少",
        "那县教育局今年计划招聘多少名教师",
        "该县校车管理办法的施行日期是哪天",
        "雲溪縣特殊教育發展提升方案什麼時候印發",
        "How much is the school bus subsidy for primary pupils?",
        "Who pays for the school buses?",
    ],
)
def test_a_question_with_its_own_subject_stands_alone(question: str) -> None:
    """However short, and with the particles of a follow-up."""
    assert resolve(fold(question), [EARLIER]) == ""


def test_another_subject_altogether_never_comes_here() -> None:
    """今天几号 would lean on anything; the guard has answered it."""
    assert guard("今天几号", 300).outcome is Outcome.NOT_POLICY


def test_without_a_history_nothing_is_added() -> None:
    """The first message of a chat has to stand alone."""
    assert resolve("那高中呢", []) == ""


def test_the_last_two_questions_are_carried() -> None:
    """A follow-up of a follow-up needs both; older ones would mislead."""
    history = ["课后服务怎么收费", EARLIER, "那普惠园呢"]

    assert resolve("那小班呢", history) == f"{EARLIER} 那普惠园呢"
