"""Automatic numbering: which label a paragraph of a list carries.

The file stores only that a paragraph belongs to a list; the label (第三条) is counted by whoever
shows it. It is what a law is cited by, so it is counted here as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.readers.office.counting import spelt

_PLACE = re.compile(r"%([1-9])")
_CLOSED = re.compile(r"[）、：．。」』】]$")
_SIGN = re.compile(r"^[\W_]*$")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `text` holds %1 … %9 for the counts of the levels.

    `gap` is whether white space follows the label. `restart` is the level (1 the outermost)
    whose count sets this one back; None: every outer level does, 0: none does. `plain` counts
    all levels in decimal (Word's legal style).
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    gap: bool = True
    restart: int | None = None
    plain: bool = False


class Labels:
    """Counts through the lists of one document, in the order of its paragraphs."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[int, int]] = {}

    def label(self, key: str, levels: Mapping[int, Level], at: int) -> str:
        """The label of the next paragraph at this level of the list, with the gap after it."""
        level = levels.get(at)
        if level is None:
            return ""
        counts = self._counts.setdefault(key, {})
        counts[at] = counts[at] + 1 if at in counts else level.start
        for deeper in [one for one in counts if one > at]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or restart > at:
                del counts[deeper]
        words = _PLACE.sub(
            lambda found: _count(counts, levels, int(found[1]) - 1, level), level.text
        )
        return "" if level.form == "bullet" else tagged(words, gap=level.gap)

    def restart(self, key: str, at: int) -> None:
        """The next paragraph at this level begins anew."""
        self._counts.get(key, {}).pop(at, None)


def tagged(words: str, *, gap: bool) -> str:
    """A label with the gap that follows it; a bullet is no label, as nobody cites it."""
    words = words.strip()
    if not words or _SIGN.match(words):
        return ""
    return words + (" " if gap and not _CLOSED.search(words) else "")


def _count(counts: Mapping[int, int], levels: Mapping[int, Level], at: int, of: Level) -> str:
    shown = levels.get(at, Level())
    return spelt(counts.get(at, shown.start), "decimal" if of.plain else shown.form)
