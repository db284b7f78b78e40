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
    r"^(?:我们?|咱们?|是|问的?|想问|想要|要|指|说|讲|意思|在|选|就|应该|那|孩子|小孩|读|上|的|哦|噢|嗯|对|不对|错了"
    r"|说错了|搞错了|请|看|换成|改成|改为)+"
    r"|(?:(?<=[年学中职园县市区省])的?(?:标准|规定|情况)|的|吧|啊|呀|呢|了|哦|(?<![小大])学生|生|那边|这边|阶段)+$|[\s。.!,，、?;:]+"
)
_NOT = re.compile(
    r"^(?:我(?:问|说|要|指)的)?(?:不是|不要|不问)[^,，。;；]{1,10}?(?:[,，。;；\s]|(?=而?[是要]))+(?:而?是|要|问)?"
    r"|(?:[,，。;；\s]|而)*(?:不是|不要)[^,，。;；是]{1,10}$"
)
"""What somebody did not mean: 不是小学是初中."""
_AND = re.compile(r"以及|还有|[和与跟及、,，/]|\s+")
_ALL = re.compile(
    r"(?:我们?)?(?:[两俩三四]?[个种者项]?|全部?|通通|统统)都(?:要|说(?:一?下|说)?|看看?|想(?:知道|看|要)|问|讲讲?|列出来?|告诉我)"
    r"(?:一?下|看看)?|全都?要|全部|所有的?|每个都.{0,2}|both|all(?:ofthem)?"
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
_ENDS = " 。.!！?？~,，"


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

    Example: `我是云溪县的` says 云溪县, `不是小学是初中` 初中; `小学报名` says more than a stage.
    """
    rest = _NOT.sub("", folded.strip(_ENDS)).strip(_ENDS)
    rest = _SAID_WITH.sub("", _SAID_WITH.sub("", rest))
    if _STAGE.fullmatch(rest):
        return next(name for name, words in STAGES.items() if re.fullmatch(words, rest))
    if _ONE_YEAR.fullmatch(rest):
        return f"{year(rest) or rest[:4]}年"
    return rest if _is_place(rest) else ""


def values(folded: str) -> tuple[str, ...]:
    """All of them, where several are all that a folded text says: 小学和初中."""
    found = [value(part) for part in _AND.split(folded.strip(_ENDS)) if part]
    if len(found) > 1 and all(found):
        return tuple(dict.fromkeys(found))
    return (one,) if (one := value(folded)) else ()


def ordinals(folded: str) -> tuple[int, ...]:
    """Which of the choices are all that a folded text says: 2, 第二个, 1和2."""
    parts = [part for part in _AND.split(folded.strip(_ENDS)) if part]
    found = [_ORDINAL.fullmatch(_SAID_WITH.sub("", part)) for part in parts]
    if not all(found):
        return ()
    told = [one[1] for one in found if one]
    return tuple(dict.fromkeys(_NUMERALS.find(one) + 1 or int(one) for one in told))


def everything(folded: str) -> bool:
    """Whether a folded text says that all of the choices are meant: 都要, 两个都说说."""
    return bool(_ALL.fullmatch(re.sub(r"\s", "", folded.strip(_ENDS))))


def chooses(folded: str) -> bool:
    """Whether a folded text only picks of several things, as one does who was asked back."""
    return len(values(folded)) > 1 or bool(ordinals(folded)) or everything(folded)


def says_which(folded: str) -> bool:
    """Whether a folded text says which one is meant, or that all are, and nothing else."""
    return bool(values(folded)) or chooses(folded)


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
