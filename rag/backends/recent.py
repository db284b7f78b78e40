"""Keeps what was used lately; looking something up takes no lock."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")


class Recent(Generic[_K, _V]):
    """At most twice `half` values by key: those used since the last time it was half full.

    Thousands are looked up for one question, from many threads: the younger dictionary becomes
    the older one as a whole, so that nothing is put in order at every look. A value that two
    threads make at once is kept once; none is ever seen under another key.
    """

    def __init__(self, half: int) -> None:
        self._half = half
        self._young: dict[_K, _V] = {}
        self._old: dict[_K, _V] = {}

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def get(self, key: _K) -> _V | None:
        """What is kept under a key; None where nothing is (any more)."""
        value = self._young.get(key)
        if value is None and (value := self._old.get(key)) is not None:
            self.put(key, value)
        return value

    def put(self, key: _K, value: _V) -> _V:
        """Keep a value, which is not None, and give it back."""
        if len(self._young) >= self._half:
            self._old, self._young = self._young, {}
        self._young[key] = value
        return value
