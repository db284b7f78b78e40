"""In which code page the bytes of an RTF file are, as far as its fonts say."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

_PAIRED = frozenset({"gb18030", "big5hkscs", "cp932", "cp949"})
_CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "big5hkscs",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_PAGES = {936: "gb18030", 54936: "gb18030", 950: "big5hkscs", 10000: "mac_roman", 65001: "utf-8"}
_WESTERN = "cp1252"


@dataclass(slots=True)
class Fonts:
    """The file's own code page, and the code pages of its fonts."""

    page: str = _WESTERN
    pages: dict[int, str] = field(default_factory=dict)

    def declare(self, page: int) -> None:
        """The file names its code page."""
        name = _PAGES.get(page, f"cp{page}")
        try:
            self.page = codecs.lookup(name).name if name not in _PAIRED else name
        except LookupError:
            self.page = _WESTERN

    def add(self, font: int, charset: int) -> None:
        """A font says which characters it draws."""
        if charset in _CHARSETS:
            self.pages[font] = _CHARSETS[charset]

    def of(self, font: int, far: int) -> str:
        """The code page under a font and a font for Far Eastern characters.

        Writers leave the western font on in Chinese text, so a page of byte pairs is believed
        first, wherever it comes from.
        """
        told = (self.pages.get(far, ""), self.pages.get(font, ""), self.page)
        return next((one for one in told if one in _PAIRED), told[1] or told[2])
