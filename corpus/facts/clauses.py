"""What a document says of the validity of single articles of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.facts.articles import ARTICLES, named
from corpus.facts.days import iso
from corpus.facts.labels import Label, Labelled
from corpus.facts.sheet import Sheet
from corpus.known import Clause, Status
from corpus.titles import DATE

_DATE = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
_SAID = re.compile(
    rf"(?P<articles>{ARTICLES.pattern})(?:的?(?:有关|相关)?(?:规定|内容))?,?\s?"
    rf"(?:(?:自|从|于)\s?(?P<since>{_DATE})\s?(?:起|之日起)?)?\s?"
    r"(?:同时|即行|予以|正式|开始|暂|先行|也|均|即)?"
    r"(?P<verb>施行|实施|生效|试行|废止|停止(?:执行|施行|实施)|不再(?:执行|施行|适用)|失效|暂停(?:执行|施行|实施))"
    r"(?P<term>期?(?:为|限)?[一二两三四五六七八九十\d]{1,2}年)?(?![\u4e00-\u9fff])"
)
_OWN = re.compile(r"(?:^|[,、:。\s]|本[\u4e00-\u9fff]{1,8}|其中|其|但|原)的?$")
_ENDS = re.compile("废止|停止|不再|失效|暂停")
_PAST = re.compile(r"(?:已|全文)?(?:失效|废止)|无效")
_LOOKED = re.compile("施行|实施|生效|试行|废止|停止|不再|失效|暂停")
_MOST = 100


def clauses(sheet: Sheet, table: Sequence[Labelled] = ()) -> tuple[Clause, ...]:
    """`第十条自2026年1月1日起施行`, `第八条停止执行`, `本法第三条试行一年`.

    A clause without articles is what the page itself says of the whole: `有效性：废止`.
    """
    found = [*_of_page(table)]
    for span in sheet.sentences:
        words = sheet.page.folded[span.start : span.end]
        if len(found) < _MOST and _LOOKED.search(words) and "第" in words:
            found += _said(words, sheet.page.text[span.start : span.end])
    return tuple(found)


def _of_page(table: Sequence[Labelled]) -> Iterator[Clause]:
    for one in table:
        if one.label is Label.VALIDITY and (found := _PAST.match(one.folded)):
            status = Status.REPEALED if "废" in found[0] else Status.EXPIRED
            yield Clause((), status, "", one.line)


def _said(folded: str, words: str) -> Iterator[Clause]:
    number = re.match(rf"{ARTICLES.pattern}(?=\s)", folded)
    start = number.end() if number else 0
    for found in _SAID.finditer(folded, start):
        status = _status(found["verb"])
        date = DATE.search(found["since"] or "")
        since = iso(date) if date else ""
        if not _OWN.search(folded[start : found.start()]):
            continue
        if status is Status.IN_FORCE and not since:
            continue  # 第十条施行 alone says nothing
        yield Clause(named(found["articles"]), status, since, words)


def _status(verb: str) -> Status:
    if _ENDS.search(verb):
        return Status.REPEALED
    return Status.TRIAL if verb == "试行" else Status.IN_FORCE
