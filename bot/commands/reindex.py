"""`reindex`: bring the index to the state of the stored documents."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from bot.commands.options import Data, Json
from bot.commands.session import FAILED, Session, session
from bot.contract.files import reindex_line
from bot.wiring import opened
from rag.change import Reindexed

Full = Annotated[bool, typer.Option("--full", help="Read every file anew and build from nothing.")]


def reindex(
    context: typer.Context, *, full: Full = False, data: Data = None, json: Json = False
) -> None:
    """Bring the index to the state of the stored documents."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        began = time.monotonic()
        with run.terminal.progress(run.words.documents.indexing) as told:
            done = house.library.rebuild(told) if full else house.library.reindex(told)
        seconds = time.monotonic() - began
        if json:
            run.terminal.json(reindex_line(done, seconds))
        else:
            _say(run, done, seconds)
        if done.failed:
            raise typer.Exit(FAILED)


def _say(run: Session, done: Reindexed, seconds: float) -> None:
    for change in (*done.changed, *done.failed):
        run.terminal.line(
            f"{getattr(run.words.files, change.status)}  {change.file}  {change.reason}"
        )
    words = run.words.documents.indexed
    run.terminal.line(
        words.format(documents=done.documents, passages=done.chunks, seconds=f"{seconds:.1f}")
    )
