from __future__ import annotations

import pytest

from tests.documents import composed

BODY = "\n\n各乡镇要高度重视，抓好落实。\n"

APPROVED = """云溪市条例

(2020年8月26日 云溪市第六届人民代表大会常务委员会第十五次会议通过 2020年9月26日 东岚省第十三届\
人民代表大会常务委员会第二十次会议批准)

第一条 为了公平。
"""
AMENDED = """教育法

(1995年3月18日 第八届全国人民代表大会第三次会议通过 2021年4月29日 第十三届全国人民代表大会常务\
委员会第二十八次会议《关于修改〈教育法〉的决定》修正)

第一条 为了公平。
"""
ORDERED = """校车办法

（2019年8月1日云溪市人民政府令第12号公布　自2019年9月1日起施行）

第一条 为了公平。
"""
BRIEF = "云溪市条例\n\n(2014年10月29日 市十四届人大常委会第十九次会议通过)\n\n第一条 为了公平。"


@pytest.mark.parametrize(
    ("source", "issuer"),
    [
        ("云溪县人民政府办公室关于校车的通知" + BODY, "云溪县人民政府办公室"),
        ("云溪县教育局等六部门印发《行动计划》的通知" + BODY, "云溪县教育局等六部门"),
        ("云溪县教育局转发县政府文件的通知" + BODY, "云溪县教育局"),
        ("转发云溪县教育局关于校车的提示" + BODY, "云溪县教育局"),
        ("校车办法\n云溪县人民政府\n" + BODY, "云溪县人民政府"),
        ("提升方案\n云溪县教育局 云溪县民政局\n2025年3月28日" + BODY, "云溪县教育局、云溪县民政局"),
        ("问答\n云溪县教育局编　2025年5月28日更新" + BODY, "云溪县教育局"),
        (
            "关于招生的通知" + BODY + "云溪县教育局\n2025年5月20日\n（此件公开发布）\n",
            "云溪县教育局",
        ),
        ("关于招生的通知" + BODY + "云溪县教育局 2025年5月20日\n", "云溪县教育局"),
        (APPROVED, "云溪市人民代表大会常务委员会"),
        (
            BRIEF,
            "云溪市人民代表大会常务委员会",
        ),
        (AMENDED, "全国人民代表大会常务委员会"),
        (
            "教育法\n\n(1995年3月18日 第八届全国人民代表大会第三次会议通过)\n\n第一条 为了公平。",
            "全国人民代表大会",
        ),
        ("校车条例\n\n(2012年4月5日 国务院令第617号公布)\n\n第一条 为了公平。", "国务院"),
        (ORDERED, "云溪市人民政府"),
        ("校车规定\n\n(2020年5月1日 教育部令第40号公布)\n\n第一条 为了公平。", "教育部"),
        ("云溪大学关于招生的通知" + BODY, "云溪大学"),
        (
            "云溪县教育局文件\n云教发〔2024〕1号\n关于做好校车工作的通知" + BODY,
            "云溪县教育局",
        ),
        (
            "校车条例\n第一条　国务院教育部门和国务院有关部门负责校车安全。\n",
            "国务院",
        ),
        ("打好组合拳 夯实教育主阵地椒江区教育局" + BODY, "椒江区教育局"),
        ("2025年国务院政府工作报告\n\n各位代表：\n一年来，成绩来之不易。", "国务院"),
    ],
)
def test_the_issuer_is_known(source: str, issuer: str) -> None:
    """From title, history, head or signature."""
    fact = composed(source).parts[0].issuer

    assert fact is not None
    assert issuer == fact.value


@pytest.mark.parametrize(
    "source",
    ["在会议上的讲话\n\n同志们：\n\n我代表县委、县政府表示感谢！", "关于教育的几点思考" + BODY],
)
def test_who_only_speaks_has_issued_nothing(source: str) -> None:
    """No guess is better than a wrong one."""
    assert composed(source).parts[0].issuer is None


def test_an_office_that_is_not_told_is_only_a_guess() -> None:
    """A rule for departments of the State Council can only be its own, but does not say so."""
    fact = composed("校车条例\n第一条　国务院教育部门负责校车安全。\n").parts[0].issuer

    assert fact is not None
    assert fact.sure <= 0.5


def test_two_bodies_make_it_less_sure() -> None:
    """Who approved a city's rule is sometimes held to have issued it."""
    fact = composed(APPROVED).parts[0].issuer

    assert fact is not None
    assert fact.sure < 0.8
