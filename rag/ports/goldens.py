"""The golden questions that are kept."""

from __future__ import annotations

from typing import Protocol

from rag.golden import Golden


class Goldens(Protocol):
    """What must be answered as it was. The same text is one question."""

    def everyone(self) -> list[Golden]:
        """All golden questions, the first one first."""

    def put(self, golden: Golden) -> int:
        """Keep one, in the place of that with its text; gives its number."""

    def drop(self, number: int) -> bool:
        """Keep it no more; False where there is none."""
