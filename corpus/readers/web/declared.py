"""What a page declares of itself and does not show: meta tags, and the variables of WeChat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from corpus.readers.web.card import Entry
from corpus.readers.web.element import Element

_META = {
    "articletitle": "标题",
    "og:title": "标题",
    "pubdate": "发布日期",
    "publishdate": "发布日期",
    "article:published_time": "发布日期",
    "og:release_date": "发布日期",
    "firstpublishedtime": "发布日期",
    "contentsource": "来源",
    "source": "来源",
    "sitename": "网站",
    "og:site_name": "网站",
    "author": "作者",
    "columnname": "栏目",
}
_LONGEST = 200
_MOST = 1_000
_DATE = re.compile(r"^((?:19|20)\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_SPACES = re.compile(r"\s+")
_LEAD = re.compile(r"^(?:来源|信息来源|作者|发布时间)\s*[:：]\s*")
_SECONDS = re.compile(r"\b(?:var\s+ct|oriCreateTime)\s*=\s*[\"'](\d{10})[\"']")
_ACCOUNT = re.compile(r"\bvar\s+nickname\s*=\s*(?:htmlDecode\()?[\"']([^\"'\n]{1,60})[\"']")
_CHINA = timedelta(hours=8)


def declared(page: Element) -> tuple[Entry, ...]:
    """The entries, each label once, the first that says something."""
    entries: dict[str, Entry] = {}
    for entry in (*_metas(page), *_variables(page)):
        entries.setdefault(entry.label, entry)
    return tuple(entries.values())


def _metas(page: Element) -> Iterator[Entry]:
    for element in [one for one in page.walk() if one.name == "meta"][:_MOST]:
        attributes = element.attributes
        name = attributes.get("name") or attributes.get("property") or ""
        label = _META.get(name.strip().lower(), "")
        value = _LEAD.sub("", _SPACES.sub(" ", attributes.get("content", "")).strip())
        if label and value and len(value) <= _LONGEST:
            yield Entry(label, _day(value) if label == "发布日期" else value)


def _day(value: str) -> str:
    """`2019/9/8 06:23` -> `2019-09-08`."""
    found = _DATE.match(value)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else value


def _variables(page: Element) -> Iterator[Entry]:
    """WeChat tells the second and the account in a script only."""
    for element in [one for one in page.walk() if one.name == "script"][:_MOST]:
        words = element.words()
        if "biz" not in words and "nickname" not in words:
            continue
        if found := _SECONDS.search(words):
            day = datetime.fromtimestamp(int(found[1]), UTC) + _CHINA
            yield Entry("发布日期", day.date().isoformat())
        if found := _ACCOUNT.search(words):
            yield Entry("来源", found[1])
