"""A model that lies reaches nobody: the whole line over a document, and a model of its own mind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from itertools import product

import pytest

from benchmarks.answers.served import Liar, known
from benchmarks.answers.shapes import SHAPES
from bot.setup import prepare
from bot.speaking import orders
from bot.wiring import opened
from rag.answer import Answer, Question
from rag.compose import Composing
from rag.permits import Permits
from rag.ports import Prompt
from rag.prompting import Prompting
from tests.asking import Desk, stocked
from tests.e2e.conftest import QUESTION, Product, Telegram, eventually
from tests.e2e.people import Person
from tests.e2e.test_serve import serving
from tests.models import FakeModel
from tests.scripted import scripted
from tests.words import ZH

FILE = """云溪县校车补助办法

第一条　为方便学生乘坐校车，制定本办法。

第二条　校车补助标准为：小学生每生每学期320元，初中生每生每学期280元。

第三条　校车补助由县财政承担，每学期发放一次，但当学期未乘车的除外。
"""
QUOTE = "校车补助标准为：小学生每生每学期320元，初中生每生每学期280元。"
PAID = "校车补助由县财政承担，每学期发放一次，但当学期未乘车的除外。"
ASKED = "云溪县校车补助小学生每学期多少元？"
QUESTIONS = {"问补助": QUESTION, "问公布": "幼儿园应当在每年什么时候前公布收费标准？"}
LIES = [
    ("校车补助标准为：小学生每生每学期380元。", QUOTE),
    ("校车补助标准为：小学生每生每学期280元，初中生每生每学期320元。", QUOTE),
    ("校车补助标准为：小学生每生每学年320元。", QUOTE),
    ("校车补助标准为：小学生每生每学期最高320元。", QUOTE),
    ("校车补助标准为：所有学生每生每学期320元。", QUOTE),
    ("校车补助标准为：小学生、初中生每生每学期320元。", QUOTE),
    ("校车補助標準為：小學生每生每學期32O元。", QUOTE),
    ("澜江市校车补助标准为：小学生每生每学期320元。", QUOTE),
    ("第五条规定，校车补助标准为：小学生每生每学期320元。", QUOTE),
    ("《澜江市校车办法》规定，校车补助标准为：小学生每生每学期320元。", QUOTE),
    ("2019年校车补助标准为：小学生每生每学期320元。", QUOTE),
    ("校车补助标准为：小学生每生每学期320元，由学校发放。", QUOTE),
    ("校车补助由县财政承担，每学期发放一次。", PAID),
    ("校车补助不由县财政承担。", PAID),
    ("校车补助可以由县财政承担，每学期发放一次，但当学期未乘车的除外。", PAID),
    ("义务教育阶段免收学费和杂费。", QUOTE),
    ("校车补助为每学期500元。", "校车补助为每学期500元。"),
    ("校车补助为每学期320元。", ""),
]
TRUE = [
    "校车补助标准为小学生每学期320元。",
    "小学生校车补助标准为每生每学期三百二十元。",
    "校車補助標準為：小學生每生每學期320元，初中生每生每學期280元。",
]


@pytest.fixture(scope="module")
def desk() -> Desk:
    """One small document, taken in by the real line."""
    return stocked(("校车.txt", FILE))


def told(desk: Desk, text: str, quote: str) -> tuple[Answer, list[Answer]]:
    """What is answered, and what was told before, where a model writes one claim."""

    def reply(prompt: Prompt) -> str:
        shown = re.findall(r"\[材料(\d+) \w+\]\n(.*?)\n\[材料\d+完", prompt.user, re.DOTALL)
        number = next((int(n) for n, passage in shown if quote in passage), 1)
        quotes = [{"passage": number, "words": quote}] if quote else []
        return json.dumps({"claims": [{"quotes": quotes, "text": text}], "missing": ""})

    heard: list[Answer] = []
    line = Composing(desk.asker, FakeModel(reply), Prompting(orders("answer")), Permits(1))
    return line(Question(ASKED), tell=heard.append), heard


def said(answers: list[Answer]) -> Iterator[str]:
    """Every sentence of answers."""
    return (claim.text for answer in answers for claim in answer.claims)


@pytest.mark.parametrize(("lie", "quote"), LIES)
def test_no_lie_is_sent(desk: Desk, lie: str, quote: str) -> None:
    """Neither at the end nor while the answer grows; what the document says is said instead."""
    answer, heard = told(desk, lie, quote)

    assert lie not in said([answer, *heard])
    assert answer.claims
    assert all(one.quote in FILE for one in answer.citations)


@pytest.mark.parametrize("true", TRUE)
def test_what_is_true_is_said_in_the_words_of_the_model(desk: Desk, true: str) -> None:
    """With the words of the document under it."""
    answer, _ = told(desk, true, QUOTE)

    assert len(answer.claims) == 1
    assert answer.model == "fake-model"
    assert [one.quote for one in answer.citations] == [f"第二条　{QUOTE}"]


@pytest.mark.slow
def test_no_live_message_ever_held_what_is_not_proved(stocked: Product, telegram: Telegram) -> None:
    """In Telegram, where every edit of a message that grows is kept; whatever the server sends."""
    everybody: list[tuple[Person, str]] = []
    liar = Liar(SHAPES["plain text"])
    with scripted(liar) as model:
        settings = {"ZHENGDA_MODEL": "m", "ZHENGDA_MODEL_URL": model.url}
        with serving(Product(stocked.data, settings), telegram):
            for number, (shape, (asks, question)) in enumerate(product(SHAPES, QUESTIONS.items())):
                liar.shape, told = SHAPES[shape], len(liar.told)
                person = Person(telegram, 100 + number)
                person.ask(f"{asks}（{shape}）{question}")
                everybody.append((person, f"{asks}（{shape}）{question}"))
                eventually(partial(_whole, person))
                assert len(liar.told) > told
    with opened(prepare(stocked.data)) as house:
        fixed = known(house)
    asked = {str(person.chat): question for person, question in everybody}
    calls = telegram.call("/__fixture/sent")
    shown = [one["fields"] for one in calls if "text" in one["fields"]]
    unfounded = [
        line
        for one in shown
        for line in fixed.unfounded(str(one["text"]), asked[str(one["chat_id"])])
    ]
    assert len(shown) > len(everybody)
    assert unfounded == []


def _whole(person: Person) -> bool:
    """Whether nothing that somebody was told still grows."""
    return not any(ZH.frame.growing in said.text for said in person.said())


@pytest.mark.slow
def test_the_command_line_tells_no_lie(stocked: Product) -> None:
    """Neither as text nor as JSON."""
    liar = Liar(SHAPES["JSON in a stream"])
    with scripted(liar) as model:
        settings = {"ZHENGDA_MODEL": "m", "ZHENGDA_MODEL_URL": model.url}
        asks = Product(stocked.data, settings)
        text = asks.run("ask", QUESTION).stdout
        line = json.loads(asks.run("ask", "--json", QUESTION).stdout)
    with opened(prepare(stocked.data)) as house:
        fixed = known(house)
    said = [text, line["answer"], *(one["text"] for one in line["claims"])]

    assert liar.told
    assert line["claims"]
    assert [*fixed.unfounded("\n".join(said), QUESTION)] == []
