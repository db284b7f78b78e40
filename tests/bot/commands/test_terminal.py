from __future__ import annotations

import io
import re

from rich.console import Console

from bot.commands.terminal import Terminal
from bot.differing import Face, Piece


def screen() -> Console:
    """A terminal that keeps what is written to it."""
    return Console(file=io.StringIO(), force_terminal=True, width=60, highlight=False)


def written(console: Console) -> str:
    """What was written, without colours."""
    assert isinstance(console.file, io.StringIO)
    return re.sub(r"\x1b\[[0-9;]*m", "", console.file.getvalue())


def test_lines_stand_above_the_bar() -> None:
    """A result is never printed into the middle of the bar."""
    terminal = Terminal(screen(), screen())
    with terminal.progress("收入文件") as told:
        told(1, 2)
        terminal.line("已收入  办法.txt")

    assert re.search(r"(?:\n|\x1b\[2K)已收入  办法\.txt *\n", written(terminal.out))
    assert "1/2" in written(terminal.out)
    assert written(terminal.err) == ""


def test_a_bar_is_seen_where_results_go_into_a_file() -> None:
    """The person waits at the terminal all the same."""
    terminal = Terminal(Console(file=io.StringIO()), screen())
    with terminal.progress("收入文件") as told:
        told(1, 2)
        terminal.line("一\t二")

    assert "1/2" in written(terminal.err)
    assert written(terminal.out) == "一\t二\n"


def test_no_bar_is_written_into_a_file() -> None:
    """A log of the run stays readable."""
    terminal = Terminal(Console(file=io.StringIO()), Console(file=io.StringIO()))
    with terminal.progress("收入文件") as told:
        told(1, 2)

    assert written(terminal.out) == written(terminal.err) == ""


def test_a_table_is_aligned_on_a_terminal() -> None:
    """Without frames, every cell as it stands."""
    terminal = Terminal(screen(), screen())
    terminal.table(("编号", "文件"), [("1", "[red]办法.txt")])

    assert re.search(r"编号 +文件", written(terminal.out))
    assert re.search(r"1 +\[red\]办法\.txt", written(terminal.out))


def test_what_differs_is_styled_where_a_terminal_can() -> None:
    """Struck through and bold there, in brackets elsewhere."""
    pieces = [Piece("每餐", Face.SAME), Piece("8", Face.GONE), Piece("10", Face.CAME)]
    styled = Console(file=io.StringIO(), force_terminal=True, color_system="standard")
    plain = Console(file=io.StringIO())
    for console in (styled, plain):
        Terminal(console, plain).pieces(pieces)

    assert written(styled) == "每餐810\n"
    assert isinstance(styled.file, io.StringIO)
    assert "\x1b[9;31m8" in styled.file.getvalue()
    assert written(plain) == "每餐【8】【10】\n"
