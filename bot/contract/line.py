"""One line of JSON, and the lines that belong to no noun of their own."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """Anything that is printed as one line of JSON."""

    def json(self) -> str:
        """The object on one line; what UTF-8 cannot hold (a lone surrogate) is escaped."""
        text = json.dumps(asdict(self), ensure_ascii=False)
        return text.encode("utf-8", "backslashreplace").decode()


@dataclass(frozen=True, slots=True)
class ErrorLine(Line):
    """What a command prints on standard error, with `--json`, when it could not do its work."""

    error: str
    reference: str


@dataclass(frozen=True, slots=True)
class CheckLine(Line):
    """A line of `doctor`. `words` say what is found, and what to do where it is not ok."""

    check: str
    ok: bool
    words: str
