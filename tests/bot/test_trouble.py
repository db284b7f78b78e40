from __future__ import annotations

from structlog.testing import capture_logs

from bot.trouble import TokenRefusedError, report
from rag.curate import UnknownDocumentError
from rag.ports import StorageError
from tests.words import EN, ZH


class NewError(StorageError):
    """A kind of a known kind."""


def test_what_was_foreseen_has_its_own_sentence() -> None:
    """With what to do, and without a number to remember."""
    with capture_logs() as lines:
        trouble = report(UnknownDocumentError("99"), ZH, "command failed")

    assert trouble.sentence == "没有编号为 99 的文件。用 zhengda list 查看编号。"
    assert lines[0]["log_level"] == "info"


def test_what_nobody_foresaw_shows_nothing_but_its_reference() -> None:
    """The words of the error may hold anything."""
    with capture_logs() as lines:
        trouble = report(ValueError("张三问了什么"), ZH, "question failed")

    assert "张三" not in trouble.sentence
    assert trouble.reference in trouble.sentence
    assert lines[0]["reference"] == trouble.reference
    assert lines[0]["log_level"] == "error"
    assert "张三" not in str(lines)


def test_a_new_kind_of_a_known_error_is_known() -> None:
    """The sentence of its family stands in."""
    assert report(NewError("磁盘空间不足。"), ZH, "x").sentence == "磁盘空间不足。"


def test_a_sentence_is_one_line() -> None:
    """Also where the error's own words are several."""
    trouble = report(StorageError("one\n  two {odd}"), EN, "x")

    assert trouble.sentence.endswith("one two {odd}")
    assert report(TokenRefusedError("x"), EN, "x").sentence.startswith("Telegram refuses")
