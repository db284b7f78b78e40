from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.conftest import Zhengda

CHECKS = ["settings", "disk", "index", "model", "token"]


def test_a_healthy_house_is_a_line_a_check(quick: Zhengda, papers: Path) -> None:
    """Everything is in its place, before and after the first document."""
    empty = quick("doctor", "--json")
    quick("add", papers / "办法.txt")
    stocked = quick("doctor")

    assert empty.code == stocked.code == 0
    assert [line["check"] for line in empty.lines] == CHECKS
    assert all(line["ok"] for line in empty.lines)
    assert "索引  正常  1 个文件" in stocked.out


def test_a_broken_index_is_a_problem_that_says_what_to_do(quick: Zhengda, papers: Path) -> None:
    """A file of the index is spoilt; the answer is the command that mends it."""
    quick("add", papers / "办法.txt")
    for file in (quick.data / "index").rglob("lexical.sqlite"):
        file.write_bytes(b"spoilt")
    ran = quick("doctor", "--json")
    (index,) = [line for line in ran.lines if line["check"] == "index"]

    assert ran.code == 2
    assert not index["ok"]
    assert "zhengda reindex" in index["words"]


def test_a_token_that_cannot_be_checked_is_a_problem(
    quick: Zhengda, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody listens on this address; the token is not shown."""
    monkeypatch.setenv("ZHENGDA_TELEGRAM_TOKEN", "123456:TEST")
    monkeypatch.setenv("ZHENGDA_TELEGRAM_BASE_URL", "http://127.0.0.1:9/bot")
    ran = quick("doctor", "--json")

    assert ran.code == 2
    assert not ran.lines[-1]["ok"]
    assert "127.0.0.1:9" in ran.lines[-1]["words"]
    assert "TEST" not in ran.out + ran.err
