from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.commands.wanted import unwanted, wanted
from bot.message import Room
from bot.subscription import Quiet, Rhythm, Subscription
from corpus.known import Kind
from rag.announce.facets import Stage, Topic
from tests.words import EN, HANT, ZH

NEW = Subscription("telegram:5", Room("telegram", "5"))


def test_wishes_are_read_as_people_write_them() -> None:
    """All at once, in any order."""
    told = wanted("午餐，小学 通知 云溪县 每周五 18:00 免打扰 22:00-7:00", NEW, ZH)

    assert told.unknown == ()
    assert told.subscription == replace(
        NEW,
        topics=frozenset({Topic.MEALS}),
        stages=frozenset({Stage.PRIMARY}),
        kinds=frozenset({Kind.NOTICE}),
        places=("云溪县",),
        rhythm=Rhythm.WEEKLY,
        weekday=4,
        minute=18 * 60,
        quiet=Quiet(22 * 60, 7 * 60),
    )


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("每天 8:00", {"rhythm": Rhythm.DAILY, "minute": 480}),
        ("每日 18点30分", {"rhythm": Rhythm.DAILY, "minute": 1110}),
        ("daily 9点", {"rhythm": Rhythm.DAILY, "minute": 540}),
        ("周日", {"rhythm": Rhythm.WEEKLY, "weekday": 6}),
        ("星期天", {"rhythm": Rhythm.WEEKLY, "weekday": 6}),
        ("每周", {"rhythm": Rhythm.WEEKLY}),
        ("weekly Friday 18:00", {"rhythm": Rhythm.WEEKLY, "weekday": 4, "minute": 1080}),
        ("有就发", {"rhythm": Rhythm.IMMEDIATE}),
        ("时区 Asia/Taipei", {"zone": "Asia/Taipei"}),
        ("zone asia/taipei", {"zone": "Asia/Taipei"}),
        ("免打扰 无", {"quiet": None}),
        ("quiet 12:30～14:00", {"quiet": Quiet(750, 840)}),
        ("石家庄", {"places": ("石家庄",)}),
        ("全国", {"places": ("全国",)}),
        ("校车补助", {"topics": frozenset({Topic.TRANSPORT})}),
        ("每天 下午6点", {"rhythm": Rhythm.DAILY, "minute": 1080}),
        ("免打扰 22点到7点", {"quiet": Quiet(1320, 420)}),
        ("小学生", {"stages": frozenset({Stage.PRIMARY})}),
        ("幼儿园", {"stages": frozenset({Stage.PRESCHOOL})}),
        ("meals", {"topics": frozenset({Topic.MEALS})}),
    ],
)
def test_every_wish_has_its_words(text: str, changed: dict[str, object]) -> None:
    """And is added to what was wanted before."""
    before = replace(NEW, quiet=Quiet(1, 2))
    told = wanted(text, before, ZH)

    assert told.unknown == ()
    assert told.subscription == replace(before, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    ["胡说", "25:00", "免打扰", "免打扰 8:00-8:00", "免打扰 26:00-7:00", "时区 Mars/Base", "١٢:٠٠"],
)
def test_what_is_not_understood_is_told(text: str) -> None:
    """Nothing is guessed."""
    told = wanted(text, NEW, ZH)

    assert told.unknown
    assert told.subscription == NEW


def test_names_are_those_of_the_language() -> None:
    """In each script."""
    buses = wanted("School buses, senior secondary", NEW, EN).subscription
    assert buses.topics == {Topic.TRANSPORT}
    assert buses.stages == {Stage.SENIOR}
    assert wanted("fees senior school", NEW, EN).unknown == ("school",)
    assert wanted("學前 收費", NEW, HANT).subscription.stages == {Stage.PRESCHOOL}


def test_what_is_taken_out_is_out() -> None:
    """What was not in is told."""
    before = wanted("午餐 校车 小学 云溪县", NEW, ZH).subscription

    told = unwanted("校车 云溪县", before, ZH)
    assert told.subscription.topics == {Topic.MEALS}
    assert told.subscription.places == ()
    assert told.unknown == ()
    assert unwanted("高中", before, ZH).last == ()


def test_of_everything_the_rest_is_left() -> None:
    """Nothing chosen is all; whoever leaves one thing out does not want it."""
    told = unwanted("校车", NEW, ZH)

    assert told.subscription.topics == frozenset(Topic) - {Topic.TRANSPORT}
    assert told.unknown == ()


def test_the_last_of_what_was_chosen_does_not_become_everything() -> None:
    """Who wants no news of buses is not to get all there is."""
    before = wanted("校车 小学", NEW, ZH).subscription

    told = unwanted("校车", before, ZH)
    assert told.subscription == before
    assert told.last == ("校车",)
    assert unwanted("胡说", before, ZH).unknown == ("胡说",)
