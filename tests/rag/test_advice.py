from __future__ import annotations

import pytest

from corpus.fold import fold
from rag.advice import advice
from rag.answer import Outcome
from rag.guard import guard

ADVICE = """
    抑郁症跟躁郁症有什么区别？
    压力大会导致抑郁症吗？
    抑鬱症能不能自行痊癒？
    鼻塞怎么通气
    我想快速瘦身怎么办
    怎么走出失恋
    和前任分手了怎么办
    失眠吃什么药
    怎么理解腐女现象？
"""
POLICY = """
    抑郁症学生怎么休学？
    大病医保报销癌症多少
    婚假有几天，恋爱假政策有吗
    艾滋病防治条例什么时候施行
    近视防控措施有哪些
    慢性病门诊怎么报销
    糖尿病学生在学校怎么吃午餐
    心理健康教育课每周几节
    因病退学怎么办理
    彩礼恋爱期间财产怎么认定
    致癌物超标怎么处罚
    前任县长的报告说了什么
"""


def lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("message", lines(ADVICE))
def test_advice_is_for_a_doctor_or_a_friend(message: str) -> None:
    """No rule answers it."""
    assert guard(message, 300).outcome is Outcome.NOT_POLICY


@pytest.mark.parametrize("message", lines(POLICY))
def test_rights_and_costs_of_the_ill_are_policy(message: str) -> None:
    """And so is what a school does about it."""
    assert not advice(fold(message))
    assert guard(message, 300).outcome is None
