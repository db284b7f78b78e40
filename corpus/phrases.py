"""The phrases by which the furniture of web pages is known: data for `corpus.furniture`.

Every pattern must match a whole line, which is seen folded: Simplified, half-width, lower
case. Where a document's own line could match (报名网址, 扫码登记, 字号：小四), the pattern must
be narrower: what is doubtful stays.
"""

from __future__ import annotations

import re

from corpus.document import Noise

_WWW = r"(?:https?://)?(?:www|m|wap)\.(?!\S*\.(?:gov|edu)\.)[a-z0-9.-]+\S{0,40}"
_BUTTON = (
    r"[【\[]?(?:打印|关闭|收藏|纠错|分享|放大|正常|缩小|字体:?|调整字体|简体|繁体|无障碍(?:浏览|阅读)|大|中|小)"
    r"(?:本页|窗口)?[】\]]?"
)
_COUNTER = r"(?:浏览|阅读|点击|访问)(?:次数|量|数|率)"
_NOT_AN_ADVERT = r"(?!.{0,20}(?:报名|登记|网址|咨询|查询|平台|申报|提交|官网))"
_ESSAYS = r"(?:范文|宝典|公文|写作|材料|文秘|论文|文库|文档网|资料网)"
_ON_A_PHONE = r"手机.{0,4}(?:访问|阅读|打开|浏览|观看|看)"

_STRONG = {
    Noise.NAVIGATION: (
        r"您?(?:现在|目前|当前)?(?:所在)?的?(?:当前)?位置(?:是)?:?.{0,60}(?:>|»|›).{0,120}",
        r"[<‹«]?(?:上|下)一(?:篇|条|页|章|个)(?:文章)?:.*",
        r"首页\s*[>»›|].*",
        r"\[?(?:返回|回到)(?:顶部|首页|列表|上一页|上级)\]?",
        r"\d{4}-\d{2}-\d{2}\d{1,6}",
        r"\d{4}-\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?\s+\d{1,8}",
        rf"(?=.*(?:发布|来源|字体|字号|时间|作者|编辑|日期)).*{_COUNTER}:\s*\d*.{{0,60}}",
        rf"{_COUNTER}:?\s*\d+\s*次?",
        r".{0,60}(?:字体|字号):?\s*\[?\s*大\]?\s*\[?中\]?\s*\[?小.{0,40}",
        r"[-—–]\s?\d{1,4}\s?[-—–]|第\s*\d{1,4}\s*页(?:\s*[,/]?\s*共\s*\d{1,4}\s*页)?",
        r"文章导读:?",
        r"收藏《[^》]*》\)?",
        r".{0,20}设为首页.{0,60}|.{0,20}网站地图.{0,120}",
        r".{0,60}icp备\s?\d+号.{0,60}|.{0,60}公网安备.{0,60}",
        r"(?:[【\[](?:打印|关闭|收藏|纠错)(?:本页|窗口)?[】\]]\s*)+",
        r"主办(?:单位)?:.*技术支持.*",
        r"(?:【\d{1,2}】\s*){2,}|(?:\[\d{1,2}\]\s*){3,}",
        r"(?:produced by|powered by)\b.{0,80}",
        rf"{_BUTTON}(?:[\s|]+{_BUTTON}){{1,8}}",
        r"◎?欢迎(?:您)?参与讨论.{0,40}",
    ),
    Noise.ADVERT: (
        rf"{_NOT_AN_ADVERT}[^,。;]{{0,20}}{_ESSAYS}[^,。;]{{0,10}}:\s*{_WWW}",
        r".{0,40}(?:代写|代笔).{0,40}(?:微信|qq|客服|联系|老师|热线|电话).{0,40}",
        r"请?点击.{0,30}联系(?:老师|客服|我们).{0,10}",
        r"(?:版权声明|免责声明|特别声明):.{0,40}(?:网友|转载|仅供|版权|侵权|网络).{0,80}",
    ),
    Noise.DONATION: (
        r"如果(?:您|你)?(?:喜欢|觉得).{0,20}(?:赞赏|打赏|赏赞|鼓励).{0,20}",
        r"(?:尚|还|已有?).{0,6}人(?:赏赞|打赏|赞赏).{0,20}",
        r"请?选择(?:打赏|赞赏|赏赞)(?:类型|金额|方式)",
        r".{0,20}(?:打赏|赞赏|赏赞)(?:一下|支持|鼓励|一个).{0,16}",
        r"赏赞|打赏|赞赏(?:作者)?|打赏(?:作者|本文)",
    ),
    Noise.SHARE: (
        rf".{{0,16}}(?:二维码|扫一扫).{{0,12}}(?:推送|{_ON_A_PHONE}|分享|本页|当前页).{{0,40}}",
        r"本文(?:链接|标题|地址|网址):.*|(?:链接地址|文章链接|原文链接|转载请注明).{0,6}:.{0,120}",
        r"(?:分享|转发)(?:到|给朋友|给好友|本文|至)?:.{0,60}",
        r"关于本文",
        r"微信扫一扫|长按(?:识别|扫码).{0,20}|(?:扫一?扫|扫描?|识别)二维码(?:上|看|关注|进入|下载).{0,20}",
    ),
    Noise.RELATED: (
        r"[“\"「].{1,80}[”\"」]\s*的相关(?:文章|内容|阅读|推荐|资料)",
        r"相关(?:文章|阅读|推荐|范文|资讯)(?:推荐)?:?",
        r"(?:热门|精彩|最新)(?:推荐|文章|资讯)|猜你喜欢|推荐阅读|延伸阅读:?",
    ),
}
_WEAK = {
    Noise.DONATION: (r"自定义|查看更多>*|其他金额|[¥]\s?\d{1,5}(?:\.\d{1,2})?",),
    Noise.RELATED: (r"(?:[•·◆●▪-]\s?)?(?:本周|本月|今日|热门|最新).{0,6}|相关(?:内容|新闻):?",),
    Noise.SHARE: (
        r".{0,60}(?:版权所有|all rights reserved|copyright\s?©).{0,80}",
        r"二维码|微信订阅号|微信公众号|联系客服|在线客服|发表评论|评论|qq|微博|微信|朋友圈",
        r"(?:网址|链接|地址|原文):\s*https?://\S{1,120}",
        r".{0,16}(?:扫描|识别|扫一扫).{0,10}二维码.{0,30}",
    ),
}

Rules = tuple[tuple[Noise, re.Pattern[str]], ...]


def _compiled(phrases: dict[Noise, tuple[str, ...]]) -> Rules:
    return tuple((noise, re.compile("|".join(parts))) for noise, parts in phrases.items())


STRONG: Rules = _compiled(_STRONG)
"""Enough by themselves."""
WEAK: Rules = _compiled(_WEAK)
"""Count only beside a line that was found already."""
BULLET = re.compile(r"[•·◆●▪-]\s?.{1,80}")
"""An entry of a list; furniture below the heading of related articles only."""
TEASER = re.compile(r"文章导读:?")
ADVERT_LEAD = re.compile(rf"[^,。;:]{{2,20}}:\s*{_WWW}")
