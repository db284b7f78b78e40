"""Reads the index and the store at one revision, whatever is switched meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rag.ports import Indexes, Serves, Store


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
