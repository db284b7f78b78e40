"""What finds passages: the embedder, both indexes, and the shelf of their generations."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from rag.hits import Hit

Vector: TypeAlias = NDArray[np.float32]
"""Shape (d,), unit length."""
Matrix: TypeAlias = NDArray[np.float32]
"""Shape (n, d), rows of unit length."""


class IndexDamagedError(Exception):
    """A part of the index cannot be used; the exact search answers until it is rebuilt."""


class EmbedderAwayError(Exception):
    """The embedder gives no vectors now; questions are answered by their words alone.

    Its text is a `Fault`, or nothing; `about` says more where that helps.
    """

    def __init__(self, fault: str = "", about: str = "") -> None:
        super().__init__(fault)
        self.about = about


class Embedder(Protocol):
    """Turns text into vectors. Texts are cut and cleaned by the caller."""

    @property
    def name(self) -> str:
        """Identifies model and version; stored with every vector."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    @property
    def measured(self) -> bool:
        """Whether what is known of nearness was measured with it; else only its order counts."""

    def begin(self, text: str) -> None:
        """Be told of a question whose vector is asked for soon: it may be made meanwhile."""

    def query(self, text: str) -> Vector:
        """The vector of a question.

        Raises:
            EmbedderAwayError: it is asked over the network, and gives none.
        """

    def passages(self, texts: Sequence[str]) -> Matrix:
        """The vectors of passages, in their order.

        Raises:
            EmbedderAwayError: it is asked over the network, and gives none.
        """


class LexicalIndex(Protocol):
    """Finds chunks by their words. Terms are those of `rag.terms.terms`."""

    def __len__(self) -> int:
        """Number of chunks."""

    def search(self, terms: Collection[str], limit: int) -> list[Hit]:
        """BM25 over text and context (the text counts more), best first."""

    def frequency(self, terms: Collection[str]) -> dict[str, int]:
        """In how many chunks each term stands; absent terms are 0."""

    def homophones(self, words: str) -> list[str]:
        """Stretches of the corpus (folded) that sound like `words`, the most frequent first."""

    def abbreviated(self, letters: str) -> list[str]:
        """Stretches of the corpus (folded) with these pinyin initials, most frequent first."""


class VectorIndex(Protocol):
    """Finds chunks by meaning."""

    def __len__(self) -> int:
        """Number of chunks."""

    def search(self, vector: Vector, limit: int) -> list[Hit]:
        """The chunks with the highest cosine, best first."""


@dataclass(frozen=True, slots=True)
class Indexes:
    """One published generation, open for reading. `revision` is the store's at its building."""

    lexical: LexicalIndex
    vector: VectorIndex
    revision: int
    model: str


class Progress(Protocol):
    """Told how far a long work has come."""

    def __call__(self, done: int, total: int) -> None:
        """`done` of `total` units are finished."""


class Serves(Protocol):
    """Whatever questions are answered from."""

    def current(self) -> Indexes:
        """The generation that serves now; an exact search where its index is damaged.

        Ask anew for every question: what was handed out stays whole as long as it is held.
        """


class Shelf(Serves, Protocol):
    """The index generations of a store for one model: exactly one is current.

    It releases to the store the revision that its current generation holds.
    """

    def build(self, revision: int, progress: Progress, *, anew: bool = False) -> Indexes:
        """A generation of a revision, built aside and proved; it does not serve yet.

        The current generation is copied and only what differs is put and dropped, unless it is
        to be built `anew`. Where nothing differs, it is the current one itself. What was built
        before and never served is thrown away. A failure leaves the current one as it is.

        Raises:
            StorageError: the disk is full or may not be written.
        """

    def switch(self, candidate: Indexes) -> None:
        """Let what was built last serve from now on, by one rename.

        Raises:
            StorageError: the disk is full or may not be written; the old one serves on.
        """

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the current generation, in Chinese sentences; empty when whole."""

    def examine(self) -> tuple[str, ...]:
        """The same, with every file read: what a disk lost is found, however long it takes."""
