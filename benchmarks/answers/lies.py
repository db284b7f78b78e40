"""False claims made of true sentences: each kind turns a sentence into what it does not say."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.answers.instead import (
    EXCHANGES,
    KNOWN,
    LIMITS,
    MORE,
    PLACES,
    STAGES,
    WHO,
)
from benchmarks.answers.stock import Sentence, another

Lie = Callable[[str, random.Random], str | None]

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_CHINESE = re.compile(
    r"(?<![第一二三四五六七八九十百千])[二三四五六七八九](?=[年月日个人名周倍项条种类所天次级](?![年学]))"
)
_DATE = re.compile(r"(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?|(\d{1,2})月(\d{1,2})日")


def _exchanged(kind: str) -> Lie:
    """Of the exchanges of a kind one that fits."""

    def lie(text: str, rnd: random.Random) -> str | None:
        fitting = [(pattern, to) for pattern, to in EXCHANGES[kind] if re.search(pattern, text)]
        if not fitting:
            return None
        pattern, to = rnd.choice(fitting)
        spot = rnd.choice(list(re.finditer(pattern, text)))
        return text[: spot.start()] + to + text[spot.end() :]

    return lie


def _digit(text: str, rnd: random.Random) -> str | None:
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    spot = rnd.choice(found)
    signs = list(spot[0])
    at = rnd.choice([n for n, sign in enumerate(signs) if sign.isdigit()])
    signs[at] = str((int(signs[at]) + rnd.randint(1, 8)) % 10)
    return text[: spot.start()] + "".join(signs) + text[spot.end() :]


def _numeral(text: str, rnd: random.Random) -> str | None:
    found = list(_CHINESE.finditer(text))
    if not found:
        return None
    spot = rnd.choice(found)
    other = rnd.choice([one for one in "二三四五六七八九" if one != spot[0]])
    return text[: spot.start()] + other + text[spot.end() :]


def _date(text: str, rnd: random.Random) -> str | None:
    found = list(_DATE.finditer(text))
    if not found:
        return None
    spot = rnd.choice(found)
    group = rnd.choice([n for n in range(1, 6) if spot[n]])
    value = int(spot[group])
    other = value + rnd.choice([-1, 1]) if value > 1 else value + 1
    return text[: spot.start(group)] + str(other) + text[spot.end(group) :]


def _named(names: Sequence[str]) -> Lie:
    """One of these names for another one."""

    def lie(text: str, rnd: random.Random) -> str | None:
        held = [one for one in names if one in text]
        if not held:
            return None
        one = rnd.choice(held)
        other = rnd.choice([name for name in names if name not in text])
        return text.replace(one, other)

    return lie


def _roles(text: str, rnd: random.Random) -> str | None:
    """Who does it to whom turned round: they must stand on two sides of a deed."""
    held = sorted((text.find(one), one) for one in WHO if text.count(one) == 1)
    pairs = [
        (one, other)
        for at, one in held
        for place, other in held
        if at + len(one) <= place
        and re.search(r"[应可不要须向对由为给将把]", text[at + len(one) : place])
        and not re.search(r"[、和与及或]", text[at + len(one) : place][:1])
        and one not in other
        and other not in one
    ]
    if not pairs:
        return None
    one, other = rnd.choice(pairs)
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


def _figures(text: str, rnd: random.Random) -> str | None:
    found = list(re.finditer(r"(\d+(?:\.\d+)?)(?=[元%人个天日年月名所米万倍])", text))
    pairs = [(a, b) for a in found for b in found if a.start() < b.start() and a[0] != b[0]]
    if not pairs:
        return None
    one, other = rnd.choice(pairs)
    middle = text[one.end() : other.start()]
    return text[: one.start()] + other[0] + middle + one[0] + text[other.end() :]


def _condition(text: str, rnd: random.Random) -> str | None:
    found = re.search(
        r"(?:^|(?<=[，；]))[^，。；]{4,40}的，|(?:^|(?<=[，；]))(?:经|未经|因|在|根据需要)[^，。；]{2,18}，",
        text,
    )
    rest = found and text[: found.start()] + text[found.end() :]
    return rest if rest and len(rest) > rnd.choice([8]) else None


def _crossed(text: str, rnd: random.Random) -> str | None:
    """The condition of one half with what follows from that of another."""
    halves = [half.split("，") for half in text.rstrip("。").split("；")]
    halves = [half for half in halves if len(half) > 1]
    if len(halves) < 2:
        return None
    one, other = rnd.sample(halves, 2)
    if one[0] == other[0] or one[1:] == other[1:]:
        return None
    return "，".join([one[0], *other[1:]]) + "。"


def _exception(text: str, rnd: random.Random) -> str | None:
    found = re.search(r"[，；。]但.*$|，[^，]*(?:除外|另有规定的)[^，]*|^除[^，]*，", text)
    rest = found and (text[: found.start()] + text[found.end() :]).rstrip("。") + "。"
    return rest if rest and len(rest) > rnd.choice([6]) else None


def _limit(text: str, rnd: random.Random) -> str | None:
    held = [one for one in LIMITS if one in text]
    return text.replace(rnd.choice(held), "", 1) if held else None


def _modifier(text: str, rnd: random.Random) -> str | None:
    found = list(re.finditer(r"[\u4e00-\u9fff]{3,10}的(?=[\u4e00-\u9fff]{2})", text))
    if not found:
        return None
    spot = rnd.choice(found)
    return text[: spot.start()] + text[spot.end() :]


def _more(text: str, rnd: random.Random) -> str | None:
    return text.rstrip("。") + rnd.choice(MORE)


def _knows(text: str, rnd: random.Random) -> str | None:
    return next((one for one in rnd.sample(KNOWN, 4) if one not in text), None)


def _title(text: str, rnd: random.Random) -> str | None:
    found = re.search("《([^》]{4,40})》", text)
    if found and rnd.random() < 0.7:
        return text[: found.start(1)] + found[1][:-2] + "实施细则" + text[found.end(1) :]
    others = ("中华人民共和国教师法实施办法", "云溪县教育收费管理办法", "全国教育工作条例")
    return f"《{rnd.choice(others)}》规定，{text}"


def _article(text: str, rnd: random.Random) -> str | None:
    numbers = ["二", "四", "七", "九", "十三", "十八", "二十六", "三十九", "五十八"]
    found = re.match(r"第([一二三四五六七八九十百]+)条", text)
    number = rnd.choice([one for one in numbers if not found or one != found[1]])
    rest = text[found.end() :].strip() if found else text
    form = rnd.choice(["第{}条 {}", "根据第{}条，{}", "第{}条规定，{}"])
    return str(form.format(number, rest))


def _year(text: str, rnd: random.Random) -> str | None:
    year = rnd.choice([2008, 2013, 2027, 2031])
    return None if str(year) in text else f"{year}年，{text}"


LIES: dict[str, Lie] = {
    "a digit": _digit,
    "a Chinese numeral": _numeral,
    "a unit or period": _exchanged("unit"),
    "a bound": _exchanged("bound"),
    "a date": _date,
    "a negation": _exchanged("negation"),
    "应当, 可以, 不得": _exchanged("mode"),
    "a sign that looks alike": _exchanged("look-alike"),
    "a place": _named(PLACES),
    "a stage": _named(STAGES),
    "who is meant": _named(WHO),
    "roles turned": _roles,
    "figures exchanged": _figures,
    "a condition left out": _condition,
    "conditions crossed": _crossed,
    "an exception left out": _exception,
    "a limit left out": _limit,
    "an attribute left out": _modifier,
    "widened": _exchanged("widened"),
    "和 for 或": _exchanged("or"),
    "more than is quoted": _more,
    "its own knowledge": _knows,
    "another 《title》": _title,
    "another 第…条": _article,
    "another year": _year,
}


@dataclass(frozen=True, slots=True)
class Case:
    """A claim and the sentences it claims to rest on."""

    kind: str
    claim: str
    quotes: tuple[str, ...]
    title: str
    year: int


def lies(among: Sequence[Sentence], each: int, seed: int = 6) -> Iterator[Case]:
    """So many false claims of each kind as there are, up to `each`."""
    rnd = random.Random(seed)
    for kind, lie in LIES.items():
        count = 0
        for one in rnd.sample(list(among), len(among)):
            claim = lie(one.text, rnd)
            if claim is None or claim == one.text or count == each:
                continue
            count += 1
            yield Case(kind, claim, (one.text,), one.title, one.year)
    yield from _two(among, each, rnd)


def _two(among: Sequence[Sentence], each: int, rnd: random.Random) -> Iterator[Case]:
    """What takes two sentences: another one is quoted, or halves of two are glued."""
    for one in rnd.sample(list(among), each):
        other = another(rnd, among, one)
        yield Case("another document", one.text, (other.text,), other.title, other.year)
    glued = 0
    for one in rnd.sample(list(among), len(among)):
        first, second = _halves(one.text), _halves(one.after)
        if glued == each or not first or not second:
            continue
        if first[0].strip() == second[0].strip() or first[1] == second[1]:
            continue
        glued += 1
        quotes = (one.text, one.after)
        yield Case("true halves glued", first[0] + second[1], quotes, one.title, one.year)


def _halves(text: str) -> tuple[str, str] | None:
    found = re.search(r"应当|可以|不得|必须|要(?=[加建把将开积按认])|负责", text)
    if not found or not 2 <= found.start() <= 30:
        return None
    return text[: found.start()], text[found.start() :]
