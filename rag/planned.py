"""Plans a comparison: one question for each side, each standing alone.

Worked examples:

* 云溪县和澜江市的午休规定有什么不同: 云溪县的午休规定, 澜江市的午休规定;
* 2019年和2024年校车补助对比: 校车补助 as it was at the end of each of the years;
* 公办和民办幼儿园收费区别: 公办幼儿园收费, 民办幼儿园收费.

What cannot be told apart so plainly is not planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import rjieba

from corpus.divisions import Path
from corpus.fold import fold
from rag.atlas import Atlas
from rag.fillers import bare
from rag.places import mentions
from rag.terms import HAN
from rag.which import STAGES

_MOST, _TWO = 4, 2
_AND = r"(?:[和与跟同及、,]|以及|还有|相?比)"
_DOCUMENT = re.compile("[那这][篇份]|讲话|发言|推进会|材料|文件|报告|[省市县区][里上]|各自")
"""Documents that are named loosely are looked for together (`rag.sides`)."""
_MORE = "高多低少贵便宜严早晚长短大小"
_AND_WORD = re.compile("以及|[和与跟同]")
_JOINED = re.compile(_AND)
_ASKS = re.compile(
    r"(?:之间)?(?:各自|分别|各)?(?:有|是|存在)?(?:什么|啥|哪些|何|多大|怎样)?的?"
    r"(?:区别|不同|差别|差异|异同|不一样|变化|变动)(?:在哪里?|是什么|有哪些|吗)?"
    r"|做?一?个?(?:对比|比较|比一比)(?:一下)?|相比"
    rf"|(?:哪个|哪边|哪里|谁)更?[{_MORE}]|[{_MORE}]了?(?:多少|几[^,，。?]{{0,2}})"
    r"|相?[差隔](?:了|距)?(?:多少|多大|几[^,，。?]{0,2})"
    r"|(?:各自|分别|各)(?:是|有|为)?(?:多少|什么|怎么规定|怎样|如何)?的?|一样吗|[?。!]+$"
)
_COMPARES = re.compile(
    rf"比.{{1,16}}[{_MORE}]了?(?:多少|几|吗|$|[?？])|(?:哪个|哪边|谁)更?[{_MORE}](?!少?[年级岁人])"
    r"|相?差(?:了|距)?(?:多少|多大|几)|(?:19|20)\d{2}.{1,12}(?:19|20)\d{2}.{0,24}变[化动]"
)
_FIGURE = re.compile(rf"多少|[哪谁].{{0,2}}[{_MORE}]|[差隔].{{0,2}}(?:多大|几)")
_RENEWED = re.compile(
    rf"^(?P<one>[{HAN}]{{0,12}}?)(?:新旧|新老|旧版和新版|新版和旧版|修[订改]前后|新的?和旧的?|旧的?和新的?)(?:的|两[个版份])?"
    rf"(?P<two>[{HAN}]{{0,16}}?)(?:之间|相比)?(?:都?有|的)*(?:什么|哪些|啥|何)*(?:不同|不一样|区别|差别|差异|变化|变动|改动)"
)
_VERSION = re.compile(r"[(（][^)）]*(?:\d{4}年|修订|修正|试行)[^)）]*[)）]|\d{4}年(?:版|修订)?")
_OPENS = re.compile(r"^(?:请问|请|帮我?|我?想问|想知道|比较一下|对比一下|比较|对比|一下)+")
_YEAR = re.compile(r"((?:19|20)\d{2})年?(?:版本?|修订版?|那版|的)?(?!\d)")
_TITLE = re.compile("《[^》]+》")
_STAGE = re.compile("|".join(STAGES.values()))
_WORD = re.compile(f"[{HAN}]{{2,}}")


@dataclass(frozen=True, slots=True)
class Planned:
    """A side: its name, the question asked of it, and the place or the year that it is.

    `sure` tells that the question names the side plainly: where nothing is found, that is said.
    """

    name: str
    text: str
    paths: tuple[Path, ...] = ()
    year: int = 0
    sure: bool = True


def planned(folded: str, atlas: Atlas) -> tuple[Planned, ...]:
    """The sides of a folded comparison; none where they are not plain."""
    text = _OPENS.sub("", folded)
    for plan in (_titles, _years):
        if sides := plan(text):
            return sides
    return _places(text, atlas) or _stages(text) or _words(text)


def compares(folded: str) -> bool:
    """Whether a folded question asks which is more, or by how much: A比B多多少."""
    return bool(_COMPARES.search(folded))


def may_join(folded: str) -> bool:
    """Whether a folded question may name two things beside each other."""
    return bool(_JOINED.search(folded))


def renewed(folded: str) -> str:
    """The rule of which the earlier and the later version are compared; else empty.

    Example: 新旧校车办法有什么不同 names 校车办法; two titles that differ in their year name one.
    """
    text = _OPENS.sub("", folded)
    if found := _RENEWED.search(text):
        return found["two"] or found["one"]
    titles = [series(one[0]).strip("《》") for one in _TITLE.finditer(text)]
    rest = bare(_ASKS.sub("", _TITLE.sub("", text)))
    alike = len(titles) == _TWO and len(set(titles)) == 1
    return titles[0] if alike and not _JOINED.sub("", rest).strip() else ""


def series(title: str) -> str:
    """A title without what tells one version from another: 校车补助办法（2024年修订）."""
    return _VERSION.sub("", fold(title))


def loosely(name: str, title: str) -> bool:
    """Whether a title may be called by a name: 校车办法 is short for 云溪县校车补助办法."""
    signs = iter(title)
    return all(sign in signs for sign in name)


def _places(text: str, atlas: Atlas) -> tuple[Planned, ...]:
    found = mentions(text, atlas)
    spans = [(one.start, one.end) for one in found]
    paths = {text[one.start : one.end]: one.paths for one in found}
    return tuple(Planned(name, question, paths[name]) for name, question in _each(text, spans))


def _titles(text: str) -> tuple[Planned, ...]:
    spans = [one.span() for one in _TITLE.finditer(text)]
    return tuple(Planned(name, question) for name, question in _each(text, spans))


def _years(text: str) -> tuple[Planned, ...]:
    found = {one.span(): one[1] for one in _YEAR.finditer(text)}
    told = _each(text, list(found))
    return tuple(
        Planned(f"{year}年", _without(name, question), year=int(year))
        for name, question in told
        for year in [name[:4]]
    )


def _without(name: str, question: str) -> str:
    """A question without a year, nor the comma that it stood behind: 补助,2019年标准是多少."""
    before, _, after = question.partition(name)
    return f"{before.rstrip(' ,，')}{after}".lstrip("的")


def _stages(text: str) -> tuple[Planned, ...]:
    spans = [one.span() for one in _STAGE.finditer(text)]
    return tuple(Planned(name, question) for name, question in _each(text, spans))


def _each(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """Every name with the question asked of it alone; the names stand together, or apart."""
    names = [text[start:end] for start, end in spans]
    if not 1 < len(set(names)) == len(names) <= _MOST:
        return
    between = [text[a[1] : b[0]] for a, b in pairwise(spans)]
    if all(_JOINED.fullmatch(one.strip()) for one in between):
        before, after = text[: spans[0][0]], text[spans[-1][1] :]
        for name in names:
            yield name, _asked(f"{before}{name}{after}")
        return
    parts = _JOINED.split(_ASKS.sub("", text))
    own = [one for one in parts if sum(name in one for name in names) == 1]
    if len(own) != len(names):
        return
    # 云溪县的午休规定和澜江市的, 小学生和初中生乘车补助: one of the parts says what is asked.
    says = [len(bare(part.replace(name, ""))) > 1 for name, part in zip(names, own, strict=True)]
    first = says.index(True) if any(says) else 0
    figure = any(map(_amount, _ASKS.finditer(text)))
    for at, name in enumerate(names):
        part = own[at] if says[at] else own[first].replace(names[first], name)
        asked = _asked(part)
        yield name, f"{asked}是多少" if figure and not asked.endswith("多少") else asked


def _words(text: str) -> tuple[Planned, ...]:
    """Two things joined by 和 that are no places: 公办 and 民办幼儿园收费."""
    found = _AND_WORD.search(text)
    if not found or _DOCUMENT.search(text):
        return ()
    left = bare(text[: found.start()]).split()
    right = _asked(text[found.end() :])
    if not left or not right:
        return ()
    first = left[-1]
    second, rest = _second(first, right)
    if not (_WORD.fullmatch(first) and _WORD.fullmatch(second)) or first == second:
        return ()
    return tuple(Planned(one, f"{one}{rest}", sure=False) for one in (first, second))


def _second(first: str, right: str) -> tuple[str, str]:
    """The other thing and what is asked of both: it ends as the first one does, or is as long."""
    for size in range(len(first) - 1, 1, -1):
        at = right.find(first[-size:])
        if at >= 0:
            return right[: at + size], right[at + size :]
    words = list(rjieba.cut(right))
    if words and len(words[0]) == len(first) and len(words) > 1:
        return words[0], "".join(words[1:])
    return right, ""


def _asked(text: str) -> str:
    """What is asked of a side, without the words that compare."""
    return _ASKS.sub(_amount, text).strip(" ,，?？。的")


def _amount(found: re.Match[str]) -> str:
    """分别是多少 asks each side for its figure, as 哪个更高 and 差多少 do."""
    return "是多少" if _FIGURE.search(found[0]) else ""
