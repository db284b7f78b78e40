"""Questions are made that the sentence they are made of answers."""

from __future__ import annotations

import random

import pytest

from benchmarks.training.phrased import Phrased, law, phrased


def made(text: str, times: int = 60) -> set[Phrased]:
    """All that can be made of an article."""
    title = "云溪县校车管理条例第三条"
    return {one for seed in range(times) for one in phrased(title, text, random.Random(seed))}  # noqa: S311


@pytest.mark.parametrize(
    ("text", "answer", "words"),
    [
        (
            "校车使用许可的有效期不得超过三年，期满后应当重新申请。",
            "三年",
            ("多少年", "几年", "期限"),
        ),
        (
            "县教育行政部门负责校车安全管理的综合协调工作。",
            "县教育行政部门",
            ("谁", "部门", "什么人", "哪些单位"),
        ),
        (
            "本条例所称校车，是指接送学生上下学的七座以上载客汽车。",
            "接送学生上下学的七座以上载客汽车。",
            ("什么", "哪些", "定义"),
        ),
        (
            "本条例自2024年9月1日起施行，原规定同时废止。",
            "2024年9月1日",
            ("什么时候", "哪天", "何时"),
        ),
    ],
)
def test_what_is_asked_is_taken_out(text: str, answer: str, words: tuple[str, ...]) -> None:
    """The answer stands in the sentence, and not in the question."""
    about = [one for one in made(text) if one.answer == answer]

    assert about
    for one in about:
        assert answer in one.sentence
        assert answer not in one.question
        assert any(word in one.question for word in words)


def test_the_same_chance_makes_the_same() -> None:
    """A training can be done again."""
    text = "校车驾驶人应当每年接受审验，逾期的处二百元以上五百元以下罚款。"

    assert made(text) == made(text)
    assert len(made(text)) > 5


def test_an_article_without_anything_to_ask_makes_nothing() -> None:
    """Better none than a bad one."""
    assert made("略。") == set()


def test_the_law_of_an_article() -> None:
    """Its title without the number."""
    assert law("中华人民共和国义务教育法第十二条") == "中华人民共和国义务教育法"
    assert law("义务教育法") == "义务教育法"
