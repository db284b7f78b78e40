"""`add`: take files in, a line a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import Data, Json
from bot.commands.session import FAILED, Session, session
from bot.contract.files import change_line
from bot.files import offers
from bot.wiring import House, opened
from bot.words.files import FileWords
from rag.change import Change, Fate, Offer

Paths = Annotated[list[Path], typer.Argument(help="Files and folders.", show_default=False)]


_SHOWN = 3
"""Damaged places that are told one by one; `show` tells all."""


def add(context: typer.Context, paths: Paths, *, data: Data = None, json: Json = False) -> None:
    """Take files in; a bad one never stops the others."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        found = list(offers(paths))
        if not found:
            run.terminal.complain(run.words.files.nothing)
        if take_in(run, house, found, run.words.files.working)[Fate.FAILED]:
            raise typer.Exit(FAILED)


def take_in(run: Session, house: House, found: Sequence[Offer], title: str) -> Counter[Fate]:
    """Offer files to the library and say what becomes of each; returns how many met each fate."""
    fates: Counter[Fate] = Counter()
    with run.terminal.progress(title) as told:
        for change in house.library.add(found, told):
            fates[change.status] += 1
            if run.json:
                run.terminal.json(change_line(change))
            else:
                for line in _described(change, run.words.files):
                    run.terminal.line(line)
    if not run.json and fates.total():
        run.terminal.line(_total(fates, run.words.files))
    return fates


def _described(change: Change, words: FileWords) -> Iterator[str]:
    """What became of a file: one line, and one below it for each place that is not whole."""
    said = [f"{_fate(change.status, words)}  {change.file}"]
    if change.characters:
        said.append(words.kept.format(characters=change.characters, sections=change.sections))
    if change.removed:
        said.append(words.cleaned.format(count=change.removed))
    if change.damage:
        said.append(words.damaged.format(count=len(change.damage)))
    if change.reason:
        said.append(change.reason)
    yield " · ".join(said)
    if change.doubt:
        yield f"    {words.settle.format(id=change.document, other=change.doubt)}"
    yield from (f"    {damage.sentence}" for damage in change.damage[:_SHOWN])
    if (left := len(change.damage) - _SHOWN) > 0:
        yield f"    {words.more.format(count=left, id=change.document)}"


def _fate(fate: Fate, words: FileWords) -> str:
    names = {
        Fate.ADDED: words.added,
        Fate.UNCHANGED: words.unchanged,
        Fate.NEW_VERSION: words.new_version,
        Fate.FAILED: words.failed,
    }
    return names[fate]


def _total(fates: Counter[Fate], words: FileWords) -> str:
    return words.total.format(
        count=fates.total(),
        added=fates[Fate.ADDED],
        updated=fates[Fate.NEW_VERSION],
        unchanged=fates[Fate.UNCHANGED],
        failed=fates[Fate.FAILED],
    )
