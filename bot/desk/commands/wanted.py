"""Understands what somebody wants to be told of, as they write it (pure).

Example: 午餐 小学 云溪县 每周五 18:00 免打扰 22:00-7:00.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar
from zoneinfo import available_timezones

from bot.subscription import Quiet, Rhythm, Subscription
from bot.wording import Wording
from corpus.divisions import named
from corpus.fold import fold
from corpus.known import Kind
from rag.announce.about import stages as staged
from rag.announce.about import topics
from rag.announce.facets import Stage, Topic

_TIME = re.compile(
    r"(早上|上午|下午|晚上)?(\d{1,2})(?:[:：](\d{2})|[点點](?:(\d{2})分?)?)", re.ASCII
)
_SPAN = re.compile(
    r"(\d{1,2})(?:[:：](\d{2})|[点點])[-–—~至到](\d{1,2})(?:[:：](\d{2})|[点點])", re.ASCII
)
_LATE, _NOON = ("下午", "晚上"), 12
_WEEKDAYS = "一二三四五六日"
_WEEKLY = re.compile(rf"(?:每周|每週|每星期|周|週|星期)([{_WEEKDAYS}天])?")
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_RHYTHMS = {
    Rhythm.IMMEDIATE: ("immediate", "即时", "有就发", "马上"),
    Rhythm.DAILY: ("daily", "每天", "每日"),
    Rhythm.WEEKLY: ("weekly", "每周"),
}
_QUIET, _ZONE = ("免打扰", "勿扰", "quiet"), ("时区", "zone")
_NONE = ("无", "没有", "off", "none")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,30}(?:[省市县区旗盟州镇乡]|地区)|全国")
_GLUE = "\ue000"
"""Stands for a blank within a name."""
_HOURS, _MINUTES = 24, 60
_MOST_PLACES = 10

_Facet = TypeVar("_Facet", Topic, Stage, Kind)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A subscription as somebody wants it, and the words that were not understood.

    `last` are the words that would leave nothing of what was chosen: nothing chosen is all.
    """

    subscription: Subscription
    unknown: tuple[str, ...] = ()
    last: tuple[str, ...] = ()


def wanted(text: str, before: Subscription, wording: Wording) -> Wanted:
    """What is written, added to what was wanted before."""
    now, unknown = before, []
    for word in _words(text, wording):
        if (found := _read(word, now, wording)) is None:
            unknown.append(word)
        else:
            now = found
    return Wanted(now, tuple(unknown))


def unwanted(text: str, before: Subscription, wording: Wording) -> Wanted:
    """What was wanted before, without what is written; of all there is, all the rest is left."""
    now, unknown, last = before, [], []
    for word in _words(text, wording):
        stages, kinds = _stages(word, wording), _kinds(word, wording)
        about = frozenset() if stages or kinds else _topics(word, wording)
        left = replace(
            now,
            topics=_without(now.topics, about, Topic),
            stages=_without(now.stages, stages, Stage),
            kinds=_without(now.kinds, kinds, Kind),
            places=tuple(one for one in now.places if one != word),
        )
        if left == now:
            unknown.append(word)
        elif _emptied(now, left):
            last.append(word)
            continue
        now = left
    return Wanted(now, tuple(unknown), tuple(last))


def _without(
    chosen: frozenset[_Facet], gone: frozenset[_Facet], every: type[_Facet]
) -> frozenset[_Facet]:
    return (chosen or frozenset(every)) - gone if gone else chosen


def _emptied(before: Subscription, now: Subscription) -> bool:
    """Whether nothing is left of what was chosen; without a place, all of them are wanted."""
    return any(
        was and not left
        for was, left in (
            (before.topics, now.topics),
            (before.stages, now.stages),
            (before.kinds, now.kinds),
        )
    )


def _words(text: str, wording: Wording) -> Iterator[str]:
    """The words; 免打扰 and 时区 stay with what stands after them, names of several together."""
    for names in (wording.topics, wording.stages, wording.kinds):
        for name in names.values():
            if " " in name:
                text = re.sub(re.escape(name), name.replace(" ", _GLUE), text, flags=re.IGNORECASE)
    words = iter(re.split(r"[\s,，、;；]+", text.strip()))
    for word in words:
        if fold(word) in _QUIET or fold(word) in _ZONE:
            yield f"{word} {next(words, '')}".strip()
        elif word:
            yield word.replace(_GLUE, " ")


def _read(word: str, now: Subscription, wording: Wording) -> Subscription | None:
    """The subscription with what a word says; None where it says nothing."""
    if (found := _moment(word, now)) is not None:
        return found
    stages, kinds = _stages(word, wording), _kinds(word, wording)
    about = frozenset() if stages or kinds else _topics(word, wording)
    if stages or kinds or about:
        return replace(
            now,
            topics=now.topics | about,
            stages=now.stages | stages,
            kinds=now.kinds | kinds,
        )
    if _place(word) and len(now.places) < _MOST_PLACES:
        return replace(now, places=tuple(dict.fromkeys((*now.places, word))))
    return None


def _moment(word: str, now: Subscription) -> Subscription | None:
    """What a word says of when somebody wants to be told."""
    if found := _TIME.fullmatch(word):
        hour = int(found[2]) + (_NOON if found[1] in _LATE and int(found[2]) < _NOON else 0)
        minute = _minute(str(hour), found[3] or found[4] or "0")
        return None if minute is None else replace(now, minute=minute)
    head, _, rest = fold(word).partition(" ")
    if head in _QUIET:
        return _quiet(rest, now)
    if head in _ZONE:
        return _zoned(rest, now)
    return _often(word, now)


def _often(word: str, now: Subscription) -> Subscription | None:
    """How often."""
    folded = fold(word)
    for rhythm, names in _RHYTHMS.items():
        if folded in names:
            return replace(now, rhythm=rhythm)
    if found := _WEEKLY.fullmatch(word):
        day = (found[1] or "").replace("天", "日")
        weekday = _WEEKDAYS.index(day) if day else now.weekday
        return replace(now, rhythm=Rhythm.WEEKLY, weekday=weekday)
    if folded[:3] in _ENGLISH and folded.endswith(("day", folded[:3])):
        return replace(now, rhythm=Rhythm.WEEKLY, weekday=_ENGLISH.index(folded[:3]))
    return None


def _quiet(span: str, now: Subscription) -> Subscription | None:
    if span in _NONE:
        return replace(now, quiet=None)
    found = _SPAN.fullmatch(span)
    begin = _minute(found[1], found[2] or "0") if found else None
    end = _minute(found[3], found[4] or "0") if found else None
    if begin is None or end is None or begin == end:
        return None
    return replace(now, quiet=Quiet(begin, end))


def _zoned(name: str, now: Subscription) -> Subscription | None:
    zone = next((one for one in available_timezones() if one.lower() == name), "")
    return replace(now, zone=zone) if zone else None


def _minute(hour: str, minute: str) -> int | None:
    """The minute of the day; None where there is none such."""
    if int(hour) >= _HOURS or int(minute) >= _MINUTES:
        return None
    return int(hour) * _MINUTES + int(minute)


def _topics(word: str, wording: Wording) -> frozenset[Topic]:
    return _named(word, wording.topics) or (frozenset() if _place(word) else topics(word, ""))


def _stages(word: str, wording: Wording) -> frozenset[Stage]:
    """Likewise by what its pupils and schools are called: 小学生, 幼儿园."""
    named = _named(word, wording.stages)
    return named or (frozenset() if _topics(word, wording) or _place(word) else staged(word, ""))


def _kinds(word: str, wording: Wording) -> frozenset[Kind]:
    return _named(word, wording.kinds)


def _named(word: str, names: Mapping[_Facet, str]) -> frozenset[_Facet]:
    """What a word names, by its name in the person's language or its own."""
    folded = fold(word)
    return frozenset(one for one, name in names.items() if folded in {fold(name), one.value})


def _place(word: str) -> bool:
    """Whether a word names a place, as far as its looks tell."""
    return _PLACE.fullmatch(word) is not None or fold(word) in named()
