"""What was not answered, by the whole product at the stand-in: asked, answered by hand, told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import pytest

from tests.e2e.conftest import Product, Telegram, eventually
from tests.e2e.people import Person, Said
from tests.e2e.test_complaints import HELPERS, OWNER, serving
from tests.e2e.test_serve import serving as at_work
from tests.shop import rule
from tests.words import ZH
from tests.yunxi import settled

pytestmark = pytest.mark.slow

_CHATS = count(3_000)
OTHER_OWNER = 78
FEES = "云溪育英实验学校一年学费多少钱？"
SEATS = "校车上没座位了让孩子站着行吗，出了事找谁？"
FARE = "小学生乘车补助每学期多少元？"
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
    assert parent.ask("/start w_1").text.startswith("您没有权限做这件事")


@contextmanager
def office(product: Product, telegram: Telegram) -> Iterator[Person]:
    """The bot at work over documents of its own, and its owner."""
    told = {**product.settings, "ZHENGDA_OWNER_IDS": str(OTHER_OWNER)}
    with at_work(Product(product.data, told), telegram):
        yield Person(telegram, OTHER_OWNER)


def said_to(person: Person, beginning: str) -> Said:
    """The next message that begins so."""
    return person.hears(1, lambda said: said.text.startswith(beginning))[0]


def upload(chief: Person, year: int, amount: int, label: str) -> None:
    """The owner sends a rule and has it taken in."""
    shown = chief.replied(chief.send(f"校车{year}.txt", rule(year, amount).data))
    chief.press(shown, shown.button(label))


def test_a_document_tells_those_who_wait_and_stops_what_quotes_its_old_version(
    product: Product, telegram: Telegram
) -> None:
    """From nothing stored to the newer version, by chat alone."""
    parent = newcomer(telegram)
    with office(product, telegram) as chief:
        refusal = wishing(parent, FARE)
        upload(chief, 2019, 200, ZH.proposing.take)
        told = said_to(parent, ZH.unanswered.told)
        assert told.to == refusal.number
        assert "200元" in told.text
        closed = said_to(chief, ZH.unanswered.closed)
        assert FARE in closed.text

        draft = chief.ask(
            f"/standard {FARE} 小学生乘车补助标准为每生每学期200元，初中生为每生每学期280元。"
        )
        chief.press(draft, draft.button(ZH.standards.publish))
        eventually(lambda: ZH.frame.standard in parent.ask(f"请问{FARE}").text)

        upload(chief, 2024, 320, ZH.proposing.take_version)
        stopped = said_to(chief, "标准答案 1 不再用来回答：引用的文件有了新版本。")
        answer = parent.ask(FARE).text
        assert "320元" in answer
        assert ZH.frame.standard not in answer
        chief.press(stopped, stopped.button(ZH.standards.recheck))
        eventually(lambda: any("找不到原文" in one.text for one in chief.said()))
        assert "320元" in parent.ask(FARE).text
        assert parent.quiet(6) == []
