"""For which place a document holds."""

from __future__ import annotations

import re
from collections import Counter

from corpus.facts.gazetteer import CITIES, PROVINCES
from corpus.facts.sheet import Sheet
from corpus.fold import fold
from corpus.known import Fact

_NAME = r"(?:(?![全我各该在某省市县区旗与的向对为])[\u4e00-\u9fff])"
_UNITS = re.compile(
    rf"(?!关于)(?P<place>(?:{_NAME}{{2,7}}(?:省|自治区|特别行政区))?(?:{_NAME}{{2,8}}?(?:市|自治州|州|盟|地区))?"
    rf"(?:{_NAME}{{2,7}}?(?:自治县|县|区|旗|市))?)"
)
_ZONE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,4}经济特区|新疆生产建设兵团)")
_PARTY = re.compile(r"中共(?!中央)|中国共产党(?!中央)")
_NATIONAL = re.compile(
    r"中华人民共和国|国务院|教育部|中共中央|全国人民代表大会|国家[\u4e00-\u9fff]{2,8}(?:委员会|局|部)"
)
_MASKED = re.compile(r"[x×*]{1,4}[省市县区]|[x×*]{2,}")
_GENERIC = re.compile(
    r"(?:直辖|省辖|地级|县级|市辖|贫困|脱贫|示范|试点|试验|先进|重点|国家|各级|每个|所有|部分|农业|教育|人口|边境|沿海)"
    r"|(?:地|社|园|校|新|城|片|小|山|牧|郊|学|景|辖|特|林|灾|库|矿|厂|战|禁|开发|保护|都|城)[区市]$"
)
_IN_TEXT = re.compile(rf"(?<![\u4e00-\u9fff])(?P<place>{_NAME}{{2,3}}[县市区])(?=[\u4e00-\u9fff])")
_OFTEN = 2


def place(sheet: Sheet, issuer: Fact | None) -> Fact | None:
    """The place named by title or issuer, else the one city that the text keeps naming."""
    if found := _named(sheet.written, sheet.folded, 0.9):
        return found
    if issuer and (found := _named(issuer.words, fold(issuer.words), 0.85)):
        return found
    for words, sure in ((sheet.folded, 0.8), (fold(issuer.value) if issuer else "", 0.8)):
        if hit := _NATIONAL.search(words):
            return Fact("全国", hit[0], sure)
    if _MASKED.search(sheet.folded):
        return None
    return _often_named(sheet)


def _named(words: str, folded: str, sure: float) -> Fact | None:
    lead = _PARTY.match(folded)
    start = lead.end() if lead else 0
    found = _ZONE.match(folded, start) or _UNITS.match(folded, start)
    if not found or not found["place"]:
        return None
    value = words[start : found.end("place")]
    return Fact(value, value, sure)


def _often_named(sheet: Sheet) -> Fact | None:
    """Prefer what the text names most; a place named once may be an example."""
    counts: Counter[str] = Counter()
    for row in sheet.rows:
        for found in _IN_TEXT.finditer(row.folded):
            name = found["place"]
            if name[:-1] not in CITIES and not _GENERIC.search(name):
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
