"""Knows how people call what documents call otherwise (补习班: 校外培训机构).

The entries come from `config/lexicon/`; operators extend them without touching code.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.fold import fold


class LexiconError(Exception):
    """A lexicon file cannot be used; the message says where."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A stretch of a question and the words that documents use for it."""

    start: int
    end: int
    means: tuple[str, ...]


class Lexicon:
    """Sayings and their meanings, all folded."""

    def __init__(self, meanings: dict[str, tuple[str, ...]]) -> None:
        self._meanings = meanings
        # Longer sayings first: 特教学校 before 学校.
        longest = sorted(meanings, key=len, reverse=True)
        parts = (_bounded(saying) for saying in longest)
        self._pattern = re.compile("|".join(parts)) if meanings else None

    @classmethod
    def parse(cls, files: Iterable[str]) -> Lexicon:
        """Read TOML texts of the form of `config/lexicon/zh.toml`.

        Raises:
            LexiconError: a text is no TOML, or an entry lacks `say` or `means`.
        """
        meanings: dict[str, list[str]] = defaultdict(list)
        for text in files:
            for entry in _entries(text):
                for saying in entry["say"]:
                    meanings[fold(saying)].extend(map(fold, entry["means"]))
        return cls({saying: tuple(dict.fromkeys(means)) for saying, means in meanings.items()})

    def sayings(self, folded: str) -> list[Saying]:
        """The sayings of a folded text from left to right, without overlap."""
        if self._pattern is None:
            return []
        return [
            Saying(match.start(), match.end(), self._meanings[match.group()])
            for match in self._pattern.finditer(folded)
        ]


def _entries(text: str) -> list[dict[str, list[str]]]:
    try:
        entries: list[dict[str, list[str]]] = tomllib.loads(text).get("entry", [])
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(str(error)) from None
    for number, entry in enumerate(entries, 1):
        if not entry.get("say") or not entry.get("means"):
            raise LexiconError(f"entry {number} lacks say or means: {entry!r}"[:120])
    return entries


def _bounded(saying: str) -> str:
    """A Latin saying ends where its letters end; Chinese may stand right beside it."""
    escaped = re.escape(saying)
    return rf"(?<![a-z0-9]){escaped}(?![a-z0-9])" if saying.isascii() else escaped
