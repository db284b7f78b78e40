"""The articles of laws that questions are made over: statutes of all kinds, laws on schools."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.shared import CORPUS, EVAL
from benchmarks.training.rows import rows

_ARTICLE = re.compile(r"^[\s　#]*(第[一二三四五六七八九十百千零〇]+条)[\s　]+", re.MULTILINE)
_CHAPTER = re.compile(r"^\s*(?:#+ *)?第[一二三四五六七八九十百]+[编章节][\s　].*$", re.MULTILINE)
_LEAST = 20


def statutes() -> list[dict[str, Any]]:
    """The articles of lecoqa_stard: `id`, `title`, `text`."""
    return rows(EVAL / "lecoqa_stard" / "corpus.jsonl")


def school_laws() -> list[dict[str, Any]]:
    """The articles of laws and ordinances on education, likewise."""
    return [one for path in sorted((CORPUS / "laws").glob("*.txt")) for one in _cut(path)]


def _cut(path: Path) -> Iterator[dict[str, Any]]:
    title = path.stem.partition("_")[0]
    text = _CHAPTER.sub("", path.read_text(encoding="utf-8"))
    _, *parts = _ARTICLE.split(text)
    for number, words in zip(parts[::2], parts[1::2], strict=True):
        if len(words.strip()) >= _LEAST:
            yield {"id": f"{path.stem} {number}", "title": title + number, "text": words.strip()}
