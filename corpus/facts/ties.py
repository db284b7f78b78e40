"""How a sentence stands to a text that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.facts.articles import ARTICLES, named
from corpus.facts.days import iso
from corpus.known import Tie
from corpus.titles import DATE

_DATE = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
_ADVERBS = (
    r"(?:同时|即行|即时|立即|即|予以|一并|一律|相应|现予|现|均|亦|全部|宣布|决定|也|自行){0,3}"
)
_ENDED = re.compile(
    rf"(?P<since>(?:自|从|于)?\s?{_DATE}\s?(?:起|之日起|后))?[,\s]?{_ADVERBS}"
    r"(?P<verb>废止|废除|作废|失效|停止(?:执行|施行|实施|使用|适用)|终止执行|"
    r"不再(?:执行|施行|实施|适用|有效|生效|保留))(?!的|程序|情形|情况|条件|或|、|和|手续|申请|前)"
)
_REPLACING = re.compile(r"不再|为准")
_NOT_ENDED = re.compile(
    r"修改|评估|清理|解释|许可|证书|自然|到期|期满|合同|协议|是否|需要|应当|应该|可以|建议|不得|"
    r"不予|未|已经?(?:被|由|废|失|停)|过期|逾期|有效期|尚|如果|若|第三方"
)
_ENDING = re.compile(
    r"(?P<now>(?:决定|同时|一并|即行|现|即日起|宣布|本[\u4e00-\u9fff]{1,8}|,)\s?)?"
    r"(?P<verb>废止|废除|取代|代替|替代|替换)了?(?:原|下列|以下)?:?\s?$"
)
_TAKEN = re.compile(r"(?:由|被|以)本[\u4e00-\u9fff]{1,8}(?:取代|代替|替代|代之)")
_CONFLICT = re.compile(r"(?:不一致|抵触|不符|冲突).{0,6}以本[\u4e00-\u9fff]{1,8}为准")
_CHANGING = re.compile(r"(?:修改|修订|修正)(?:了|完善)?(?:原|下列|以下)?[:：]?\s?$")
_CHANGED = re.compile(
    r"(?:作|作出|做出|进行|予以)?(?:如下|以下|部分|相应|个别){0,2}(?:修改|修订|修正)"
    r"(?:为|成|如下|(?=[:,。;]|$))"
)
_DROPPED = re.compile(r"(?:删去|删除|增加(?:一|两|二|三)[条款项])")
_DECIDED = re.compile(r".{0,12}的(?:决定|通知|建议|议案|说明|程序)")
_DECIDING = re.compile("决定|现将|现对")
_TAKEN_UP = re.compile(r"(?:将|对|把)[^,。;]{0,12}$")
_LED = re.compile(r"根据|依据|依照|按照|遵照|参照|贯彻|落实|实施|执行|转发|为了")
_CARRIED = re.compile(
    r"根据|依据|依照|按照|遵照|贯彻|落实|转发|为(?:了|更好地|有效|全面|认真|切实){0,2}(?:实施|执行)"
)
_STRICT = re.compile(r"根据|依据|依照|按照|遵照|参照|贯彻|落实")
_ASIDE = re.compile(r"\([^()]*\)|自[^,自]{2,24}起")
_FILLERS = re.compile(
    r"[\s、,等及其和与各项个件部中的有关相应配套补充规定内容条款文通知性范地方法规章政府行\d]*"
)
_EDGE = re.compile(r"[,:;。|]|(?<=》)同时")
_BETWEEN = 70
_WIDE = 160


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells of a text: the tie, the articles meant, and from when it works.

    `led` tells that the name is governed by 根据 and the like, and has no part in what is said of
    the names after it.
    """

    tie: Tie
    articles: tuple[str, ...] = ()
    since: str = ""
    led: bool = False


def tie(before: str, after: str, *, opening: bool, deciding: bool) -> Told:
    """The tie of a text to one that it names.

    `before` is what stands before the name in its sentence, `after` what stands between it and
    the next name or the end, both folded; `opening` tells that the sentence says what the text is
    made for, `deciding` that the text is a decision on other texts: elsewhere 修订《…》
    is a task and no amendment.
    """
    articles, rest = _narrowed(after)
    led = _led(before)
    told = None if led else (_ended(rest) or _given_way(rest))
    told = told or _ending(before, deciding=deciding)
    if told is None and _is_changed(before, rest, deciding=deciding):
        told = Told(Tie.AMENDS)
    if told is None:
        carried = opening and _CARRIED.search(_clause(before))
        told = Told(Tie.IMPLEMENTS if carried else Tie.CITES)
    return replace(told, articles=articles or told.articles, led=led)


def _given_way(rest: str) -> Told | None:
    """`由本办法取代`, or only where it conflicts: `不一致的，以本办法为准`."""
    near = rest[:_BETWEEN]
    if _TAKEN.search(near):
        return Told(Tie.REPLACES)
    return Told(Tie.REPLACES, ("不一致的内容",)) if _CONFLICT.search(near) else None


def _ending(before: str, *, deciding: bool) -> Told | None:
    """`同时废止《…》`, `取代《…》`: the verb right before a name."""
    found = _ENDING.search(before)
    if not found or not (deciding or found["now"]) or _NOT_ENDED.search(before[-_BETWEEN:]):
        return None
    return Told(Tie.REPEALS if found["verb"].startswith("废") else Tie.REPLACES)


def _clause(before: str) -> str:
    """What stands before the name in its own clause."""
    edges = [found.end() for found in _EDGE.finditer(before)]
    return before[edges[-1] if edges else 0 :]


def _led(before: str) -> bool:
    """Whether the name is governed by 根据 and the like: 根据《甲》，《乙》同时废止."""
    clause = _clause(before)
    pattern = _STRICT if clause.endswith("的") else _LED
    return bool(pattern.search(clause))


def _narrowed(after: str) -> tuple[tuple[str, ...], str]:
    """The articles that follow a name at once, and what follows them."""
    found = re.match(rf"\s?(?:中)?的?(?P<articles>{ARTICLES.pattern})", after[:_WIDE])
    if found is None:
        return (), after
    return named(found["articles"]), after[found.end() :]


def _ended(rest: str) -> Told | None:
    """`…同时废止`: the verb after a name, with nothing of its own in between."""
    found = _ENDED.search(rest[:_WIDE])
    if found is None:
        return None
    between = _ASIDE.sub("", rest[: found.start()])
    if _NOT_ENDED.search(between) or not _FILLERS.fullmatch(between):
        return None
    kind = Tie.REPLACES if _REPLACING.search(found["verb"]) else Tie.REPEALS
    date = DATE.search(found["since"] or "")
    return Told(kind, (), iso(date) if date else "")


def _is_changed(before: str, rest: str, *, deciding: bool) -> bool:
    """`修改《…》`, `将《…》第三条修改为`, `对《…》作如下修改`; no name of a decision to do so."""
    if _DECIDED.match(rest):
        return False
    if _CHANGING.search(before):
        return deciding or bool(_DECIDING.search(before))
    near = rest[:_BETWEEN].lstrip()
    if _TAKEN_UP.search(before):
        return bool(_CHANGED.search(near) or _DROPPED.search(near))
    return bool(_CHANGED.match(near))
