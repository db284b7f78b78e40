"""Tells which text of a file it is all about: of a notice and the rule that it issues, the rule.

Example: 某县关于印发《甲办法》的通知 with 甲办法 behind it is the file of 甲办法; when that begins
and what it takes the place of is told there, not in the notice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.known import Part
from rag.named import read

_ISSUES = re.compile("印发|公布|发布|颁布|转发")
_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,7}?[省市县区旗州]")
_NAMES = 4
"""Letters that name a text."""


def principal(parts: Sequence[Part]) -> int:
    """The index of the text that the others only bring; the first one where none is brought."""
    first = _name(parts[0])
    if not _ISSUES.search(first):
        return 0
    return next((at for at, one in enumerate(parts) if at and _brought(_name(one), first)), 0)


def _brought(name: str, first: str) -> bool:
    """Whether a title names what another one is called, perhaps without its place."""
    local = _PLACE.sub("", name)
    return name in first or (len(local) >= _NAMES and local in first)


def _name(part: Part) -> str:
    """A title in full as it was read, without brackets and notes."""
    title = part.title.words if part.title.corrected else part.title.value
    return max(read(title).names, key=len, default=title)
