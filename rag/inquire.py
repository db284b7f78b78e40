"""Takes a question apart: its informative units, and what would answer it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import rjieba

from rag.inquiry import Inquiry, Unit, Wants
from rag.lexicon import Lexicon
from rag.numerals import small
from rag.ports import LexicalIndex
from rag.terms import HAN, terms

_N = r"[\d一二三四五六七八九十两]"

_WANTS: dict[Wants, re.Pattern[str]] = {
    wants: re.compile(pattern)
    for wants, pattern in {
        Wants.AMOUNT: r"(?:钱|款|经费|资金)[^,，。]{0,5}多少|多少(?:的)?(?:钱|万|亿|元|块|经费|资金)|几(?:万|亿|块钱|元)|造价|花(?:了)?多少"
        r"|多少一|费用|how much|cost",
        Wants.SHARE: r"(?:比例|占比)[^,，。]{0,6}(?:多|几|是)|百分之几|百分之多少|几成|率[^,，。]{0,8}(?:多少|几)|多大比例|percent|rate",
        Wants.COUNT: r"多少|(?<![十好这那哪没有])几(?:所|个|家|对|名|人|间|亩|位|条|类|种|门|次|年(?!级)|天|小时|公里"
        r"|课时|分)|第几|how many",
        Wants.DATE: r"哪(?:一)?(?:学)?年|几年(?:之?内|以内)|几月|几号|(?:什么|啥)时候|何时|哪(?:一)?天|多会儿|几点|截止"
        r"|when|deadline",
        Wants.PLACE: r"哪(?:一)?条路|哪(?:几)?个(?:县|市|省|区|乡|镇|村)(?![里委级])|地址|where",
        Wants.PERSON: r"谁|哪(?:个|些|几个)(?:部门|单位|领导|机构)|who",
        Wants.MEMBERS: rf"哪{_N}+[{HAN}]?|(?:各|分别)(?:自)?(?:代表|指|是|有|管|叫|为)"
        r"|(?:都|是|有|包括)(?:哪些|啥|什么)|哪几|which",
        Wants.MEANING: r"什么意思|啥意思|是个?(?:什么|啥)|是?(?:干嘛|干啥)|指(?:的是)?(?:什么|啥)|代表什么|什么叫"
        r"|what is|mean",
        Wants.DOCUMENT: r"(?:哪|几)(?:一)?(?:份|篇|个|几份|些)?(?:文件|材料|讲话|通知|政策|文章|法律|条例)",
        Wants.OUTLINE: rf"(?:分|讲|包括|安排|总共|共|有)[^,，。?]{{0,8}}(?:几|哪|{_N})+(?:个|大)*"
        r"(?:块|部分|方面|点|章|意见|“)|从一到|提纲|目录|主要内容|框架|结构|底下|那一块|那(?:一)?(?:节|章|部分)",
        Wants.COMPARISON: r"各自|对得上|区别|不同|差别|相比|比较|哪几(?:份|个|篇)|两(?:地|份|篇|笔|个文件)"
        r"|(?:和|与|跟).{1,20}(?:各|分别|谁更)|compare|difference",
        Wants.POLAR: r"[吗么嘛不][?。!]?$|是不是|能不能|可不可以|会不会|有没有|要不要|是否|可以.{0,12}吗"
        r"|能.{0,12}[吗不]|还.{0,8}吗",
    }.items()
}

_ENGLISH = (
    "an?|the|i|me|my|we|our|you|your|it|its|he|she|they|them|this|that|these|those|is|are|was|were|be|been"
    "|do|does|did|has|have|had|can|could|will|would|should|may|might|must|how|what|which|who|whom|whose|when"
    "|where|why|many|much|of|in|on|at|to|for|from|by|with|about|into|up|and|or|not|no|if|than|as|there|get"
    "|got|let|please|tell|plan|any|some|all"
)

# What a question is made of beside its subject. Taken out before terms are cut, so that no
# term crosses it; longest first.
_FILLER = re.compile(
    rf"第{_N}+(?:个|项|条|点|种)|(?<![a-z])(?:{_ENGLISH})(?![a-z])|"
    + "|".join(
        sorted(
            (
                "听说 请问 想问 问一下 问下 麻烦 到底 具体 究竟 大概 一共 总共 共有 现在 目前 怎么样 怎么办 怎样 怎么 如何"
                " 为什么 为啥 什么样 什么 哪些 哪个 哪几个 哪几 哪里 哪儿 哪份 哪种 哪一 多少 几个 是不是 有没有 能不能"
                " 可不可以 会不会 要不要 是否 能否 可以 应该 必须 需要 咱们 我们 你们 他们 它们 人家 咱 我俩 我 你 他 她 它"
                " 这个 那个 这些 那些 这里 那里 这边 那边 里面 其中 上面 讲的 说的 提到 提了 讲了 说了 列一下 列出 介绍"
                " 百分之几 百分之多少 百分之 几成 第几 来着 怎么弄 怎么讲 怎么说 怎么做 叫什么 叫啥 咋说 咋做 咋弄 干什么 是哪 哪家 这事 那事 哪年 哪一年 几年 几月份 几月 几号 哪天 什么时候 啥时候 何时 多会儿 几点 多少钱 没有 没 有 有个 个"
                " 告诉 知道 了解 东西 事情 方面 内容 意思 是什么 是啥 有啥 都有 都是 各有 各是 分别 各自 各 啥 咋办 咋样 咋"
                " 干嘛 干啥 打算 准备 起来 一下 主要 还是 还会 还有 还能 还 或者 以及 并且 而且 因为 所以 如果 的话 之类"
                " 几 这 那 哪 吗 呢 啊 呀 吧 嘛 么 的 了 着 过 是 谁 想 要 能 会 都 也 就 把 被 给 跟 和 与 及 或 对 从 为了"
                " 文件里 文件 材料里 材料 规定里 那段 那篇 那份 记者核实 核实 时间点 起码"
            ).split(),
            key=len,
            reverse=True,
        )
    )
)
_QUOTED = re.compile(r"[“\"「『《]([^”\"」』》]{1,20})[”\"」』》]")
_CODE = re.compile(
    r"\d+(?:\+[\dx*]+)+|(?<![\d.])\d{3,5}(?![\dx.%年月日万亿元号所个名家间对]|人(?!才))|[a-z]{4,12}(?=平台|系统|体系)?"
)
_COINED = re.compile(
    r"[一二三四五六七八九十]{2,4}(?=教育|帮扶|体系|工程|计划)|[三四五六七八九](?:个|大|位)?[\u4e00-\u9fff]{1,2}"
    r"(?=工程|体系|机制|学生|模式|联动|计划|是哪|到底|具体|分别)"
)
_ASKED = re.compile(
    rf"哪({_N}+)(?!年|月|日|号|天|点|个?字)|这({_N}+)个|({_N}+)个(?:什么|啥)|({_N}+)(?:大|个|项|条|点|种|类|件)[{HAN}“”\"]{{1,8}}(?:是哪|都是|是啥|是什么|分别|各|有哪)"
)
_PARTS = re.compile(
    r"各(?:自)?(?:代表|指|是)|分别(?:代表|指|是)|(?:代表|指)(?:的)?(?:是)?(?:什么|啥)|含义"
    r"|[\d一二三四五六七八九十]是(?:啥|什么|哪)"
)
_DIGITS = re.compile(r"[\d+x*一二三四五六七八九十]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年|学年|届)")
_RELATIVE = re.compile(r"大前年|前年|去年|今年|明年|后年|上半年|下半年|本学期|上学期|下学期")

_UNSEEN = 0.75
"""Share of the highest weight that a dictionary word unknown to the corpus gets."""
_EARLIER = 0.7
"""What a word of an earlier question counts."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    words: tuple[str, ...]
    terms: tuple[str, ...]


def inquire(folded: str, earlier: str, lexicon: Lexicon, index: LexicalIndex) -> Inquiry:
    """Take a folded question apart; `earlier` is what it silently refers to, or empty."""
    units, asked, hints = _units(folded, lexicon, index, own=True)
    names = _names(folded)
    units += _named(names, index, own=True)
    if earlier:
        more, carried, further = _units(earlier, lexicon, index, own=False)
        units += [*more, *_named(_names(earlier), index, own=False)]
        hints |= carried | further
    return Inquiry(
        text=folded,
        units=tuple(units),
        terms=frozenset(asked),
        hints=frozenset(hints - asked),
        wants=wants(folded),
        names=names,
        counts=_counts(folded),
        years=tuple(dict.fromkeys(_YEAR.findall(folded))),
        relative=tuple(dict.fromkeys(_RELATIVE.findall(folded))),
    )


def pieces(folded: str) -> Iterator[tuple[str, bool]]:
    """A folded question cut at the words that every question has; those are marked True."""
    at = 0
    for filler in _FILLER.finditer(folded):
        yield folded[at : filler.start()], False
        yield filler.group(), True
        at = filler.end()
    yield folded[at:], False


def bare(folded: str) -> str:
    """A folded question without the words that every question has."""
    return " ".join(_FILLER.sub(" ", folded).split())


def wants(folded: str) -> frozenset[Wants]:
    """What kinds of thing the question asks for; empty for an open question."""
    return frozenset(kind for kind, pattern in _WANTS.items() if pattern.search(folded))


def _names(folded: str) -> tuple[str, ...]:
    quoted = [m.group(1) for m in _QUOTED.finditer(folded)]
    coined = [m.group() for m in _CODE.finditer(folded)] + [
        m.group() for m in _COINED.finditer(folded)
    ]
    return tuple(dict.fromkeys(quoted + coined))


def _counts(folded: str) -> tuple[int, ...]:
    """How many parts are asked for: 哪四个; for a code (5363, 五四三) one a digit."""
    found = [small(next(filter(None, match.groups()))) for match in _ASKED.finditer(folded)]
    if not found and _PARTS.search(folded):
        found = [len(re.sub(r"\W", "", name)) for name in _names(folded) if _DIGITS.fullmatch(name)]
        found += [len([n for n in _names(folded) if len(n) == 1])]
    return tuple(count for count in found if count and count > 1)


def _named(names: tuple[str, ...], index: LexicalIndex, *, own: bool) -> list[Unit]:
    """Coined names as units of their own: they tell the passage better than their parts."""
    stretches = [_Stretch((name,), ()) for name in names if len(terms(name)) > 1]
    return [unit for unit in _weighed(stretches, index, own=own) if unit.known]


def _units(
    folded: str, lexicon: Lexicon, index: LexicalIndex, *, own: bool
) -> tuple[list[Unit], set[str], set[str]]:
    asked: set[str] = set()
    hints: set[str] = set()
    stretches: list[_Stretch] = []
    rest, at = [], 0
    for saying in lexicon.sayings(folded):
        rest.append(folded[at : saying.start])
        said = folded[saying.start : saying.end]
        at = saying.end
        asked.update(terms(said))
        hints.update(term for word in saying.means for term in terms(word))
        stretches.append(_Stretch((said, *saying.means), ()))
    rest.append(folded[at:])
    for piece in _FILLER.sub(" ", " ".join(rest)).split():
        asked.update(terms(piece))
        stretches.extend(_plain(piece))
    return _weighed(stretches, index, own=own), asked, hints


def _plain(piece: str) -> Iterable[_Stretch]:
    """Bigrams, and the dictionary words they come from (to notice words the corpus lacks)."""
    for term in dict.fromkeys(terms(piece)):
        yield _Stretch((term,), (term,))
    for word in rjieba.cut(piece, False):
        if len(word) > 1 and not word.isascii():
            yield _Stretch((word,), tuple(terms(word)))


def _weighed(stretches: list[_Stretch], index: LexicalIndex, *, own: bool) -> list[Unit]:
    wanted = {t for s in stretches for w in s.words for t in terms(w)}
    seen = index.frequency(wanted)
    size = max(len(index), 1)
    top = math.log1p(size)

    def often(word: str) -> int:
        return min((seen.get(term, 0) for term in terms(word)), default=0)

    units: dict[tuple[str, ...], Unit] = {}
    for stretch in stretches:
        counts = [count for word in stretch.words if (count := often(word))]
        weight = 1.0 if own else _EARLIER
        if counts:
            if not (len(stretch.words) == 1 and len(stretch.terms) > 1):  # words repeat bigrams
                # What the person wrote weighs by its own rarity, else the mean of its meanings.
                own_count = often(stretch.words[0])
                rarity = [
                    math.log1p(size / count) for count in ([own_count] if own_count else counts)
                ]
                units[stretch.words] = Unit(
                    stretch.words, weight * sum(rarity) / len(rarity), own=own
                )
        elif _a_word(stretch):
            units[stretch.words] = Unit(stretch.words, weight * top * _UNSEEN, known=False, own=own)
    return list(units.values())


def _a_word(stretch: _Stretch) -> bool:
    """Whether a stretch that the corpus lacks says something, rather than joins two words."""
    first = stretch.words[0]
    return len(stretch.words) > 1 or first.isascii() or (len(first) > 1 and rjieba.has_word(first))
