"""What a document's title tells of other texts, and the names that mean the document itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.facts.articles import ARTICLES, named
from corpus.facts.mentions import TITLE, mentions, squeezed
from corpus.facts.sheet import Sheet
from corpus.known import Relation, Tie
from corpus.span import Span
from corpus.titles import key

_ISSUED = re.compile(r"(?:印发|公布|发布|下发|颁布|颁发|公开)(?:了)?(?=《)")
_PUBLISHED = re.compile(
    r"(?:印发|公布|发布|下发|颁布|颁发)(?P<name>[^《》]{4,80})的(?:通知|公告|决定|令)"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:省|自治区|市|自治州|县|区|州|盟|旗|镇|乡)")
_BEFORE = (
    (Tie.REPEALS, re.compile(r"(?:废止|宣布失效|停止执行)(?:和修改)?$")),
    (Tie.AMENDS, re.compile(r"(?:修改|修订|修正|调整)(?:完善)?$")),
    (
        Tie.IMPLEMENTS,
        re.compile(r"(?:实施|贯彻落实|贯彻|落实|执行|转发|批转)(?:执行|落实|实施)?$"),
    ),
)
_BARE = (
    (
        Tie.REPEALS,
        re.compile(r"关于(?:废止|停止执行)(?P<name>[^《》部等]{4,80}?)的(?:决定|通知|公告)"),
    ),
    (
        Tie.AMENDS,
        re.compile(
            r"关于(?:修改|修订|修正)(?P<name>[^《》等]{4,80}?(?:法|条例|办法|规定|细则|规则|章程|意见|通知))"
            r"(?:部分|有关|个别|若干)?(?:条款|内容)?的(?:决定|通知|公告)"
        ),
    ),
    (Tie.IMPLEMENTS, re.compile(r"(?:转发|批转)(?P<name>[^《》]{4,80})的(?:通知|函)")),
    (
        Tie.IMPLEMENTS,
        re.compile(r"^(?P<name>[^《》关]{3,40}(?:法|条例|办法|规定))实施(?:条例|办法|细则|意见)"),
    ),
)
_CHANGE = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|\d{1,3}[.、]|\([一二三四五六七八九十\d]{1,3}\))?\s?"
    rf"(?:将|把|对|在|删去|删除)?(?P<articles>{ARTICLES.pattern})"
)
_CHANGED = re.compile(r"修改|改为|删去|删除|增加|合并|作为|^[。,]?$")
_SEVERAL = re.compile(r"等.{0,6}(?:部|件|个|项)")
_NEAR = 80
_MOST = 100
_MOSTLY_ITS = re.compile(r"部分|一批|有关|相关")


def own_names(sheet: Sheet) -> frozenset[str]:
    """The names that mean this document: its title, and what it publishes."""
    folded, written = sheet.folded, sheet.written
    names = {written, re.sub(r"^.{0,30}?(?=关于)", "", written)}
    for found in _ISSUED.finditer(folded):
        if hit := TITLE.match(folded, found.end()):
            names.add(written[hit.start("name") : hit.end("name")])
    if published := _PUBLISHED.search(folded):
        name = written[published.start("name") : published.end("name")]
        place = _PLACE.match(folded)
        names |= {name, f"关于{name}", (written[: place.end()] if place else "") + name}
    return frozenset(filter(None, map(key, names)))


def titled(sheet: Sheet) -> Iterator[Relation]:
    """The texts that a title names: 关于修改《…》的决定, 实施《…》办法, 转发《…》的通知."""
    found = list(_named(sheet))
    changed = [one for one in found if one.tie is Tie.AMENDS]
    for one in found:
        single = len(changed) == 1 and one is changed[0] and not _SEVERAL.search(sheet.folded)
        yield replace(one, articles=_changed(sheet)) if single else one


def _named(sheet: Sheet) -> Iterator[Relation]:
    if not sheet.titles:
        return
    first, last = sheet.titles[0].line.first, sheet.titles[-1].line.last
    words = sheet.page.text[first:last]
    for one in mentions(sheet.page, Span(first, last)):
        before = sheet.page.folded[first : one.span.start]
        for tie, pattern in _BEFORE:
            if pattern.search(before):
                yield Relation(tie, one.title, words, one.number)
                break
    yield from _unquoted(sheet, words)


def _changed(sheet: Sheet) -> tuple[str, ...]:
    """The articles that a decision on one text says it changes: `一、将第三条修改为…`."""
    found: dict[str, None] = {}
    for row in sheet.rows:
        hit = _CHANGE.match(row.folded)
        if hit and _CHANGED.search(row.folded[hit.end() : hit.end() + _NEAR]):
            found |= dict.fromkeys(named(hit["articles"]))
    return tuple(found)[:_MOST]


def _unquoted(sheet: Sheet, words: str) -> Iterator[Relation]:
    """A text named without brackets: 关于修改校车补助办法的决定."""
    folded, written = sheet.folded, sheet.written
    for tie, pattern in _BARE:
        found = pattern.search(folded)
        if found and not _MOSTLY_ITS.match(found["name"]):
            name = written[found.start("name") : found.end("name")]
            yield Relation(tie, squeezed(name), words)
