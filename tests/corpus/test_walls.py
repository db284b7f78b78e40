from __future__ import annotations

import pytest

from corpus.document import DamageKind
from corpus.fold import fold
from corpus.walls import cuts, is_login, is_preview


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ("前文……(新文秘網(wǎng)http://m.a.cn省略1213字,正式會員可完整閱讀)……后文", 1213),
        ("前文……（未完，全文共3120字，当前仅显示1480字，请阅读下面提示信息）……", 1640),
        (
            "前文……(未完,全文共7391字,當前僅顯示3406字,請閱讀下面提示信息。\n收藏《在會上的講話》)",
            3985,
        ),
        ("前文（此处省略约300字）后文", 300),
        ("前文【隐藏内容500字，登录后可见】", 500),
        ("前文……（未完）", None),
        ("前文（未完待续）", None),
    ],
)
def test_a_cut_is_known_with_what_is_missing(source: str, missing: int | None) -> None:
    """The number of characters, where the notice says it or lets it be worked out."""
    wall = next(cuts(fold(source)))

    assert (DamageKind.CUT, missing) == (wall.kind, wall.missing)
    assert source[: wall.start] == "前文"


@pytest.mark.parametrize(
    "source",
    [
        "（以下简称《意见》）",
        "（略）",
        "全文共3章",
        "本表省略",
        "（见第1213号）",
        "字数不少于1000字。",
        "（简介300字以内，请登录平台填报）",
        "（每篇作文还有不少于800字的要求）",
        "（约300字，附作者照片）",
    ],
)
def test_what_only_sounds_like_a_cut_is_none(source: str) -> None:
    """（略） is how offices leave an annex out."""
    assert list(cuts(fold(source))) == []


@pytest.mark.parametrize(
    "line",
    [
        "阅读全文",
        "展开全文>>",
        "(想阅读完全部图文内容,您需要先登陆!)",
        "(想阅读完全部内容请先登录，会员可下载WORD版)",
        "已有账号？立即登录　没有账号？免费注册",
        "登录后可阅读全文",
        "预览阅读已结束,若您需要全文或代笔。",
        "试读已结束，购买后阅读全文",
    ],
)
def test_a_line_that_asks_to_log_in(line: str) -> None:
    """The whole line does."""
    assert is_login(fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "已有账号的家长直接登录平台报名。",
        "登录县教育局网站下载完整名单。",
        "阅读推广活动面向全体会员学校。",
        "剩余学位5个，由县教育局统筹安排。",
        "网上登记须先登录“云溪入学通”平台。",
        "开展全民阅读，付费自习室除外。",
    ],
)
def test_a_line_of_the_document_that_speaks_of_logging_in(line: str) -> None:
    """Enrolment notices do."""
    assert not is_login(fold(line))


def test_a_preview_is_told_from_a_login() -> None:
    """Its text may be whole."""
    assert is_preview("预览阅读已结束,若您需要全文")
    assert not is_preview("登录后可阅读全文")


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ("前文……剩余49字，开通会员后查看……", 49),
        ("前文——以下26字需付费阅读——", 26),
        ("前文（试读到此，余24字）", 24),
        ("前文（隐藏部分30字，请购买后查看）", 30),
        ("前文[全文100字，已显示70字]", 30),
        ("前文（中间30字已被屏蔽）", 30),
        ("前文……（剩下的30字仅对会员开放）……", 30),
    ],
)
def test_a_cut_may_be_told_in_many_ways(source: str, missing: int) -> None:
    """Between dots, in brackets, as what is shown of the whole."""
    wall = next(cuts(fold(source)))

    assert (source[: wall.start], wall.missing) == ("前文", missing)


@pytest.mark.parametrize(
    "line",
    [
        "该内容需要登录后才能查看",
        "关注公众号后阅读全文",
        "会员专享，开通后阅读剩余部分",
        "还剩3页未读，继续阅读",
        "成为会员，畅读全文",
    ],
)
def test_a_gate_and_what_lies_behind_it_make_a_wall(line: str) -> None:
    """However it is worded."""
    assert is_login(fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "会员单位可以查看协会的全部账目。",
        "注册学生人数占全部学生的八成。",
        "登录报名系统查看全部岗位",
        "剩余部分由县财政承担",
        "图书馆向读者提供全文检索",
    ],
)
def test_what_an_office_says_of_members_and_the_rest_is_no_wall(line: str) -> None:
    """A sentence ends with a stop; a system of an office is no wall."""
    assert not is_login(fold(line))


def test_a_cut_is_told_once() -> None:
    """However many rules know it."""
    source = "前文……（未完，全文共3120字，当前仅显示1480字，请登录）……后文"

    assert [wall.missing for wall in cuts(fold(source))] == [1640]
