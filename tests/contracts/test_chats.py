from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.backends.memory import MemoryChats
from bot.backends.sql import SqlChats
from bot.ports import Chats
from rag.answer import Outcome
from rag.backends.home import home
from tests.answers import refused

CHAT = "telegram:1"


@pytest.fixture
def memory() -> Chats:
    """Chats in memory."""
    return MemoryChats()


@pytest.fixture
def sql(tmp_path: Path) -> Iterator[Chats]:
    """Chats in a state database."""
    with home(tmp_path / "data", "fake-1") as rooms:
        yield SqlChats(rooms.database, rooms.store)


@pytest.fixture(params=["memory", "sql"])
def chats(request: pytest.FixtureRequest) -> Chats:
    """Every backend of the port."""
    found: Chats = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def keep(chats: Chats) -> Callable[..., int]:
    """Keeps a question with its answer."""

    def kept(text: str, outcome: Outcome = Outcome.NOTHING_FOUND, chat: str = CHAT) -> int:
        return chats.keep(chat, refused(outcome, text=text))

    return kept


def test_a_new_chat_has_no_past(chats: Chats) -> None:
    """Nothing was asked."""
    assert chats.earlier(CHAT, 3) == ()


def test_the_latest_questions_come_oldest_first(chats: Chats, keep: Callable[..., int]) -> None:
    """No more than asked for."""
    for text in ("一", "二", "三"):
        keep(text)

    assert chats.earlier(CHAT, 2) == ("二", "三")
    assert chats.earlier(CHAT, 9) == ("一", "二", "三")
    assert chats.earlier(CHAT, 0) == ()


def test_chats_are_kept_apart(chats: Chats, keep: Callable[..., int]) -> None:
    """Nobody's question is another one's past."""
    keep("一")
    keep("二", chat="telegram:2")

    assert chats.earlier(CHAT, 3) == ("一",)


@pytest.mark.parametrize("outcome", [Outcome.GREETING, Outcome.INVALID, Outcome.ATTACK])
def test_what_is_no_question_is_not_referred_to(
    chats: Chats, keep: Callable[..., int], outcome: Outcome
) -> None:
    """A greeting between two questions does not stand between them."""
    keep("一")
    keep("你好", outcome)

    assert chats.earlier(CHAT, 1) == ("一",)


def test_every_answer_has_a_number_of_its_own(keep: Callable[..., int]) -> None:
    """Also when many are kept at once."""
    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(keep, [str(n) for n in range(20)]))

    assert len(set(numbers)) == 20


def test_any_text_can_be_kept(chats: Chats, keep: Callable[..., int]) -> None:
    """What people write is not always text."""
    odd = "\x00'; DROP TABLE answer; --\ud800𠮷"
    keep(odd)

    assert chats.earlier(CHAT, 1) == (odd,)


def test_memory_is_bounded() -> None:
    """The oldest chats and turns are dropped."""
    chats = MemoryChats(turns=2, chats=2)
    for number in range(4):
        for text in ("一", "二", "三"):
            chats.keep(f"telegram:{number}", refused(text=text))

    assert chats.earlier("telegram:1", 9) == ()
    assert chats.earlier("telegram:3", 9) == ("二", "三")
