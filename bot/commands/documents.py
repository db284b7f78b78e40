"""`list`, `show`, `remove`: the documents that are stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from bot.citing import edition
from bot.commands.options import Data, Json
from bot.commands.session import Session, session
from bot.contract.documents import details_line, document_line
from bot.trouble import UnknownVersionError
from bot.wiring import opened
from bot.wording import Wording
from bot.words.files import DocumentWords
from corpus.document import Document
from corpus.known import Fact, Kind, Level, Part
from rag.curate import UnknownDocumentError
from rag.ports import Store
from rag.records import Details, Edition, Record

_RELATIONS = 12
"""Relations that are told one by one."""
Number = Annotated[
    int | None,
    typer.Option("--version", help="Which version (default: the one that speaks for it)."),
]
Id = Annotated[int, typer.Argument(help="The document's number, as `zhengda list` shows it.")]


def list_documents(context: typer.Context, *, data: Data = None, json: Json = False) -> None:
    """List the stored documents."""
    # What is stored and not published yet is told, too.
    with (
        session(context, data, json=json) as run,
        opened(run.setup) as house,
        house.store.drafting(),
    ):
        records = house.store.records()
        if json:
            for record in records:
                run.terminal.json(document_line(record))
        elif records:
            _tabulate(run, records)
            for one in house.store.doubts():
                run.terminal.line(f"{run.words.documents.doubts}：{one.document} {one.sentence}")
        else:
            run.terminal.line(run.words.documents.none)


def show(
    context: typer.Context,
    number: Id,
    *,
    version: Number = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Show a document: what is known of it, its versions, its outline, its damage."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        details = found(house.store, number, version)
        editions = house.store.editions(number)
        if json:
            run.terminal.json(details_line(details, editions))
        else:
            for line in described(details, editions, run.words):
                run.terminal.line(line)


def remove(context: typer.Context, number: Id, *, data: Data = None, json: Json = False) -> None:
    """Take a document out of answers; earlier citations of it can still be checked."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        record = house.library.remove(number)
        if record is None:
            raise UnknownDocumentError(str(number))
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


def described(details: Details, editions: Sequence[Edition], words: Wording) -> Iterator[str]:
    """A document, line by line."""
    say, record, document = words.documents, details.record, details.document
    known = (
        (say.id, str(record.id)),
        (say.name, record.name),
        (say.characters, str(record.characters)),
        (say.encoding, record.encoding),
    )
    yield from (f"{head}：{value}" for head, value in known if value)
    for part in details.parts:
        yield ""
        yield from _facts(part, words)
    yield from ("", say.versions)
    yield from (f"  {edition(one, words)}" for one in editions)
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


def _facts(part: Part, words: Wording) -> Iterator[str]:
    """What is known of a text, each with the words it was read from, or who said so."""
    say = words.documents
    kind = words.kinds.get(Kind(part.kind.value), part.kind.value)
    yield f"{say.title}：{part.title.value}{_origin(part.title, say)}"
    yield f"{say.kind}：{kind}{_origin(part.kind, say)}"
    facts = (
        (say.issuer, part.issuer),
        (say.number, part.number),
        (say.dated, part.dated),
        (say.effective, part.effective),
        (say.expires, part.expires),
        (say.place, part.place),
    )
    yield from (f"{head}：{fact.value}{_origin(fact, say)}" for head, fact in facts if fact)
    if part.level:
        yield f"{say.level}：{words.levels[Level(part.level.value)]}{_origin(part.level, say)}"
    for told in part.relations[:_RELATIONS]:
        named = " ".join(filter(None, (f"《{told.title}》" if told.title else "", told.number)))
        articles = "、".join(told.articles)
        yield f"{words.ties[told.tie]}：{named}{articles}"
    if (left := len(part.relations) - _RELATIONS) > 0:
        yield f"  {say.more_relations.format(count=left)}"
    for clause in part.clauses:
        articles = "、".join(clause.articles)
        yield f"{articles}：{words.statuses[clause.status]} {clause.since} “{clause.words}”"


def _origin(fact: Fact, say: DocumentWords) -> str:
    if fact.corrected:
        return say.corrected
    said = " ".join(fact.words.split())
    return say.read_from.format(words=said) if said and said != fact.value else ""


def found(store: Store, number: int, version: int | None) -> Details:
    """A document, or one of its versions.

    Raises:
        UnknownDocumentError: there is none.
        UnknownVersionError: the document has no such version.
    """
    details = store.details(number, version)
    if details is None and version is not None and store.details(number):
        raise UnknownVersionError(version)
    if details is None:
        raise UnknownDocumentError(str(number))
    return details


def _outlined(document: Document) -> Iterator[str]:
    for section in document.sections:
        if section.path:
            yield f"{'  ' * len(section.path)}{' '.join(section.path[-1].split())}"
