"""`list`, `show`, `remove`: the documents that are stored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from bot.commands.options import Data, Json
from bot.commands.session import Session, session
from bot.contract.documents import details_line, document_line
from bot.trouble import UnknownDocumentError
from bot.wiring import opened
from bot.wording import Wording
from corpus.document import Document
from rag.ports import Details, Record

Id = Annotated[int, typer.Argument(help="The document's number, as `zhengda list` shows it.")]


def list_documents(context: typer.Context, *, data: Data = None, json: Json = False) -> None:
    """List the stored documents."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        records = house.store.records()
        if json:
            for record in records:
                run.terminal.json(document_line(record))
        elif records:
            _tabulate(run, records)
        else:
            run.terminal.line(run.words.documents.none)


def show(context: typer.Context, number: Id, *, data: Data = None, json: Json = False) -> None:
    """Show a document: what is known of it, its outline, its damage, what was removed."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        details = house.store.details(number)
        if details is None:
            raise UnknownDocumentError(number)
        if json:
            run.terminal.json(details_line(details))
        else:
            for line in _described(details, run.words):
                run.terminal.line(line)


def remove(context: typer.Context, number: Id, *, data: Data = None, json: Json = False) -> None:
    """Take a document out of answers; earlier citations of it can still be checked."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        record = house.library.remove(number)
        if record is None:
            raise UnknownDocumentError(number)
        if json:
            run.terminal.json(document_line(record))
        else:
            said = run.words.documents.removed_one.format(title=record.title, id=record.id)
            run.terminal.line(said)


def _tabulate(run: Session, records: list[Record]) -> None:
    words = run.words.documents
    heads = (words.id, words.name, words.title, words.kind, words.status, words.dated)
    rows = [
        (
            str(record.id),
            record.name,
            record.title,
            run.words.kinds[record.kind],
            run.words.statuses[record.status],
            record.dated,
            str(record.characters),
            str(len(record.damage)),
        )
        for record in records
    ]
    run.terminal.table((*heads, words.characters, words.damage), rows)


def _described(details: Details, words: Wording) -> Iterator[str]:
    """A document, line by line."""
    say, record, document = words.documents, details.record, details.document
    effective = next((part.effective for part in document.parts if part.effective), None)
    known = (
        (say.id, str(record.id)),
        (say.name, record.name),
        (say.title, record.title),
        (say.kind, words.kinds[record.kind]),
        (say.status, words.statuses[record.status]),
        (say.issuer, record.issuer),
        (say.number, record.number),
        (say.dated, record.dated),
        (say.effective, effective.value if effective else ""),
        (say.place, record.place),
        (say.characters, str(record.characters)),
        (say.encoding, record.encoding),
        (say.versions, "、".join(str(number) for number, _ in details.versions)),
    )
    yield from (f"{head}：{value}" for head, value in known if value)
    yield from ("", f"{say.outline}（{len(document.sections)}）")
    yield from _outlined(document)
    yield from ("", say.damage)
    yield from [f"  {damage.sentence}" for damage in document.damage] or [f"  {say.whole}"]
    yield from ("", say.removed)
    removed = [
        f"  {words.noises[removed.noise]}：{' '.join(removed.words.split())}"
        for removed in document.cleaned.removed
        if removed.words.strip()
    ]
    yield from removed or [f"  {say.clean}"]


def _outlined(document: Document) -> Iterator[str]:
    for section in document.sections:
        if section.path:
            yield f"{'  ' * len(section.path)}{' '.join(section.path[-1].split())}"
