"""Recognises requests for help with what is forbidden: 怎么伪造学历, 如何不被查到.

What protects against it is policy: how it is prevented, reported, punished, recognised.
"""

from __future__ import annotations

import re

_HOW = (
    "(?:如何|怎么(?!会|办[?。!]?$|了|回事)|怎样|咋|(?:去|从|在)?(?:哪里|哪儿|哪|什么地方)(?:能|可以|有)?(?:买|卖|弄|搞|办|找|开)|教教?我|帮我|给我|请你|告诉我|我想|我要|我需要|设计|制定"
    "|策划|编写|撰写|写一"
    "|列举|列出|提供|推荐|描述|生成|利用(?!的)|有(?:什么|哪些|没有|啥)[^,。?]{0,8}(?:方法|办法"
    "|方式|手段|技巧|途径|软件|渠道|步骤))"
)
_CRIME = (
    "(?:贩毒|吸毒|制毒|(?:配制?|自制|做|造|弄到?|搞到?|买)[^,。?]{0,4}(?:毒品|炸弹|炸药|爆炸物|枪支?|迷药|假币|假钞)"
    "|(?:制造|制作|贩卖|购买|合成|运输)[^,。?]{0,6}(?:毒品|炸弹|炸药|爆炸物|枪支"
    "|武器|假币|假钞|冰毒|病毒)"
    "|(?:非法)?赌博|开设赌场|诈骗|骗取|行骗|骗(?:钱|人|保)|洗钱|抢劫|盗窃|偷(?:走|窃|盗|税|拍|看"
    "|渡|听|东西)|逃税|漏税"
    "|走私|卖淫|嫖娼|强奸|杀人|杀害|谋杀|杀死|毒死|毒害|投毒|下毒|下药|(?:下|放|投|加|掺)[^,。?]{0,2}(?:泻药|迷药|安眠药|毒药?|老鼠药|农药)(?!品)|绑架|拐卖|敲诈|勒索|行贿|贿赂"
    "|受贿"
    "|伪造|造假|(?<!虚)假的?[^,。?]{0,4}(?:证(?!券)|文凭|学历|学位|发票|身份|护照|公章|病历|病假条|合同|户口|材料|流水|成绩单|印章)"
    "|虚报[^,。?]{0,8}(?:骗|领|套)|骗(?:领|取|补|过)|套(?:取|出来?|现)[^,。?]{0,10}|冒领"
    "|替考|代考|枪手|作弊|抄袭|(?:提前|偷偷)[^,。?]{0,8}(?:试卷|试题|考题|答案)|(?:试卷|试题|考题)[^,。?]{0,4}(?:原题|泄露|答案)"
    "|给[^,。?]{1,12}(?:送钱|送礼|塞钱|塞红包|好处费)|(?:孤立|整|报复|弄死|收拾|教训)(?:他|她|他们|一个|那个|某个|同学|室友|别人)"
    "|(?:别人|他人|她|他|同学|老师)的?(?:隐私|裸照|私密)|不敢(?:告诉|说出|报警|声张)"
    "|窃听|监听|笑气|(?:弄|搞)瘫|(?:弄|搞|破)坏[^,。?]{0,6}(?:刹车|监控|设备|系统)|(?:绕过|破解)[^,。?]{0,6}(?:认证|验证|防沉迷|查重)"
    "|忽悠[^,。?]{0,4}|窃取|盗取|盗用|(?:监视|监控|跟踪|定位)(?:别人|他人|某人|对方|伴侣"
    "|室友|我的?(?:室友|老公|老婆|邻居|同事))"
    "|(?:毒品|枪支|器官|身份证[^,。?]{0,4})交易|网络攻击|恶意(?:软件|代码|程序|装置)|(?:生化|化学"
    "|核|生物)武器|社交工程|极端主义(?:思想|内容)|(?:隐藏|掩盖|抹去|藏匿)[^,。?]{0,12}(?:真实身份"
    "|痕迹|非法财产|赃|尸体|罪行)|酒后开车|人肉|传销|邪教|恐怖(?:袭击|活动|组织)|煽动|(?:攻击"
    "|入侵|侵入|黑进|破解)[^,。?]{0,10}(?:系统|网络|电脑|账户|账号|密码|数据库|服务器|防火墙"
    "|网站)"
    "|木马|侮辱|辱骂|羞辱|贬低|嘲笑|(?:散布|传播|制造|编造)[^,。?]{0,8}(?:谣言|虚假|假新闻|偏见"
    "|仇恨)|内幕交易|操纵(?:股|市场|选举)"
    "|钻[^,。?]{0,4}空子|灌输[^,。?]{0,16}(?:偏见|仇恨|极端|激进)|播撒[^,。?]{0,10}(?:偏见|仇恨))"
)
_GUARDS = re.compile(
    "防|举报|投诉|处罚|处理|处分|惩|打击|禁止|治理|查处|整治|认定|识别|应对|遭遇|受到|遭到|遇到"
    "|被骗|教育(?!手段|局|部|厅|平台|系统)"
    "|宣传(?!册)|规定|条例|后果|罪|监管|监督|追究|严禁|不得|遏制|保护(?!自己|好自己|我)|维权|救助|辨别|量刑|杜绝"
    "|制止|违法吗|犯法吗"
    "|算不算|属于|是不是|检测|审查|政策|通知"
)
_EVADED = (
    "(?:神不知鬼不觉|(?:看起来|看着|装成|弄成|伪装成)像?(?:是)?(?:意外|自杀)|不会被[^,。?]{0,4}(?:查|发现|抓|逮)(?!吧|吗|么)|不留下?(?:任何|一点)?(?:痕迹|证据)|(?:不被|避免被?|免于被?|逃避|躲避|躲过|逃过|规避|绕过"
    "|绕开|避开|不让[^,。?]{0,6}|才不会被|难以被?)"
    "[^,。?]{0,12}(?:发现|追究|追捕|追查|追踪|抓|查到|查获|查出|处罚|拘留|逮捕|察觉|监管|检测"
    "|举报|识破|制裁|警察|法律责任|法规|处分))"
)
_ENGLISH = re.compile(
    r"\b(?:how (?:do|can|could|would|should) (?:i|we|you|someone)|how to|where (?:can|do|could) i"
    r"|teach me|(?:give|tell) me (?:the )?(?:steps|instructions|a way)|help me|show me|ways? to"
    r"|i want to)\b[^.?!]{0,40}"
    r"(?:\bhack"
    r"|\bfake (?:\w+ )?(?:diploma|degree|id|identity|certificate|document|transcript|passport)"
    r"|\b(?:weed|cocaine|heroin|meth|drugs|bomb|explosives?|untraceable)\b"
    r"|\b(?:forge|counterfeit|bribe|launder|blackmail|stalk|poison|kidnap|murder|kill|steal|smuggle"
    r"|cheat (?:on|in)|exam answers|answers to (?:the |an )?(?:exam|test))\b"
    r"|\b(?:get away with|without (?:being|getting) caught)\b)"
)
_ENGLISH_GUARDS = re.compile(
    r"\b(?:prevent|report|complain|punish|penalt|protect|polic|rule|regulat|law|avoid being|victim"
    r"|stop|myself)"
)
_ASKS = re.compile(f"{_HOW}[^。?!]{{0,28}}{_CRIME}(?!的[?。!]?$)")
_EVADES = re.compile(_EVADED)
_EXAM = re.compile(r"(?:如何|怎么|怎样|有(?:什么|哪些))[^。?!]{0,20}" + _EVADED)


def harmful(folded: str) -> bool:
    """Whether a folded message asks for help with what is forbidden."""
    crime = re.search(_CRIME, folded) is not None
    if _EXAM.search(folded) or (crime and _EVADES.search(folded)):
        return not re.search("避免被(?:骗|拐)|规定|政策", folded)
    if _ENGLISH.search(folded):
        return not _ENGLISH_GUARDS.search(folded)
    return _ASKS.search(folded) is not None and not _GUARDS.search(folded)
