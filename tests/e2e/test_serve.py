from __future__ import annotations

import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import httpx
import pytest

from tests.e2e.conftest import HIDDEN, QUESTION, Product, Telegram, eventually, free_port
from tests.updates import BOT, message

pytestmark = pytest.mark.slow

HIDDEN_USER = {"type": "hidden_user", "date": 1, "sender_user_name": "某"}


@contextmanager
def serving(product: Product, telegram: Telegram) -> Iterator[subprocess.Popen[str]]:
    """The bot at work; it must end cleanly when it is told to."""
    told = {**telegram.settings, "ZHENGDA_LOG_LEVEL": "INFO", **product.settings}
    bot = Product(product.data, told)
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

    assert welcome["text"].startswith("您好，我是政答")
    assert "/sources" in explained["text"]
    assert "600元" in answer["text"]
    assert "[1] 《云溪县学前教育管理办法》" in answer["text"]
    assert any("600元" in quote for quote in quoted(answer))
    assert "[1]" not in refusal["text"]
    assert thanks["text"]
    for reply in (welcome, explained, answer, refusal, thanks):
        assert "parse_mode" not in reply
        assert reply["chat_id"] in {5, "5"}
    log = (stocked.data / "zhengda.log").read_text(encoding="utf-8")
    assert '"event": "answered"' in log
    assert not [word for word in ("幼儿园", "火星", HIDDEN) if word in log]
    typed = [c for c in telegram.call("/__fixture/sent") if c["method"] == "sendChatAction"]
    assert typed


def test_a_group_is_answered_only_when_it_means_the_bot(
    stocked: Product, telegram: Telegram
) -> None:
    """A mention, a reply, a command of ours; in the topic, as a reply to the asker."""
    group = {"id": -100, "type": "supergroup", "title": "群"}
    topic = {"message_thread_id": 3, "is_topic_message": True}
    ours = {"message_id": 8, "date": 1, "chat": group, "from": BOT, "text": "答。[1]"}
    asked = f"@policy_bot {QUESTION}"
    with serving(stocked, telegram):
        for raw in (
            message(QUESTION, group),
            message("/start@other_bot", group),
            message("/ban", group),
            message(asked, group, via_bot=BOT),
            message(asked, group, forward_origin=HIDDEN_USER),
        ):
            telegram.update({"message": raw})
        telegram.update({"edited_message": message(asked, group)})
        telegram.update({"channel_post": message(asked, group | {"type": "channel"})})
        telegram.update({"message": message(asked, group, message_id=21, **topic)})
        telegram.update({"message": message(QUESTION, group, message_id=22, reply_to_message=ours)})
        telegram.update({"message": message("/sources", group, message_id=23)})
        replies = telegram.sent(3)

    told = {reply["reply_parameters"]["message_id"]: reply for reply in replies}
    assert sorted(told) == [21, 22, 23]
    assert told[21]["message_thread_id"] == "3"
    assert "message_thread_id" not in told[22]
    assert all("600元" in told[number]["text"] for number in (21, 22))
    assert len(telegram.messages()) == 3


def test_deliveries_come_to_the_port_of_serve(stocked: Product, telegram: Telegram) -> None:
    """Telegram is told the address and the secret; who does not carry it is turned away."""
    port = free_port()
    root, path = f"http://127.0.0.1:{port}", "/telegram/x7"
    settings = {"ZHENGDA_PORT": str(port), "ZHENGDA_TELEGRAM_WEBHOOK_URL": f"{root}{path}"}
    with serving(Product(stocked.data, settings), telegram):
        eventually(lambda: telegram.accepted("setWebhook"))
        telegram.write(QUESTION)
        (answer,) = telegram.sent()
        forged = httpx.post(f"{root}{path}", json={"update_id": 99}, trust_env=False)
        health = httpx.get(f"{root}/health", trust_env=False)

    assert "600元" in answer["text"]
    assert (forged.status_code, health.json()) == (403, {"status": "ok"})
    (told,) = telegram.accepted("setWebhook")
    assert len(told["secret_token"]) > 32
    log = (stocked.data / "zhengda.log").read_text(encoding="utf-8")
    assert not [word for word in (told["secret_token"], HIDDEN, "幼儿园") if word in log]


def test_an_update_that_comes_twice_is_answered_once(stocked: Product, telegram: Telegram) -> None:
    """Also by a bot that was started anew in between."""
    port = free_port()
    address = f"http://127.0.0.1:{port}/hook"
    settings = {
        "ZHENGDA_PORT": str(port),
        "ZHENGDA_TELEGRAM_WEBHOOK_URL": address,
        "ZHENGDA_TELEGRAM_SECRET": "sesame",
    }
    update = {"update_id": 77, "message": message(QUESTION)}
    headers = {"X-Telegram-Bot-Api-Secret-Token": "sesame"}
    for start in range(2):
        with serving(Product(stocked.data, settings), telegram):
            eventually(partial(_set, telegram, start + 1))
            for _ in range(2):
                ours = httpx.post(address, json=update, headers=headers, trust_env=False)
                assert ours.status_code == 200
            eventually(telegram.messages)
            time.sleep(1)

    assert len(telegram.messages()) == 1


def _set(telegram: Telegram, times: int) -> bool:
    """Whether a bot has told its address so often."""
    return len(telegram.accepted("setWebhook")) == times


def test_a_port_that_is_taken_is_one_sentence(stocked: Product, telegram: Telegram) -> None:
    """Where deliveries are to come in, nothing works without it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        address = f"http://127.0.0.1:{port}/hook"
        settings = {"ZHENGDA_PORT": str(port), "ZHENGDA_TELEGRAM_WEBHOOK_URL": address}
        ran = Product(stocked.data, telegram.settings | settings).run("serve")

    assert ran.returncode == 2
    assert ran.stderr.splitlines()[-1].startswith(f"127.0.0.1:{port} 已被别的程序占用")


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
