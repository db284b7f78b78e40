"""Reads JSON Lines of unknown origin: what cannot be understood is said in one sentence."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class UnusableSetError(Exception):
    """A file cannot be used; the message is one sentence that says where and why."""


@dataclass(frozen=True, slots=True)
class Line:
    """One JSON object of a file; the methods read its fields."""

    place: str
    content: dict[str, Any]

    def words(self, name: str) -> str:
        """A text or a number as text; empty where it is absent or null.

        Raises:
            UnusableSetError: it is something else.
        """
        value = self.content.get(name)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise UnusableSetError(f"{self.place}: {name!r} is no text")
        return _storable(str(value))

    def name(self, name: str) -> str:
        """A field that may not be empty.

        Raises:
            UnusableSetError: it is, or no text.
        """
        if value := self.words(name).strip():
            return value
        raise UnusableSetError(f"{self.place}: {name!r} is missing")

    def number(self, name: str, absent: float) -> float:
        """A number.

        Raises:
            UnusableSetError: it is none.
        """
        value = self.content.get(name, absent)
        try:
            number = float(value)
        except (OverflowError, TypeError, ValueError):
            number = math.nan
        if not math.isfinite(number):
            raise UnusableSetError(f"{self.place}: {name!r} is no number")
        return number

    def texts(self, name: str) -> tuple[str, ...]:
        """A text, or the texts in a list, however deep; others are left out."""
        return tuple(_flat(self.content.get(name)))

    def told(self, name: str) -> bool | None:
        """Yes, no, or nothing said."""
        value = self.content.get(name)
        return value if isinstance(value, bool) else None


def lines(file: Path) -> list[Line]:
    """The objects of a file; blank lines are passed over.

    Raises:
        UnusableSetError: it cannot be read, or a line is no JSON object.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UnusableSetError(f"{file}: {error.strerror or 'cannot be read'}") from None
    except UnicodeDecodeError:
        raise UnusableSetError(f"{file}: it is not UTF-8") from None
    # Only a line feed ends a line: JSON may hold U+2028 and its like as they are.
    told = ((at, one) for at, one in enumerate(text.split("\n"), 1) if one.strip())
    return [Line(f"{file}, line {at}", _object(file, at, one)) for at, one in told]


def _object(file: Path, at: int, text: str) -> dict[str, Any]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise UnusableSetError(f"{file}, line {at}: it is no JSON object")
    return content


def _flat(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _flat(one)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield _storable(str(value))


def _storable(text: str) -> str:
    """A text without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode()
