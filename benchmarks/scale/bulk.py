"""Documents put together from clauses of laws, stored in bulk in a real data directory.

A passage is three clauses, two of them near each other in the laws; thirty passages are a
document. Nobody embeds them (a million would take thirteen hours): the vector of a passage is the
normalised mean of the vectors of its clauses, which are embedded.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from sqlalchemy import Connection

from benchmarks.scale.clauses import Clauses
from corpus.document import Chunk, Cleaned, Document, Section
from corpus.known import Fact, Kind, Part
from corpus.span import Span
from rag.backends import insert, staging
from rag.backends.database import Database
from rag.event import Event, Happening
from rag.index import key, wording
from rag.ports import Vector

PASSAGES = 30
"""Passages of a document."""
NEAR = 40
_TOGETHER = 200
_COUNTIES = ("云溪", "东岚", "青浦口", "石桥", "南屏", "松陵", "白鹭", "长荡", "金沙河", "丹崖")
_SUBJECTS = ("校车", "学前教育", "职业教育", "未成年人保护", "校园安全", "教师待遇", "体育设施")
_KINDS = ("实施办法", "工作方案", "若干意见", "管理规定", "行动计划", "补充通知")
_SIGNS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Bulk:
    """A document, its chunks, and their vectors by key."""

    document: Document
    chunks: tuple[Chunk, ...]
    keys: tuple[str, ...]
    vectors: Mapping[str, Vector]


def fill(database: Database, clauses: Clauses, model: str, first: int, last: int) -> None:
    """Store the documents from number `first` until before `last`, hundreds in a transaction."""
    for at in range(first, last, _TOGETHER):
        made = [bulk(clauses, number) for number in range(at, min(at + _TOGETHER, last))]
        with database.write() as connection:
            store(connection, made, model)


def bulk(clauses: Clauses, number: int) -> Bulk:
    """The document of a number: always the same."""
    dice = random.Random(number)
    base = dice.randrange(len(clauses.words))
    title = _title(dice, number)
    pieces, vectors = [], {}
    for article in range(PASSAGES):
        own = _picked(dice, base, len(clauses.words))
        words = f"第{_numeral(article + 1)}条 {''.join(clauses.words[one] for one in own)}"
        mean = clauses.vectors[own].sum(axis=0)
        pieces.append(words)
        vectors[words] = (mean / np.linalg.norm(mean)).astype(np.float32)
    document, chunks = _document(title, pieces, number)
    keys = tuple(key(wording(chunk)) for chunk in chunks)
    rows = (vectors[chunk.text] for chunk in chunks)
    return Bulk(document, chunks, keys, dict(zip(keys, rows, strict=True)))


def _picked(dice: random.Random, base: int, count: int) -> list[int]:
    near = [(base + dice.randrange(-NEAR, NEAR)) % count for _ in range(2)]
    return [*near, dice.randrange(count)]


def _title(dice: random.Random, number: int) -> str:
    return f"{dice.choice(_COUNTIES)}县{dice.choice(_SUBJECTS)}第{number}号{dice.choice(_KINDS)}"


def _numeral(number: int) -> str:
    """1..99 in characters."""
    tens, ones = divmod(number, 10)
    return f"{_SIGNS[tens] if tens > 1 else ''}{'十' if tens else ''}{_SIGNS[ones] if ones else ''}"


def _document(title: str, pieces: Sequence[str], number: int) -> tuple[Document, tuple[Chunk, ...]]:
    text = "\n".join((title, *pieces))
    at = len(title) + 1
    sections, chunks = [Section((title,), 0, 0, at, at)], []
    for order, words in enumerate(pieces, 1):
        end = min(at + len(words) + 1, len(text))
        path = (title, f"第{_numeral(order)}条")
        sections.append(Section(path, 0, at, at, end))
        chunks.append(Chunk(order, at, at + len(words), words, " > ".join(path)))
        at = end
    part = Part(
        Span(0, len(text)),
        title=Fact(title, title, 1.0),
        kind=Fact(Kind.REGULATION.value, "", 1.0),
        dated=Fact(f"{2000 + number % 25}-0{1 + number % 9}-01", "", 1.0),
    )
    cleaned = Cleaned(text, text, (Span(0, len(text)),), (), ())
    digest = hashlib.sha256(text.encode()).hexdigest()
    name = f"{number:06}.txt"
    return Document(name, digest, "utf-8", cleaned, (part,), tuple(sections)), tuple(chunks)


def store(connection: Connection, made: Sequence[Bulk], model: str) -> int:
    """As `SqlStore.save` does, but all at one revision, which it gives, and in one transaction."""
    now = datetime.now(UTC)
    since = staging.next_revision(connection)
    for one in made:
        where = insert.place(connection, one.document, None, now)
        insert.put_original(connection, one.document.digest, one.document.text.encode())
        row = insert.put_version(connection, one.document, where.birth, now)
        insert.put_pieces(connection, row, one.document, one.chunks, one.keys)
        staging.come(connection, row, where.document, where.number, since)
        event = Event(0, since, Happening.ADDED, where.document, 0, row, now)
        staging.told(connection, event)
    insert.put_vectors(connection, {k: v for one in made for k, v in one.vectors.items()}, model)
    return since


def passages(clauses: Clauses, count: int) -> Iterator[tuple[str, str, Vector]]:
    """Title, text and vector of the first so many passages, for whoever has another store."""
    for number in range(-(-count // PASSAGES)):
        one = bulk(clauses, number)
        title = one.document.parts[0].title.value
        for chunk, name in zip(one.chunks, one.keys, strict=True):
            yield title, chunk.text, one.vectors[name]
