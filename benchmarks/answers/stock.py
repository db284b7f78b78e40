"""Sentences of real documents, of which true and false claims are made.

Documents are cut here by rules of their own: nothing of the gate may help to make what it is
measured with.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import shared
from benchmarks.material import SAMPLES

_WHOLE = re.compile(r"[^。！？\n]+。(?!\s*但)")
_POINTS = re.compile(
    r"^[\s\W]*(?:[对由将把向]?[该其此这那]|上述|前款|前项|同时|但|否则|因此|所以|另|此外|答|问|反之|是[指为])"
)
_SHORTEST, _LONGEST = 14, 150
_EACH = 14
"""Sentences of one document, so that no document speaks for all."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as its document has it; `after` is the next one of its line, or empty."""

    text: str
    title: str
    after: str = ""
    year: int = 0


def stock(seed: int = 6) -> list[Sentence]:
    """Sentences of the documents beside the repository and of the samples, shuffled."""
    files = [*_of(SAMPLES)]
    if shared.present():
        for name in ("seeds", "policies", "laws"):
            files += _of(shared.CORPUS / name)
    rnd = random.Random(seed)
    found: list[Sentence] = []
    for file in files:
        own = list(_sentences(file))
        kept = own if SAMPLES in file.parents else rnd.sample(own, min(_EACH, len(own)))
        found += kept
    rnd.shuffle(found)
    return found


def _of(folder: Path) -> Iterator[Path]:
    kinds = {".txt", ".md"}
    yield from (f for f in sorted(folder.iterdir()) if f.suffix in kinds and f.stem != "README")


def _sentences(file: Path) -> Iterator[Sentence]:
    text = file.read_text(encoding="utf-8", errors="ignore")
    title = re.sub(r"_[\d-]+$", "", file.stem)
    year = re.search(r"(?:19|20)\d\d", file.stem)
    for line in text.splitlines():
        if line.count("|") > 1 or "×" in line:
            continue
        cut = [one.strip(" \u3000#*>-") for one in _WHOLE.findall(line)]
        for at, one in enumerate(cut):
            if _fits(one):
                after = cut[at + 1] if at + 1 < len(cut) and _fits(cut[at + 1]) else ""
                yield Sentence(one, title, after, int(year[0]) if year else 0)


def _fits(text: str) -> bool:
    balanced = all(text.count(a) == text.count(b) for a, b in ("“”", "（）", "《》", "()"))
    return _SHORTEST <= len(text) <= _LONGEST and balanced and not _POINTS.match(text)


def another(rnd: random.Random, among: Sequence[Sentence], one: Sentence) -> Sentence:
    """A sentence of another document."""
    while True:
        other = rnd.choice(among)
        if other.title != one.title and other.text != one.text:
            return other
