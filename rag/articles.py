"""Finds a provision in the text of its document: an article, its paragraph, an item of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Section
from corpus.fold import fold
from corpus.lines import lines
from corpus.marks import Rank, mark
from corpus.span import Span
from rag.addressed import LAST, Address
from rag.lists import is_item
from rag.names import Target
from rag.numerals import small
from rag.ports import Texts
from rag.sentences import sentences

_LONGEST, _OPENING = 900, 200
"""Characters of a provision that are quoted; those of a document's beginning."""
_AFTER = re.compile(r"之([一二三四五六七八九十]+)$")
_ITEM = re.compile(r"\(\s*([一二三四五六七八九十]+|\d{1,2})\s*\)|(?m:^\s*(\d{1,2})[.、])")


@dataclass(frozen=True, slots=True)
class Article:
    """Where a provision, or as much of it as is quoted, stands in the text of a version.

    `cut` is a sentence that says what is not quoted; empty where it is whole.
    """

    start: int
    end: int
    cut: str = ""


def found(target: Target, address: Address, texts: Texts) -> Article | None:
    """Where a provision stands in a text, or None where it has no such one."""
    version = target.source.version
    sections = [one for one in texts.sections(version) if one.part == target.part]
    text = texts.text(version)
    address, told = _last(target, address, sections)
    span = _standing([one for one in sections if _under(one, address)])
    if span and address.paragraph:
        span = _paragraph(text, span, address.paragraph)
    if span and address.item:
        span = _item(text, span, address.item)
    if span is None:
        return None
    article = _bounded(text, span, address.words)
    return replace(article, cut=f"{told}{article.cut}")


def _last(target: Target, address: Address, sections: Sequence[Section]) -> tuple[Address, str]:
    """An address with the number of the last article or chapter, and a sentence that tells it.

    How many there are is said where their numbers leave none out.
    """
    rank, unit = (Rank.ARTICLE, "条") if address.article else (Rank.CHAPTER, "章")
    if LAST not in {address.article, address.chapter}:
        return address, ""
    whole = replace(address, article=0, chapter=max(address.chapter, 0))
    own = (_marks(one) for one in sections if _under(one, whole))
    numbers = {number for marks in own for found, number, _ in marks if found is rank}
    if not numbers:
        return address, ""
    last = max(numbers)
    named = replace(address, article=last) if address.article else replace(address, chapter=last)
    where = f"《{target.source.title}》" + (f"第{whole.chapter}章" if whole.chapter else "")
    if last - min(numbers) + 1 > len(numbers) or not (whole.chapter or min(numbers) == 1):
        return named, f"库中{where}的文本不连续，其中最后的是第{last}{unit}。"
    return named, f"{where}共{len(numbers)}{unit}，以上是最后一{unit}。"


def opening(target: Target, address: Address, texts: Texts) -> str:
    """What a text has instead of a provision that it has not: 《…》共三十一条."""
    sections = [one for one in texts.sections(target.source.version) if one.part == target.part]
    name = f"《{target.source.title}》"
    if address.article and (address.paragraph or address.item):
        whole = Address(0, 0, "", article=address.article, after=address.after)
        if any(_under(one, whole) for one in sections):
            return f"{name}第{address.article}条中没有所问的款项"
    rank, unit = (Rank.ARTICLE, "条") if address.article else (Rank.CHAPTER, "章")
    numbers = {own[1:] for one in sections for own in _marks(one) if own[0] is rank}
    if not numbers:
        return f"{name}不分{unit}"
    return f"{name}共{len(numbers)}{unit}"


def pieces(target: Target, texts: Texts) -> list[Article]:
    """The beginning of a text behind its title, as far as it is quoted of a whole document."""
    version = target.source.version
    sections = [one for one in texts.sections(version) if one.part == target.part]
    text = texts.text(version)
    for section in sections:
        for line in lines(text[section.body : section.end]):
            start = section.body + line.start
            words = text[start : section.body + line.end]
            if (
                len(words) > _SHORT
                and words[0] not in "（("
                and words.rstrip().endswith(("。", "；", "！"))
            ):
                return [_bounded(text, Span(start, section.body + line.end), "", _OPENING)]
    return []


_SHORT = 12
"""Signs of a line that says something: no number, no addressee."""


def _marks(section: Section) -> Iterator[tuple[Rank, int, int]]:
    """The numbers of the headings that a section stands under, with that of 之一."""
    for heading in section.path:
        folded = fold(heading)
        if numbered := mark(heading, folded):
            after = _AFTER.search(folded[: numbered.length])
            yield numbered.rank, numbered.number, (small(after[1]) or 0) if after else 0


def _under(section: Section, address: Address) -> bool:
    """Whether a section stands under the headings that an address names."""
    marks = list(_marks(section))
    own = [(rank, number) for rank, number, _ in marks]
    if address.article and (Rank.ARTICLE, address.article, address.after) not in marks:
        return False
    return all(one in own for one in address.marks)


def _standing(sections: Sequence[Section]) -> Span | None:
    """From the first to the last of the sections that follow each other, the longest run.

    A table of contents names a chapter as well, but says nothing of it.
    """
    runs: list[Span] = []
    for one in sections:
        if runs and runs[-1].end == one.start:
            runs[-1] = Span(runs[-1].start, one.end)
        else:
            runs.append(Span(one.start, one.end))
    return max(runs, key=lambda run: run.end - run.start, default=None)


def _paragraph(text: str, span: Span, number: int) -> Span | None:
    """A paragraph of an article with the items of its list."""
    found: list[Span] = []
    for line in lines(text[span.start : span.end]):
        start, end = span.start + line.start, span.start + line.end
        words = text[start:end].strip()
        if words and is_item(words) and found:
            found[-1] = Span(found[-1].start, end)
        elif words:
            found.append(Span(start, end))
    return found[number - 1] if number <= len(found) else None


def _item(text: str, span: Span, number: int) -> Span | None:
    """An item of the list in an article or a paragraph."""
    folded = fold(text[span.start : span.end])
    starts = [(small(one[1] or one[2]), one.start()) for one in _ITEM.finditer(folded)]
    for at, (value, start) in enumerate(starts):
        if value == number:
            ends = [other for _, other in starts[at + 1 :]]
            line = folded.find("\n", start + 1)
            ends += [line] if line >= 0 else []
            return Span(span.start + start, span.start + min([*ends, len(folded)]))
    return None


def _bounded(text: str, span: Span, words: str, longest: int = _LONGEST) -> Article:
    """A stretch without white space around it; a long one up to the end of a sentence."""
    own = text[span.start : span.end]
    start = span.start + len(own) - len(own.lstrip())
    end = span.start + len(own.rstrip())
    if end - start <= longest:
        return Article(start, end)
    ends = [one.end for one in sentences(text[start:end]) if one.end <= longest]
    if not ends:
        return Article(start, end)
    said = f"{words}较长，以上只引用了开头，后面还有。" if words else ""
    return Article(start, start + ends[-1], said)
