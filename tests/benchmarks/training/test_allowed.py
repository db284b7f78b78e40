"""Questions whether something may be done, and how, come from the sentences that say so."""

from __future__ import annotations

import random

import pytest

from benchmarks.training.allowed import questions


def made(sentence: str, times: int = 40) -> set[tuple[str, str]]:
    """All that can be asked of a sentence."""
    return {one for seed in range(times) for one in questions(sentence, random.Random(seed))}  # noqa: S311


@pytest.mark.parametrize(
    ("sentence", "asked", "answer"),
    [
        (
            "幼儿园不得教授小学课程内容。",
            "幼儿园能不能教授小学课程内容",
            "幼儿园不得教授小学课程内容",
        ),
        ("校门两侧禁止设立集贸市场。", "设立集贸市场违法吗", "校门两侧禁止设立集贸市场"),
        (
            "校车驾驶人应当每年接受审验。",
            "校车驾驶人要不要每年接受审验",
            "校车驾驶人应当每年接受审验",
        ),
        ("申请校车使用许可应当提交行驶证。", "申请校车使用许可需要什么", "提交行驶证。"),
    ],
)
def test_what_is_allowed_and_how_is_asked(sentence: str, asked: str, answer: str) -> None:
    """The answer stands in the sentence."""
    assert (asked, answer) in made(sentence)
    assert answer in sentence


def test_what_points_elsewhere_is_not_asked() -> None:
    """Nobody can ask of 本法规定的行为 without the law before him."""
    assert made("学校不得有本条例规定的行为。") == set()
