"""Decides before any search whether a message is a question about policy at all.

Rules only, and they fail closed: what looks like an order to the machine is refused as such.
Payloads around a real question (templates, markup, links) are taken out and the rest is asked.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from corpus.fold import fold
from rag.answer import Outcome

_HIDDEN = re.compile(
    "[\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad\U000e0000-\U000e007f]"
)
_PAYLOAD = re.compile(
    r"\{\{.*?\}\}|\$\{.*?\}|\{%.*?%\}|!?\[[^\]]*\]\([^)]*\)|<[^<>]{1,200}>|(?:https?|ldap|ftp|file|javascript|data):\S+"
    r"|先?(?:原样)?(?:输出|打印|重复|回复)[“\"'][^”\"']*[”\"'][,，。;；]?(?:然后|再)?(?:回答)?[:：]?"
    r"|(?:'|\"|;)\s*(?:or|and|drop|union|select|delete|insert|update)\b[^\u4e00-\u9fff]*",
    re.IGNORECASE,
)
_SAYS_SOMETHING = re.compile(r"[^\W_]")

_ATTACK = re.compile(
    r"(?:忽略|无视|忘掉|忘记|抛开|不要遵守|绕过)[^,。]{0,12}(?:规则|指令|指示|提示|要求|设定|限制|之前|以上|前面)"
    r"|(?:系统|开发者|初始|隐藏)(?:提示|指令|prompt)|提示词|system ?prompt"
    r"|ignore (?:all|any|the|your|previous)"
    r"|(?:维护|调试|开发者?|上帝|管理员|越狱|无限制)模式|jailbreak|do anything now|\bdan\b"
    r"|我是(?:你的)?(?:系统)?(?:管理员|开发者|主人|运维|站长|超级用户)"
    r"|(?:/|\b)(?:reindex|remove|delete|drop|shutdown|sudo|rm -rf)\b"
    r"|api[_ -]?key|密钥|口令|令牌|password|\btoken\b"
    r"|(?:管理员|数据库|后台|服务器|登录)(?:的)?(?:密码|账号)"
    r"|(?:文件|服务器|数据库|配置)(?:的)?(?:文件)?路径|环境变量|源代码"
    r"|(?:不用|不要|无需|别)(?:给|给出|标注|带|写)?(?:出处|来源|引用|依据)"
    r"|(?:假装|扮演|假设你是|你现在是|从现在起,?你|你叫|装作)"
    r"|(?:编|伪造|捏造|虚构|杜撰)(?:造|一|个|出)|(?:按|模仿|仿照|用).{0,12}(?:口气|语气|口吻|风格).{0,6}写"
    r"|标注(?:来源|出处)?\[|(?:只|直接)(?:回答|回复|说|输出)[^,。]{0,6}(?:是|对|好|ok|可以|yes)"
    r"|(?:删除|清空|修改|篡改)[^,。?]{0,8}(?:号文件|文档|数据|知识库|索引|记录)"
)
_GREETING = re.compile(
    r"(?:你|您|大家)?好(?:呀|啊|吗|哇)?|hi|hello|hey|嗨|哈[喽啰罗]|在(?:吗|不在|么)|早上?好?|(?:上午|下午|中午|晚上)好|晚安|有人吗"
)
_THANKS = re.compile(
    r"(?:好的?|嗯|哦|ok)?,?(?:非常|多|十分|太)?(?:谢谢|感谢|多谢|谢了|谢啦|辛苦)(?:你|您|了|啦|啊|呀|!)*"
    r"|thanks?(?: you)?(?: very much)?|thank you|再见|拜拜|bye|好的?|知道了|明白了?|收到|ok|嗯+|哦+"
)
_CAPABILITY = re.compile(
    r"你?(?:能|会|可以|都能)(?:做|干|回答|帮我做|帮我)(?:些|点)?(?:什么|啥|哪些)(?:问题|事情?)?"
    r"|你是(?:谁|什么|干什么的|机器人)|你有什么(?:用|功能)|怎么(?:用|使用)(?:你)?|帮助|使用说明|介绍一下(?:你)?自己?"
    r"|what can you do|who are you|help"
)
_ELSEWHERE = re.compile(
    r"(?:今天|明天|后天|昨天|这两天|周末|现在).{0,6}(?:天气|下雨|下雪|气温|几度|冷不冷|热不热|带伞)|天气(?:预报|怎么样|如何)"
    r"|(?:今天|明天|现在|此刻)(?:是)?(?:几号|星期几|周几|几点|礼拜几)|(?:股票|股市|大盘|彩票|比分|星座|运势)"
    r"|(?:讲|说|来)(?:一?个)?(?:笑话|故事|段子)|(?:写|作|来)(?:一)?(?:首|篇|段|个)(?:诗|歌|代码|作文|小说|情书|程序)"
    r"|(?:推荐|哪里有|附近).{0,8}(?:餐馆|饭店|好吃的|酒店|电影|景点|超市)|翻译(?:成|一下)|(?:点|订)(?:外卖|机票|酒店)"
    r"|女朋友|男朋友|谈恋爱|(?:\d+\s*[+*×/-]\s*\d+\s*[=等]\s*(?:于|几|多少|\?)?)$"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the guard makes of a message: a cleaned question, or an outcome instead."""

    text: str
    outcome: Outcome | None = None
    reason: str = ""


def guard(message: str, limit: int) -> Verdict:
    """Clean a message and decide whether it may be searched for.

    `limit` is the longest question in characters. A verdict with an outcome ends the line.
    """
    visible = _HIDDEN.sub("", "".join(map(_printable, message)))
    if len(visible) > limit:
        return Verdict("", Outcome.INVALID, "too_long")
    text = " ".join(_PAYLOAD.sub(" ", visible).split())
    if _ATTACK.search(fold(text)):
        return Verdict("", Outcome.ATTACK)
    if not _SAYS_SOMETHING.search(text):
        return Verdict("", Outcome.INVALID, "empty")
    return Verdict(text, _small_talk(fold(text)))


def _printable(character: str) -> str:
    """Controls, NUL and lone surrogates as a space; everything else as it is."""
    return " " if unicodedata.category(character) in {"Cc", "Cs", "Cn"} else character


def _small_talk(folded: str) -> Outcome | None:
    bare = folded.strip(" ,。.!?~;:、…")
    for pattern, outcome in (
        (_GREETING, Outcome.GREETING),
        (_THANKS, Outcome.THANKS),
        (_CAPABILITY, Outcome.CAPABILITY),
    ):
        if pattern.fullmatch(bare):
            return outcome
    return Outcome.NOT_POLICY if _ELSEWHERE.search(folded) else None
