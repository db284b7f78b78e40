"""Reads the index and the store at one revision, whatever is switched meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rag.ports import Indexes, Serves, Shelf, Store


@dataclass(frozen=True, slots=True)
class Held:
    """A `rag.ports.Serves` of one generation."""

    indexes: Indexes

    def current(self) -> Indexes:
        """That generation."""
        return self.indexes


@contextmanager
def steady(store: Store, shelf: Serves) -> Iterator[Held]:
    """Within the block this thread reads the generation that serves now, and its revision."""
    indexes = shelf.current()
    with store.steady(indexes.revision):
        yield Held(indexes)


def holds(shelf: Shelf, revision: int, model: str) -> bool:
    """Whether what serves holds a revision, and is whole: then all of it has its vectors."""
    served = shelf.current()
    return (served.revision, served.model) == (revision, model) and not shelf.faults()
