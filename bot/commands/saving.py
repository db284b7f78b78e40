"""`backup` and `restore`: everything that is kept, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import Data, Json
from bot.commands.session import session
from bot.contract.saved import saved_line
from bot.watching import backed_up, restored
from bot.wiring import opened

Target = Annotated[Path, typer.Argument(help="The file to write.", show_default=False)]
Source = Annotated[Path, typer.Argument(help="A backup.", show_default=False)]

_MEGABYTE = 1_000_000


def backup(context: typer.Context, file: Target, *, data: Data = None, json: Json = False) -> None:
    """Back everything up into a file, also while zhengda serves."""
    with session(context, data, json=json) as run:
        settings = run.setup.settings
        saved = backed_up(settings.data, settings.state_url.get_secret_value(), file)
        if json:
            run.terminal.json(saved_line(str(file), saved))
            return
        size = f"{max(file.stat().st_size, 50_000) / _MEGABYTE:.1f}"
        said = run.words.saving.written
        counts = said.format(file=file, documents=saved.documents, answers=saved.answers, size=size)
        run.terminal.line(counts)


def restore(context: typer.Context, file: Source, *, data: Data = None, json: Json = False) -> None:
    """Restore a backup into an empty data directory, and build its index."""
    with session(context, data, json=json) as run:
        settings, words = run.setup.settings, run.words.saving
        url = settings.state_url.get_secret_value()
        saved = restored(settings.data, url, file, words.paused)
        with opened(run.setup) as house, run.terminal.progress(words.restoring) as told:
            house.library.catch_up(told)
            passages = len(house.shelf.current().vector)
        if json:
            run.terminal.json(saved_line(str(file), saved))
            return
        said = words.restored.format(
            made=f"{saved.made.astimezone():%Y-%m-%d %H:%M}",
            documents=saved.documents,
            answers=saved.answers,
            passages=passages,
        )
        run.terminal.line(said)
