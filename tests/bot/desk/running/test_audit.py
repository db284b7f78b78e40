from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.desk.running.audit import line
from bot.rank import Act, Deed, Noted, Rank
from tests.stage import OWNER, Stage
from tests.words import ZH


def deeds(stage: Stage, count: int, person: str = "telegram:8", document: int = 0) -> None:
    """Somebody does something so many times."""
    for number in range(count):
        act = Act(
            person, Rank.OWNER, Deed.RANK, allowed=True, document=document, detail=f"n{number}"
        )
        stage.log.note(act)


def ask(stage: Stage, words: str = "") -> list[str]:
    """The lines of a page."""
    stage.order(f"/audit {words}".strip(), OWNER, OWNER.lane)
    return stage.text.splitlines()


def test_the_log_is_read_newest_first(stage: Stage) -> None:
    """Ten a page; reading it is noted as well."""
    deeds(stage, 12)

    lines = ask(stage)

    assert len(lines) == 11
    assert lines[0].endswith("n11")
    assert "8 · 所有者" in lines[0]
    assert stage.log.acts()[0].act.deed is Deed.AUDIT


def test_pages_are_turned_in_place(stage: Stage) -> None:
    """By a button."""
    deeds(stage, 12)
    ask(stage, "人 8")
    reaction = stage.press(ZH.catalogue.next, person=OWNER.lane)

    assert reaction.deliveries[0].edits
    assert [line[-2:] for line in reaction.deliveries[0].message.text.splitlines()[:2]] == [
        "n1",
        "n0",
    ]


@pytest.mark.parametrize("words", ["12", "人 9", "person 9", "用户9"])
def test_the_log_is_read_by_document_and_by_person(stage: Stage, words: str) -> None:
    """Nothing else is shown."""
    deeds(stage, 3)
    deeds(stage, 1, "telegram:9", 12)

    lines = ask(stage, words)

    assert len(lines) == 1
    assert "文件 12" in lines[0]


def test_the_log_is_read_by_day(stage: Stage) -> None:
    """Of which there may be none."""
    deeds(stage, 1)

    assert ask(stage, "2020-01-01") == [ZH.running.no_acts]
    assert ask(stage, "yesterday") == [ZH.running.how_audit]


@pytest.mark.parametrize(
    ("deed", "detail", "told"),
    [
        (Deed.TAKE_IN, "#3 ordered 11", "收入文件 · #3 收入 11"),
        (Deed.TAKE_IN, "#3 instead 12", "收入文件 · #3 替换现有版本 12"),
        (Deed.TAKE_IN, "#3 new_version", "收入文件 · #3 已收入新版本"),
        (Deed.TAKE_IN, "#3 issuer", "收入文件 · #3 发文机关"),
        (Deed.EXPIRE, "expires 2026-12-31", "设定有效期 · 有效期至 2026-12-31"),
        (Deed.RANK, "telegram:78 editor", "授权 · telegram:78 编辑"),
        (Deed.PAUSE, "groups 正在 核对 of groups", "暂停回答或公告 · 群 正在 核对 of groups"),
        (Deed.STANDARD, "standard 4 live", "写标准答案 · 标准答案 4 使用中"),
        (Deed.STANDARD, "#1 scope", "写标准答案 · #1 不在范围"),
        (Deed.SWITCH, "#1 #3", "强制切换被检验问题拦下的改动 · #1 #3"),
        (Deed.DOCS, "", "查文件"),
        (Deed.REMOVE, "", "移除文件"),
    ],
)
def test_a_line_is_in_words(deed: Deed, detail: str, told: str) -> None:
    """Without what explains a command; what somebody wrote stays as it is."""
    act = Act("telegram:8", Rank.OWNER, deed, allowed=True, detail=detail)
    noted = Noted(1, datetime(2026, 3, 1, 8, tzinfo=UTC), act)

    assert line(noted, ZH).endswith(f"8 · 所有者 · {told}")


def test_whoever_sits_at_the_console_has_no_number() -> None:
    """They are told as such."""
    act = Act("console:1b4e28ba", Rank.OWNER, Deed.SWITCH, allowed=True)
    noted = Noted(1, datetime(2026, 3, 1, 8, tzinfo=UTC), act)

    assert f" · {ZH.pausing.terminal} · 所有者" in line(noted, ZH)
