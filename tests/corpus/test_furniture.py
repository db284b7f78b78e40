from __future__ import annotations

import pytest

from corpus.document import Noise
from tests.documents import cleaned, sample, taken, written

BEFORE, AFTER = "各乡镇要抓好落实。", "县财政局每年安排专项资金。"


@pytest.mark.parametrize(
    ("line", "noise"),
    [
        ("当前位置:首页 > 材料 > 正文内容", Noise.NAVIGATION),
        ("您现在的位置：首页>>政务公开>>通知", Noise.NAVIGATION),
        ("上一篇：关于放假的通知", Noise.NAVIGATION),
        ("下一条:", Noise.NAVIGATION),
        ("首页 > 政务公开 > 通知公告", Noise.NAVIGATION),
        ("2025-01-03698", Noise.NAVIGATION),
        ("2022-10-24 11:14:13 148", Noise.NAVIGATION),
        ("发布时间：2025-05-22 来源：县教育局 浏览次数：4217 字体：[大 中 小]", Noise.NAVIGATION),
        ("【打印本页】【关闭窗口】", Noise.NAVIGATION),
        ("文章导读", Noise.NAVIGATION),
        ("- 12 -", Noise.NAVIGATION),
        ("第 3 页 共 8 页", Noise.NAVIGATION),
        ("收藏《在全县推进会上的讲话》", Noise.NAVIGATION),
        ("东岚ICP备00000000号-1", Noise.NAVIGATION),
        ("携手公文写作范文宝典:www.xieshou.example.com", Noise.ADVERT),
        ("需要代写、定制请加客服微信:XXXXXX", Noise.ADVERT),
        ("请点击👉 abc 👈联系老师", Noise.ADVERT),
        ("版权声明：本文由网友上传，仅供学习参考。", Noise.ADVERT),
        ("如果喜欢本篇内容,请赞赏鼓励哦!", Noise.DONATION),
        ("尚未有人赏赞,赶紧来一个吧", Noise.DONATION),
        ("已有0人打赏", Noise.DONATION),
        ("请选择打赏类型", Noise.DONATION),
        ("扫描二维码推送至手机访问。", Noise.SHARE),
        ("微信扫一扫在手机阅读、分享本文", Noise.SHARE),
        ("本文链接:https://a.example/?id=3970", Noise.SHARE),
        ("分享给朋友:", Noise.SHARE),
        ("转发到：朋友圈 QQ 微博", Noise.SHARE),
        ("“扩优提质” 的相关文章", Noise.RELATED),
        ("相关阅读", Noise.RELATED),
        ("阅读全文", Noise.PAYWALL),
        ("关注微信公众号“东岚公文”，获取更多材料", Noise.ADVERT),
        ("加QQ群123456789免费领取学习资料", Noise.ADVERT),
        ("【广告】培训班火热招生中", Noise.ADVERT),
        ("本站文章均来源于网络，版权归原作者所有", Noise.ADVERT),
        ("分享  收藏  点赞  评论", Noise.SHARE),
        ("QQ好友 QQ空间 新浪微博 微信", Noise.SHARE),
        ("转发到朋友圈", Noise.SHARE),
    ],
)
def test_a_line_of_the_page_goes(line: str, noise: Noise) -> None:
    """And is on record under its reason, with nothing else."""
    document = cleaned(f"{BEFORE}\n{line}\n{AFTER}\n")

    assert document.text == f"{BEFORE}\n{AFTER}\n"
    assert taken(document, noise).strip() == line


@pytest.mark.parametrize(
    "line",
    [
        "登记网址：www.yunxi-edu.example",
        "报名材料下载:www.yunxi-edu.example",
        "请扫描二维码登记，截止时间为6月25日。",
        "扫描下方二维码填写报名表",
        "字号：小四号宋体",
        "主办单位:云溪县教育局 承办单位:云溪县第一小学",
        "时间：2025-06-16 18:00",
        "2025-05-20",
        "¥1250",
        "自定义",
        "微信",
        "推荐",
        "相关内容",
        "• 户口簿",
        "1200",
        "上一篇章说明了来历。",
        "当前位置较好的学校有三所。",
        "收藏文物须登记造册",
        "相关附件：片区划分表.xls",
        "来源：县教育局",
        "责任编辑：王某",
        "公文写作培训材料",
        "(责任单位：县教育局)",
        "关注“云溪教育”公众号，查询录取结果",
        "扫码登记，领取准考证",
        "会员单位可以查看和下载资料",
        "本材料由市网络安全办公室提供",
        "收藏",
        "下载“云溪入学通”客户端报名",
    ],
)
def test_a_line_that_may_be_the_documents_stays(line: str) -> None:
    """What is unsure is kept."""
    source = f"{BEFORE}\n{line}\n{AFTER}\n"

    assert source == cleaned(source).text


def test_weak_lines_go_beside_strong_ones() -> None:
    """A sum of money alone may be a table's, under a donation box it is not."""
    source = written(
        """
        各乡镇要抓好落实。
        请选择打赏类型
        ¥0.01
        ¥99.99
        自定义
        打赏
        """
    )

    assert cleaned(source).text == "各乡镇要抓好落实。\n"


def test_titles_below_related_articles_go() -> None:
    """As long as they are mere titles."""
    source = written(
        """
        各乡镇要抓好落实。
        相关文章
        • 县教育局工作总结
        XX县教育工作汇报材料
        （示例文档，均属虚构。）
        """
    )

    assert cleaned(source).text == "各乡镇要抓好落实。\n（示例文档，均属虚构。）\n"


def test_a_teaser_that_repeats_the_document_goes() -> None:
    """And one that says something of its own stays."""
    said = "坚持政府主导、公益普惠、属地管理、多方参与的原则，办好每一所幼儿园。"
    own = "本文介绍了云溪县近年来推进学前教育的主要做法，供各地参考借鉴使用。"

    assert cleaned(f"文章导读\n{said}\n\n全文\n{said}\n").text == f"全文\n{said}\n"
    assert own in cleaned(f"文章导读\n{own}\n\n全文\n{said}\n").text


def test_of_the_scraped_sample_only_the_document_is_left() -> None:
    """From its first line to its last."""
    text = sample("典型经验材料").text

    assert text.startswith("云溪县“双减”工作典型经验材料\n")
    for word in ("打赏", "二维码", "www.", "登录", "相关文章", "上一篇", "当前位置"):
        assert word not in text


def test_of_the_web_page_sample_only_the_document_is_left() -> None:
    """Its timetable is a row a line."""
    text = sample("招生入学工作的通知").text

    assert text.startswith("关于做好2025年义务教育阶段学校招生入学工作的通知\n云教〔2025〕18号\n")
    assert "5 | 7月7日 | 民办学校电脑随机录取 | 县教育局\n" in text
    for word in ("首页", "栏目导航", "热门文章", "ICP备", "浏览次数", "分享到", "上一篇"):
        assert word not in text
