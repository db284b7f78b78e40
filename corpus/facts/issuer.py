"""Who issued a document."""

from __future__ import annotations

import re

from corpus.facts.sheet import Sheet
from corpus.facts.title import author
from corpus.known import Fact
from corpus.titles import DATE, ORGAN, ORGANS, is_date, is_signature

_IN_TITLE = re.compile(
    r"^(?P<organ>[\u4e00-\u9fff、]{2,40}?)(?=(?:关于|印发|转发|批转|贯彻|公布|发布)(?!.{0,2}$))"
)
_SIGN = re.compile(
    r"(?:政府|办公厅|办公室|[局厅部院委办署]|委员会|中心|兵团|联合会|等.{1,3}(?:部门|单位|局|厅))$"
)
_ENACTED = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{0,12}?)(?:第[一二三四五六七八九十]+届|[一二三四五六七八九十]+届)(?:全国)?"
    r"(?P<body>人民代表大会常务委员会|人民代表大会|人大常委会)第[一二三四五六七八九十]+次会议[^()]{0,4}(?:通过|修订|修正|批准)?"
)
_COUNCIL = re.compile(r"国务院(?:令|第\d+次常务会议|批准|发布|公布)|中华人民共和国国务院")
_ON_BEHALF = re.compile(r"我代表(?P<organ>[^,。]{2,20}?)[,向]")
_EDITED = re.compile(
    r"^(?P<organ>[\u4e00-\u9fff]{3,24}?(?:局|政府|委员会|办公室|中心))(?:编|印发|发布|制)"
)
_TAIL = 8


def issuer(sheet: Sheet) -> Fact | None:
    """The office: named by the title, by the history, under the title, or by the signature."""
    return (
        _in_title(sheet) or _enacted(sheet) or _in_head(sheet) or _signed(sheet) or _spoken(sheet)
    )


def _in_title(sheet: Sheet) -> Fact | None:
    if words := author(sheet):
        return Fact(words, words, 0.7)
    found = _IN_TITLE.match(sheet.folded)
    if found is None or not _SIGN.search(found["organ"]):
        return None
    words = sheet.written[: found.end("organ")]
    return Fact(words, words, 0.95)


def _enacted(sheet: Sheet) -> Fact | None:
    """Laws name in brackets who passed them; the first is the one that made the law."""
    for row in sheet.head:
        if not row.folded.startswith("("):
            continue
        if found := _ENACTED.search(row.folded):
            words = row.words[found.start() : found.end()]
            place = re.sub(r"^.*[年月日]", "", found["place"]).strip() or "全国"
            body = found["body"].replace("人大常委会", "人民代表大会常务委员会")
            return Fact(_full_place(place, sheet) + body, words, 0.9)
        if found := _COUNCIL.search(row.folded):
            return Fact("国务院", row.words[found.start() : found.end()], 0.9)
    return None


def _full_place(place: str, sheet: Sheet) -> str:
    """`市十四届人大常委会` of 宁波市…条例 is 宁波市's."""
    if len(place) > 1:
        return place
    found = re.match(rf"[\u4e00-\u9fff]{{2,6}}?{place}", sheet.folded)
    return found[0] if found else place


def _in_head(sheet: Sheet) -> Fact | None:
    for row in sheet.head:
        words = DATE.sub("", row.folded).strip()
        if words.endswith(("印发", "发布", "公布")):
            words = words[:-2].strip()
        if ORGANS.fullmatch(words):
            start = row.folded.index(words[0])
            found = row.words[start : start + len(words)].strip()
            return Fact("、".join(found.replace("、", " ").split()), found, 0.85)
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
            return Fact("、".join("、".join(names).split()), "\n".join(names), 0.85)
    for row in sheet.rows[-_TAIL:]:
        found = ORGAN.match(row.folded)
        if found and DATE.fullmatch(row.folded[found.end() :].strip()):
            return Fact(row.words[: found.end()], row.words[: found.end()], 0.7)
    return None


def _spoken(sheet: Sheet) -> Fact | None:
    for row in sheet.rows[:_TAIL]:
        if "报告" in row.folded and (found := _ON_BEHALF.search(row.folded)):
            words = row.words[found.start("organ") : found.end("organ")]
            return Fact(words, words, 0.7)
    if found := re.match(r"(?:\d{4}年)?(国务院|.{2,10}?(?:省|市|县|区))政府工作报告", sheet.folded):
        words = sheet.written[found.start(1) : found.end(1)]
        return Fact(words if words == "国务院" else words + "人民政府", words, 0.7)
    return None
