"""`check`: ask the golden questions, and decide what they stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot import trials
from bot.commands.current import catch_up
from bot.commands.options import Data, Json
from bot.commands.session import ANSWERED, FAILED, Session, session
from bot.contract.goldens import golden_line, golden_of
from bot.desk.running.owned import CONSOLE
from bot.rank import Act, Deed, Rank
from bot.trouble import UnreadableBatchError
from bot.wiring import House, opened
from rag.answer import Question
from rag.golden import Golden

File = Annotated[
    Path | None, typer.Option("--file", help="Ask those of this file (JSON Lines) instead.")
]
Keep = Annotated[bool, typer.Option("--keep", help="Keep those of the file for every switch.")]
Drop = Annotated[int, typer.Option("--drop", help="Keep the one with this number no more.", min=0)]
Switch = Annotated[bool, typer.Option("--switch", help="Publish what they stopped all the same.")]
Discard = Annotated[bool, typer.Option("--discard", help="Give up what they stopped.")]


def check(
    context: typer.Context,
    *,
    file: File = None,
    keep: Keep = False,
    drop: Drop = 0,
    switch: Switch = False,
    discard: Discard = False,
    data: Data = None,
    json: Json = False,
) -> None:
    """Ask the golden questions. Exit 2 if one is not answered as expected, or a change waits."""
    with session(context, data, json=json) as run:
        given = _read(file) if file else None
        with opened(run.setup) as house:
            if drop and not house.means.goldens.drop(drop):
                run.terminal.complain(run.words.golden.unknown.format(number=drop))
                raise typer.Exit(FAILED)
            for one in given or () if keep else ():
                house.means.goldens.put(one)
            catch_up(run, house)
            _decide(run, house, switch=switch, discard=discard)
            wanted = house.means.goldens.everyone() if given is None or keep else given
            whole = _all_met(run, house, wanted)
            raise typer.Exit(ANSWERED if _nothing_waits(run, house) and whole else FAILED)


def _read(file: Path) -> list[Golden]:
    """The golden questions of a file, a line each; an empty line is passed over."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableBatchError(file.name) from error
    return [golden_of(words, number) for number, words in enumerate(lines, 1) if words.strip()]


def _decide(run: Session, house: House, *, switch: bool, discard: bool) -> None:
    """Do what was decided about a change that waits."""
    if house.library.waiting is None:
        if switch or discard:
            run.terminal.complain(run.words.curated.nothing_waits)
    elif switch:
        _note(house, Deed.SWITCH)
        house.library.switch()
        run.terminal.complain(run.words.curated.switched)
    elif discard:
        _note(house, Deed.DISCARD)
        house.library.discard()
        run.terminal.complain(run.words.curated.discarded)


def _note(house: House, deed: Deed) -> None:
    """Write down what is decided, and about which questions, before it is done."""
    trial = house.library.waiting
    detail = trials.numbers(trial) if trial else ""
    house.means.log.note(Act(f"{CONSOLE}:check", Rank.OWNER, deed, allowed=True, detail=detail))


def _all_met(run: Session, house: House, goldens: list[Golden]) -> bool:
    """Ask them of what serves now; each is a line."""
    say, failed = run.words.golden, 0
    for golden in goldens:
        answer = house.quote(Question(golden.text))
        met = golden.met(answer)
        failed += not met
        if run.json:
            run.terminal.json(golden_line(golden, answer))
            continue
        run.terminal.line(f"{say.met if met else say.failed}  {trials.line(golden, run.words)}")
        if not met:
            run.terminal.line(f"    {trials.said(answer, run.words)}")
    if not run.json:
        total = say.total.format(count=len(goldens), failed=failed)
        run.terminal.line(total if goldens else say.none)
    return not failed


def _nothing_waits(run: Session, house: House) -> bool:
    """Whether no change waits for a decision; which questions stopped it where one does."""
    trial = house.library.waiting
    if trial is None:
        return True
    for line in _stopped(run, house):
        run.terminal.complain(line)
    return False


def _stopped(run: Session, house: House) -> Iterator[str]:
    trial = house.library.waiting
    if trial is not None:
        yield from trials.told(trial, run.words)
        yield run.words.golden.waits
