"""`ask`: one question, or a file of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.batch import Write, answer_all
from bot.commands.current import catch_up
from bot.commands.options import Data, Json
from bot.commands.session import ANSWERED, FAILED, REFUSED, Session, session
from bot.contract.answers import answer_line, traced_line
from bot.messengers.console import LIMIT, growing, show
from bot.render import growing as grown
from bot.render import render
from bot.trouble import UnreadableBatchError
from bot.wiring import opened, workers
from rag.answer import Answer, Question
from rag.telling import Tell, nobody

Text = Annotated[str | None, typer.Argument(help="The question.", show_default=False)]
Earlier = Annotated[
    list[str] | None,
    typer.Option(
        "--history",
        metavar="QUESTION",
        help="An earlier question of the same conversation; may be given several times.",
        show_default=False,
    ),
]
Batch = Annotated[
    Path | None,
    typer.Option(
        metavar="IN.jsonl",
        help="Answer a file of questions, one JSON object a line; - reads standard input.",
        show_default=False,
    ),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="Answer from the texts that were in force on this day (default: today).",
        show_default=False,
    ),
]
Trace = Annotated[bool, typer.Option("--trace", help="Also print what every station did.")]


def ask(
    context: typer.Context,
    question: Text = None,
    *,
    history: Earlier = None,
    batch: Batch = None,
    as_of: AsOf = None,
    trace: Trace = False,
    data: Data = None,
    json: Json = False,
) -> None:
    """Answer a question. Exit 0: answered, 1: refused, 2: failed."""
    if (question is None) == (batch is None):
        raise typer.BadParameter("give one question, or --batch with a file of them")
    form = traced_line if trace else answer_line
    with session(context, data, json=json) as run:
        if batch is not None:
            if as_of:
                raise typer.BadParameter("in a batch every line may have its own as_of")
            code = _file(run, batch, Write(run.setup.wordings, form))
        else:
            day = as_of.date() if as_of else None
            asked = Question(question or "", tuple(history or ()), day)
            code = _one(run, asked, Write(run.setup.wordings, form), trace=trace)
        raise typer.Exit(code)


def _one(run: Session, question: Question, write: Write, *, trace: bool) -> int:
    with opened(run.setup) as house:
        catch_up(run, house)
        with _growing(run, write) as tell:
            answer = house.ask(question, tell=tell)
    if run.json:
        run.terminal.json(write.line(None, answer))
    else:
        for message in render(answer, write.wordings[answer.script], LIMIT):
            show(run.terminal.out, message)
        if trace:
            _print_trace(run, answer)
    return REFUSED if answer.outcome.refused else ANSWERED


@contextmanager
def _growing(run: Session, write: Write) -> Iterator[Tell]:
    """Shows an answer while it grows, where somebody looks on."""
    if run.json or not run.terminal.out.is_terminal:
        yield nobody
        return

    def told(answer: Answer) -> None:
        shown(grown(answer, write.wordings[answer.script], LIMIT))

    with growing(run.terminal.out) as shown:
        yield told


def _print_trace(run: Session, answer: Answer) -> None:
    run.terminal.line("")
    for step in answer.trace:
        run.terminal.line(f"{step.station}: {step.words}", style="dim")


def _file(run: Session, batch: Path, write: Write) -> int:
    """Answer the lines of a file; the workers compute while earlier lines are written."""
    try:
        lines = sys.stdin if str(batch) == "-" else batch.open(encoding="utf-8", errors="replace")
    except OSError as error:
        raise UnreadableBatchError(f"{str(batch)!r} ({error.strerror})") from error
    whole = True
    with lines, opened(run.setup) as house, workers(run.setup) as pool:
        catch_up(run, house)
        for line in answer_all(lines, house.ask, write, pool, run.setup.answering):
            run.terminal.json(line)
            whole = whole and line.outcome != "failed"
    return ANSWERED if whole else FAILED
