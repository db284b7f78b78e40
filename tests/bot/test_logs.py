from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from bot import logs

TOKEN = "123456789:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.fixture
def lines(tmp_path: Path) -> Iterator[Path]:
    """Logs configured as the program does it; yields their file."""
    root = logging.getLogger()
    before = (root.level, list(root.handlers), logging.raiseExceptions)
    for handler in before[1]:
        root.removeHandler(handler)
    logs.configure("INFO", tmp_path, [TOKEN], console=False)
    yield tmp_path / "zhengda.log"
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(before[0])
    for handler in before[1]:
        root.addHandler(handler)
    logging.raiseExceptions = before[2]


def read(file: Path) -> list[dict[str, object]]:
    """The lines of a log."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_an_event_is_one_object_with_its_fields(lines: Path) -> None:
    """A program can read the log."""
    structlog.get_logger("zhengda").info("answered", outcome="answered", seconds=0.2)

    (line,) = read(lines)
    assert (line["event"], line["level"], line["outcome"]) == ("answered", "info", "answered")


def test_no_token_gets_into_the_log(lines: Path) -> None:
    """Neither ours nor another one, wherever it stands."""
    log = structlog.get_logger("zhengda")
    log.warning("unreachable", address=f"https://api.telegram.org/bot{TOKEN}/getMe")
    log.warning("odd", address="bot987654321:AAxdqTcvCH1vGWJxfSeofSAs0K5PALDsbx")

    text = lines.read_text(encoding="utf-8")
    assert TOKEN not in text
    assert "AAxdq" not in text
    assert text.count("(hidden)") == 2


def test_the_addresses_httpx_calls_are_not_logged(lines: Path) -> None:
    """They hold the token."""
    logging.getLogger("httpx").info("HTTP Request: POST %s", f"https://host/bot{TOKEN}/getMe")

    assert not lines.exists() or read(lines) == []


def break_down() -> None:
    """Fail as a question may fail."""
    raise ValueError("张三问") from OSError(28, "No space left on device")


def test_of_an_error_the_class_and_the_places_are_kept(lines: Path) -> None:
    """Its message may hold what a person wrote, so it is left out; so is a library's."""
    try:
        break_down()
    except ValueError as error:
        structlog.get_logger("zhengda").error("failed", **logs.described(error))
        logging.getLogger("vendor").exception("it broke on %s", "李四问")

    first, second = read(lines)
    assert first["error"] == second["error"] == "ValueError < OSError"
    assert first["reason"] == "No space left on device"
    assert "test_logs.py" in str(first["where"])
    assert second["event"] == "it broke on %s"
    assert not {"张三问", "李四问"} & set(lines.read_text(encoding="utf-8").split('"'))


def test_a_folder_that_cannot_be_written_costs_only_the_log(
    lines: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full or foreign disk breaks nothing, and nothing is said in the person's face."""
    logs.configure("INFO", lines.parent / "none", [TOKEN], console=False)
    structlog.get_logger("zhengda").error("failed")

    assert capsys.readouterr() == ("", "")
    assert not (lines.parent / "none").exists()


def test_every_secret_is_blotted_out(lines: Path) -> None:
    """Also one that begins like another; an empty one blots out nothing."""
    logs.configure("INFO", lines.parent, ["", "sk-1", "sk-1234"], console=False)
    structlog.get_logger("zhengda").info("asked", url="sk-1234 sk-1")

    assert read(lines)[-1]["url"] == "(hidden) (hidden)"
