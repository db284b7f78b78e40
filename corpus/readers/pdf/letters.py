"""The letters that PDF files spell in ways nobody types: ligatures, radicals, glyph names."""

from __future__ import annotations

import unicodedata

_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_RADICALS = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
# The supplement of radicals has no normal forms in Unicode; these stand for words of their own.
_SUPPLEMENT = dict(
    zip(
        "⺠⺟⻁⻄⻅⻆⻉⻋⻒⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⻑⻝⺻⺼⻀⻃",
        "民母虎西见角贝车镸长门青页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟長食聿肉艹覀",
        strict=True,
    )
)
LETTERS: dict[str, str] = {**_LIGATURES, **_RADICALS, **_SUPPLEMENT}
"""What is written for a character of a file: 有 for the radical ⽉'s look-alikes, ffi for ﬃ."""
