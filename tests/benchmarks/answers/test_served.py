"""The liar lies in every way, and its server sends it in every shape."""

from __future__ import annotations

import json

import pytest

from benchmarks.answers.lies import LIES
from benchmarks.answers.served import Liar
from benchmarks.answers.shapes import SHAPES
from tests.scripted import said

SENTENCES = (
    "第四条　补助标准：小学生每生每学期320元，初中生每生每学期280元。"
    "学校不得向学生收取午休管理费，但需要配送餐食的除外。"
    "本办法自2024年9月1日起施行，家庭经济困难的学生可以向学校申请助学金，有效期五年。"
)
BODY = {
    "messages": [
        {"content": f"[材料1 a]\n{SENTENCES}\n[材料1完 a]\n\n[问题 a]\n多少？\n[问题完 a]"}
    ]
}


def test_the_liar_lies_in_every_way_about_what_it_is_shown() -> None:
    """Nothing that it writes is a sentence of a passage."""
    liar = Liar(lambda _, text: said(text))
    for _ in range(20):
        liar(BODY)

    assert len(liar.told) > 200
    assert len({kind for kind, _ in liar.told}) > len(LIES) / 2
    assert not [lie for _, lie in liar.told if lie in SENTENCES.split("。")]


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_sends_what_the_model_writes(name: str) -> None:
    """Or, where the server does not take how it is asked, does so the second time."""
    text = json.dumps({"claims": [{"quotes": [], "text": "免费。"}], "missing": ""})
    steps = SHAPES[name]({}, text)

    assert b"claims" in b"".join(one for one in steps if isinstance(one, bytes)) or name == (
        "plain text"
    )
