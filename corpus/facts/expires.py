"""Until when a document holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.facts.days import after, any_date, iso
from corpus.facts.labels import Label, Labelled
from corpus.facts.sheet import Sheet
from corpus.known import Fact
from corpus.numerals import number
from corpus.titles import DATE

_DATE = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
_SELF = (
    r"本[\u4e00-\u9fff]{0,6}(?:办法|规定|细则|意见|通知|方案|条例|规则|标准|计划|规划|指南|措施|决定|"
    r"公告|通告|文件|政策|制度|要点|规程|章程)"
)
_UNTIL = re.compile(
    rf"(?:有效期(?:限)?(?:为|是|:)?\s?(?:(?:自|从)[^,。;]{{1,30}}?)?\s?(?:至|到|截至|截止到?|截止至)|"
    rf"有效(?:至|到)|(?:施行|实施|执行|试行|有效|适用)(?:期限?)?(?:截?至|到)|"
    rf"(?:自|从)\s?(?:{_DATE}|[^,。;]{{2,12}}之日)\s?(?:起|开始)?(?:施行|实施|执行|试行)?,?\s?(?:至|到))"
    rf"\s?(?P<date>{_DATE})"
)
_FOR = re.compile(
    r"(?:(?:有效|试行|暂行|执行|施行|实施)期限?|试行|有效)\s?(?:为|是|:|暂定为?)?\s?"
    r"(?P<count>[一二两三四五六七八九十]{1,2}|\d{1,2})\s?(?:个)?(?P<unit>年|月)"
)
_HOLDS = re.compile(r"施行|实施|执行|试行|生效|有效期|印发|发布")
_OTHERS = re.compile(
    r"许可|证(?!据)|合同|协议|保护令|标牌|牌照|资格|成绩|票|学籍|聘期|任期|签证|名单|称号|认定|"
    r"报名|申报|活动|招标|缴费|贷款|保险|药|食品"
)
_ALONE = re.compile(
    rf"(?:第[\u4e00-\u9fff\d]{{1,6}}条\s*|[\u4e00-\u9fff\d]{{1,3}}[、.]\s?)?(?:{_SELF})?,?\s?$"
)
_YEAR = 12
_LATE = 0.5


def expires(sheet: Sheet, effective: Fact | None, table: Sequence[Labelled] = ()) -> Fact | None:
    """The last day on which it holds: told as a day, or as a time counted from its first."""
    for one in table:
        if one.label is Label.EXPIRES and (value := any_date(one.folded)):
            return Fact(value, one.value, 0.9)
    best: Fact | None = None
    for span in sheet.sentences:
        folded = sheet.page.folded[span.start : span.end]
        if not _HOLDS.search(folded):
            continue
        words = sheet.page.text[span.start : span.end]
        if found := _until(folded, words) or _for(folded, words, effective):
            best = found if best is None or found.sure >= best.sure else best
    return best


def _until(folded: str, words: str) -> Fact | None:
    for found in _UNTIL.finditer(folded):
        date = DATE.search(found["date"])
        value = iso(date) if date else ""
        if value and _of_itself(folded, found):
            return Fact(value, words[found.start() : found.end()], 0.9)
    return None


def _for(folded: str, words: str, effective: Fact | None) -> Fact | None:
    for found in _FOR.finditer(folded):
        if not _of_itself(folded, found):
            continue
        start = any_date(folded[: found.start()]) or (effective.value if effective else "")
        months = number(found["count"]) * (_YEAR if found["unit"] == "年" else 1)
        if start and months > 0:
            sure = min(0.85, effective.sure if effective else _LATE)
            return Fact(after(start, months), words[found.start() : found.end()], round(sure, 2))
    return None


def _of_itself(folded: str, found: re.Match[str]) -> bool:
    """Whether the time is the document's own: a permit or a contract has one as well."""
    before = folded[: found.start()]
    if _OTHERS.search(before[-40:]) or "》" in before[-12:]:
        return False
    named = re.search(_SELF, before) or re.search(_SELF, found[0])
    held = re.search(r"(?:施行|实施|执行|试行|生效)[,，\s]*$", before)
    held = held or re.search(r"(?:试行|暂行|执行|实施|施行|有效)期限?(?:为|是|:)?$", before)
    return bool(named or held or (_ALONE.fullmatch(before) and "有效期" in found[0]))
