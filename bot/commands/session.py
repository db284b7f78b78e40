"""What surrounds every command: the settings, the terminal, and the last word on a failure."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer

from bot.commands.terminal import Terminal
from bot.contract.line import ErrorLine
from bot.setup import Setup, default_wordings, prepare
from bot.trouble import Trouble, report
from bot.wording import Wording, WordingError
from rag.answer import Script

ANSWERED, REFUSED, FAILED, INTERRUPTED = 0, 1, 2, 130
"""The exit codes."""


@dataclass(frozen=True, slots=True)
class Session:
    """One run of one command. `json` is whether a program reads along."""

    setup: Setup
    terminal: Terminal
    json: bool

    @property
    def words(self) -> Wording:
        """The sentences in the operator's language."""
        return self.setup.words


@contextmanager
def session(context: typer.Context, data: Path | None, *, json: bool) -> Iterator[Session]:
    """Run a command; whatever breaks becomes one line on standard error and exit 2.

    `data` given to the command wins over `data` given to `zhengda`.
    """
    terminal = Terminal()
    words: Wording | None = None
    try:
        setup = prepare(data or context.obj)
        words = setup.words
        yield Session(setup, terminal, json)
    except typer.Exit:
        raise
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        raise typer.Exit(FAILED) from None
    except Exception as error:  # noqa: BLE001  the outermost handler of a command
        trouble = _report(error, words)
        line = ErrorLine(trouble.sentence, trouble.reference).json()
        terminal.complain(line if json else trouble.sentence)
        raise typer.Exit(FAILED) from None


def _report(error: Exception, words: Wording | None) -> Trouble:
    """The sentence of an error, also where the settings or the sentences are what broke."""
    try:
        words = words or default_wordings()[Script.SIMPLIFIED]
    except WordingError as broken:
        return Trouble(f"config/wording: {broken}", "")
    return report(error, words, "command failed")
