"""Somebody asks in Telegram, and a language model puts the answer into words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import monotonic, sleep
from typing import Any

import pytest

from rag.answer import Notice, Outcome
from rag.ports import Fault
from tests.e2e.conftest import QUESTION, Product, Telegram, eventually
from tests.e2e.people import Person
from tests.e2e.test_serve import serving
from tests.scripted import DONE, HEAD, Reply, Script, Scripted, chunk, scripted, status
from tests.words import ZH

pytestmark = pytest.mark.slow

PAID = "县财政对普惠性民办幼儿园按每生每年600元给予补助。"
SAID = "县财政对普惠性民办幼儿园按每生每年600元补助。"
TOLD = "幼儿园应当于每年9月1日前公布收费标准。"
LIE = "幼儿园应当于每年8月1日前公布收费标准。"
OWNER = 77


def claim(body: Mapping[str, Any], text: str, words: str) -> str:
    """A sentence with the words it rests on, in the passage that has them."""
    user = body["messages"][-1]["content"]
    shown = re.findall(r"\[材料(\d+) \w+\]\n(.*?)\n\[材料\1完", user, re.DOTALL)
    number = next((int(one) for one, passage in shown if words in passage), 1)
    return json.dumps(
        {"quotes": [{"passage": number, "words": words}], "text": text}, ensure_ascii=False
    )


def slowly(body: Mapping[str, Any]) -> Script:
    """A true sentence, some seconds of thought, a lie, and another true one."""
    one, lie, two = (claim(body, *pair) for pair in ((SAID, PAID), (LIE, TOLD), (TOLD, TOLD)))
    return [
        HEAD,
        chunk(f'{{"claims": [{one}, {lie[:20]}'),
        3.0,
        chunk(f'{lie[20:]}, {two}], "missing": ""}}'),
        chunk("", "stop"),
        DONE,
    ]


@contextmanager
def writes(stocked: Product, telegram: Telegram, reply: Script | Reply) -> Iterator[Scripted]:
    """The bot at work, with a model that does this whenever it is asked."""
    with scripted(reply) as model:
        settings = {
            "ZHENGDA_MODEL": "m",
            "ZHENGDA_MODEL_URL": model.url,
            "ZHENGDA_MODEL_KEY": "k",
            "ZHENGDA_MODEL_RETRIES": "0",
            "ZHENGDA_OWNER_IDS": str(OWNER),
        }
        with serving(Product(stocked.data, settings), telegram):
            yield model


def test_an_answer_grows_in_one_message_and_a_lie_is_never_seen(
    stocked: Product, telegram: Telegram
) -> None:
    """Each proved sentence is shown when it is there; the whole takes the place of all of it."""
    parent = Person(telegram, 5)
    with writes(stocked, telegram, slowly):
        number = parent.write(QUESTION)
        first = parent.replied(number)
        shown = monotonic()
        assert first.text == f"{ZH.outcomes[Outcome.ANSWERED]}\n{SAID}[1]\n\n{ZH.frame.growing}"
        assert not first.buttons
        whole = eventually(lambda: [one for one in parent.said() if ZH.frame.sources in one.text])[
            0
        ]

    assert monotonic() - shown > 2  # the first was there while the model still wrote
    assert (whole.number, whole.to) == (first.number, number)
    assert whole.text.startswith(f"{ZH.outcomes[Outcome.ANSWERED]}\n{SAID}[1]\n")
    assert PAID in whole.quotes[0]
    assert "👍" in whole.buttons
    assert len(parent.said()) == 1
    seen = json.dumps(telegram.call("/__fixture/sent"), ensure_ascii=False)
    assert "8月1日" not in seen


def test_an_answer_that_grew_when_the_process_was_killed_is_finished_in_its_message(
    stocked: Product, telegram: Telegram
) -> None:
    """Nothing stays that promises more for ever."""
    parent = Person(telegram, 5)
    with scripted(slowly) as model:
        settings = {"ZHENGDA_MODEL": "m", "ZHENGDA_MODEL_URL": model.url}
        bot = Product(stocked.data, {**telegram.settings, **settings})
        with bot.start("serve") as process:
            number = parent.write(QUESTION)
            first = parent.replied(number)
            sleep(0.5)  # until it is written down where it grows
            process.kill()
            process.communicate(timeout=30)
        assert ZH.frame.growing in first.text
        with serving(Product(stocked.data, settings), telegram):
            whole = eventually(lambda: [o for o in parent.said() if ZH.frame.sources in o.text])[0]

    assert whole.number == first.number
    assert not [one for one in parent.said() if ZH.frame.growing in one.text]


def test_without_its_model_an_answer_is_quoted_and_owners_are_told_once(
    stocked: Product, telegram: Telegram
) -> None:
    """A key that is refused lasts; whoever asks is answered all the same."""
    parent, owner = Person(telegram, 5), Person(telegram, OWNER)
    with writes(stocked, telegram, status(401, {"error": {"message": "no"}})):
        for text in (QUESTION, f"请问{QUESTION}"):
            answer = parent.ask(text)
            assert answer.text.startswith(ZH.remarks[Notice.AWAY])
            assert PAID in answer.quotes[0]
        news = owner.hears()

    assert len(news) == 1
    assert ZH.faults[Fault.DENIED] in news[0].text


def test_a_model_can_be_paused_by_chat(stocked: Product, telegram: Telegram) -> None:
    """Also what it has put into words before is quoted then; until it is resumed."""
    parent, owner = Person(telegram, 5), Person(telegram, OWNER)
    with writes(stocked, telegram, slowly) as model:
        number = parent.write(QUESTION)
        eventually(lambda: [one for one in parent.said() if ZH.frame.sources in one.text])
        asked = len(model.asked)
        owner.ask("/pause 模型 正在核对")
        quoted = parent.ask(QUESTION)
        owner.ask("/resume 模型")
        again = parent.ask(QUESTION)

    assert number
    assert quoted.text.startswith(ZH.remarks[Notice.AWAY])
    assert SAID in again.text
    assert len(model.asked) == asked
