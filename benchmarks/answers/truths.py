"""True claims made of true sentences: what a good model would write, each kind read by eye."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from opencc import OpenCC

from benchmarks.answers.lies import Case
from benchmarks.answers.stock import Sentence

Truth = Callable[[str], str | None]

_LABEL = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百零]+条|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[.．、](?!\d))[\s\u3000]*"
)
_SIGNS = "零一二三四五六七八九"
_COUNTED = r"(?=个|日|天|年(?![级度制])|元|人|名|周岁|小时|分钟|课时|万)"


def _verbatim(text: str) -> str | None:
    return text


def _unnumbered(text: str) -> str | None:
    bare = _LABEL.sub("", text)
    return bare if bare != text else None


def _unstopped(text: str) -> str | None:
    return _LABEL.sub("", text).rstrip("。")


def _chinese(text: str) -> str | None:
    """25个 as 二十五个."""
    found = re.search(rf"(?<![\d.年月—~至〕\-])(\d{{1,2}}){_COUNTED}", text)
    if not found or int(found[1]) < 3 or found[1][0] == "0":
        return None
    return text[: found.start()] + _spelt(int(found[1])) + text[found.end() :]


def _spelt(number: int) -> str:
    tens, ones = divmod(number, 10)
    first = "" if not tens else "十" if tens == 1 else _SIGNS[tens] + "十"
    return first + (_SIGNS[ones] if ones else "")


def _arabic(text: str) -> str | None:
    """三十日 as 30日."""
    if "《" in text:
        return None
    found = re.search(
        rf"(?<![第一二三四五六七八九十百千]){'([二三四五六七八九]?十[一二三四五六七八九]?|[三四五六七八九])'}{_COUNTED}(?!人一|个一)",
        text,
    )
    if not found:
        return None
    tens, mark, ones = found[1].rpartition("十")
    value = (
        _SIGNS.index(found[1])
        if not mark
        else ((_SIGNS.index(tens) if tens else 1) * 10 + (_SIGNS.index(ones) if ones else 0))
    )
    return text[: found.start()] + str(value) + text[found.end() :]


def _said_otherwise(pattern: str, to: str) -> Truth:
    def truth(text: str) -> str | None:
        bare = _LABEL.sub("", text)
        other = re.sub(pattern, to, bare)
        return other if other != bare else None

    return truth


def _told(before: str) -> Truth:
    def truth(text: str) -> str | None:
        return before + _LABEL.sub("", text)

    return truth


def _traditional(text: str) -> str | None:
    return str(OpenCC("s2t").convert(text))


def _wide(text: str) -> str | None:
    """Digits and % in full width."""
    other = text.translate({ord(a): chr(ord(a) + 0xFEE0) for a in "0123456789%"})
    return other if other != text else None


def _purposeless(text: str) -> str | None:
    """Without what a sentence begins with to tell its purpose."""
    found = re.match(
        r"为了?[^，。；应可不]{3,39}[^，。；应可不的]，(?=[^，。]{4})", _LABEL.sub("", text)
    )
    return _LABEL.sub("", text)[found.end() :] if found else None


def _half(text: str) -> str | None:
    """The first of the halves that semicolons part, where no half takes another back."""
    halves = _LABEL.sub("", text).split("；")
    if len(halves) < 2 or re.search(r"但|除|否则|[:：]", text) or len(halves[0]) < 10:
        return None
    return halves[0] + "。"


_LIST = re.compile(
    r"^(?P<of>[^，。；：、\d]{2,24}：)(?P<items>(?:[^，。；：、\d]{2,24}\d[\d.]*(?:元|人|%|课时|公里|分钟)[，、；])+)"
)


def _member(text: str) -> str | None:
    """One member of a list of figures, with the words that lead the list in."""
    found = _LIST.match(_LABEL.sub("", text))
    if not found:
        return None
    items = [one for one in re.split("[，、；]", found["items"]) if one]
    return found["of"] + items[-1] + "。"


def _turned(text: str) -> str | None:
    """A member of a list of figures with the topic after the member: 小学生补助标准为320元."""
    found = _LIST.match(_LABEL.sub("", text))
    if not found:
        return None
    item = re.split("[，、；]", found["items"])[0]
    parts = re.match(r"(?P<who>[^每不\d]{2,10})(?P<said>(?:每|不|\d).*)", item)
    topic = re.sub("(?:为|如下)?：$", "", found["of"])
    return f"{parts['who']}{topic}为{parts['said']}。" if parts else None


TRUTHS: dict[str, Truth] = {
    "word for word": _verbatim,
    "without its number": _unnumbered,
    "without its stop": _unstopped,
    "numerals in Chinese": _chinese,
    "numerals in digits": _arabic,
    "应 for 应当": _said_otherwise("应当", "应"),
    "必须 for 应当": _said_otherwise("应当(?!不)", "必须"),
    "应当 for 必须": _said_otherwise("必须", "应当"),
    "可 for 可以": _said_otherwise("(?<!不)可以", "可"),
    "不能 for 不得": _said_otherwise("不得", "不能"),
    "与 for 和": _said_otherwise(
        r"(?<=[学校生师长府门人育员构业])和(?=[学家监教社企政其相幼])", "与"
    ),
    "该 for 本": _said_otherwise("^本(?=办法|条例|规定|通知|细则|法)", "该"),
    "根据规定": _told("根据规定，"),
    "此外": _told("此外，"),
    "Traditional": _traditional,
    "full width": _wide,
    "without its purpose": _purposeless,
    "one half": _half,
    "one of a list": _member,
    "topic and figure turned": _turned,
}


def truths(among: Sequence[Sentence], each: int, seed: int = 6) -> Iterator[Case]:
    """So many true claims of each kind as there are, up to `each`."""
    rnd = random.Random(seed)
    for kind, truth in TRUTHS.items():
        count = 0
        for one in rnd.sample(list(among), len(among)):
            claim = truth(one.text)
            if claim and count < each:
                count += 1
                yield Case(kind, claim, (one.text,), one.title, one.year)
    pairs = [one for one in rnd.sample(list(among), len(among)) if one.after]
    for one in pairs[:each]:
        quotes = (one.text, one.after)
        joined = one.text + _LABEL.sub("", one.after)
        yield Case("two sentences joined", joined, quotes, one.title, one.year)
        both = (one.text + one.after,)
        yield Case("one of two sentences", _LABEL.sub("", one.text), both, one.title, one.year)
