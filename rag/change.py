"""The nouns of taking files in: what is offered, what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Damage, Upload
from rag.correct import Correction


@dataclass(frozen=True, slots=True)
class Wish:
    """What an admin settled about a file before it is taken in.

    `of` is the document that it is a version of; 0: a document of its own. `instead` tells that
    it takes the place of the version that speaks for that document, which is withdrawn.
    `corrections` are put in with it.
    """

    of: int = 0
    instead: bool = False
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that may be taken in; it is read only when its turn comes.

    `name` is relative to the folder that was added; `size` is in bytes; `read` may raise
    `OSError`. Without a `wish` it is found out what the file is a version of.
    """

    name: str
    size: int
    read: Callable[[], bytes]
    wish: Wish | None = None

    @classmethod
    def of(cls, upload: Upload) -> Offer:
        """An offer of a file that is read already."""
        return cls(upload.name, len(upload.data), lambda: upload.data)


class Fate(StrEnum):
    """What became of an offered file."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    NEW_VERSION = "new_version"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one file.

    `document` is the stored document's number (0: none), `characters` the Chinese characters
    kept, `removed` the stretches taken out, `embedded` the vectors computed anew. `reason` is
    a Chinese sentence, empty unless something is to be said; `doubt` is the document that it may
    be a version of (0: none), for an admin to settle.
    """

    file: str
    status: Fate
    reason: str = ""
    document: int = 0
    version: int = 0
    characters: int = 0
    sections: int = 0
    removed: int = 0
    damage: tuple[Damage, ...] = ()
    embedded: int = 0
    doubt: int = 0


@dataclass(frozen=True, slots=True)
class Reindexed:
    """What a re-index did: documents read anew, those that came out otherwise, vectors computed.

    `failed` are files that can no longer be read; their stored state was left as it is.
    """

    documents: int
    changed: tuple[Change, ...]
    failed: tuple[Change, ...]
    chunks: int
    embedded: int


@dataclass(frozen=True, slots=True)
class Rolled:
    """What was rolled back: the documents that are again what they were."""

    documents: tuple[int, ...]
