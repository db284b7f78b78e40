"""The nouns of what is stored: documents, their versions, what is to be settled about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corpus.document import Chunk, Damage, Document
from corpus.known import Kind, Part, Status
from rag.event import Happening
from rag.term import Reason


@dataclass(frozen=True, slots=True)
class Record:
    """A version of a stored document as an admin sees it; in lists the one that speaks for it."""

    id: int
    name: str
    version: int
    version_id: int
    digest: str
    encoding: str
    title: str
    kind: Kind
    status: Status
    dated: str
    issuer: str
    number: str
    place: str
    characters: int
    """Chinese characters kept."""
    added: datetime
    damage: tuple[Damage, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a version is stored, whatever day it is, and what was kept of it.

    `number` is its number among the versions of its document, `version` the row; `characters`
    are Chinese, `removed` the stretches taken out of its source.
    """

    document: int
    number: int
    version: int
    name: str
    characters: int
    sections: int
    removed: int
    damage: tuple[Damage, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """Everything `zhengda show` prints of a version, and its chunks with their vector keys.

    `document` is as it was read, `parts` are what is known of it with corrections put in.
    """

    record: Record
    document: Document
    parts: tuple[Part, ...]
    chunks: tuple[Chunk, ...]
    keys: tuple[str, ...]
    versions: tuple[tuple[int, datetime], ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """A live version in the timeline of its document.

    `version` is the row that texts and sections are asked for by, `number` its number in the
    order of adding; dates are ISO or empty, as in `rag.answer.Source`. `reason` is what ends
    it, `by` the title of the text that does.
    """

    version: int
    number: int
    name: str
    title: str
    dated: str
    effective: str
    since: str
    until: str
    status: Status
    added: datetime
    reason: Reason | None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two stored documents that may be versions of one, and why; for an admin to settle."""

    document: int
    other: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A document that may not be found any more: removed or hidden, and when.

    `id` is the document's number, `title` and `name` are those of its last version.
    """

    id: int
    title: str
    name: str
    how: Happening
    at: datetime
