from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.e2e.conftest import HIDDEN, QUESTION, Product, Telegram, eventually

pytestmark = pytest.mark.slow


@contextmanager
def serving(product: Product, telegram: Telegram) -> Iterator[subprocess.Popen[str]]:
    """The bot at work; it must end cleanly when it is told to."""
    bot = Product(product.data, {**telegram.settings, "ZHENGDA_LOG_LEVEL": "INFO"})
    with bot.start("serve") as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            _, err = process.communicate(timeout=30)
        assert process.returncode == 0, err
        assert "Traceback" not in err
        assert HIDDEN not in err


def quoted(message: dict[str, object]) -> list[str]:
    """What a message shows as quoted, counted as Telegram counts."""
    units = str(message["text"]).encode("utf-16-le")
    entities = message.get("entities") or []
    assert isinstance(entities, list)
    return [
        units[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le")
        for e in entities
        if e["type"] == "expandable_blockquote"
    ]


def test_a_person_asks_the_bot(stocked: Product, telegram: Telegram) -> None:
    """The round of a newcomer: start, help, a question with its source, a refusal, thanks."""
    with serving(stocked, telegram):
        telegram.write("/start")
        telegram.write("/help")
        telegram.write(QUESTION)
        telegram.write("2030年火星移民补贴多少？")
        telegram.write("Thanks!", language="en")
        welcome, explained, answer, refusal, thanks = telegram.sent(5)

    assert welcome["text"].startswith("您好，我是政答。")
    assert "300" in explained["text"]
    assert "600元" in answer["text"]
    assert "[1] 《云溪县学前教育管理办法》" in answer["text"]
    assert any("600元" in quote for quote in quoted(answer))
    assert "[1]" not in refusal["text"]
    assert thanks["text"]
    for message in (welcome, explained, answer, refusal, thanks):
        assert "parse_mode" not in message
        assert message["chat_id"] in {5, "5"}
    log = (stocked.data / "zhengda.log").read_text(encoding="utf-8")
    assert '"event": "answered"' in log
    assert not [word for word in ("幼儿园", "火星", HIDDEN) if word in log]
    typed = [c for c in telegram.call("/__fixture/sent") if c["method"] == "sendChatAction"]
    assert typed


def test_only_private_messages_are_answered(stocked: Product, telegram: Telegram) -> None:
    """A group, an edit and a channel are left in peace; a picture is asked for in words."""
    photo = [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]
    private = {"id": 5, "type": "private", "first_name": "甲"}
    with serving(stocked, telegram):
        telegram.write(QUESTION, chat=-100, kind="supergroup")
        telegram.write("/start", chat=-100, kind="supergroup")
        telegram.update({"message": {"message_id": 90, "date": 1, "chat": private, "photo": photo}})
        (only,) = telegram.sent()

    assert only["text"] == "我目前只能读文字。请把问题用文字发给我。"
    assert len(telegram.messages()) == 1


def test_a_bot_that_must_wait_waits_and_answers_once(stocked: Product, telegram: Telegram) -> None:
    """429 is obeyed; the answer arrives, and only once."""
    telegram.fail("sendMessage", times=2, retry_after=1)
    with serving(stocked, telegram):
        telegram.write(QUESTION)
        (answer,) = telegram.sent()

    assert "600元" in answer["text"]
    assert len(telegram.messages()) == 1


def test_telegram_may_be_down_at_the_start(stocked: Product, telegram: Telegram) -> None:
    """The bot waits for it, and says nothing but a line in its log."""
    telegram.fail("getMe", times=2, status=502, description="Bad Gateway")
    telegram.fail("getUpdates", times=1, status=500, description="Internal Server Error")
    with serving(stocked, telegram):
        telegram.write("谢谢")
        (reply,) = telegram.sent()

    assert reply["text"].startswith("不客气")


def test_a_token_telegram_does_not_know_is_one_sentence(
    stocked: Product, telegram: Telegram
) -> None:
    """Exit 2, no trace, no token; doctor says the same."""
    bot = Product(stocked.data, telegram.settings)
    telegram.fail("getMe", times=9, status=401, description="Unauthorized")
    serve, doctor = bot.run("serve"), bot.run("doctor")

    assert serve.returncode == doctor.returncode == 2
    assert serve.stderr.splitlines()[-1].startswith("Telegram 不认这个令牌")
    assert "Traceback" not in serve.stderr
    assert HIDDEN not in serve.stderr
    assert "令牌  问题" in doctor.stdout


def test_questions_under_way_are_answered_before_the_end(
    stocked: Product, telegram: Telegram
) -> None:
    """What Telegram has handed over is not lost by a stop."""
    with serving(stocked, telegram) as bot:
        telegram.write("谢谢")
        telegram.sent()
        for _ in range(10):
            telegram.write(QUESTION)
        eventually(lambda: len(telegram.messages()) > 1)
        bot.send_signal(signal.SIGTERM)

    handed_over = len(telegram.messages()) - 1
    assert 1 <= handed_over <= 10
    assert all("600元" in message["text"] for message in telegram.messages()[1:])


def test_doctor_knows_the_bots_name(stocked: Product, telegram: Telegram) -> None:
    """The token is good."""
    ran = Product(stocked.data, telegram.settings).run("doctor")

    assert "令牌  正常  Telegram 认得这个令牌：@policy_bot" in ran.stdout
