from __future__ import annotations

import pytest

from rag.backends.model.thought import Thought


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<think>600？</think>\n\n好", "好"),
        (" \n<think>a < b</think>好</think>", "好</think>"),
        ("<think>没有想完", ""),
        ("<thinking>", "<thinking>"),
        ("<th", "<th"),
        ("好<think>一</think>", "好<think>一</think>"),
        ("", ""),
    ],
)
def test_what_is_thought_first_is_left_out(text: str, left: str) -> None:
    """However it is cut into pieces; a sign of thinking in the midst of a text is text."""
    for size in (1, 2, 3, 100):
        thought = Thought()
        pieces = [text[at : at + size] for at in range(0, len(text), size)]
        said = "".join(map(thought.without, pieces)) + thought.rest()
        assert said.lstrip() == left
