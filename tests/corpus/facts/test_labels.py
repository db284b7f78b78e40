from __future__ import annotations

from tests.documents import composed, written

PAGE = written("""
    索引号：00123/2024-00012 | 主题分类：教育
    发文机关：云溪县教育局 | 成文日期：2024年03月05日
    标　　题：云溪县教育局关于做好校车工作的通知
    发文字号：云教发〔2024〕9号 | 发布日期：2024年03月20日

    关于做好校车工作的通知

    各学校：

    请抓好落实。
""")


def test_the_table_of_a_government_page_is_read() -> None:
    """The index number is none, and the day of posting is not the day it was made."""
    part = composed(PAGE).parts[0]

    assert part.issuer is not None
    assert part.number is not None
    assert part.dated is not None
    assert part.title.value == "关于做好校车工作的通知"
    assert part.issuer.value == "云溪县教育局"
    assert part.number.value == "云教发〔2024〕9号"
    assert part.dated.value == "2024-03-05"


def test_labels_and_values_may_stand_in_cells_or_lines_of_their_own() -> None:
    """As tables and lists of web pages come."""
    source = (
        "索 引 号 | 0012 | 发文字号 | 云教发〔2024〕9号\n"
        "成文日期\n2024-03-05\n发文机关：云溪县教育局\n\n"
        "关于做好校车工作的通知\n\n请抓好落实。\n"
    )
    part = composed(source).parts[0]

    assert part.number is not None
    assert part.dated is not None
    assert part.number.value == "云教发〔2024〕9号"
    assert part.dated.value == "2024-03-05"


def test_one_label_alone_is_no_table() -> None:
    """时间：… opens many a text."""
    assert composed("活动安排\n\n日期：2024年3月5日至9日，地点另告。\n").parts[0].dated is None
