"""Which texts of the bot are no answer: they bid to wait, or to come back later."""

from __future__ import annotations

import re

PASSING = re.compile(r"正在查|前面还有|已排队|请稍候|⏳")
BUSY = re.compile(r"现在.*忙|问得太快|请.*再问")
