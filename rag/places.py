"""Finds the places that a question names: 石家庄, 河北石家庄, 我们正定县, 在沪.

A place in a 《title》 is none of the question, nor is one in the name of a road, a river or a
university. A name that several places have is read by the places beside it; else it means the
largest of them, and all of those where none is larger.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import rjieba

from corpus.divisions import Naming, Path
from rag.answer import Source
from rag.atlas import Atlas, Meaning, Stand, home, level, stand

_LONGEST = 16
_TITLE = re.compile("《[^》]*》?")
_NO_PLACE = re.compile(
    "(?:大?路|大?街|大道|巷|弄|江|河|湖|大?桥|机场|火车站|高铁|大学(?!生)|学院|师范|师大|理工|公园|精神|会议|模式)"
)
"""What comes after the name of a place in the name of another thing."""
_RUNS_ON = re.compile("区(?=[域别分块位间])|市(?=[场值])|省(?=[略会])")
"""A level that belongs to the next word: 河北区域, 上海市场."""
_GENERIC_WORDS = (
    "城区 郊区 矿区 东区 西区 新市区 市中区 城中区 城关区 新城区 老城区 城东区 "
    "城西区 城北区 和县 新县 成县 单县 南县 市区"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())
"""Counties whose name means anything, unless what they lie in is named right before."""
_ORDINARY_WORDS = (
    "新建 新城 中原 江南 平原 滨湖 西山 城西 江城 新星 白杨 开封 孝感 "
    "来宾 日照 大同 安康 白银 东方 玉树 中山 太平 平安 和平 新华 红旗 解放 "
    "建设 长安 文昌 金山 阿里 仙游 万年 天长 龙门 长寿 大足 高要 平和 光明 "
    "兴业 城口 开平 永安 清水 和田 海港 通道"
)
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
"""Towns whose name is a word: a city only in a place's position, a county never by itself."""
_BEFORE = re.compile(r"(?:^|[,，.。;；:：、?\s]|我们|咱们?|[我在是于到去来从离住]|来自|请问|问下)$")
_BEFORE_SIGN = re.compile("(?:我们|咱们?|[我在到来赴驻离入])$")
_AFTER_SIGN = re.compile("[省籍]|这[边里儿]|教育厅")
_NAMED_TAGS = frozenset({"ns"})
_MAYBE_TAGS = frozenset({"nr", "nz", "j"})
_OWN_NAMES = frozenset({"nr", "nrt"})
_SCHOOL = re.compile("(?:实验|外国语|双语|国际|职业|民办)?(?:学校|中学|小学|幼儿园|学院)")
_STOPS = (
    "全我各该在某省市县区旗与的向对为哪个这那每几两同外本跨邻有是和及到从给把"
    "被由去回来出进等们你他她它不没什怎多少大小中老"
)
_UNHEARD = re.compile(
    rf"(?:^|(?<=[,，.。;；:：、\s在到去从问])|(?<=我们)|(?<=咱们)|(?<=来自))(?:位于|通过|经过|流经)?"
    rf"(?P<name>[^\W\d_a-z{_STOPS}]{{2,4}}?(?:自治[州县旗]|[市县]))(?![场长民委])"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a folded question names a place, and the places that it may mean."""

    start: int
    end: int
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A question on its way: its text without titles, and where its words begin and end."""

    text: str
    tags: dict[tuple[int, int], str]
    edges: frozenset[int]
    atlas: Atlas


def mentions(folded: str, atlas: Atlas) -> list[Mention]:
    """The places that a folded question names, in their order; 河北省石家庄市 is one mention."""
    reading = _read(folded, atlas)
    found: list[Mention] = []
    at = 0
    while at < len(folded):
        before = found[-1] if found and found[-1].end == at else None
        mention = _longest(reading, at, before)
        if mention is None:
            at += 1
            continue
        if before and _inside(mention.paths, before.paths):
            found[-1] = Mention(before.start, mention.end, mention.paths)
        else:
            found.append(mention)
        at = mention.end
    return _settled(sorted([*found, *_unheard(reading, found)], key=lambda one: one.start))


def asked(found: Sequence[Mention]) -> tuple[Path, ...]:
    """The places asked about: 河北省 is none where 石家庄 is named beside it."""
    paths = tuple(dict.fromkeys(path for one in found for path in one.paths))
    return tuple(p for p in paths if not any(p != q and q[: len(p)] == p for q in paths))


def called(folded: str, atlas: Atlas) -> Callable[[Source], str]:
    """By which words a folded question names a document's place; empty where it does not."""
    found = mentions(folded, atlas)

    def words(source: Source) -> str:
        own = (one for one in found if stand(home(source), one.paths) is Stand.OWN)
        return next((folded[one.start : one.end] for one in own), "")

    return words


def _read(folded: str, atlas: Atlas) -> _Reading:
    text = _TITLE.sub(lambda title: " " * len(title[0]), folded)
    words = rjieba.tag(text)
    ends = list(accumulate(len(word) for word, _ in words))
    tags = {(end - len(word), end): tag for (word, tag), end in zip(words, ends, strict=True)}
    return _Reading(text, tags, frozenset({0, *ends}), atlas)


def _longest(reading: _Reading, at: int, before: Mention | None) -> Mention | None:
    """The longest name of a place that begins at a position."""
    text = reading.text
    for end in range(min(len(text), at + _LONGEST), at, -1):
        meanings = reading.atlas.meanings(text[at:end])
        meant = [one for one in meanings if _meant(reading, at, end, one, before)]
        if meant:
            return Mention(at, end, _likeliest(meant, before))
    return None


def _meant(reading: _Reading, at: int, end: int, meaning: Meaning, before: Mention | None) -> bool:
    """Whether a name stands for a place here, rather than being part of something else."""
    path, naming = meaning
    if before and _inside([path], before.paths):
        return not _NO_PLACE.match(reading.text[end:])
    if naming is Naming.SIGN:
        return _signed(reading, at, end)
    if naming is Naming.FULL:
        runs_on = _RUNS_ON.search(reading.text, end - 1, end + 1)
        generic = reading.text[at:end] in _GENERIC and not reading.atlas.at_home(path)
        return not runs_on and not generic
    if not reading.edges.issuperset((at, end)) or _NO_PLACE.match(reading.text[end:]):
        return False
    return _town(reading, at, end, path)


def _town(reading: _Reading, at: int, end: int, path: Path) -> bool:
    """Whether a word without a level is the name of a place here: 义乌, not 光明."""
    name = reading.text[at:end]
    placed = bool(_BEFORE.search(reading.text[:at]))
    tag = reading.tags.get((at, end), "")
    if name in _ORDINARY:
        return placed and level(path) < 2  # noqa: PLR2004
    at_home = reading.atlas.at_home(path)
    if (at_home or level(path) >= 2) and _names_school(reading, end):  # noqa: PLR2004
        return False
    if level(path) < 2 or tag in _NAMED_TAGS:  # noqa: PLR2004
        return True
    return at_home or (placed and tag in _MAYBE_TAGS)


def _names_school(reading: _Reading, end: int) -> bool:
    """Whether a place's name goes on as that of a school: 云溪育英实验学校, not 云溪公办小学."""
    stop, tag = next(
        ((last, tag) for (first, last), tag in reading.tags.items() if first == end), (end, "")
    )
    own = tag in _OWN_NAMES and not _SCHOOL.search(reading.text, end, stop)
    return own and bool(_SCHOOL.match(reading.text, stop))


def _signed(reading: _Reading, at: int, end: int) -> bool:
    """Whether one character stands for its province: 在沪, 冀省, 我们鲁这边."""
    if (at, end) not in reading.tags:
        return False
    before, after = reading.text[:at], reading.text[end:]
    return bool(_BEFORE_SIGN.search(before) or _AFTER_SIGN.match(after))


def _likeliest(meant: Sequence[Meaning], before: Mention | None) -> tuple[Path, ...]:
    """Of several places with one name: those in the place named right before, else the largest."""
    if before and (inside := _inside([path for path, _ in meant], before.paths)):
        return inside
    clearest = min(naming for _, naming in meant)
    paths = [path for path, naming in meant if naming == clearest]
    if clearest is Naming.FULL:
        return tuple(paths)
    largest = min(map(level, paths))
    return tuple(path for path in paths if level(path) == largest)


def _settled(found: Sequence[Mention]) -> list[Mention]:
    """Names of several places read by the other places that are named."""
    sure = [one.paths[0] for one in found if len(one.paths) == 1]
    return [Mention(one.start, one.end, _inside(one.paths, sure) or one.paths) for one in found]


def _inside(paths: Sequence[Path], larger: Sequence[Path]) -> tuple[Path, ...]:
    """Those of some places that lie in one of some others."""
    return tuple(p for p in paths if any(p[: len(one)] == one != p for one in larger))


def _unheard(reading: _Reading, found: Sequence[Mention]) -> Iterator[Mention]:
    """Places that nobody knows, where a question speaks of one: 我们云溪县."""
    for name in _UNHEARD.finditer(reading.text):
        start, end = name.span("name")
        stem = name["name"][:-1]
        at = (tag for (first, last), tag in reading.tags.items() if first <= start < last)
        word = rjieba.has_word(stem) and next(at, "") not in _NAMED_TAGS
        if not word and not any(one.start < end and start < one.end for one in found):
            yield Mention(start, end, ((name["name"],),))
