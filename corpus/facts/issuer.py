"""Who issued a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.facts.history import lines
from corpus.facts.labels import Label, Labelled
from corpus.facts.sheet import Sheet
from corpus.facts.title import author
from corpus.known import Fact
from corpus.page import Row
from corpus.titles import DATE, ORGAN, ORGANS, is_date, is_signature

_IN_TITLE = re.compile(
    r"^(?:转发|批转)?(?P<organ>[\u4e00-\u9fff、 ]{2,40}?)\s?"
    r"(?=(?:关于|印发|转发|批转|贯彻|公布|发布)(?!.{0,2}$))"
)
_SIGN = re.compile(
    r"(?:政府|办公厅|办公室|[局厅部院委办署]|委员会|中心|兵团|联合会|大学|学校|[中小]学|幼儿园|协会|公司|等.{1,3}(?:部门|单位|局|厅|部|委))$"
)
_ENACTED = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{0,12}?)(?:第[一二三四五六七八九十]{1,4}届|[一二三四五六七八九十]{1,4}届)(?:全国)?"
    r"(?P<body>人民代表大会常务委员会|人民代表大会|人大常委会)第[一二三四五六七八九十]{1,5}次会议"
    r"(?P<act>[^()《]{0,4}?批准)?(?:[^()《]{0,4}?(?:通过|修订|修正))?"
)
_COUNCIL = re.compile(r"国务院(?:令|第\d+次常务会议|批准|发布|公布)|中华人民共和国国务院")
_ORDERED = re.compile(
    r"(?P<organ>[\u4e00-\u9fff]{2,20}?)(?:令\s?\(?第|第\s?\d{1,4}\s?号令|第\s?\d{1,4}\s?次(?:常务|部务|厅务)?会议)"
)
_ORDER = re.compile(
    r"(?:中华人民共和国)?(?P<organ>[\u4e00-\u9fff]{2,20}(?:政府|[部局厅署院委]|委员会))令(?:第\d+号)?$"
)
_ON_BEHALF = re.compile(r"我代表(?P<organ>[^,。]{2,20}?)[,向]")
_EDITED = re.compile(
    r"^(?P<organ>[\u4e00-\u9fff]{3,24}?(?:局|政府|委员会|办公室|中心))(?:编|印发|发布|制)"
)
_MASTHEAD = re.compile(r"(?:文件|公告|令|便函|会议纪要)$")
_LOCAL = re.compile(r"本(?:省|市|县|区|州|自治区|自治州|直辖市|镇|乡)")
_STATE = re.compile(r"国务院(?:[\u4e00-\u9fff]{0,8}部门)|国家教育委员会")
_PLACED = re.compile(r"^[\u4e00-\u9fff]{2,8}?(?:省|市|自治区|县|区|州|盟|旗|经济特区)")
_TAIL = 8
_LONGEST = 200
_SURE, _LIKELY, _TWO_BODIES, _GUESS = 0.9, 0.85, 0.75, 0.5


def issuer(sheet: Sheet, table: Sequence[Labelled] = ()) -> Fact | None:
    """The office: named by the title, by the history, under the title, or by the signature."""
    said = _in_title(sheet) or _labelled(sheet, table) or _enacted(sheet) or _in_head(sheet)
    return said or _signed(sheet) or _spoken(sheet) or _inferred(sheet)


def _in_title(sheet: Sheet) -> Fact | None:
    if words := author(sheet):
        return Fact(words, words, 0.7)
    if ordered := _ORDER.match(sheet.folded):
        words = sheet.written[ordered.start("organ") : ordered.end("organ")]
        return Fact(words, words, 0.9)
    found = _IN_TITLE.match(sheet.folded)
    if found is None or not _SIGN.search(found["organ"].strip()):
        return None
    words = sheet.written[found.start("organ") : found.end("organ")].strip()
    return Fact(_listed(words), words, 0.95)


def _listed(words: str) -> str:
    """Several offices as one value: 甲局 乙局 -> 甲局、乙局."""
    return "、".join(words.replace("、", " ").split())


def _labelled(sheet: Sheet, table: Sequence[Labelled]) -> Fact | None:
    """The office in the table; the signature tells it in full where a page says 县教育局."""
    for one in table:
        if one.label is Label.ISSUER:
            full = _signed(sheet)
            if full and full.value != one.value and full.value.endswith(one.value):
                return full
            return Fact(_listed(one.value), one.value, 0.9)
    return None


def _enacted(sheet: Sheet) -> Fact | None:
    """Laws name in brackets who passed them; whoever did so last made the text as it stands.

    A city's law is passed by the city and approved by the province: approving is not making.
    Where several bodies are named, which of them is meant is less sure.
    """
    for row in lines(sheet):
        acts = list(_ENACTED.finditer(row.folded))
        made = [found for found in acts if not found["act"]]
        if made:
            bodies = {_body(sheet, found) for found in made}
            one_body = len(bodies) == 1 and len(made) == len(acts)
            words = row.words[made[-1].start() : made[-1].end()]
            return Fact(_body(sheet, made[-1]), words, _SURE if one_body else _TWO_BODIES)
        if found_council := _COUNCIL.search(row.folded):
            return Fact("国务院", row.words[found_council.start() : found_council.end()], _SURE)
        if ordered := list(_ORDERED.finditer(row.folded)):
            return _by_order(row, ordered[-1])
    return None


def _by_order(row: Row, found: re.Match[str]) -> Fact | None:
    """The office in `2019年8月1日云溪市人民政府令第12号公布`."""
    lead = re.match(r"(?:[年月日])?(?:中华人民共和国)?", found["organ"])
    start = found.start("organ") + (lead.end() if lead else 0)
    words = row.words[start : found.end("organ")]
    return (
        Fact(words, words, _LIKELY)
        if _SIGN.search(row.folded[start : found.end("organ")])
        else None
    )


def _body(sheet: Sheet, found: re.Match[str]) -> str:
    place = re.sub(r"^.*[年月日]", "", found["place"]).strip() or "全国"
    body = found["body"].replace("人大常委会", "人民代表大会常务委员会")
    return _full_place(place, sheet) + body


def _full_place(place: str, sheet: Sheet) -> str:
    """`市十四届人大常委会` of 宁波市…条例 is 宁波市's."""
    if len(place) > 1:
        return place
    found = re.match(rf"[\u4e00-\u9fff]{{2,6}}?{place}", sheet.folded)
    return found[0] if found else place


def _in_head(sheet: Sheet) -> Fact | None:
    for row in sheet.head:
        if len(row.folded) > _LONGEST:
            continue
        words = _MASTHEAD.sub("", DATE.sub("", row.folded).strip()).strip()
        if words.endswith(("印发", "发布", "公布")):
            words = words[:-2].strip()
        if words and ORGANS.fullmatch(words) and words in row.folded:
            start = row.folded.index(words)
            found = row.words[start : start + len(words)]
            return Fact(_listed(found), found, 0.85)
        if found_edited := _EDITED.match(row.folded):
            words = row.words[: found_edited.end("organ")]
            return Fact(words, words, 0.7)
    return None


def _signed(sheet: Sheet) -> Fact | None:
    """The offices in the lines before the first date that stands alone."""
    for at, row in enumerate(sheet.rows):
        if at and is_date(row) and is_signature(sheet.rows[at - 1]):
            first = at - 1
            while first and at - first < _TAIL and is_signature(sheet.rows[first - 1]):
                first -= 1
            names = [row.words for row in sheet.rows[first:at]]
            said = sheet.said(sheet.rows[first], sheet.rows[at - 1])
            return Fact(_listed(" ".join(names)), said, 0.85)
    for row in sheet.rows[-_TAIL:]:
        found = ORGAN.match(row.folded[:_LONGEST])
        if found and DATE.fullmatch(row.folded[found.end() :].strip()):
            return Fact(row.words[: found.end()], row.words[: found.end()], 0.7)
    return None


def _inferred(sheet: Sheet) -> Fact | None:
    """A rule for the whole country that tells departments of the State Council their duties.

    Only the State Council may call its rules 条例 without a place, and only it gives its own
    departments orders; the text does not say so itself, hence a guess.
    """
    named = re.search(r"(?:条例|暂行规定)(?:\([^()]*\))?$", sheet.folded)
    if named is None or _PLACED.match(sheet.folded) or any(map(_is_local, sheet.rows)):
        return None
    for row in sheet.rows:
        if found := _STATE.search(row.folded):
            return Fact("国务院", row.words[found.start() : found.end()], _GUESS)
    return None


def _is_local(row: Row) -> bool:
    return bool(_LOCAL.search(row.folded))


def _spoken(sheet: Sheet) -> Fact | None:
    for row in sheet.rows[:_TAIL]:
        if "报告" in row.folded and (found := _ON_BEHALF.search(row.folded)):
            words = row.words[found.start("organ") : found.end("organ")]
            return Fact(words, words, 0.7)
    if found := re.match(r"(?:\d{4}年)?(国务院|.{2,10}?(?:省|市|县|区))政府工作报告", sheet.folded):
        words = sheet.written[found.start(1) : found.end(1)]
        return Fact(words if words == "国务院" else words + "人民政府", words, 0.7)
    return None
