from __future__ import annotations

import pytest

from corpus.known import Kind
from tests.documents import composed, sample

BODY = "\n\n各乡镇要高度重视，抓好落实。\n"
PASSED = (
    "\n\n(2020年8月26日 云溪市第六届人民代表大会常务委员会第十五次会议通过)\n\n第一条 为了公平。"
)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("中华人民共和国教育法" + BODY, Kind.LAW),
        ("云溪市学前教育条例" + PASSED, Kind.LAW),
        ("校车条例" + BODY, Kind.REGULATION),
        ("云溪县学前教育管理办法（试行）" + BODY, Kind.REGULATION),
        ("云溪县教育局关于招生的通知" + BODY, Kind.NOTICE),
        ("云溪县教育局关于同意建立制度的复函" + BODY, Kind.NOTICE),
        ("关于加强美育工作的实施意见" + BODY, Kind.OPINION),
        ("三年行动计划（2025—2027年）" + BODY, Kind.PLAN),
        ("2025年政府工作报告" + BODY, Kind.WORK_REPORT),
        ("教育局2025年工作总结" + BODY, Kind.WORK_REPORT),
        ("在推进会上的讲话" + BODY, Kind.SPEECH),
        ("推进教育高质量发展\n\n同志们：\n今天开会。" + BODY, Kind.SPEECH),
        ("XX县教育局关于招生的通知" + BODY, Kind.MODEL_TEXT),
        ("优质均衡发展" + BODY + "需要代写、定制请加客服微信:abc\n", Kind.MODEL_TEXT),
        ("优质均衡发展\n\n在XX县、XX局、XX校、XX镇、XX村抓好落实。\n", Kind.MODEL_TEXT),
        ("长假见闻\n\n本报讯（记者王某）县城热闹起来。" + BODY, Kind.NEWS),
        ("入学政策问答" + BODY, Kind.OTHER),
    ],
)
def test_what_sort_of_text_it_is(source: str, kind: Kind) -> None:
    """The title's last word decides, then who is spoken to, then what is masked."""
    assert kind == composed(source).parts[0].kind.value


def test_an_annex_has_a_kind_of_its_own() -> None:
    """The notice is a notice, what it brings is a regulation."""
    assert [part.kind.value for part in sample("2024年修订").parts] == [
        Kind.NOTICE,
        Kind.REGULATION,
    ]


def test_how_sure_it_is_lies_between_none_and_all() -> None:
    """For every fact of every part."""
    for part in sample("2024年修订").parts:
        facts = (
            part.title,
            part.kind,
            part.issuer,
            part.number,
            part.dated,
            part.effective,
            part.place,
        )

        assert all(fact is None or 0 <= fact.sure <= 1 for fact in facts)
