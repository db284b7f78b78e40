"""`set`, `same`, `apart`: what an admin settles about stored documents."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.commands.documents import Id, Number, described
from bot.commands.options import Data, Json
from bot.commands.session import session
from bot.contract.documents import details_line, document_line
from bot.wiring import opened
from rag.correct import FIELDS
from rag.curate import keep_apart

Field = Annotated[
    str, typer.Argument(help=f"What to correct: {', '.join(FIELDS)}.", metavar="FIELD")
]
Value = Annotated[
    str, typer.Argument(help="Its value; dates as 2024-09-01; '' for none.", metavar="VALUE")
]
Other = Annotated[int, typer.Argument(help="The other document's number.", metavar="OTHER")]
Part = Annotated[int, typer.Option(help="Which text of the file, where it holds several.", min=1)]


def set_fact(
    context: typer.Context,
    number: Id,
    field: Field,
    value: Value,
    *,
    version: Number = None,
    part: Part = 1,
    data: Data = None,
    json: Json = False,
) -> None:
    """Correct what is known of a document; it stays corrected when the file is read again."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        details = house.library.correct(number, field, value, version, part)
        if json:
            run.terminal.json(details_line(details, house.store.editions(number)))
        else:
            for line in described(details, house.store.editions(number), run.words):
                run.terminal.line(line)


def same(
    context: typer.Context, number: Id, other: Other, *, data: Data = None, json: Json = False
) -> None:
    """Settle that a document is a version of another one, whose number both then have."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        record = house.library.join(number, other)
        if json:
            run.terminal.json(document_line(record))
        else:
            said = run.words.documents.joined.format(id=number, title=record.title, other=other)
            run.terminal.line(said)


def apart(
    context: typer.Context, number: Id, other: Other, *, data: Data = None, json: Json = False
) -> None:
    """Settle that two documents are not versions of one."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        keep_apart(house.store, number, other)
        if json:
            for record in house.store.records():
                if record.id in {number, other}:
                    run.terminal.json(document_line(record))
        else:
            run.terminal.line(run.words.documents.parted.format(id=number, other=other))
