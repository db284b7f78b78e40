"""Takes quotation marks for one another: “双减”, ‘双减’ and 「双减」 say the same."""

from __future__ import annotations

import re

_ALIKE = str.maketrans(dict.fromkeys("“”‘’「」『』＂'", '"'))
_MARKED = re.compile('"[^"]*"')


def alike(text: str) -> str:
    """A text of the same length whose quotation marks are all one."""
    return text.translate(_ALIKE)


def marked(text: str) -> list[str]:
    """What stands between quotation marks, with them; the marks are `alike`."""
    return _MARKED.findall(text)
