"""The buttons of a subscription: what stands, and a page of choices for each part of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

from bot.desk.press import Verb, press
from bot.message import Button, Outgoing
from bot.subscription import Quiet, Rhythm, Subscription
from bot.wording import Wording
from bot.words.posting import SubscribingWords
from corpus.known import Kind
from rag.announce.facets import Stage, Topic

NAME = "w"
"""What its buttons of `Verb.BOARD` begin with."""
NIGHT = Quiet(22 * 60, 7 * 60)
_TIMES = ((Rhythm.DAILY, 8 * 60), (Rhythm.DAILY, 18 * 60), (Rhythm.WEEKLY, 8 * 60))
_A_ROW = 3

_Facet = TypeVar("_Facet", Topic, Stage, Kind)


def menu(standing: Subscription | None, wording: Wording, said: str) -> Outgoing:
    """What stands, and the buttons to its pages."""
    say = wording.subscribing
    if standing is None:
        return Outgoing(f"{say.none}\n{say.how}", rows=((_button(say.begin, "begin"),),))
    labels = [
        _button(say.to_topics, "topics"),
        _button(say.to_stages, "stages"),
        _button(say.to_kinds, "kinds"),
        _button(say.to_rhythm, "rhythm"),
        _button(say.to_quiet, "quiet"),
    ]
    rows = (*_rows(labels), (_button(say.leave, "leave"),))
    how = ("", say.how) if said == say.standing else ()
    return Outgoing("\n".join((said, *_lines(standing, wording), *how)), rows=rows)


def _lines(one: Subscription, wording: Wording) -> Iterator[str]:
    """What somebody wants, and when."""
    say = wording.subscribing
    yield say.topics.format(chosen=_listed(one.topics, wording.topics, say))
    yield say.stages.format(chosen=_listed(one.stages, wording.stages, say))
    yield say.kinds.format(chosen=_listed(one.kinds, wording.kinds, say))
    if one.places:
        yield say.places.format(chosen=say.separator.join(one.places))
    yield say.rhythm.format(chosen=_rhythm(one.rhythm, one.minute, one.weekday, say))
    quiet = one.quiet
    yield (
        say.quiet.format(begin=_clock(quiet.begin), end=_clock(quiet.end))
        if quiet
        else say.no_quiet
    )
    yield say.zone.format(zone=one.zone)


def _listed(chosen: Collection[_Facet], names: Mapping[_Facet, str], say: SubscribingWords) -> str:
    return say.separator.join(names[one] for one in names if one in chosen) or say.everything


def _rhythm(how: Rhythm, minute: int, weekday: int, say: SubscribingWords) -> str:
    """When somebody is told, in words."""
    days = (
        say.monday,
        say.tuesday,
        say.wednesday,
        say.thursday,
        say.friday,
        say.saturday,
        say.sunday,
    )
    if how is Rhythm.IMMEDIATE:
        return say.immediate
    if how is Rhythm.DAILY:
        return say.daily.format(at=_clock(minute))
    return say.weekly.format(day=days[weekday], at=_clock(minute))


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"


def page_of(page: str, now: Subscription, wording: Wording) -> Outgoing | None:
    """A page of choices; None where there is no such page."""
    say = wording.subscribing
    said = {
        "topics": say.choose_topics,
        "stages": say.choose_stages,
        "kinds": say.choose_kinds,
        "rhythm": say.choose_rhythm,
        "quiet": say.choose_quiet,
    }.get(page)
    if said is None:
        return None
    return Outgoing(said, rows=(*_rows_of(page, now, wording), (_button(say.back, "menu"),)))


def _rows_of(page: str, now: Subscription, wording: Wording) -> tuple[tuple[Button, ...], ...]:
    """The choices of a page."""
    match page:
        case "topics":
            return _choices(page, wording.topics, now.topics, wording)
        case "stages":
            return _choices(page, wording.stages, now.stages, wording)
        case "kinds":
            return _choices(page, wording.kinds, now.kinds, wording)
        case "rhythm":
            return _rhythms(now, wording)
    return _quiets(now, wording)


def _choices(
    page: str, names: Mapping[_Facet, str], chosen: Collection[_Facet], wording: Wording
) -> tuple[tuple[Button, ...], ...]:
    ticked = wording.buttons.chosen
    return _rows(
        [
            _button(
                ticked.format(label=name) if one in chosen else name,
                page,
                one,
                int(one not in chosen),
            )
            for one, name in names.items()
        ]
    )


def _rhythms(now: Subscription, wording: Wording) -> tuple[tuple[Button, ...], ...]:
    say, ticked = wording.subscribing, wording.buttons.chosen
    rows = []
    for how, minute in ((Rhythm.IMMEDIATE, now.minute), *_TIMES):
        label = _rhythm(how, minute, now.weekday, say)
        same = now.rhythm is how and (how is Rhythm.IMMEDIATE or now.minute == minute)
        shown = ticked.format(label=label) if same else label
        rows.append((_button(shown, "rhythm", how, minute),))
    return tuple(rows)


def _quiets(now: Subscription, wording: Wording) -> tuple[tuple[Button, ...], ...]:
    say, ticked = wording.subscribing, wording.buttons.chosen
    night, none = say.quiet_usual, say.quiet_none
    if now.quiet == NIGHT:
        night = ticked.format(label=night)
    elif now.quiet is None:
        none = ticked.format(label=none)
    return ((_button(night, "quiet", "night"),), (_button(none, "quiet", "none"),))


def _button(label: str, *words: object) -> Button:
    return Button(label, press(Verb.BOARD, NAME, *words))


def _rows(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[at : at + _A_ROW]) for at in range(0, len(buttons), _A_ROW))
