"""Names of files as they can be stored, shown and logged, whatever their sender made of them."""

from __future__ import annotations

import re
import unicodedata
import zlib
from pathlib import PurePosixPath

_LONGEST_STEP = 120
_LONGEST = 360
_NAMELESS = "未命名"
_DRIVE = re.compile(r"^[A-Za-z]:")
_UNSHOWN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def harmless(name: str) -> str:
    """A relative path of plain visible signs, short enough to read; the ending stays.

    `../../etc/passwd` -> `etc/passwd`, `C:/a.doc` -> `a.doc`. Signs that hide or turn the
    writing around (`fdp.exe` shown as `exe.pdf`) are left out.
    """
    shown = "".join(sign for sign in name if unicodedata.category(sign) not in _UNSHOWN)
    steps = (_DRIVE.sub("", step).strip() for step in shown.split("/"))
    kept = [_short(step, _LONGEST_STEP) for step in steps if step not in {"", ".", ".."}]
    return _short("/".join(kept), _LONGEST) or _NAMELESS


def _short(step: str, limit: int) -> str:
    """A long name with its middle left out, by a number unlike any other."""
    if len(step) <= limit:
        return step
    ending = PurePosixPath(step).suffix[:10]
    number = f"…{zlib.crc32(step.encode()):08x}"
    return f"{step[: limit - len(number) - len(ending)]}{number}{ending}"
