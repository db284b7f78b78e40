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
        """Read TOML texts of the form of `config/lexicon/zh.toml`."""
        meanings: dict[str, list[str]] = defaultdict(list)
        for text in files:
            for entry in tomllib.loads(text).get("entry", []):
                means = [fold(word) for word in entry["means"]]
                for saying in entry["say"]:
                    meanings[fold(saying)].extend(means)
        return cls({saying: tuple(dict.fromkeys(means)) for saying, means in meanings.items()})

    def sayings(self, folded: str) -> list[Saying]:
        """The sayings of a folded text from left to right, without overlap."""
        if self._pattern is None:
            return []
        return [
            Saying(match.start(), match.end(), self._meanings[match.group()])
            for match in self._pattern.finditer(folded)
        ]


def _bounded(saying: str) -> str:
    """A Latin saying ends where its letters end; Chinese may stand right beside it."""
    escaped = re.escape(saying)
    return rf"(?<![a-z0-9]){escaped}(?![a-z0-9])" if saying.isascii() else escaped
