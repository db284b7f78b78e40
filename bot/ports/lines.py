"""What answers: the question line, what is stored, what reads and checks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from corpus.document import Upload
from rag.answer import Answer, Question, Script, Source
from rag.checked import Checked, CheckedClaim
from rag.received import Received
from rag.records import Edition, Record
from rag.telling import Tell, nobody


class Asking(Protocol):
    """The question line as conversations see it: `rag.ask.Asker`. Computes; thread-safe."""

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """The answer to a question, framed in a script or in that of the question.

        `tell` hears of it in this thread while it grows, if it does.
        """


class Originals(Protocol):
    """The files as they were handed in, of every version that was ever stored."""

    def size(self, version: int) -> int:
        """How many bytes the file of a version has; 0 where there is none."""

    def original(self, version: int) -> Upload | None:
        """The file of a version, under the name it came with."""


class Catalogue(Protocol):
    """What is stored, document by document: a `rag.ports.Store`."""

    def records(self) -> list[Record]:
        """The live documents, in the order they were added."""

    def editions(self, document_id: int) -> tuple[Edition, ...]:
        """The versions of a live document, the oldest in time first."""


class Suggesting(Protocol):
    """Questions the stored documents can answer. Computes or remembers; thread-safe."""

    def follow_ups(self, answer: Answer) -> tuple[str, ...]:
        """At most three questions, each standing alone, that come up after an answer."""

    def examples(self, script: Script) -> tuple[str, ...]:
        """At most three questions to begin with."""


class Checking(Protocol):
    """Checks what somebody claims: `rag.check.Checker`. Computes; thread-safe."""

    def __call__(
        self,
        text: str,
        day: date | None = None,
        tell: Callable[[CheckedClaim], None] = ...,
        most: int = 0,
    ) -> Checked:
        """Every claim of a text with its verdict, on a day or today.

        `tell` hears of each as soon as it stands; `most` are checked, 0: as many as usual.
        """


class Receiving(Protocol):
    """Reads files that somebody asks about: `rag.received.Receiver`. Thread-safe."""

    def __call__(self, upload: Upload) -> Received:
        """What a file is.

        Raises:
            UnreadableFileError: it holds no text, or asked for too much.
        """

    def text(self, upload: Upload) -> str:
        """The words of a file.

        Raises:
            UnreadableFileError: it holds none, or asked for too much.
        """

    def standing(self, source: Source, question: Question, script: Script) -> Answer:
        """Whether a stored version holds today, with the sentences that say so."""
