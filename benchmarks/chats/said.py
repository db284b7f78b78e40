"""Which texts of the bot are no answer: they bid to wait, or to come back later."""

from __future__ import annotations

import re
import tomllib

from benchmarks.material import ROOT

_WORDS = tomllib.loads((ROOT / "config" / "wording" / "zh.toml").read_text("utf-8"))["waiting"]


def _begins(*names: str) -> re.Pattern[str]:
    """Texts that begin as these sentences do, up to the first word that is filled in."""
    return re.compile("|".join(re.escape(_WORDS[name].split("{")[0]) for name in names))


PASSING = _begins("queued")
"""The answer comes later."""
BUSY = _begins("too_fast", "too_fast_here", "busy")
"""No answer comes: it must be asked again."""
