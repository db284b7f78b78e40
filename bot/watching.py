"""The composition root of what watches over zhengda, and of what saves it and brings it back."""

# ruff: noqa: PLC0415  what takes long to load is loaded when a command needs it, not for --help

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.desk.running.watch import Watch
from bot.export import Export
from bot.ports import Asking, Made, Saves
from rag.ports import Tokens

if TYPE_CHECKING:
    from bot.service.rounds import Keyed, Limits, Round
    from rag.ask import Asker
    from rag.backends.home import Home
    from rag.saved import Saved


_MADE = "made"


def watch(home: Home, asker: Asker, ask: Asking, price: Callable[[Tokens], float]) -> Watch:
    """What those who run zhengda watch over it with."""
    from bot.backends.disk.made import DiskMade
    from bot.backends.sql.figures import SqlFigures
    from bot.backends.sql.pauses import SqlPauses
    from rag.trail import Trailing

    return Watch(
        figures=SqlFigures(home.database, home.store),
        pauses=SqlPauses(home.database),
        made=DiskMade(home.directory / _MADE),
        trail=Trailing(asker),
        ask=ask,
        price=price,
    )


def saves(home: Home) -> Saves:
    """What backs up the data directory that is served from."""
    from rag.backends.backup import Backups

    # What a crash leaves there is forgotten with the files that were made.
    return Backups(home.database, home.directory / _MADE)


def export(home: Home) -> Export:
    """What is exported of a data directory."""
    from bot.backends.sql.gaps import SqlGaps
    from bot.backends.sql.standards import SqlStandards
    from bot.backends.sql.told import SqlTold

    told, gaps = SqlTold(home.database), SqlGaps(home.database)
    return Export(told, gaps, SqlStandards(home.database), home.store)


def sweeping(made: Made) -> Round:
    """A round in which files that were made some days ago are forgotten."""

    def steps(limits: Limits) -> Iterator[Sequence[Keyed]]:
        del limits
        made.sweep()
        yield from ()

    return steps


def backed_up(directory: Path, state_url: str, target: Path) -> Saved:
    """Back a data directory up, also while another process serves from it.

    Raises:
        OccupiedError: there is nothing to back up.
        StorageError: the file cannot be written.
    """
    from rag.backends.backup import back_up

    return back_up(directory, state_url, target)


def restored(directory: Path, state_url: str, source: Path, reason: str) -> Saved:
    """Put a backup into an empty data directory; announcements are paused for a reason.

    `reason` has a place for the moment the backup was `made`.

    Raises:
        NoBackupError: the file is none, is damaged, or is of a later release.
        OccupiedError: something is stored there already.
        DataBusyError: another process owns the directory.
        StorageError: it cannot be written.
    """
    from rag.backends.backup import restore

    return restore(source, directory, state_url, reason)
