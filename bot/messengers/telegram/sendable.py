"""Texts as they can be sent."""

from __future__ import annotations

_UNSENDABLE = dict.fromkeys((0, *range(55296, 57344)), "�")


def sendable(text: str) -> str:
    """A text of the same length without what cannot be sent: halves of signs, and NUL."""
    return text.translate(_UNSENDABLE)
