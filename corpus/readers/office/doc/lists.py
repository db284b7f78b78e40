"""The lists of a binary Word file, as levels that labels are counted by."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass, replace

from corpus.readers.office.labels import Level

_FORMS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    10: "ideographDigital",
    11: "japaneseCounting",
    14: "decimalFullWidth",
    16: "chineseLegalSimplified",
    17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle",
    19: "decimalFullWidth2",
    22: "decimalZero",
    23: "bullet",
    28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle",
    30: "ideographTraditional",
    31: "ideographZodiac",
    33: "taiwaneseCounting",
    34: "ideographLegalTraditional",
    35: "taiwaneseCountingThousand",
    36: "taiwaneseDigital",
    37: "chineseCounting",
    38: "chineseLegalSimplified",
    39: "chineseCountingThousand",
    255: "none",
}
_DEFINITION = 28
_LEVEL = 28
_OVERRIDE = 16
_LEVELS = 9
_MOST = 5_000
_PLACE = re.compile("[\0-\x08]")
_NOTHING = 2
_LEGAL = 0x04
_NO_RESTART = 0x08
_STARTS, _FORMATS = 0x10, 0x20


@dataclass(frozen=True, slots=True)
class List:
    """A list: the count it takes part in, its levels, where it begins anew."""

    count: str
    levels: Mapping[int, Level]
    anew: frozenset[int]


def lists(definitions: bytes, overrides: bytes) -> Mapping[int, List]:
    """The lists by their number.

    `definitions` go on behind their stated end, as the levels lie there.
    """
    known = _definitions(definitions)
    return dict(enumerate(_overrides(overrides, known), start=1))


def _definitions(data: bytes) -> dict[int, dict[int, Level]]:
    (count,) = struct.unpack_from("<H", data)
    at = 2 + _DEFINITION * count
    found: dict[int, dict[int, Level]] = {}
    for place in range(min(count, _MOST)):
        start = 2 + _DEFINITION * place
        (key,) = struct.unpack_from("<l", data, start)
        levels: dict[int, Level] = {}
        for depth in range(1 if data[start + 26] & 1 else _LEVELS):
            levels[depth], at = _level(data, at)
        found[key] = levels
    return found


def _level(data: bytes, at: int) -> tuple[Level, int]:
    """A level, and where the next one begins."""
    start, form, flags = struct.unpack_from("<lBB", data, at)
    follows, characters, paragraphs, restart = (data[at + place] for place in (15, 24, 25, 26))
    at += _LEVEL + characters + paragraphs
    (letters,) = struct.unpack_from("<H", data, at)
    words = data[at + 2 : at + 2 + 2 * letters].decode("utf-16-le", errors="replace")
    text = _PLACE.sub(lambda found: f"%{ord(found[0]) + 1}", words.replace("%", "％"))
    return (
        Level(
            start=start,
            form=_FORMS.get(form, "decimal"),
            text=text,
            gap=follows != _NOTHING,
            restart=restart if flags & _NO_RESTART else None,
            plain=bool(flags & _LEGAL),
        ),
        at + 2 + 2 * letters,
    )


def _overrides(data: bytes, known: Mapping[int, dict[int, Level]]) -> list[List]:
    (count,) = struct.unpack_from("<L", data)
    at = 4 + _OVERRIDE * count
    found: list[List] = []
    for place in range(min(count, _MOST)):
        start = 4 + _OVERRIDE * place
        (key,) = struct.unpack_from("<l", data, start)
        levels = dict(known.get(key, {}))
        anew: set[int] = set()
        at += 4
        for _ in range(data[start + 12]):
            first, flags = struct.unpack_from("<lL", data, at)
            depth = flags & 0xF
            at += 8
            if flags & _FORMATS:
                levels[depth], at = _level(data, at)
            elif flags & _STARTS and depth in levels:
                levels[depth] = replace(levels[depth], start=first)
            if flags & _STARTS:
                anew.add(depth)
        found.append(List(str(key), levels, frozenset(anew)))
    return found
