"""A second family of false claims: the words of a sentence kept, and their sense turned.

It shares nothing with `benchmarks.answers.lies` but the sentences they are made of. Each was made
with the gate's own leniencies in mind: what it takes for small words, signs and order is where
another sense can hide.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import rjieba

from benchmarks.answers.lies import Case
from benchmarks.answers.stock import Sentence
from benchmarks.answers.turned import INSTEAD, SIGNS

Twist = Callable[[str, random.Random], str | None]
Word = tuple[int, str, str]

_LABEL = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百零]+条|[（(][^）)]{1,3}[）)]|[一二三四五六七八九十]+、)\s*"
)
_IDLE = frozenset(
    [
        "有关",
        "相关",
        "进行",
        "予以",
        "给予",
        "加以",
        "标准",
        "并且",
        "同时",
        "以及",
        "应当",
        "必须",
        "可以",
        "不得",
    ]
)
_FRAME = re.compile(r"^(?:为|根据|按照|依据|依照)[^，。]*，")
_PARTED = re.compile(r"[应可不要须向对由为给将把使让于比]")
_LISTED = re.compile(r"[、和与及或]")


def _words(text: str) -> list[Word]:
    """The words of a sentence that say something, with their places; none of its preamble."""
    frame = _FRAME.match(text)
    at, found = 0, []
    for word, tag in rjieba.tag(text):
        weighty = len(word) > 1 and word not in _IDLE and tag[0] in "nvatjlz" and word.isalpha()
        if weighty and at >= (frame.end() if frame else 0):
            found.append((at, word, tag))
        at += len(word)
    return found


def _instead(kind: str) -> Twist:
    def twist(text: str, rnd: random.Random) -> str | None:
        fitting = [(one, to) for one, to in INSTEAD[kind] if re.search(one, text)]
        if not fitting:
            return None
        one, to = rnd.choice(fitting)
        spot = rnd.choice(list(re.finditer(one, text)))
        return text[: spot.start()] + spot.expand(to) + text[spot.end() :]

    return twist


def _beside(text: str) -> list[tuple[int, str]]:
    """Where two things stand side by side, and the second one."""
    words = _words(text)
    return [
        (other[0], other[1])
        for one, other in pairwise(words)
        if one[0] + len(one[1]) == other[0] and one[2] == other[2] == "n"
    ]


def _between(signs: Sequence[str]) -> Twist:
    """学校教师 as 学校和教师."""

    def twist(text: str, rnd: random.Random) -> str | None:
        spots = _beside(text)
        if not spots:
            return None
        at, _ = rnd.choice(spots)
        return text[:at] + rnd.choice(signs) + text[at:]

    return twist


def _joined(text: str, rnd: random.Random) -> str | None:
    """学校、教师 as 学校教师."""
    found = [
        one.start()
        for one in re.finditer(r"(?<=[\u4e00-\u9fff])[和与及、](?=[\u4e00-\u9fff])", text)
        if not re.search(r"[的后前内时间起日年上下人元%涉普参以给]$", text[: one.start()])
        and not re.match(r"[并且和谐时会]", text[one.start() + 1 :])
    ]
    if not found:
        return None
    at = rnd.choice(found)
    return text[:at] + text[at + 1 :]


def _run_on(text: str, rnd: random.Random) -> str | None:
    """家长申请，学校审核 as 家长申请学校审核: where nothing else tells that a clause begins."""
    clauses = re.split("(?=，)", text)
    found = [
        at
        for at in range(1, len(clauses))
        if not re.search(
            r"[\d应可不要须无未能全每任有均都并与》%]|或者|以及|因|等|月$",
            clauses[at - 1] + clauses[at],
        )
        and not re.search("[的后前内时间起上下中时]$", clauses[at - 1])
    ]
    if not found:
        return None
    at = rnd.choice(found)
    return "".join([*clauses[:at], clauses[at][1:], *clauses[at + 1 :]])


def _exchanged(text: str, rnd: random.Random) -> str | None:
    """Two words in each other's place, with a deed between them."""
    words = _words(text)
    pairs = [
        (one, other)
        for at, one in enumerate(words)
        for other in words[at + 1 :]
        if one[2][0] == other[2][0]
        and one[1] not in other[1]
        and other[1] not in one[1]
        and (between := text[one[0] + len(one[1]) : other[0]])
        and _PARTED.search(between)
        and not _LISTED.search(between)
        and text.count(one[1]) == text.count(other[1]) == 1
    ]
    if not pairs:
        return None
    one, other = rnd.choice(pairs)
    middle = text[one[0] + len(one[1]) : other[0]]
    return text[: one[0]] + other[1] + middle + one[1] + text[other[0] + len(other[1]) :]


def _shortened(text: str, rnd: random.Random) -> str | None:
    """One word of a sentence left out."""
    words = _words(text)
    if len(words) < 3:
        return None
    at, word, _ = rnd.choice(words)
    return text[:at] + text[at + len(word) :]


def _moved(text: str, rnd: random.Random) -> str | None:
    """One word of a sentence said of another clause."""
    words = _words(text)
    if len(words) < 4 or "，" not in text:
        return None
    at, word, _ = rnd.choice(words)
    there = [one for one, _, _ in words if "，" in text[min(one, at) : max(one, at)]]
    if not there or text.count(word) > 1:
        return None
    to = rnd.choice(there)
    bare = text[:at] + text[at + len(word) :]
    to -= len(word) if to > at else 0
    return bare[:to] + word + bare[to:]


def _doubled(text: str, rnd: random.Random) -> str | None:
    """One word of a sentence said of another one as well."""
    words = _words(text)
    if len(words) < 3:
        return None
    _, word, _ = rnd.choice(words)
    to, other, _ = rnd.choice(words)
    return text[:to] + word + text[to:] if other not in word and word not in other else None


def _crossed(text: str, rnd: random.Random) -> str | None:
    """The beginning of one clause and the end of another."""
    clauses = [one for one in re.split("[，；。]", _LABEL.sub("", text)) if len(one) > 5]
    if len(clauses) < 2:
        return None
    one, other = rnd.sample(clauses, 2)
    first, last = _cut(one), _cut(other)
    if not first or not last or first[0].strip() == last[0].strip() or first[1] == last[1]:
        return None
    return first[0] + last[1] + "。"


def _cut(clause: str) -> tuple[str, str] | None:
    found = re.search(r"应当?|可以?|不得|必须|要|由|每|不(?=[超少低高])|\d", clause)
    return (
        (clause[: found.start()], clause[found.start() :]) if found and found.start() > 1 else None
    )


def _signed(text: str, rnd: random.Random) -> str | None:
    """A sign that turns a figure, or that nobody sees."""
    spots = [one.start() for one in re.finditer(r"(?<!\d)\d|[应可不]", text)]
    if not spots:
        return None
    at = rnd.choice(spots)
    return text[:at] + rnd.choice(SIGNS) + text[at:]


def _asked(text: str, rnd: random.Random) -> str | None:
    return text.rstrip("。") + rnd.choice(["？", "?", "吗？", "……", "（未定）", "（不含民办）"])


def _capital(text: str, rnd: random.Random) -> str | None:
    """Another figure, in numerals that are made not to be forged, or in full width."""
    found = list(re.finditer(r"(?<![\d.])\d{1,3}(?![\d.])(?=元|人|个|日|天|%|名|次)", text))
    if not found:
        return None
    one = rnd.choice(found)
    other = str(int(one[0]) + rnd.choice([1, 2, 10]))
    forms = (("壹贰叁肆伍陆柒捌玖", 0x30), None)
    form = rnd.choice(forms)
    if form:
        other = "".join("零壹贰叁肆伍陆柒捌玖"[int(sign)] for sign in other)
    else:
        other = "".join(chr(ord(sign) + 0xFEE0) for sign in other)
    return text[: one.start()] + other + text[one.end() :]


def _pointed(text: str, rnd: random.Random) -> str | None:
    """其 and 该…: another one than is meant."""
    found = list(re.finditer("其(?![他它中余])|该(?:[校县园市]|部门|学校|单位)", text))
    nouns = [word for _, word, tag in _words(text) if tag == "n"]
    if not found or not nouns:
        return None
    one = rnd.choice(found)
    return text[: one.start()] + rnd.choice(nouns) + text[one.end() :]


TWISTS: dict[str, Twist] = {
    **{kind: _instead(kind) for kind in INSTEAD},
    "和 put between": _between(["和", "、", "与", "以及", "或", "及"]),
    "a stop put between": _between(["，", "。", "；", "："]),
    "a small word put between": _between(
        ["为", "在", "由", "将", "被", "对", "比", "是", "有", "把"]
    ),
    "和 left out": _joined,
    "a stop left out": _run_on,
    "two words exchanged": _exchanged,
    "a word left out": _shortened,
    "a word moved": _moved,
    "a word said twice": _doubled,
    "beginning and end crossed": _crossed,
    "a sign put in": _signed,
    "asked or unsure": _asked,
    "a figure in other numerals": _capital,
    "其 and 该": _pointed,
}


def twists(among: Sequence[Sentence], each: int, seed: int = 16) -> Iterator[Case]:
    """So many of each kind as there are, up to `each`."""
    rnd = random.Random(seed)
    for kind, twist in TWISTS.items():
        count = 0
        for one in rnd.sample(list(among), len(among)):
            if count == each:
                break
            claim = twist(one.text, rnd)
            if claim and claim != one.text:
                count += 1
                yield Case(kind, claim, (one.text,), one.title, one.year)
    yield from _of_two(among, each, rnd)


def _of_two(among: Sequence[Sentence], each: int, rnd: random.Random) -> Iterator[Case]:
    """Over two sentences: a word of one said in the other, and clauses of both glued."""
    pairs = [one for one in rnd.sample(list(among), len(among)) if one.after]
    for one in pairs[:each]:
        quotes, words, others = (one.text, one.after), _words(one.text), _words(one.after)
        fitting = [(a, b) for a in words for b in others if a[2] == b[2] and a[1] != b[1]]
        fitting = [(a, b) for a, b in fitting if a[1] not in one.after and b[1] not in a[1]]
        if fitting:
            mine, its = rnd.choice(fitting)
            claim = one.after[: its[0]] + mine[1] + one.after[its[0] + len(its[1]) :]
            yield Case("a word of another quote", claim, quotes, one.title, one.year)
            both = one.text + claim
            yield Case("the same beside a true one", both, quotes, one.title, one.year)
        clauses = [_LABEL.sub("", text).rstrip("。").split("，") for text in quotes]
        if min(map(len, clauses)) > 1:
            claim = "，".join([clauses[0][0], *clauses[1][1:]]) + "。"
            yield Case("clauses of two glued", claim, quotes, one.title, one.year)
