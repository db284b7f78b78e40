"""Reads off a question whether it asks what changed from one version of a document to another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.records import Edition

_WHAT = r"(?:什么|哪些|哪里|哪儿|哪几|哪一?[处条点]|啥|多少|何)"
_ALTER = r"(?:修改|修订|修正|改动|变动|变化|调整|更新|改变|改)"
_TEXT = r"(?:条例|办法|规定|法律?|政策|文件|细则|方案|通知|意见|规则|章程|标准|条文|条款|版本?)"
_TWO = (
    r"(?:新旧|新老|旧版|老版|旧法|上一?[版个]版?本?|前一版|原来的?版本"
    r"|修[订改正]前后?|前后两[版个]|两个版本|两版)"
)
_DIFFER = r"(?:不同|不一样|区别|差别|差异|变化|改动|变动|修改|调整|出入)"
_YEAR = r"(?:(?:19|20)\d\d|[一二][〇零○一二三四五六七八九]{3})年?"
_PATTERNS = (
    rf"(?:这|本|此|上|最近一?)次?[^,。?]{{0,10}}{_ALTER}(?:了|过|的(?:是|内容是))?{_WHAT}",
    rf"{_ALTER}了{_WHAT}(?!名|姓|专业|志愿|时间去)",
    rf"[做作]了{_WHAT}(?:新)?的?{_ALTER}",
    rf"{_TEXT}[^,。?]{{0,12}}(?:有|发生|出现)了?{_WHAT}(?:新)?的?{_DIFFER}",
    rf"(?:有|发生)了?{_WHAT}的?(?:修改|修订|改动)",
    rf"{_ALTER}(?:的内容|的地方|之处|要点)(?:有|是|在)?{_WHAT}",
    rf"(?:修订|修正|修改)(?:后|版|稿)?(?:的|有|主要)*(?:内容|新规定|重点|之处|亮点)(?:有|是)?{_WHAT}",
    rf"(?:修订|修正|修改)后?有{_WHAT}新",
    rf"{_ALTER}了第几|哪(?:几|些)?[处条点](?:被|有)?{_ALTER}(?:了|过)",
    rf"{_TEXT}[^,。?]{{0,6}}{_ALTER}(?:了|过)(?:吗|没|么)|{_TEXT}有没有(?:改动|变化|修[改订])",
    rf"新(?:的)?{_TEXT}[^,。?]{{0,6}}[和跟与同比](?:以前|之前|原来|过去|旧)[^。?]{{0,8}}{_DIFFER}",
    rf"新规[和跟与同比](?:以前|之前|原来|过去|旧)[^。?]{{0,8}}{_DIFFER}",
    rf"{_TWO}[^。?]{{0,16}}{_DIFFER}",
    rf"{_TWO}[^。?]{{0,10}}(?:对比|对照|比较|相比)",
    rf"[跟和与同比较](?:了)?{_YEAR}(?:的)?(?:版|{_TEXT})[^。?]{{0,10}}(?:比|{_DIFFER}|改|变)",
    rf"新[版法条][^,。?]{{0,10}}(?:{_ALTER}|多|少)了{_WHAT}",
    rf"(?:新增|增加|删去|删除|删掉|取消|去掉)了?{_WHAT}(?:条款|条文|规定|内容|要求|条(?![件例]))",
    r"哪些(?:条款|条文|规定|内容|条)(?:被|有|做了?|作了?)?(?:修改|修订|改动|变化|删|改|新增|增加|变)",
    r"\bwhat(?:'s| is| was| has| have| were| are)?(?: been| the)? (?:chang\w+|amend\w+|revis\w+)",
    r"\bwhat(?:'s| is) new\b|\b(?:changes?|amendments?|revisions?) (?:in|to) the (?:new|latest)",
    r"\b(?:which|what) (?:articles?|parts?) (?:\w+ ){0,2}(?:chang|amend|revis|add|remov)ed",
    r"\b(?:differs?|different|differences?)\b.{0,30}\b(?:version|old|previous|former|earlier)\b",
)
_ASKS = re.compile("|".join(_PATTERNS))
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)|([一二][〇零○一二三四五六七八九]{3})(?=年)")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


@dataclass(frozen=True, slots=True)
class Revision:
    """A question about what changed. `years` are those of the versions it names, as digits."""

    years: tuple[str, ...] = ()

    def pair(self, editions: Sequence[Edition]) -> tuple[Edition, Edition] | None:
        """The two versions that it means, the earlier one first; None where there are no two.

        `editions` stand in the order of time. Without years, or where no version is of that
        year, they are the last two; of one year, that version and the last one, or where it is
        the last one itself, the one before.
        """
        named = [at for at, one in enumerate(editions) if self._names(one)]
        last = len(editions) - 1
        if len(named) > 1:
            return editions[named[0]], editions[named[-1]]
        first = named[0] if named and named[0] < last else last - 1
        return (editions[first], editions[last]) if first >= 0 else None

    def _names(self, edition: Edition) -> bool:
        dates = (edition.dated, edition.effective, edition.since)
        return any(date.startswith(year) for year in self.years for date in dates if date)


def besides_change(folded: str) -> str:
    """What a folded question says besides asking what changed."""
    return _ASKS.sub(" ", folded)


def revision(folded: str) -> Revision | None:
    """What a folded question asks of versions; None where it asks for no change.

    Example: 跟2016年版比有哪些变化 asks for the years 2016; 有哪些补助 for no change.
    """
    if not _ASKS.search(folded):
        return None
    years = (a or b.translate(_DIGITS) for a, b in _YEARS.findall(folded))
    return Revision(tuple(dict.fromkeys(years)))
