"""Finds names, years and figures that the source has masked: `XX学校`, `近**人`, `202x年`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Damage, DamageKind

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_BEHIND_NAMES = "省市县区乡镇村校局厅委部处院年月日万元名人"
_SCHOOLS = "中学|小学|大学|学校|学院|公司|同志|街道|单位|教育|幼儿园"
_RUN = re.compile(
    r"(?P<year>(?<![\d.])(?:19|20)(?:\d[x×*]|[x×*]{2})(?![\dx×*]))"
    r"|(?P<many>(?<![a-z0-9./@_-])x{2,12}(?![a-z0-9./@_-])|×{2,12}|\*{2,12})"
    rf"|(?P<circles>(?<![一二三四五六七八九十〇○第])[○〇◯●※]{{2,12}}(?=[{_BEHIND_NAMES}]|{_SCHOOLS}))"
    rf"|(?P<boxes>(?<![□年月日:]\s)(?<![□年月日:])□{{2,4}}(?=[{_BEHIND_NAMES}]|{_SCHOOLS}))"
    r"|(?P<some>某{2,4})"
    r"|(?P<one>[×*_])"
)
_NEAR = re.compile(rf"[{_HAN}“”‘’\"《》()、,:。;+%\d]")
_OPENS = re.compile(rf"[{_HAN}“‘\"《(、,:。;+]")
_GOES_ON = re.compile(rf"[{_HAN}”’\"》)]")
_BEFORE_CROSS = re.compile(r"[“‘《(、,:。;]")
_BEFORE_LINE = re.compile(rf"[{_HAN}、,“]")
_COUNTED = re.compile(r"[个名人所家次项元万亿%年月日户件条场届辆间平班对]")
_NAMED = re.compile(
    rf"[{_HAN}]{{0,4}}?(?:省|市|县|区|乡|镇|村|街道|小学|中学|高中|学校|大学|学院|幼儿园|局|厅|委|部|办|公司|同志|老师|书记|中心)"
)
_WORD = re.compile(rf"[{_HAN}]{{0,2}}")


def masked(text: str, folded: str) -> Iterator[Damage]:
    """One damage a run of masking signs. `3×5`, `C++` and form blanks (`____`) are none."""
    for found in _RUN.finditer(folded):
        start, end = found.span()
        if _means_masking(found, folded[start - 1 : start], folded[end : end + 1]):
            sentence = _sentence(found, text, folded)
            yield Damage(DamageKind.MASKED, start, end, sentence)


def _means_masking(found: re.Match[str], before: str, after: str) -> bool:
    if found["year"] or found["circles"] or found["boxes"] or found["some"]:
        return True
    if found["many"]:
        return bool(_NEAR.match(before) or _NEAR.match(after))
    return _single(found["one"], before, after)


def _single(sign: str, before: str, after: str) -> bool:
    """A single sign is doubtful: it must stand where a name or a figure would."""
    if not _GOES_ON.match(after):
        return False
    if sign == "_":
        return bool(_BEFORE_LINE.match(before))
    if sign == "×":
        return bool(_BEFORE_CROSS.match(before)) or not before.strip()
    return bool(_OPENS.match(before))


def _sentence(found: re.Match[str], text: str, folded: str) -> str:
    start, end = found.span()
    if found["year"]:
        year = text[start : end + folded.startswith("年", end)]
        return f"「{year}」的具体年份在来源中被隐去。"
    if _COUNTED.match(folded, end):
        return f"「{text[start : end + 1]}」的具体数字在来源中被隐去。"
    name = _NAMED.match(folded, end) or _WORD.match(folded, end)
    return f"「{text[start : name.end() if name else end]}」的名称在来源中被隐去。"
