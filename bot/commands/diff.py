"""`diff`: what one version of a document has differently from another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from bot.commands.options import Data, Json
from bot.commands.session import Session, session
from bot.contract.differences import Text, diff_line
from bot.differing import counted, lines
from bot.trouble import OneVersionError, UnknownVersionError
from bot.wiring import opened
from corpus.compare import compare
from corpus.difference import Difference, Outlined
from rag.curate import UnknownDocumentError
from rag.ports import Store
from rag.records import Edition

Id = Annotated[int, typer.Argument(help="The document's number, as `zhengda list` shows it.")]
Old = Annotated[
    int | None,
    typer.Argument(help="The version to start from; the last but one in time.", show_default=False),
]
New = Annotated[
    int | None,
    typer.Argument(help="The version to arrive at; the last one in time.", show_default=False),
]


def diff(
    context: typer.Context,
    number: Id,
    old: Old = None,
    new: New = None,
    *,
    data: Data = None,
    json: Json = False,
) -> None:
    """Show what changed between two versions of a document, section by section."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        pair = _chosen(house.store.editions(number), number, old, new)
        before, after = (_outlined(house.store, edition) for edition in pair)
        found = compare(before, after)
        texts = Text(pair[0], before.text), Text(pair[1], after.text)
        if json:
            run.terminal.json(diff_line(number, *texts, found))
        else:
            _say(run, *texts, found)


def _chosen(
    editions: Sequence[Edition], document: int, old: int | None, new: int | None
) -> tuple[Edition, Edition]:
    """The two versions asked for; those not named are the newest in time."""
    if not editions:
        raise UnknownDocumentError(document)
    numbers = {edition.number: edition for edition in editions}
    for number in (old, new):
        if number is not None and number not in numbers:
            raise UnknownVersionError(number)
    if len(editions) == 1:
        raise OneVersionError(editions[0].title)
    last = numbers[new] if new is not None else editions[-1]
    first = numbers[old] if old is not None else editions[-2]
    return first, last


def _outlined(store: Store, edition: Edition) -> Outlined:
    return Outlined(store.text(edition.version), tuple(store.sections(edition.version)))


def _say(run: Session, old: Text, new: Text, found: Sequence[Difference]) -> None:
    """The two versions, the counts, then every difference."""
    words = run.words
    run.terminal.line(
        words.differences.between.format(
            title=new.edition.title,
            old=old.edition.number,
            old_known=_known(run, old.edition),
            new=new.edition.number,
            new_known=_known(run, new.edition),
        )
    )
    run.terminal.line(counted(found, words))
    for one in found:
        run.terminal.line("")
        for line in lines(one, old.text, new.text, words):
            run.terminal.pieces(line)


def _known(run: Session, edition: Edition) -> str:
    """When a version was made and whether it holds."""
    known = (edition.dated or edition.since, run.words.statuses[edition.status])
    return run.words.differences.separator.join(word for word in known if word)
