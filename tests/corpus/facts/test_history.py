from __future__ import annotations

from tests.documents import composed


def test_the_line_under_a_laws_title_tells_its_history() -> None:
    """Every act, and not the day from which it holds."""
    source = (
        "云溪市条例\n\n(2012年4月5日 市人大通过 2016年11月7日 《关于修改〈云溪市条例〉的决定》修正 "
        "2016年12月1日 施行)\n\n第一条 为了公平。\n"
    )

    assert composed(source).parts[0].history == ("2012-04-05", "2016-11-07")


def test_a_notice_has_no_history() -> None:
    """Its date is no act of law-making."""
    assert composed("甲通知\n\n（2012年4月5日）\n\n各校抓好落实。\n").parts[0].history == ()
