"""The headings of a Markdown text. Standard library only."""

from __future__ import annotations

import re

_FENCE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_ATX = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)


def headlines(text: str) -> tuple[str, ...]:
    """Lines that begin with one to six `#`, without those of code."""
    return tuple(found[1] for found in _ATX.finditer(_FENCE.sub("", text)))
