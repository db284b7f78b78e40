"""What sort of text a document is."""

from __future__ import annotations

import re

from corpus.document import DamageKind, Noise
from corpus.facts.sheet import Sheet
from corpus.fold import fold
from corpus.known import Fact, Kind

_BRACKETS = r"(?:\([^()]*\)|[》\"”])*$"
_BY_TITLE = (
    (
        Kind.NOTICE,
        re.compile(rf"(?:通知|通告|公告|通报|函|复函|批复|(?<=[府部局厅署院委会])令){_BRACKETS}"),
    ),
    (
        Kind.WORK_REPORT,
        re.compile(rf"(?:政府工作报告|工作报告|工作总结|述职报告|总结|工作汇报){_BRACKETS}"),
    ),
    (Kind.SPEECH, re.compile(rf"(?:讲话|致辞|讲话稿|发言|发言稿|发言材料|典型发言){_BRACKETS}")),
    (Kind.OPINION, re.compile(rf"意见{_BRACKETS}")),
    (Kind.PLAN, re.compile(rf"(?:方案|计划|规划|纲要|要点|安排){_BRACKETS}")),
    (Kind.REGULATION, re.compile(rf"(?:办法|规定|细则|规则|规程|章程|制度){_BRACKETS}")),
)
_STATUTE = re.compile(rf"(?<!办)法{_BRACKETS}")
_ORDINANCE = re.compile(rf"条例{_BRACKETS}")
_PASSED = re.compile(r"人民代表大会|人大常委会|国务院")
_GREETING = re.compile(r"(?:同志们|各位[^,。:]{1,8}|尊敬的[^,。:]{1,20})[:,!]?$")
_NEWS = re.compile(r"新华社|本报讯|记者|通讯员")
_MODEL = re.compile(r"范文|文秘|代写|代笔|公文写作|写作材料")
_MASK = re.compile(r"[x×*]{2,}|20\dx")
_MANY = 5
_HEAD = 4


def kind(sheet: Sheet) -> Fact:
    """The kind, from the title's last word first; masked throughout means a model text."""
    title = sheet.folded
    if _MASK.search(title):
        return Fact(Kind.MODEL_TEXT.value, sheet.written, 0.8)
    return _by_title(sheet, title) or _by_text(sheet) or Fact(Kind.OTHER.value, "", 0.3)


def _by_title(sheet: Sheet, title: str) -> Fact | None:
    if _STATUTE.search(title):
        return Fact(Kind.LAW.value, sheet.written, 0.9)
    if _ORDINANCE.search(title):
        passed = any(_PASSED.search(row.folded) for row in sheet.head)
        return Fact((Kind.LAW if passed else Kind.REGULATION).value, sheet.written, 0.8)
    for found, pattern in _BY_TITLE:
        if pattern.search(title):
            if found is Kind.SPEECH and _model(sheet) and not _addressed(sheet):
                break
            return Fact(found.value, sheet.written, 0.9)
    return None


def _by_text(sheet: Sheet) -> Fact | None:
    if words := _addressed(sheet):
        return Fact(Kind.SPEECH.value, words, 0.8)
    if words := _model(sheet):
        return Fact(Kind.MODEL_TEXT.value, words, 0.7)
    ends = (*sheet.rows[:_HEAD], *sheet.rows[-_HEAD:])
    for row in ends:
        if found := _NEWS.search(row.folded):
            return Fact(Kind.NEWS.value, row.words[found.start() : found.end()], 0.5)
    return None


def _addressed(sheet: Sheet) -> str:
    for row in sheet.rows[:_HEAD]:
        if _GREETING.match(row.folded):
            return row.words
    return ""


def _model(sheet: Sheet) -> str:
    """Words that show a text to copy from: a model-essay site, or names masked throughout."""
    for removed in sheet.removed:
        if removed.noise in {Noise.ADVERT, Noise.PAYWALL} and (
            found := _MODEL.search(fold(removed.words))
        ):
            return removed.words[found.start() : found.end()]
    masks = [damage for damage in sheet.damage if damage.kind is DamageKind.MASKED]
    return masks[0].sentence.split("」")[0].strip("「") if len(masks) >= _MANY else ""
