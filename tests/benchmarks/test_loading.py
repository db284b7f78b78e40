from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from benchmarks.loading import CRASHED, HUNG, READ, REFUSED, Content, RefusedError, loading


def load(file: Path) -> Content:
    """A loader that does what the file says."""
    match file.read_text(encoding="utf-8"):
        case "refuse":
            raise RefusedError("文件是空的。")
        case "raise":
            raise ValueError("a bug")
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "sleep":
            time.sleep(60)
    return Content("文字", ("标题",))


def test_whatever_a_loader_does_the_next_file_is_read(tmp_path: Path) -> None:
    """It refuses, raises, dies and hangs, each in a child of its own."""
    files = []
    for number, words in enumerate(("refuse", "raise", "die", "sleep", "read")):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(words, encoding="utf-8")

    found = list(loading(load, files, limit=1.0))

    assert [one.fate for one in found] == [REFUSED, CRASHED, CRASHED, HUNG, READ]
    assert found[0].words == "文件是空的。"
    assert found[4].content == Content("文字", ("标题",))
    assert found[4].peak > 0
