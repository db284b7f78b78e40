"""What was not answered, by the whole product at the stand-in: asked, answered by hand, told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

import pytest

from tests.e2e.conftest import Product, Telegram, eventually
from tests.e2e.people import Person, Said
from tests.e2e.test_complaints import HELPERS, OWNER, serving
from tests.words import ZH
from tests.yunxi import settled

pytestmark = pytest.mark.slow

_CHATS = count(3_000)
FEES = "云溪育英实验学校一年学费多少钱？"
SEATS = "校车上没座位了让孩子站着行吗，出了事找谁？"
RULE = "校车运营补助标准为每车每年3.2万元。"


@pytest.fixture(scope="module")
def town(server: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Telegram]:
    """The product over the samples, at work for every test of this file."""
    telegram = Telegram(server, "616161:TEST")
    telegram.call("/__fixture/forget", {})
    base = tmp_path_factory.getbasetemp()
    data = settled(base.parent if "popen" in base.name else base, base / "unanswered")
    with serving(Product(data), telegram):
        yield telegram


def newcomer(telegram: Telegram) -> Person:
    """Somebody in a private chat that nobody has been in."""
    return Person(telegram, next(_CHATS))


def owner(telegram: Telegram) -> Person:
    """The owner, who has heard everything that was said so far."""
    person = Person(telegram, OWNER)
    person.heard = {one.number for one in person.said()}
    return person


def wishing(person: Person, question: str) -> Said:
    """Ask in vain, and want to be told; gives the refusal."""
    refusal = person.ask(question)
    pressed = person.press(refusal, refusal.button(ZH.buttons.tell))
    assert person.toast(pressed) == ZH.unanswered.wished
    return refusal


def group_of(person: Person, question: str) -> Said:
    """The view of the group that a question is in."""
    listed = person.ask("/unanswered")
    [number] = re.findall(rf"^#(\d+) {re.escape(question)}", listed.text, re.MULTILINE)
    person.press(listed, listed.button(f"#{number}"))

    def viewed() -> Said | None:
        head = ZH.unanswered.head.format(number=number)
        return next((one for one in reversed(person.said()) if one.text.startswith(head)), None)

    found: Said = eventually(viewed)
    return found


def test_a_question_is_answered_by_hand_and_those_who_wait_are_told(town: Telegram) -> None:
    """From the refusal to the answer below the question, once."""
    parent, other, chief = newcomer(town), newcomer(town), owner(town)
    refusal = wishing(parent, FEES)
    other.ask(f"请问{FEES}")
    shown = group_of(chief, f"请问{FEES}")
    assert "没有答案 2 次" in shown.text
    chief.press(shown, shown.button(ZH.unanswered.write))
    [demand] = chief.hears(1, lambda said: said.text.startswith("写标准答案 #"))

    fallen = chief.replied(chief.write("学费每年一万元。", demand))
    assert "✘ 学费每年一万元。" in fallen.text
    draft = chief.replied(chief.write(RULE, fallen))
    assert draft.text.startswith("标准答案 1（草稿）")
    assert draft.quotes == [f"第五条　{RULE}"]
    chief.press(draft, draft.button(ZH.standards.publish))

    [told] = parent.hears(1, lambda said: said.text.startswith(ZH.unanswered.told))
    assert told.to == refusal.number
    assert told.text.startswith(f"{ZH.unanswered.told}\n{FEES}\n{ZH.frame.standard}\n")
    assert told.quotes == [f"第五条　{RULE}"]
    assert other.ask(FEES).text.startswith(f"{ZH.frame.standard}\n")
    assert parent.quiet(7) == []
    assert FEES not in chief.ask("/unanswered").text


def test_a_humans_reply_becomes_a_standard_answer(town: Telegram) -> None:
    """As far as it stands in a document; the button leads out of the group."""
    parent, chief = newcomer(town), owner(town)
    helpers = Person(town, HELPERS, id=900)
    helpers.heard = {one.number for one in helpers.said()}
    refusal = parent.ask(SEATS)
    parent.press(refusal, refusal.button(ZH.buttons.human))
    [request] = helpers.hears(1, lambda said: said.text.startswith("转人工 #"))
    helpers.write(RULE, request)
    helpers.hears(1, lambda said: said.text.startswith(ZH.handing.passed))

    draft = chief.ask("/start w_1")

    assert f"“{SEATS}”" in draft.text
    assert draft.quotes == [f"第五条　{RULE}"]
    assert parent.ask("/start w_1").text.startswith("这个命令要有权限才能用")
