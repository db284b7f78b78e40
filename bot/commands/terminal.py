"""Prints to the terminal: plain lines, tables, progress, JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from bot.contract.line import Line
from bot.differing import Face, Piece
from rag.ports import Progress as Told

_STYLES = {
    Face.HEAD: "bold",
    Face.SAME: "",
    Face.GONE: "strike red",
    Face.CAME: "bold green",
}


def _out() -> Console:
    return Console(highlight=False, soft_wrap=True)


def _err() -> Console:
    return Console(stderr=True, highlight=False, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class Terminal:
    """Standard output for results, standard error for what is said about them."""

    out: Console = field(default_factory=_out)
    err: Console = field(default_factory=_err)

    def line(self, text: str, style: str = "") -> None:
        """One line of text; into a pipe exactly as it stands, also its tabs."""
        if self.out.is_terminal:
            self.out.print(Text(text, style=style))
        else:
            print(text, file=self.out.file)

    def pieces(self, pieces: Sequence[Piece]) -> None:
        """One line of words told apart by their faces; in brackets where nothing can be styled."""
        if self.out.is_terminal and self.out.color_system:
            self.out.print(Text.assemble(*((one.words, _STYLES[one.face]) for one in pieces)))
        else:
            self.line("".join(_plain(one, pieces) for one in pieces))

    def json(self, line: Line) -> None:
        """One object on one line, at once, also into a pipe."""
        print(line.json(), file=self.out.file, flush=True)

    def complain(self, text: str) -> None:
        """One line about what went wrong."""
        print(text, file=self.err.file)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Rows under heads; into a pipe, columns are separated by tabs."""
        if not self.out.is_terminal:
            for row in (heads, *rows):
                self.line("\t".join(row))
            return
        table = Table(*heads, box=None, pad_edge=False, header_style="bold")
        for row in rows:
            table.add_row(*map(Text, row))
        self.out.print(table)

    @contextmanager
    def progress(self, title: str) -> Iterator[Told]:
        """A bar on a terminal; nothing elsewhere.

        On the console that the results go to, where that is the terminal: a bar of another
        console would stand in the middle of their lines.
        """
        console = self.out if self.out.is_terminal else self.err
        if not console.is_terminal:
            yield _unseen
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as bars:
            bar = bars.add_task(title, total=None)

            def told(done: int, total: int) -> None:
                bars.update(bar, completed=done, total=total)

            yield told


def _plain(piece: Piece, line: Sequence[Piece]) -> str:
    """A piece without style; what differs is in brackets, where not the whole line does."""
    among = any(one.face is not piece.face for one in line[1:])
    marked = among and piece.face in {Face.GONE, Face.CAME}
    return f"【{piece.words}】" if marked else piece.words


def _unseen(done: int, total: int) -> None:
    """Progress nobody looks at."""
