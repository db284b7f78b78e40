from __future__ import annotations

from bot.message import Button, Outgoing
from bot.messengers.telegram.keyboard import addressed, keyboard, rows_of

ROWS = (
    (Button("原件", "d:12:file"), Button("网页", link="https://example.org")),
    (Button("链接", link="?start=doc_12"),),
)


def test_a_link_to_the_bot_itself_gets_its_address() -> None:
    """What is pressed and what leads elsewhere is left alone."""
    found = addressed(Outgoing("x", rows=ROWS), lambda: "zhengda_bot")

    assert found.rows[0] == ROWS[0]
    assert found.rows[1][0].link == "https://t.me/zhengda_bot?start=doc_12"


def test_without_a_name_there_is_no_link() -> None:
    """Telegram would refuse the whole message; a row of nothing is left out."""
    found = addressed(Outgoing("x", rows=ROWS), lambda: None)

    shown = keyboard(found.rows)
    assert shown is not None
    assert rows_of(shown) == ROWS[:1]


def test_the_name_is_only_asked_for_where_it_is_needed() -> None:
    """Most messages lead nowhere."""
    message = Outgoing("x", rows=ROWS[:1])

    assert addressed(message, _never) is message


def test_a_message_without_buttons_has_no_keyboard() -> None:
    """An empty one would be refused."""
    assert keyboard(()) is None
    assert keyboard(((),)) is None
    assert rows_of(None) == ()


def _never() -> str:
    raise AssertionError
