"""Leaves out what a model thinks before it writes, where its server sends both as one text."""

from __future__ import annotations

from dataclasses import dataclass

_OPENS, _CLOSES = "<think>", "</think>"


@dataclass(slots=True)
class Thought:
    """Reads a text piece by piece: ``<think>600 or 800?</think>{"claims"…`` is ``{"claims"…``."""

    _held: str = ""
    _thinks: bool = False
    _over: bool = False

    def without(self, piece: str) -> str:
        """What of a piece, and of what was held back before it, is no thought."""
        if self._over:
            return piece
        self._held += piece
        begun = self._held.lstrip()
        if not self._thinks and begun.startswith(_OPENS):
            self._thinks = True
        if self._thinks:
            return self._closed()
        if _OPENS.startswith(begun):  # it may still become one
            return ""
        return self.rest()

    def rest(self) -> str:
        """What was held back, where the text ends here."""
        held, self._held, self._over = self._held, "", True
        return "" if self._thinks else held

    def _closed(self) -> str:
        _, closed, after = self._held.partition(_CLOSES)
        if closed:
            self._held, self._over = "", True
            return after.lstrip()
        self._held = self._held[-len(_CLOSES) :]
        return ""
