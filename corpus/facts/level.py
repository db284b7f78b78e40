"""At which level of government a document was issued."""

from __future__ import annotations

import re

from corpus.facts.gazetteer import CITIES, PROVINCES
from corpus.facts.sheet import Sheet
from corpus.fold import fold
from corpus.known import Fact, Kind, Level

_NATIONAL = re.compile(
    r"^(?:中华人民共和国|国务院|中共中央|中央|全国|国家|教育部|财政部|民政部|公安部|最高人民|"
    r"(?:[\u4e00-\u9fff]{2,10}部)(?:办公厅|、|等|$))"
)
_BRANCH = re.compile("^国家税务总局(?=[\u4e00-\u9fff]{2,12}税务局)")
"""An office of the nation in the name of the one that it has at a place."""
_PROVINCE = re.compile(r"[\u4e00-\u9fff]{2,7}?(?:省|自治区|特别行政区)")
_UNIT = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:"
    r"(?P<unit>自治州|自治县|自治旗|经济特区|新区|地区|[市州盟县区旗])(?!域|场|级)"
    r"|(?P<town>街道|镇|乡)(?=人民政府|政府|党委|党工委|办事处|中心|学区|$))"
)
_SCHOOL = re.compile(r"(?:学校|中学|小学|幼儿园|大学|学院|附中|附小|[一二三四五六七八九十]中)$")
_OFFICE = re.compile(r"[局厅委办署部]$|政府|委员会|中心$")
_CORPS = "新疆生产建设兵团"


def level(sheet: Sheet, issuer: Fact | None, place: Fact | None, kind: Fact) -> Fact | None:
    """The level of the office that issued it, else of the place for which it holds."""
    if issuer and (found := _of_office(fold(issuer.value))):
        return Fact(found.value, issuer.words, min(issuer.sure, 0.9))
    if sheet.folded.startswith("中华人民共和国"):
        return Fact(Level.NATIONAL.value, sheet.written[: len("中华人民共和国")], 0.9)
    if place is None:
        return None
    if place.value == "全国":
        return Fact(Level.NATIONAL.value, place.words, min(place.sure, 0.7))
    found = _of_place(fold(place.value))
    sure = 0.7 if kind.value in {Kind.LAW, Kind.REGULATION, Kind.NOTICE, Kind.OPINION} else 0.5
    return Fact(found.value, place.words, min(place.sure, sure)) if found else None


def _of_office(full: str) -> Level | None:
    name = _BRANCH.sub("", full)
    if _NATIONAL.match(name):
        return Level.NATIONAL
    first = re.sub(r"^(?:中共|中国共产党)", "", name.partition("、")[0])
    if _SCHOOL.search(first) and not _OFFICE.search(first):
        return Level.SCHOOL
    return _of_place(first)


def _of_place(name: str) -> Level | None:
    """The level of the last unit that a name begins with: 桂林市象山区… is a county's."""
    if name.startswith(_CORPS):
        return Level.PROVINCE
    province = next((one for one in PROVINCES if name.startswith(one)), "")
    if not province and (found := _PROVINCE.match(name)):
        province = found[0]
    units = []
    at = len(province)
    city = next((one for one in CITIES if name.startswith(f"{one}市", at)), "")
    if city:
        units.append("市")
        at += len(city) + 1
    while found := _UNIT.match(name, at):
        units.append(found["unit"] or found["town"])
        at = found.end()
    if not units:
        return Level.PROVINCE if province else None
    return _of_unit(units, municipal=province.endswith("市"))


def _of_unit(units: list[str], *, municipal: bool) -> Level:
    """The level of the last of these units; 市 under another 市 is a county's."""
    unit = units[-1]
    if unit in {"镇", "乡", "街道"}:
        return Level.TOWN
    if unit in {"自治州", "州", "盟", "地区", "经济特区"}:
        return Level.CITY
    if unit == "市" and len(units) == 1 and not municipal:
        return Level.CITY
    return Level.COUNTY
