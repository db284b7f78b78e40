"""What changes the corpus, and what is stored of it as those who run zhengda see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from corpus.document import Section
from rag.change import Change, Offer, Reindexed, Rolled
from rag.event import Event
from rag.golden import Trial
from rag.ports import Progress
from rag.records import Details, Doubt, Edition, Record, Withdrawn


class Changing(Protocol):
    """Changes what is stored and may be asked about: `rag.ingest.Library`, which tells the rest.

    A change is there at once and whole, or not at all. Thread-safe.
    """

    @property
    def waiting(self) -> Trial | None:
        """What the golden questions said of the change that they stopped, if one waits."""

    def add(self, offers: Sequence[Offer], progress: Progress = ...) -> Iterator[Change]:
        """Take files in; yields what became of each, and publishes once it is exhausted."""

    def remove(self, document_id: int) -> Record | None:
        """Take a document out of answers; None where there is none."""

    def hide(self, document_id: int) -> Record | None:
        """The same until it is restored."""

    def restore(self, document_id: int) -> Record | None:
        """Put a document back; None where it was not taken out."""

    def correct(
        self, document_id: int, field: str, value: str, number: int | None = None, part: int = 1
    ) -> Details:
        """Correct a fact of a document."""

    def join(self, document_id: int, into: int) -> Record:
        """Make the versions of a document versions of another one."""

    def roll_back(self, progress: Progress = ...) -> Rolled | None:
        """Go back to what was published before; None where nothing was."""

    def reindex(self, progress: Progress = ...) -> Reindexed:
        """Publish what differs."""

    def rebuild(self, progress: Progress = ...) -> Reindexed:
        """Read every file again, and build the index anew."""

    def reread(self, document_id: int, progress: Progress = ...) -> Reindexed:
        """Read the files of one document again."""

    def switch(self, progress: Progress = ...) -> None:
        """Publish what the golden questions stopped."""

    def discard(self) -> None:
        """Give it up."""


class Stored(Protocol):
    """What is stored, as it is published: a `rag.ports.Store`."""

    @property
    def revision(self) -> int:
        """Rises with everything that is published."""

    @property
    def previous(self) -> int | None:
        """The revision that was published before this one; None where none was."""

    def records(self) -> list[Record]:
        """The live documents, in the order they were added."""

    def editions(self, document_id: int) -> tuple[Edition, ...]:
        """The versions of a live document, the oldest in time first."""

    def details(self, document_id: int, number: int | None = None) -> Details | None:
        """A live document with all that is known of it, or one version of it."""

    def withdrawn(self) -> list[Withdrawn]:
        """The documents that were removed or hidden, the last one first."""

    def events(self, after: int = 0) -> list[Event]:
        """What happened since, in its order."""

    def doubts(self) -> list[Doubt]:
        """What is to be settled between live documents."""

    def part(self, document_id: int, other: int) -> None:
        """Settle that two documents are not versions of one."""

    def text(self, version: int) -> str:
        """The words of a version, live or not."""

    def sections(self, version: int) -> list[Section]:
        """The outline of a version, live or not."""
