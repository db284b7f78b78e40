"""Recognises that somebody may be in danger, so that they are told where help is.

What somebody says of themselves counts whatever else they ask. Of others it counts unless a rule
is asked for: 学生自杀的上报规定, 心理健康教育政策 and 校园欺凌怎么认定 are questions about policy.
"""

from __future__ import annotations

import re

_OWN = "我(?![国校县市省区们院班部局镇乡村街厂所])"
_DEATH = (
    "(?:自杀|轻生|寻死|自尽|自残|自伤|割腕|跳楼|上吊|寻短见|服毒|烧炭|了结(?:自己|生命|此生)"
    "|结束(?:自己的?|我的?|这条)?生命)"
)
_WISH = "(?:想|要|准备|打算|决定|企图|试图|可能会|正在|已经|刚刚|差点|忍不住|甚至)"
_LIFE = (
    "(?:不想活(?![动跃泼])|活不下去|活够了|不如死了|死了算了|想死(?![记板守磕你])|生不如死"
    "|活着(?:真的?|好|太|也|都|还|就|已经|很)*(?:没|没有|无)(?:什么|啥)?(?:意思|意义|劲|盼头|价值))"
)
_HARM = "(?:家暴|性侵|性骚扰|猥亵|强奸|强暴|虐待|囚禁|非法拘禁|拐卖|绑架)"
_BEATEN = (
    "(?:殴打|毒打|暴打|打伤|打骂|打得|打了|痛打|揍|体罚|霸凌|欺凌|群殴|围殴|威胁|恐吓|勒索|跟踪"
    "|打(?!印|扫|卡|分|工))"
)
_KIN = (
    "(?:孩子|小孩|儿子|女儿|弟弟|妹妹|哥哥|姐姐|同学|朋友|闺蜜|室友|舍友|学生|邻居|老公|老婆|丈夫"
    "|妻子"
    "|爸爸?|妈妈?|父亲|母亲|奶奶|爷爷|有人|有个人|他|她|侄女|侄子|外甥女?)"
)
_SELF = (
    f"{_OWN}[^。?!]{{0,16}}{_WISH}[^,。?!]{{0,6}}{_DEATH}",
    f"{_OWN}[^。?!]{{0,16}}{_DEATH}的?(?:想法|念头|冲动|倾向|打算|计划)",
    f"{_OWN}[^。?!]{{0,16}}(?:{_LIFE})",
    f"(?:^|[,。;!?\\s])(?:好|真|真的|就|又|还是|只|很|特别)*(?:{_LIFE})(?:了|啊|呀|吗|$|[,。!?])",
    f"^(?:真|真的|好|就|很)?(?:想|要){_DEATH}(?:了|$|[,。!?])",
    f"{_OWN}(?:[^。?!校国]{{0,8}})(?:被|遭|遭到|遭受|受到|受)[^,。?!]{{0,10}}{_HARM}",
    (
        r"\b(?:kill(?:ing)? myself|end(?:ing)? my (?:own )?life|want to die|wanna die"
        r"|i(?:'m| am) suicidal"
        r"|suicidal thoughts|don'?t want to live|hurt(?:ing)? myself|cut(?:ting)? myself)\b"
    ),
    (
        r"\bi(?:'m| am| was| have been|'ve been|'m being| am being) (?:being |getting )?"
        r"(?:abused|beaten|raped|molested)\b"
    ),
)
_OTHERS = (
    f"{_KIN}[^。?!]{{0,12}}{_WISH}[^,。?!]{{0,6}}{_DEATH}",
    f"{_KIN}[^。?!]{{0,12}}{_DEATH}的?(?:想法|念头|冲动)",
    f"{_KIN}[^。?!]{{0,12}}(?:{_LIFE})",
    (
        f"(?:{_KIN}|{_OWN})[^。?!]{{0,10}}(?:老|总|经常|一直|天天)?(?:说|觉得|感觉)[“\"'‘]?"
        "(?:生活|人生|活着|一切)(?:真|都|很|好|也)?(?:没|没有|毫无)(?:什么)?(?:意义|意思|希望)"
    ),
    f"{_KIN}[^。?!]{{0,6}}(?:被|遭|遭到|遭受)[^,。?!]{{0,10}}{_HARM}",
    f"{_OWN}[^。?!]{{0,6}}(?:被|遭|遭到|遭受)[^,。?!]{{0,8}}{_BEATEN}",
    (
        f"{_KIN}[^。?!]{{0,6}}(?:天天|经常|一直|总是?|每天|又|正在|正"
        f"|还在)[^,。?!]{{0,4}}被[^,。?!]{{0,8}}{_BEATEN}"
    ),
    (
        f"(?:爸爸?|妈妈?|父亲|母亲|老公|丈夫|老婆|继父|继母|男友|男朋友|老师|同学)[^,。?!]{{0,6}}"
        f"(?:打|{_HARM}){_OWN}"
    ),
)
_RULE = re.compile(
    "规定|政策|制度|条例|办法|文件|预案|机制|上报|报告制度|预防|防范|防止|干预|筛查|责任|赔偿"
    "|处分|职责"
    "|认定|课程|教育部|细则|流程|学校应|应当|法律|通知|指南|措施|工作方案|数据|比例|率"
)
_CRIES = re.compile("|".join(_SELF), re.IGNORECASE)
_TELLS = re.compile("|".join(_OTHERS))


def crisis(folded: str) -> bool:
    """Whether a folded message tells of somebody in danger."""
    if _CRIES.search(folded):
        return True
    return _TELLS.search(folded) is not None and not _RULE.search(folded)
