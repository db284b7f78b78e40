"""Learns once for every revision what its documents are called, and what they call others.

Sentences that define a short name are found by the lexical index, so that no text is read that has
none; what was read of a chunk is kept, so that a new revision costs what is new in it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from rag.lexicon import Lexicon, Saying
from rag.names import Names
from rag.ports import Indexes, LexicalIndex, Store
from rag.shortened import CUE, Short, shortened

_MOST = 20_000
"""Chunks that may define a short name."""
_KEPT = 4
"""Days and revisions that are asked for in turn."""


@dataclass(slots=True)
class Learnt:
    """What is known of the documents' names, by revision and day. Thread-safe."""

    _names: dict[tuple[int, int, date], Names] = field(default_factory=dict)
    _shorts: dict[tuple[int, int], tuple[Short, ...]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, store: Store, indexes: Indexes, day: date) -> Names:
        """The names of the documents at the revision that is read, as they are on a day."""
        place = (id(store), indexes.revision, day)
        if (known := self._names.get(place)) is not None:
            return known
        with self._lock:
            if (known := self._names.get(place)) is not None:  # another question had to wait
                return known
            names = Names(store.sources(day), self._read(store, indexes.lexical))
            while len(self._names) >= _KEPT:
                del self._names[next(iter(self._names))]
            self._names[place] = names
        return names

    def _read(self, store: Store, lexical: LexicalIndex) -> Iterable[Short]:
        """The short names that the chunks define in which one may be."""
        chunks = [hit.chunk for hit in lexical.search(CUE, _MOST)]
        known = {one: self._shorts.get((id(store), one)) for one in chunks}
        fresh = store.passages([one for one, shorts in known.items() if shorts is None])
        for passage in fresh:
            shorts = tuple(shortened(passage.text, passage.source.document_id))
            known[passage.chunk] = self._shorts[id(store), passage.chunk] = shorts
        return [short for shorts in known.values() for short in shorts or ()]


class Taught(Lexicon):
    """A lexicon that also knows what the documents themselves shorten."""

    def __init__(self, lexicon: Lexicon, names: Names) -> None:
        self._lexicon = lexicon
        self._taught = names.meanings
        self._longest = names.longest

    def sayings(self, folded: str) -> list[Saying]:
        """The sayings of a folded text from left to right, without overlap."""
        own = self._lexicon.sayings(folded)
        free = [True] * len(folded)
        for one in own:
            free[one.start : one.end] = [False] * (one.end - one.start)
        found, at = [], 0
        while at < len(folded):
            end = self._end(folded, at)
            if end and all(free[at:end]):
                found.append(Saying(at, end, self._taught[folded[at:end]]))
                at = end
            else:
                at += 1
        return sorted([*own, *found], key=lambda one: one.start)

    def _end(self, folded: str, at: int) -> int:
        """Where the longest short name ends that begins at a place; 0 where none does."""
        for end in range(min(at + self._longest, len(folded)), at + 1, -1):
            if folded[at:end] in self._taught:
                return end
        return 0
