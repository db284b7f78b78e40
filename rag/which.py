"""Reads which one is meant: of the stages of schooling, the years, the places.

A word or two may be all that somebody says: 小学, 云溪县的, 2024年. Asked back, that is an answer;
alone it is no question.
"""

from __future__ import annotations

import re

from corpus.divisions import named

STAGES: dict[str, str] = {
    "幼儿园": r"幼儿园?|学前|保教费|入园|在园|托班",
    "小学": r"小学",
    "初中": r"初中|初级中学",
    "高中": r"(?<!职业)高中|高级中学|普高",
    "中职": r"中职|中等职业|职业高中|职高|职校|技工|技校",
    "大学": r"大学(?!附)|高校|本科|专科|研究生",
}
"""The stages of schooling, the youngest first, and what speaks of each."""
_TOGETHER = {
    r"义务教育": ("小学", "初中"),
    r"中小学": ("小学", "初中", "高中"),
    r"高中阶段": ("高中", "中职"),
    r"十五年": ("幼儿园", "小学", "初中", "高中"),
    r"各学段|各级各类|大中小": tuple(STAGES),
}
_STAGE = re.compile("|".join(STAGES.values()))
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年|学年|级|届|[-—]|$)")
_SAID_WITH = re.compile(
    r"^(?:我们?|咱们?|是|问的?|想问|指|说|在|选|就|应该|那|孩子|读|上|的)+|(?:的|吧|啊|呀|呢|(?<![小大])学生|生|那边|这边|阶段)+$|[\s。.!,，、?;:]+"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,10}(?:自治[州县旗]|[省市县区州旗镇乡])")
_NO_PLACE = re.compile(
    "哪|什么|多少|本|我|该|某|各|全|外|跨|这|那|小区|校区|社区|学区|片区|城区|地区|市区|园区|山区"
)
_OURS = re.compile("(?:我们|咱们?|本|我)[省市县区]")
_TITLE = re.compile("《[^》]*》")
_ONE_YEAR = re.compile(r"(?:19|20)\d{2}(?:年|学年)?(?:度|版|秋季|春季)?")
_ORDINAL = re.compile(r"第?([1-4一二三四])(?:个|种|项|条)?")
_NUMERALS = "一二三四"


def stages(folded: str) -> frozenset[str]:
    """The stages of schooling that a folded text speaks of: both of 义务教育."""
    found = {name for name, words in STAGES.items() if re.search(words, folded)}
    for words, members in _TOGETHER.items():
        if re.search(words, folded):
            found.update(members)
    return frozenset(found)


def year(folded: str) -> str:
    """The first year in a folded text; empty where it names none."""
    found = _YEAR.search(folded)
    return found[0] if found else ""


def value(folded: str) -> str:
    """The stage, the year or the place that is all that a folded text says; else empty.

    Example: `我是云溪县的` says 云溪县; `小学报名` says more than a stage.
    """
    rest = _SAID_WITH.sub("", _SAID_WITH.sub("", folded))
    if _STAGE.fullmatch(rest):
        return next(name for name, words in STAGES.items() if re.fullmatch(words, rest))
    if _ONE_YEAR.fullmatch(rest):
        return f"{year(rest) or rest[:4]}年"
    return rest if _is_place(rest) else ""


def ordinal(folded: str) -> int:
    """Which of the choices is all that a folded text says: 2, 第二个; 0 where none is."""
    found = _ORDINAL.fullmatch(_SAID_WITH.sub("", folded))
    if not found:
        return 0
    return _NUMERALS.find(found[1]) + 1 or int(found[1])


def put(which: str, folded: str, at: tuple[int, int] | None = None) -> str:
    """A question that says which one is meant: in the place of another one, else before it.

    `at` is where it names a place, or says 我们县.
    """
    if which in STAGES or which[:4].isdigit():
        seen = _TITLE.sub(lambda title: " " * len(title[0]), folded)
        found = (_STAGE if which in STAGES else _ONE_YEAR).search(seen)
        at = found.span() if found else None
    elif at is None and (ours := _OURS.search(folded)):
        at = ours.span()
    return folded[: at[0]] + which + folded[at[1] :] if at else f"{which}{folded}"


def _is_place(folded: str) -> bool:
    if folded in named():
        return True
    return bool(_PLACE.fullmatch(folded)) and not _NO_PLACE.search(folded)
