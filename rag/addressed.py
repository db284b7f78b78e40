"""Reads from a question which provision it names: 第十二条第二款, 第12条第（三）项, 第三章.

What stands before it should be the name of a document, what stands after it says whether the words
of the provision are all that is asked for. 最后一条 names the last one, and so does who asks how
many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.marks import Rank
from rag.numerals import small

_N = r"([一二三四五六七八九十百千零〇两]+|\d{1,4})"
_S = r"\s*"
_JOIN = r"[\s,的中里之]*"
_ITEM = rf"(?:{_JOIN}第?{_S}\({_S}{_N}{_S}\){_S}[项目]?|{_JOIN}第{_S}{_N}{_S}项)?"
_ADDRESS = re.compile(
    rf"(?:第{_S}{_N}{_S}编{_JOIN})?(?:第{_S}{_N}{_S}章(?!程){_JOIN})?(?:第{_S}{_N}{_S}节{_JOIN})?"
    rf"(?:第{_S}{_N}{_S}条(?:{_S}之{_S}([一二三四五六七八九十]+))?(?:{_JOIN}第{_S}{_N}{_S}款)?{_ITEM})?"
)
LAST = -1
"""Stands for the number of the last article or chapter."""
_LAST = re.compile(
    r"(?:(?:最后|最末|末尾)的?一?"
    r"|(?P<counted>(?:一共|总共|共计?|[里中]?有|是|分){0,3}(?<![第哪这那好十])(?:多少|几)个?))"
    r"(?:(?P<article>条)|(?P<chapter>章))(?:[法条]?[条规]?[款文定])?"
)
_OF_CHAPTER = re.compile(r"[\s的里中一总共有是]*")
_WITHIN_ONLY = re.compile(rf"第{_S}{_N}{_S}款{_ITEM}|第{_S}\(?{_S}{_N}{_S}\)?{_S}项")
_SMALL_TALK = (
    r"[\s,.;:?!、'\"]|具体|详细|主要|到底|究竟|分别|都|是|又|还|说|讲|写|规定|要求|讲述|表述|描述|载明|了|着"
    r"|什么|啥|哪些|怎么|如何|怎样|咋|内容|原文|全文|原话|条文|条款|文字|正文|意思|含义|大意|一下|下"
    r"|给我|帮我|请|看看|看|查查|查|念|列出来?|列|引用|摘录|贴出?|发|出来|吗|呢|吧|啊|呀|嘛|有|的|里|中|它|这个?|那个?"
    r"|告诉|我们?|想|要|知道|了解|解释|说明|麻烦|帮|问|你好|您好|您|你|讲讲|说说|来|关于|再|完整|第几条"
)
_NOTHING_ELSE = re.compile(rf"(?:{_SMALL_TALK})*")
_LEAD = re.compile(rf"^(?:{_SMALL_TALK}|根据|按照?|依照|依据|那么?|然后|还有|另外)+")
_TRAIL = re.compile(r"(?:[\s,:、的里中]|里面|其中|当中|(?<=[法例章则案见知办》])规定)+$")

_TALKED = re.compile(
    r"(?:本|该|此|这[个部份项]?|那[个部份项]?|同一?[个部份]?|它|上述|前述)?《?(?:法律?|条例|办法|规定|文件|通知|方案|意见|细则)?》?"
)


@dataclass(frozen=True, slots=True)
class Address:
    """A provision as a question names it; 0 where it does not. 第十条之一 has the `after` 1.

    `counted` tells that it is asked how many there are; `start` and `end` where its `words` stand
    in the question.
    """

    start: int
    end: int
    words: str
    book: int = 0
    chapter: int = 0
    part: int = 0
    article: int = 0
    after: int = 0
    paragraph: int = 0
    item: int = 0
    counted: bool = False

    @property
    def marks(self) -> tuple[tuple[Rank, int], ...]:
        """The headings it stands under, from the outermost to its own."""
        found = (
            (Rank.BOOK, self.book),
            (Rank.CHAPTER, self.chapter),
            (Rank.PART, self.part),
            (Rank.ARTICLE, self.article),
        )
        return tuple((rank, number) for rank, number in found if number)


def addresses(folded: str) -> list[Address]:
    """The provisions of a folded question from left to right.

    Example: `学前教育法第12条第二款` names article 12, paragraph 2; 第三条路 is one as well, and
    有几条 the last one.
    """
    numbered = list(_numbered(folded))
    found: list[Address] = []
    for one in sorted([*numbered, *_last(folded)], key=lambda each: each.start):
        before = found[-1] if found else None
        if (
            before
            and one.article == LAST
            and before.chapter
            and not before.article
            and _OF_CHAPTER.fullmatch(folded[before.end : one.start])
        ):  # the last one of that chapter
            words = folded[before.start : one.end]
            last = replace(before, article=LAST, counted=one.counted, end=one.end, words=words)
            found[-1] = last
        else:
            found.append(one)
    return found


def _last(folded: str) -> Iterator[Address]:
    """The last articles or chapters that are named without their number."""
    for match in _LAST.finditer(folded):
        article, chapter = (LAST if match[rank] else 0 for rank in ("article", "chapter"))
        yield Address(
            *match.span(),
            match[0],
            article=article,
            chapter=chapter,
            counted=bool(match["counted"]),
        )


def _numbered(folded: str) -> Iterator[Address]:
    for match in _ADDRESS.finditer(folded):
        if match[0]:
            values = [_value(one) for one in match.groups()]
            book, chapter, part, article, after, paragraph, bracketed, item = values
            end = match.start() + len(match[0].rstrip(" ,的中里之"))
            yield Address(
                match.start(),
                end,
                folded[match.start() : end],
                book,
                chapter,
                part,
                article,
                after,
                paragraph,
                bracketed or item,
            )


def within(folded: str) -> Address | None:
    """The paragraph or item that a folded follow-up names without its article: 那第二款呢."""
    if (match := _WITHIN_ONLY.search(folded)) is None:
        return None
    paragraph, bracketed, item, alone = (_value(one) for one in match.groups())
    return Address(*match.span(), match[0], paragraph=paragraph, item=bracketed or item or alone)


def says_nothing(folded: str) -> bool:
    """Whether words ask for nothing of their own: 说了什么, 是什么内容, or nothing at all."""
    return bool(_NOTHING_ELSE.fullmatch(folded))


def named_before(folded: str) -> str:
    """The words that should name the document, of those that stand before a provision.

    Example: `请问根据学前教育法的` gives `学前教育法`.
    """
    return _TRAIL.sub("", _LEAD.sub("", folded))


def of_the_talked(title: str) -> bool:
    """Whether words before a provision name no document but the one that is talked about."""
    return bool(_TALKED.fullmatch(title))


def points_back(folded: str) -> bool:
    """Whether a question names a provision and leaves out of what: 第十三条呢, 那第二款呢."""
    asked = addresses(folded)
    part = None if asked else within(folded)
    if part:
        return says_nothing(folded[: part.start] + folded[part.end :])
    return bool(asked) and of_the_talked(named_before(folded[: asked[0].start]))


def _value(words: str | None) -> int:
    return (small(words) or 0) if words else 0
