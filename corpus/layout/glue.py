"""What stands between two pieces of words that are put together."""

from __future__ import annotations

import re

_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")
_SIGN = re.compile(r"[\u3000-\u303f\uff01-\uff0f\uff1a-\uff1e“”‘’…—]")
_BLANK = (0.15, 0.1, -0.1)
_NONE = (0.5, 0.45, 0.18)
"""The gap, in ems, above which neighbours stand apart: none, one, or both of them narrow."""
_HYPHENS = "-\u2010\xad\x02\ufffe"


def is_wide(character: str) -> bool:
    """Whether it is a character that is written without blanks: Chinese, and its signs."""
    return bool(_WIDE.match(character) or _SIGN.match(character))


def glued(above: str, below: str) -> str:
    """Two lines as one: `教育` + `政策` = `教育政策`, `poli-` + `cies` = `policies`."""
    if not above or not below:
        return above + below
    if above[-1] in _HYPHENS and below[0].islower() and above[-2:-1].isalpha():
        return above[:-1] + below
    if above[-1] in "\xad\x02\ufffe":
        return above[:-1] + below
    if above[-1] in "-/" or is_wide(above[-1]) or is_wide(below[0]):
        return above + below
    return f"{above} {below}"


def between(left: str, right: str, gap: float, *, blank: bool) -> str:
    """The blank between two neighbours in a line: `gap` in ems, `blank` if the file has one."""
    narrow = 2 - is_wide(left) - is_wide(right)
    return " " if gap > (_BLANK if blank else _NONE)[narrow] else ""
