"""Whether a message that nobody addressed is a question at all (pure)."""

from __future__ import annotations

import re

_SHORTEST = 4
_ASKS = re.compile(
    r"[?？]|吗|呢$|什么|甚么|多少|几[个岁年月天次]|怎么|怎样|如何|哪|谁|何时|为何"
    r"|是否|能否|可否|[嗎麼]|多久|能不能|是不是|有没有|有沒有|可不可以|要不要"
    r"|^(?:what|who|when|where|which|how|why|is|are|does|do|can)\b",
    re.IGNORECASE,
)


def asks(text: str) -> bool:
    """Whether a text looks like a question. Example: `补助多少元`; 好的 is none."""
    return len(text) >= _SHORTEST and _ASKS.search(text) is not None
