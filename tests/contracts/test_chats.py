"""What every backend of the conversations promises."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from bot.kept import Sent
from rag.answer import Answer, Claim, Outcome, Question, Script
from tests.answers import refused
from tests.fakes import FakeEmbedder, document
from tests.keeping import Keeping
from tests.stored import put

ROOM = "telegram:-100"
NAME = f"{ROOM}|telegram:1"


@pytest.fixture
def ask(kept: Keeping) -> Callable[..., int]:
    """Keeps a question with its answer."""

    def asked(text: str, outcome: Outcome = Outcome.NOTHING_FOUND, name: str = NAME) -> int:
        return kept.chats.keep(name, refused(outcome, text=text))

    return asked


def cited(kept: Keeping) -> Answer:
    """An answer with a citation of the second of two stored sentences."""
    record = put(kept.store, document("车.txt", "校车免费。", "午餐五元。"), FakeEmbedder())
    first = kept.store.passage(record.version_id, 0, 5).cite("校车免费")
    second = kept.store.passage(record.version_id, 6, 11).cite("午餐五元。")
    claims = (Claim("午餐五元。", (second,)),)
    question = Question("午餐多少钱？")
    return Answer(question, Outcome.ANSWERED, Script.SIMPLIFIED, claims, nearest=(first,))


def test_a_new_conversation_has_no_past(kept: Keeping) -> None:
    """Nothing was asked."""
    assert kept.chats.earlier(NAME, 3) == ()


def test_the_latest_questions_come_oldest_first(kept: Keeping, ask: Callable[..., int]) -> None:
    """No more than asked for."""
    for text in ("一", "二", "三"):
        ask(text)

    assert kept.chats.earlier(NAME, 2) == ("二", "三")
    assert kept.chats.earlier(NAME, 9) == ("一", "二", "三")
    assert kept.chats.earlier(NAME, 0) == ()


def test_the_latest_answer_is_the_last_that_may_be_referred_to(
    kept: Keeping, ask: Callable[..., int]
) -> None:
    """No greeting, nobody else's, and none from before a new start."""
    assert kept.chats.latest(NAME) == 0
    first = ask("一")
    ask("你好", Outcome.GREETING)
    ask("二", name="telegram:-100|telegram:2")

    assert kept.chats.latest(NAME) == first
    kept.chats.reset(NAME)
    assert kept.chats.latest(NAME) == 0


@pytest.mark.parametrize(
    "other", ["telegram:-100|telegram:2", "telegram:-100/7|telegram:1", "telegram:1|telegram:1"]
)
def test_conversations_are_kept_apart(kept: Keeping, ask: Callable[..., int], other: str) -> None:
    """By person, by topic and by room."""
    ask("一")
    ask("二", name=other)

    assert kept.chats.earlier(NAME, 3) == ("一",)


@pytest.mark.parametrize("outcome", [Outcome.GREETING, Outcome.INVALID, Outcome.ATTACK])
def test_what_is_no_question_is_not_referred_to(
    kept: Keeping, ask: Callable[..., int], outcome: Outcome
) -> None:
    """A greeting between two questions does not stand between them."""
    ask("一")
    ask("你好", outcome)

    assert kept.chats.earlier(NAME, 1) == ("一",)


def test_after_a_reset_nothing_before_is_referred_to(
    kept: Keeping, ask: Callable[..., int]
) -> None:
    """In this conversation alone; what is asked next is referred to again."""
    ask("一")
    ask("甲", name="telegram:2|telegram:2")

    kept.chats.reset(NAME)
    assert kept.chats.earlier(NAME, 3) == ()

    ask("二")
    kept.chats.reset("telegram:9|telegram:9")

    assert kept.chats.earlier(NAME, 3) == ("二",)
    assert kept.chats.earlier("telegram:2|telegram:2", 3) == ("甲",)

    kept.chats.reset(NAME)
    assert kept.chats.earlier(NAME, 3) == ()


def test_every_answer_has_a_number_of_its_own(ask: Callable[..., int]) -> None:
    """Also when many are kept at once."""
    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(ask, [str(n) for n in range(20)]))

    assert len(set(numbers)) == 20


def test_any_text_can_be_kept(kept: Keeping, ask: Callable[..., int]) -> None:
    """What people write is not always text."""
    odd = "\x00'; DROP TABLE answer; --\ud800𠮷"
    ask(odd)

    assert kept.chats.earlier(NAME, 1) == (odd,)


def test_an_answer_is_recalled_as_it_was_given(kept: Keeping) -> None:
    """With who asked it where, and its citations apart from what was only near."""
    answer = cited(kept)
    number = kept.chats.keep("telegram:-100/7|telegram:1", answer)

    found = kept.chats.recall(number)

    assert found is not None
    assert (found.number, found.room, found.person) == (number, "telegram:-100/7", "telegram:1")
    assert (found.question, found.claims) == ("午餐多少钱？", ("午餐五元。",))
    assert (found.outcome, found.script) == (Outcome.ANSWERED, Script.SIMPLIFIED)
    assert [one.quote for one in found.shown] == ["午餐五元。"]
    assert [one.quote for one in found.nearest] == ["校车免费"]
    assert datetime.now(UTC) - found.asked < timedelta(minutes=1)


def test_what_was_never_kept_is_not_recalled(kept: Keeping) -> None:
    """Numbers come from buttons, which may be old."""
    assert kept.chats.recall(0) is None
    assert kept.chats.recall(7) is None


def test_a_sent_message_tells_its_answer(kept: Keeping, ask: Callable[..., int]) -> None:
    """By its chat and its number in it; a number that is used again means the later one."""
    first, second = ask("一"), ask("二")
    kept.chats.tie([Sent(ROOM, "5", first)])
    kept.chats.tie([Sent("telegram:9", "5", second)])

    assert kept.chats.told(ROOM, "5") == first
    assert kept.chats.told("telegram:9", "5") == second
    assert kept.chats.told(ROOM, "6") == 0

    kept.chats.tie([Sent(ROOM, "5", second)])

    assert kept.chats.told(ROOM, "5") == second
