"""`/pause` and `/resume`."""

from __future__ import annotations

import pytest

from bot.pause import Surface
from tests.stage import OWNER, Stage
from tests.words import EN, ZH

SAY = ZH.pausing


def order(stage: Stage, line: str) -> str:
    """What the owner is told."""
    stage.order(line, OWNER, OWNER.lane)
    return stage.text


@pytest.mark.parametrize("surface", Surface)
def test_every_surface_has_a_name_in_either_language(stage: Stage, surface: Surface) -> None:
    """And is paused by it, with the reason in one line."""
    for name in (ZH.surfaces[surface], EN.surfaces[surface], surface.upper()):
        said = order(stage, f"/pause {name} 正在 核对\n一份文件")
        (pause,) = stage.pauses.pauses()

        named = ZH.surfaces[surface]
        others = {
            Surface.ANNOUNCEMENTS: SAY.paused_posts,
            Surface.MODEL: SAY.paused_model,
        }
        sentence = others.get(surface, SAY.paused)
        assert said == sentence.format(surface=named, reason="正在 核对 一份文件")
        assert (pause.surface, pause.reason) == (surface, "正在 核对 一份文件")
        assert pause.by == OWNER.lane
        assert order(stage, f"/resume {name}") == SAY.resumed.format(surfaces=named)
        assert stage.pauses.pauses() == []


@pytest.mark.parametrize("line", ["/pause 群", "/pause 火星 因为", "/pause 群  ", "/resume 火星"])
def test_what_is_not_understood_explains_itself(stage: Stage, line: str) -> None:
    """A pause without a reason is none: people are told it. Nothing is noted."""
    assert order(stage, line) == SAY.how
    assert (stage.pauses.pauses(), stage.log.acts()) == ([], [])


def test_a_reason_fits_into_a_message(stage: Stage) -> None:
    """Everybody who asks sees it."""
    assert order(stage, f"/pause 群 {'核' * 301}") == SAY.too_long.format(most=300)
    assert stage.pauses.pauses() == []


def test_what_is_paused_is_listed(stage: Stage) -> None:
    """With its reason, since when and by whom; and that nothing is."""
    assert SAY.none in order(stage, "/pause")
    order(stage, "/pause 公告 换班")

    listed = order(stage, "/pause")
    assert SAY.listed in listed
    assert "公告　换班" in listed
    assert "77" in listed


def test_the_only_pause_needs_no_name(stage: Stage) -> None:
    """Of several, one must be named, or all of them."""
    order(stage, "/pause 群 甲")
    assert order(stage, "/resume") == SAY.resumed.format(surfaces="群")
    order(stage, "/pause 群 甲")
    order(stage, "/pause 私聊 乙")
    assert SAY.listed in order(stage, "/resume")
    assert order(stage, "/resume 全部") == SAY.resumed.format(surfaces="私聊、群")
    assert order(stage, "/resume 全部") == SAY.was_not.format(surface="全部")


def test_the_log_tells_where_and_why(stage: Stage) -> None:
    """And what ended it; looking at the list is not noted."""
    for line in ("/pause", "/pause 群 核对", "/resume", "/resume 群"):
        order(stage, line)

    told = [(one.act.deed, one.act.detail) for one in stage.log.acts()]
    assert told == [("resume", "groups"), ("pause", "groups 核对")]
