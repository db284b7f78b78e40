"""Recognises what needs no document: politeness, questions about zhengda, and other subjects.

Politeness counts only where it is the whole message: 谢谢，那高中呢 is a question.
"""

from __future__ import annotations

import re

from corpus.fold import fold
from rag.answer import Outcome
from rag.terms import HAN

_KINDLY = "(?:你们?|您|老师|大家|政答|小助手|啦|了|啊|呀|哈)*"
_GREETING = (
    "(?:你|您|大家|老师|同志|领导)*好(?:呀|啊|吗|哇|哈)?|嗨|哈[喽啰罗]|早上?好?(?:啊|呀)?|晚安",
    "(?:上午|下午|中午|晚上)好(?:啊|呀)?|(?:你|您)?在(?:吗|不在|么|不)|有人(?:吗|在吗)",
    "(?:你|您)们?好(?:老师|同志|领导|政答|小助手)+|请问(?:一下)?|打扰(?:一?下|了)",
    "(?:hi|hello|hey)(?: there| all)?|good (?:morning|afternoon|evening|day)",
)
_THANKS = (
    (
        f"(?:好的?|嗯|哦|ok)?(?:非常|多|十分|太|真是?|真的)?(?:谢谢|感谢|多谢|谢了|谢啦|辛苦|麻烦){_KINDLY}"
        "(?:的?(?:回答|解答|帮助|帮忙|指点|耐心))*(?:了|啦)?"
    ),
    "(?:many )?thanks?(?: you)?(?: so| very)?(?: much| a lot)?|thx|cheers",
    "(?:good ?)?bye|okay|ok|got it",
    "再见|拜拜|88|好(?:的|吧|嘞|滴)?|(?:我)?(?:知道|明白|了解|清楚|懂)了?|收到|嗯+|哦+|行",
    "没事了|没(?:别的|其他)?问题了",
)
_CAPABILITY = (
    (
        "(?:请问)?(?:你|您|这里|这个机器人)?都?(?:能|会|可以|能够)"
        "(?:做|干|回答|帮我做|帮我|查|提供|解答|答)?(?:些|点|到)?(?:什么|啥|哪些|哪方面)"
        "(?:的)?(?:问题|事情?|服务|政策|内容|忙)?(?:呢|呀|啊)?"
    ),
    "(?:我|我们)?(?:能|可以|该)?(?:问|向)你?(?:问)?(?:些|点)?(?:什么|啥|哪些)(?:问题|内容)?",
    (
        "(?:你|您|这)(?:到底)?是(?:谁|什么|啥|干什么的|干嘛的|做什么的|什么东西|机器人|真人|人工智能|ai|人工)"
        "(?:吗|呢|呀|啊|么)?"
    ),
    "(?:你|您)叫(?:什么|啥)(?:名字)?|(?:你|您)有(?:什么|啥|哪些)(?:用|功能|本事|本领)",
    "(?:你|您)都?(?:知道|懂|了解)(?:些)?(?:什么|啥|哪些)|(?:你)?(?:这个)?怎么(?:用|使用)(?:你|呢|啊)?",
    "帮助|使用说明|使用方法|(?:请)?(?:自我介绍|介绍)(?:一下)?(?:你|您)?(?:自己)?(?:吧)?",
    "what (?:can|do) you (?:do|know|answer)|what can i ask(?: you)?|who are you|what are you",
    "how do(?:es)? (?:i use )?(?:you|this) ?(?:work)?|what is this(?: bot)?|help(?: me)?",
    "are you (?:a |an )?(?:robot|bot|human|ai|real)(?: person)?",
)

_DAY = "(?:今天|今晚|明天|后天|昨天|这两天|这周末?|周末|此刻|现在|外面|最近)"
_END = "[啊呀呢吧嘛么吗不没了]{0,2}[?。!]*$"
_WEATHER = (
    "(?:天气(?:怎么样|怎样|如何|咋样|好不好|好)?|会?不?会?(?:下雨|下雪)|气温(?:是)?(?:多少|几)?度?"
    "|(?:是)?几度|冷不冷|热不热|要?不?要?带伞)"
)
_TIME = "(?:几月几[号日]|几[号日]|星期几|周几|几点|礼拜几|哪一?年|什么日子)"
_ME = "(?:帮我|给我|替我|跟我|和我|请你|请(?=[讲说写唱来画])|你能?|你会|再)"
_MAKES = "(?:讲|说|来|唱|写|作|编|画)"
_ONE = "(?:一|个|首|篇|段|几|点|两)"
_WORK = "(?:笑话|故事|段子|诗|歌|代码|作文|小说|情书|程序|对联|画)"
_OUTING = "(?:餐馆|饭店|餐厅|馆子|美食|酒店|宾馆|景点|超市|电影|电视剧)"
_ELSEWHERE = (
    rf"{_DAY}[^,。?]{{0,8}}{_WEATHER}{_END}",
    rf"^[^,。?]{{0,6}}(?<![劣端殊温害灾候])天气(?:预报|怎么样|咋样){_END}",
    rf"^[^,。?]{{0,4}}(?:今天|明天|昨天|现在|此刻|今年)(?:是)?{_TIME}(?:钟)?{_END}",
    "(?:哪只|哪支|推荐|今天|明天)[^,。?]{0,4}(?:股票|股市|大盘|基金)",
    "(?:股票|股市|大盘|a股)(?:会|要|能|还|行情|怎么样|咋样)*(?:涨|跌|行情|怎么样|咋样)",
    "彩票(?:开奖|号码|中奖号)|比分(?!数)|星座|运势|算(?:个|一)?(?:命|卦)",
    rf"{_ME}{_MAKES}{_ONE}{{0,2}}[^,。?]{{0,6}}{_WORK}",
    rf"^{_MAKES}{_ONE}{{1,2}}[^,。?]{{0,6}}{_WORK}{_END}",
    f"(?:推荐|介绍)(?:一?下|一?[个家点处些]|几[个家]|附近|本地|当地|的|好看|好吃|好玩|便宜){{1,6}}{_OUTING}",
    "(?:哪里|哪儿|附近|哪家)(?:有|的)?(?:什么|没有|啥|哪些)?(?:好吃|好玩|餐馆|饭店|餐厅|火锅)",
    "(?:帮我|给我|替我|请你)[^?]{0,40}翻译|翻译一下",
    "(?:帮我|给我|替我|我要|我想)(?:点|订|买)(?:个|份|张|一)*(?:外卖|机票|酒店|火车票)",
    "我(?:的)?(?:女|男)朋友|找(?:个)?(?:女|男)朋友|(?:跟|和|与)你谈恋爱|怎么(?:追|撩)(?:女|男)",
    "你(?:喜欢|爱)(?:我|什么|谁)",
    r"\d+\s*(?:乘以?|除以|加上?|减去?)\s*\d+",
    f"^[^,。?]{{0,4}}(?:黄金|白银|金价|油价|比特币|汇率)[^,。?]{{0,4}}(?:多少钱?|涨|跌)[^,。?]{{0,2}}{_END}",
    r"\d+\s*[+*×/-]\s*\d+\s*[=等]\s*(?:于|几|多少|\?)?[?。!呀啊呢]*$",
    "(?:weather|temperature) (?:today|tomorrow|forecast)|(?:today|tomorrow)'?s? weather",
    r"what(?:'s| is) the (?:weather|time)\b|tell me a (?:joke|story)",
    "write (?:me )?a (?:poem|song|story|script|program)|how do you say\\b",
    "^(?:please )?(?:translate|compose|(?:determine|analy[sz]e) the sentiment)\\b",
)
_POLITE = {
    Outcome.CAPABILITY: re.compile("|".join(_CAPABILITY)),
    Outcome.THANKS: re.compile("|".join(_THANKS)),
    Outcome.GREETING: re.compile("|".join(_GREETING)),
}
"""The first of these that a message holds is what it is."""
_KIND = (Outcome.THANKS, Outcome.GREETING)
_OFF_SUBJECT = re.compile("|".join(_ELSEWHERE))
_PARTS = re.compile(r"(?P<words>[\w' ]*)[^\w' ]*")
_BREAKS = re.compile(rf"[^\w\s']+|(?<=[{HAN}])\s+|\s+(?=[{HAN}])")


def chatter(folded: str) -> Outcome | None:
    """The outcome of a folded message that no document needs to answer; else None."""
    parts = [part.strip() for part in _BREAKS.split(folded) if part.strip()]
    said = {_polite(part) for part in parts}
    if parts and None not in said:
        return next(outcome for outcome in _POLITE if outcome in said)
    return Outcome.NOT_POLICY if _OFF_SUBJECT.search(folded) else None


def asked(text: str) -> str:
    """A question without the politeness before and after it.

    Example: ``asked("您好，校车补助多少？谢谢！") == "校车补助多少？"``; politeness alone stays.
    """
    parts = [match for match in _PARTS.finditer(fold(text)) if match.group().strip()]
    kept = [part for part in parts if _polite(part["words"].strip()) not in _KIND]
    return text[kept[0].start() : kept[-1].end()].strip(" ,，、") if kept else text


def _polite(part: str) -> Outcome | None:
    return next((kind for kind, pattern in _POLITE.items() if pattern.fullmatch(part)), None)
