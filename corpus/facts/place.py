"""For which place a document holds.

A title is read from its front, name after name: 桂林市 and then 象山区. A place that nobody knows
is one only where an office or a rule is named by it (云溪县教育局, 云溪县学前教育管理办法): in
贵州强化市场监管 and 李希到广州调研 the characters 市 and 州 make none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.divisions import Naming, Path, named
from corpus.facts.gazetteer import CITIES, ORDINARY, PROVINCES
from corpus.facts.sheet import Sheet
from corpus.fold import fold
from corpus.known import Fact

_NAME = r"(?:(?![全我各该在某省市县区旗与的向对为])[\u4e00-\u9fff])"
_UNIT = "(?:自治[区州县旗]|特别行政区|地区|[省市州盟县区旗])"
_OFFICE = re.compile(
    "人民|政府|政协|人大|[县市州区旗省]?委|党委|团委|[纪监]委|法院|检察|办公|管委|管理委员会|街道|"
    "教育[局厅体]|教体局|[\u4e00-\u9fff]{2,10}?(?:局|厅|委员会|办公室|中心|领导小组|指挥部|办|联合会|"
    "总工会|协会|学校|中学|小学|幼儿园|工委)"
)
_RUNS_ON = re.compile("(?<=区)[域别分块位间级]|(?<=市)[场值]|(?<=省)[略会际]")
"""A level that belongs to the next word: 重点区域, 强化市场, 省际."""
_UNHEARD = re.compile(rf"(?P<stem>{_NAME}{{2,4}}?){_UNIT}(?!{_RUNS_ON.pattern})")
_NO_STEM = re.compile("^[委届]|[到致赴由就把被将使让给和或及至从]|关于|加强|强化|推进|上线")
_ZONE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,4}经济特区|新疆生产建设兵团)")
_LEAD = re.compile(
    r"中共(?!中央)|中国共产党(?!中央)|国家税务总局(?=[\u4e00-\u9fff]{2,12}税务局)"
    r"|(?:转发|批转|致|告)(?=[\u4e00-\u9fff]{2})"
)
"""What stands before the name of a place: the party, an office of the nation, or a verb."""
_OTHER_THING = re.compile(
    "(?:大?路|大?街|大道|巷|江|河|湖|大?桥|机场|火车站|大学|学院|师范|师大|理工|银行)"
)
"""What comes after the name of a place in the name of another thing."""
_RULE = re.compile(
    "(?:办法|规定|细则|方案|意见|计划|条例|规划|制度|章程|规则|通知|公告|通告|决定)$"
)
_BRACKETS = re.compile(r"\([^()]*\)$")
_NATIONAL = re.compile(
    r"中华人民共和国|国务院|教育部|中共中央|全国人民代表大会|国家[\u4e00-\u9fff]{2,8}(?:委员会|局|部)"
    r"|国家(?:发展和?改革|卫生健康|卫健|发改|民族事务)委"
    r"|(?:财政|民政|公安|科技|科学技术|司法|商务|外交|自然资源|生态环境|交通运输|水利|农业农村|应急管理"
    r"|人力资源和?社会保障|住房和?城乡建设|文化和旅游|工业和信息化)部|税务总局|海关总署|市场监管总局"
)
_TO_ALL = re.compile("各省[、,]?(?:各)?自治区[、,]?(?:各)?直辖市[^。;]{0,120}?:")
_MASKED = re.compile(r"[x×*]{1,4}[省市县区]|[x×*]{2,}")
_GENERIC = re.compile(
    r"(?:直辖|省辖|地级|县级|市辖|贫困|脱贫|示范|试点|试验|先进|重点|国家|各级|每个|所有|部分|农业|教育|"
    r"人口|边境|沿海|自治|隔离|公共|经开|高新|疫|污染)"
    r"|(?:地|社|园|校|新|城|片|小|山|牧|郊|学|景|辖|特|林|灾|库|矿|厂|战|禁|军|开发|保护|都|城|[一二三四五六七八九十两几多])[区市县]$"
)
_VAGUE_NAMES = (
    "城区 郊区 矿区 东区 西区 新市区 市中区 城中区 城关区 新城区 老城区 城东区 城西区 城北区 城南区"
)
_VAGUE = frozenset(_VAGUE_NAMES.split())
_IN_TEXT = re.compile(rf"(?<![\u4e00-\u9fff])(?P<place>{_NAME}{{2,3}}[县市区])(?=[\u4e00-\u9fff])")
_OFTEN = 2
_HEAD = 6
_ADDRESSED = 300
_LONGEST, _SHORTEST = 12, 2
_MOST = 3
"""Names that a place is told by: province, city, county."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """The name of one place in a text: where it ends, and what it is called in full."""

    end: int
    full: str


def place(sheet: Sheet, issuer: Fact | None) -> Fact | None:
    """The place named by title or issuer, else the one city that the text keeps naming."""
    body = "\n".join(row.folded for row in sheet.rows)
    if found := _named(sheet.written, sheet.folded, 0.9, body):
        return found
    if issuer and (found := _named(issuer.words, fold(issuer.words), 0.85, body)):
        return found
    for words, sure in ((sheet.folded, 0.8), (fold(issuer.value) if issuer else "", 0.8)):
        if hit := _NATIONAL.search(words):
            return Fact("全国", hit[0], sure)
    if found := _to_all(sheet):
        return found
    if _MASKED.search(sheet.folded):
        return None
    return _often_named(sheet, body)


def _to_all(sheet: Sheet) -> Fact | None:
    """The nation, where a text is addressed to all its provinces."""
    for row in sheet.rows[:_HEAD]:
        if hit := _TO_ALL.search(row.folded[:_ADDRESSED]):
            return Fact("全国", row.words[hit.start() : hit.end()], 0.7)
    return None


def _named(words: str, folded: str, sure: float, body: str) -> Fact | None:
    lead = _LEAD.match(folded)
    start = lead.end() if lead else 0
    if zone := _ZONE.match(folded, start):
        value = words[start : zone.end("place")]
        return Fact(value, value, sure)
    pieces = list(_pieces(words, folded, start, body))
    if not pieces:
        return None
    return Fact("".join(piece.full for piece in pieces), words[start : pieces[-1].end], sure)


def _pieces(words: str, folded: str, start: int, body: str) -> Iterator[_Piece]:
    """The names that a text goes on with, the largest place first."""
    begun = list(_called(folded, start)) if not _known(folded, start, begun=False) else []
    yield from begun
    at = begun[-1].end if begun else start
    for _ in range(_MOST - len(begun)):
        end = _known(folded, at, begun=at > start)
        if not end and at == start:
            end = _unheard(folded, at, body)
        elif not end:
            end = _unheard_inside(folded, at)
        if not end:
            return
        yield _Piece(end, words[at:end])
        at = end


def _known(folded: str, at: int, *, begun: bool) -> int:
    """Where the name of a place that everybody knows ends, with its level; 0 where none stands.

    和县, 城区 and the like mean anything unless a larger place stands before or an office after.
    """
    for end in range(min(len(folded), at + _LONGEST), at + _SHORTEST - 1, -1):
        name = folded[at:end]
        if not any(naming is Naming.FULL for _, naming in named().get(name, ())):
            continue
        if _RUNS_ON.match(folded, end):
            continue
        vague = len(name) <= _SHORTEST or name in _VAGUE
        if not vague or begun or _OFFICE.match(folded, end):
            return end
    return 0


def _unheard(folded: str, at: int, body: str) -> int:
    """Where the name of a place ends that nobody knows; 0 where none stands.

    It is one where an office or a rule is named by it, here or in the text.
    """
    found = _stem(folded, at)
    if found is None or _GENERIC.search(found[0]):
        return 0
    ruled = _RULE.search(_BRACKETS.sub("", folded))
    named_by_it = ruled or _OFFICE.match(folded, found.end()) or _has_office(found[0], body)
    return found.end() if named_by_it else 0


def _unheard_inside(folded: str, at: int) -> int:
    """Likewise behind the name of a larger place: only an office right behind it tells."""
    found = _stem(folded, at)
    return found.end() if found and _OFFICE.match(folded, found.end()) else 0


def _stem(folded: str, at: int) -> re.Match[str] | None:
    found = _UNHEARD.match(folded, at)
    if found is None or _NO_STEM.search(found["stem"]) or _begins_known(found["stem"]):
        return None
    return found


def _has_office(name: str, body: str) -> bool:
    return any(_OFFICE.match(body, hit.end()) for hit in re.finditer(re.escape(name), body))


def _begins_known(stem: str) -> bool:
    """Whether a province or a city begins a name: 贵州加强 of 贵州加强重点区 is none."""
    return _short(stem, 0) is not None


def _called(folded: str, at: int) -> Iterator[_Piece]:
    """A province or a city that is called without its level, or a city in its province: 浙江温州.

    浙江重庆 are two places, and the text is of neither.
    """
    first = _short(folded, at)
    if first is None or _OTHER_THING.match(folded, first.end):
        return
    second = _short(folded, first.end)
    if second is None:
        yield first
    elif any(path[-2:] == (first.full, second.full) for path in _paths(second.full)):
        yield from (first, second)


def _short(folded: str, at: int) -> _Piece | None:
    """The province or the city whose name without its level stands at a position."""
    for end in range(min(len(folded), at + _LONGEST), at + _SHORTEST - 1, -1):
        name = folded[at:end]
        for path in _paths(name) if name not in ORDINARY else ():
            if path[-1] in PROVINCES or path[-1] in {f"{name}市", f"{name}州"}:
                return _Piece(end, path[-1])
    return None


def _paths(name: str) -> tuple[Path, ...]:
    return tuple(path for path, _ in named().get(name, ()))


def _often_named(sheet: Sheet, body: str) -> Fact | None:
    """Prefer what the text names most; a place named once may be an example."""
    counts: Counter[str] = Counter()
    is_place = cache(lambda name: _is_place(name, body))
    for row in sheet.rows:
        for found in _IN_TEXT.finditer(row.folded):
            name = found["place"]
            if name[:-1] not in CITIES and is_place(name):
                counts[name] += 1
        for city in CITIES:
            if city in row.folded:
                counts[city + "市"] += row.folded.count(city)
        for province in PROVINCES:
            if province in row.folded:
                counts[province] += row.folded.count(province)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _OFTEN or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    name = ranked[0][0]
    return Fact(name, name.removesuffix("市") if name[:-1] in CITIES else name, 0.5)


def _is_place(name: str, body: str) -> bool:
    """Whether what looks like a county or a city is one: known, or with an office of its own."""
    if _GENERIC.search(name) or _NO_STEM.search(name):
        return False
    return name in named() or _has_office(name, body)
