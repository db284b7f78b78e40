"""Plants damage in clean texts, at random places: the ways in which websites and converters do it.

Every function takes the lines of a text and gives the source with the damage, the places of the
damage in it, and what must be left when it is cleaned.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from opencc import OpenCC
from pypinyin import Style, pinyin

from benchmarks.plant_words import Wordings

PLACES = 3
"""How often a kind is planted in a text, where it can be planted more than once."""


_HAN = re.compile(r"[\u4e00-\u9fff]")
_NAMED = re.compile(
    r"[\u4e00-\u9fff]{2}(?=(?:省|市|县|区|局|厅)[\u4e00-\u9fff])|(?<!\d)\d{4}(?=年)|[一二三四五六七八九十]{1,3}(?=日内|万元|名以上)"
)
_CHAPTER = re.compile(r"^(?:#+\s*)?(第[一二三四五六七八九十]+章\s*\S.{0,20})$")
_LEAST = 60
_ARTICLE = 2


@dataclass(frozen=True, slots=True)
class Planted:
    """A text with damage. `places` are stretches of the source; `base` is what was sound in it.

    `added` are words that must be gone from the text; none where the damage stays in it.
    """

    source: str
    base: str
    places: tuple[tuple[int, int], ...]
    added: tuple[str, ...] = ()


Plant = Callable[[str, random.Random, Wordings], "Planted | None"]


def cut(text: str, dice: random.Random, say: Wordings) -> Planted | None:
    """Half a paragraph gives way to a notice that counts it."""
    lines = text.split("\n")
    at = _paragraph(lines, dice)
    if at is None:
        return None
    line = lines[at]
    keep = dice.randrange(len(line) // 4, len(line) * 3 // 4)
    words = dice.choice(say.notices)
    lost = len(line) - keep
    notice = words.format(n=lost, all=len(text), shown=len(text) - lost)
    before = "\n".join([*lines[:at], line[:keep]])
    after = "\n".join(["", *lines[at + 1 :]])
    place = (len(before), len(before) + len(notice))
    return Planted(before + notice + after, before + after, (place,), (notice,))


def login(text: str, dice: random.Random, say: Wordings) -> Planted | None:
    """The text ends in the middle of a paragraph, with a line that asks to log in."""
    lines = text.split("\n")
    at = _paragraph(lines, dice)
    if at is None:
        return None
    base = "\n".join([*lines[:at], lines[at][: len(lines[at]) // 2]])
    wall = dice.choice(say.logins)
    place = (len(base), len(base) + 1 + len(wall))
    return Planted(f"{base}\n{wall}\n", base, (place,), (wall,))


def masked(text: str, dice: random.Random, say: Wordings) -> Planted | None:
    """Names, years and figures are replaced by signs."""
    found = [one for one in _NAMED.finditer(text) if one.start() > text.find("第一条")]
    chosen = sorted(dice.sample(found, min(PLACES, len(found))), key=lambda one: one.start())
    pieces, places, last = [], [], 0
    for one in chosen:
        mask = dice.choice(say.masks)
        pieces += [text[last : one.start()], mask]
        at = sum(map(len, pieces)) - len(mask)
        places.append((at, at + len(mask)))
        last = one.end()
    source = "".join([*pieces, text[last:]])
    return Planted(source, source, tuple(places)) if places else None


def mojibake(text: str, dice: random.Random, _: Wordings) -> Planted | None:
    """A stretch of a paragraph goes through a wrong conversion."""
    lines = text.split("\n")
    at = _paragraph(lines, dice)
    if at is None:
        return None
    line = lines[at]
    start = dice.randrange(8, len(line) // 2)
    stretch = line[start : start + dice.randrange(8, 24)]
    lost = dice.choice(_CONVERSIONS)(stretch)
    before = "\n".join([*lines[:at], line[:start]])
    after = "\n".join([line[start + len(stretch) :], *lines[at + 1 :]])
    source = before + lost + after
    return Planted(source, source, ((len(before), len(before) + len(lost)),))


def missing(text: str, dice: random.Random, _: Wordings) -> Planted | None:
    """A table of contents stands before the text, and one of its chapters is not there."""
    lines = text.split("\n")
    heads = [at for at, line in enumerate(lines) if _CHAPTER.match(line.strip())]
    first = next((at for at, line in enumerate(lines) if line.strip().startswith("第一条")), None)
    if first is None:
        return None
    heads = [at for at in heads if at >= first - _ARTICLE]
    if len(heads) < 4:
        return None
    lost = dice.randrange(1, len(heads) - 1)
    table = [lines[at].strip().lstrip("# ") for at in heads]
    kept = [*lines[heads[0] : heads[lost]], *lines[heads[lost + 1] :]]
    spaced = dice.choice(("目录", "目　录", "目 录"))
    before = f"{lines[0]}\n\n{spaced}\n\n"
    source = before + "\n".join(table) + "\n\n" + "\n".join(kept)
    start = len(before) + sum(len(entry) + 1 for entry in table[:lost])
    return Planted(source, source, ((start, start + len(table[lost])),))


def ruby(text: str, dice: random.Random, say: Wordings) -> Planted | None:
    """Readings stand behind characters, as a converter of web pages leaves them."""
    form = dice.choice(say.rubies)
    style = Style.NORMAL if form == "({})" and dice.random() < 1 / 2 else Style.TONE
    able = [at for at in range(len(text)) if _HAN.match(text[at])]
    pieces, places, last = [], [], 0
    for at in sorted(dice.sample(able, min(10, len(able)))):
        reading = form.format(pinyin(text[at], style=style)[0][0])
        pieces += [text[last : at + 1], reading]
        place = sum(map(len, pieces)) - len(reading)
        places.append((place, place + len(reading)))
        last = at + 1
    source = "".join([*pieces, text[last:]])
    return Planted(source, text, tuple(places), tuple(source[a:b] for a, b in places))


def advert(text: str, dice: random.Random, say: Wordings) -> Planted | None:
    """Lines that sell something stand between the paragraphs."""
    return _lines(text, dice, say.adverts)


def share(text: str, dice: random.Random, say: Wordings) -> Planted | None:
    """Buttons of a web page stand between the paragraphs."""
    return _lines(text, dice, say.shares)


def _lines(text: str, dice: random.Random, kinds: tuple[str, ...]) -> Planted:
    lines = text.split("\n")
    slots = sorted(dice.sample(range(1, len(lines)), min(PLACES, len(lines) - 1)))
    words = [dice.choice(kinds) for _ in slots]
    source: list[str] = []
    starts: list[int] = []
    for at, line in enumerate(lines):
        if at in slots:
            starts.append(sum(len(one) + 1 for one in source))
            source.append(words[slots.index(at)])
        source.append(line)
    places = tuple((a, a + len(word)) for a, word in zip(starts, words, strict=True))
    return Planted("\n".join(source), text, places, tuple(words))


def _paragraph(lines: list[str], dice: random.Random) -> int | None:
    """A long line of the body."""
    body = next((at for at, line in enumerate(lines) if line.strip().startswith("第一条")), 0)
    long = [at for at in range(body, len(lines)) if len(lines[at]) >= _LEAST]
    return dice.choice(long) if long else None


def _locked(stretch: str) -> str:
    return (
        stretch.encode("gbk", "ignore").decode("utf-8", "replace").encode().decode("gbk", "replace")
    )


_CONVERSIONS: tuple[Callable[[str], str], ...] = (
    lambda s: s.encode().decode("gbk", "replace"),
    lambda s: s.encode("gbk", "ignore").decode("latin-1"),
    lambda s: s.encode().decode("cp1252", "replace"),
    lambda s: s.encode().decode("latin-1"),
    _locked,
    lambda s: "\ufffd" * len(s),
    lambda s: "?" * len(s),
    lambda s: OpenCC("s2t").convert(s).encode("big5", "ignore").decode("gbk", "replace"),
    lambda s: s.encode("gbk", "ignore").decode("big5", "replace"),
    lambda s: s.encode("utf-16-le").decode("gbk", "replace"),
    lambda s: "".join(chr(0xE000 + ord(c) % 6000) for c in s),
    lambda s: "□" * len(s),
)

KINDS: dict[str, Plant] = {
    "cut": cut,
    "login_wall": login,
    "masked": masked,
    "mojibake": mojibake,
    "missing_section": missing,
    "pinyin": ruby,
    "advert": advert,
    "share": share,
}
"""Every kind of damage: those that are told, and those that are taken out."""


def planted(
    texts: Mapping[str, str], seed: int, say: Wordings
) -> Iterator[tuple[str, str, Planted]]:
    """Every kind in every text that it can be planted in: name, kind, the text with it."""
    for name, text in texts.items():
        for kind, plant in KINDS.items():
            found = plant(text, random.Random(f"{seed} {name} {kind}"), say)
            if found is not None:
                yield name, kind, found
