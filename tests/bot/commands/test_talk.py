from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.conftest import Zhengda

QUESTION = "县财政对普惠性民办幼儿园每生每年补助多少元？"


def test_a_conversation_through_a_pipe(zhengda: Zhengda, papers: Path) -> None:
    """Questions in, answers out, no prompt between them."""
    zhengda("add", papers / "办法.txt")
    ran = zhengda("chat", stdin=f"你好\n{QUESTION}\n:quit\n不再读\n")

    assert ran.code == 0
    assert ran.out.startswith("您好！")
    assert ran.out.count("来源") == 1
    assert ran.err == ""


def test_a_conversation_as_json(zhengda: Zhengda, papers: Path) -> None:
    """A question a line in, an answer a line out."""
    zhengda("add", papers / "办法.txt")
    ran = zhengda("chat", "--json", stdin=f"谢谢\n{QUESTION}\n")

    assert [line["outcome"] for line in ran.lines] == ["thanks", "answered"]


def test_the_first_start_takes_the_samples_in_and_chats(quick: Zhengda) -> None:
    """A newcomer sees every behaviour at once; the second start adds nothing."""
    first, second = quick("start", stdin=""), quick("start", stdin="谢谢\n")

    assert first.out.count("已收入") >= 8
    assert "README" not in first.out
    assert "首次运行" in first.err
    assert second.out.startswith("不客气")


def test_serving_without_a_token_is_one_sentence(zhengda: Zhengda) -> None:
    """It says where a token comes from."""
    ran = zhengda("serve")

    assert ran.code == 2
    assert ran.err.splitlines()[-1].startswith("没有设置 ZHENGDA_TELEGRAM_TOKEN")
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ZHENGDA_WORKERS", "many"),
        ("ZHENGDA_LANGUAGE", "de"),
        ("ZHENGDA_QUESTION_LIMIT", "0"),
        ("ZHENGDA_TELEGRAM_BASE_URL", "ftp://x"),
    ],
)
def test_a_wrong_setting_is_named_and_its_value_is_not_shown(
    zhengda: Zhengda, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """A mistyped token must not stand on the screen."""
    monkeypatch.setenv(name, value)
    ran = zhengda("list")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"设置有误：{name}: ")
    assert ran.err.count("\n") == 1
    assert value not in ran.err.removeprefix(f"设置有误：{name}: ").split()
