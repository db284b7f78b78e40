"""Recognises orders to the machine where a question about policy is expected.

Each pattern names what is addressed (your rules, the index, the server's password), not a word
alone: 报名系统提示证件号已存在, 角色扮演游戏, 篡改监测数据, 初始密码 and 无依据收费 are what
policy questions are about. What is missed here finds no evidence and is refused all the same.
"""

from __future__ import annotations

import re

from rag.terms import HAN

_BEGIN = r"(?:^|[,.。;:!?\s]|请|帮我|给我|立即|马上|立刻|然后|现在|并|再)"
_GIVEN = (
    "(?:你|您|们|上面|上文|以上|上述|前面|前文|之前|先前|此前|原来|原有|所有|一切|全部|任何|这些"
    "|那些|系统|内置|给|设定|遵守|收到|刚才|说|的|过){1,6}(?:安全)?"
)
_ORDERS = "(?:规则|指令|指示|提示|设定|限制|命令|约束|准则|守则)"
_BEFORE = "(?:你|您|上面|上文|以上|前面|前文|之前|先前|此前|刚才)"
_MACHINE = "(?:你的?|您的?|机器人的?|bot的?|openai|telegram|api|服务器的?|知识库的?|数据库的?)"
_KEY = (
    "(?:密钥|口令|令牌|密码(?!管理|学|局|法|安全|工作|保护|技术|条例|应用)"
    "|(?<![a-z])(?:tokens?|passwords?|secrets?|credentials)(?![a-z]))"
)
_STORED = (
    r"(?:知识库|文档库|语料库?|索引|数据库|文档|(?:\d+|[零一二三四五六七八九十]+)号文件"
    "|(?:所有|全部|这个|那个|库里的?)文件)"
)
_INVENT = "(?:编造?|捏造|虚构|杜撰|伪造)"
_INVENTED = "(?:出处|来源|文号|文件|数字|数据|条款|规定|政策|引用)"

_RULES = (
    (
        r"(?:忽略|无视|忘掉|忘记|忘了|抛开|抛弃|不要遵守|不用遵守|不要理会|绕过|跳过)(?:掉"
        rf"|了)?{_GIVEN}{_ORDERS}"
    ),
    rf"(?:解除|取消)(?:你|您)[^,。?]{{0,6}}{_ORDERS}",
    (
        rf"(?:忽略|忘掉|忘记|抛开|不要理会|不要管|别管){_BEFORE}[^,。?]{{0,6}}(?:内容|要求|规定"
        r"|对话|话|设置)"
    ),
    rf"{_BEGIN}(?:忽略|忘掉|忘记|无视)(?:掉|了)?{_ORDERS}",
    (
        "不(?:再)?(?:受|需要?遵守|遵守|必遵守)(?:任何|一切|所有)"
        "(?:的|道德|法律|伦理|政策|内容|安全|社会|、|或|和){0,8}(?:限制|约束|规则)(?!吗|么)"
    ),
    (
        "(?:进入|切换到?|开启|启用|打开|启动|激活)[^,。?]{0,4}"
        "(?:维护|调试|开发者?|上帝|管理员?|超级用户|越狱|无限制|无审查)模式"
    ),
    "(?:开发者|上帝|越狱|无限制)模式|越狱(?:指令|提示)",
    (
        rf"{_BEGIN}(?:你)?(?:就|先|都|可以)?(?:不要管|不用管|别管|甭管|别理|忽略|无视|抛开|撇开)(?:掉|了)?"
        "(?:那些|这些|所有|任何|什么|你的|一切|库里的?)?(?:文件|材料|文档|资料|规矩|出处|原文)"
    ),
)
_PROMPT = (
    "(?:系统|开发者|初始|隐藏|内部)(?:提示(?:词|语)|指令|prompt)",
    "(?:你的?|您的?|初始|原始|完整|内部|隐藏)[^,。?]{0,4}提示词",
    "(?:输出|打印|复述|重复|泄露|透露|展示)[^,。?]{0,8}提示词",
    (
        "(?:告诉我|说出|复述|重复|输出|打印|透露)你的?(?:系统|初始|内部|全部|所有|原始)*"
        "(?:提示|指令|规则|设定)"
    ),
    "(?:你|您)(?!们)[^,。?]{0,10}(?:设定|提示词|配置信息|系统信息|内部规则)(?:里|是|写|有|念|读|发)",
    f"{_BEGIN}先?(?:把|将)?(?:你的?)?(?:配置信息|系统配置|内部配置|内部规则|初始设定)(?:先)?(?:输出|打印|导出|发|念|读)",
    "你的?(?:第[^,。?]{1,3}[条个]|初始|最初|全部|所有|系统|原始)(?:的)?(?:指令|提示|设定|命令|设置)",
    "(?:输出|打印|复述|重复|泄露|透露|展示|说出)[^,。?]{0,4}(?:初始|系统|内部)(?:设定|设置|指令|提示|配置)",
    "(?:你|您)[^,。?]{0,6}(?:用|是|基于|调用)[^,。?]{0,6}(?:哪个|哪种|什么|哪家的?)(?:大|语言)*模型",
)
_ROLES = (
    (
        "我(?:就)?是(?:你们?的|本|该|这个)?(?:机器人|系统|平台|后台|超级|网站|bot|的)*"
        "(?:管理员|开发者|开发人员|主人|创造者|运维|站长|超级用户|root)(?![岗职工人的推])"
    ),
    (
        r"(?:^|[,。;:!?\s]|请你?|你|您|来|帮我|让你|要你|需要|必须|应该|模仿并)"
        "(?:现在|来|将|先|要|就)*(?:扮演|假扮|装作|充当)(?!什么|怎样|哪)"
    ),
    "假装(?:你|成你|您)|(?:你|您)(?:来|要|先|就)?假装|假设你(?:就)?是",
    "(?:^|[,。;:])假装(?!.{0,20}(?:吗|怎么|如何|会被|处罚))",
    "从现在(?:起|开始),?(?:你|您)|(?:把|将)(?:你)?自己(?:设定|想象|当)(?:为|成|作)",
    "(?:你|您)不是[^,。?]{1,10},\\s*(?:你|您)是|停止(?:扮演|假装)|恢复(?:成|到)?(?:你)?(?:原来|本来|原始)的(?:模型|样子|状态|身份)",
    "(?:以|用)[^,。?]{0,8}(?:开发者|管理员|局长|县长|校长|老师|领导)(?:的)?身份(?:来)?(?:回答|批准|宣布|说|承诺|回复)",
    "(?:你|您)现在(?:就)?是(?!什么|哪|谁|不是|否|几|在)",
    "(?:^|[,。;:])(?:你|您)叫(?!什么|啥|谁|不|做)",
    '(?:叫|是|扮演|作为|成为)[“"]?dan(?![a-z])|(?<![a-z])dan(?:模式| ?mode)',
    (
        r"(?:^|[,.。;:!?\s]|请|帮我|给我|应该|需要)(?:你|您)?(?:要|来|应该|需要|必须)?"
        "(?:按|以|用|模仿|仿照|学)(?!什么|哪种|怎样)[^。?]{0,32}(?:口气|语气|口吻|腔调)[^?]{0,20}"
        "(?:写|说|回答|回应|答|讲|评论|批评|批判)"
    ),
    "(?:按|模仿|仿照)[^,。?]{0,12}风格[^,。?]{0,6}写",
)
_SECRETS = (
    rf"{_MACHINE}[^,。?]{{0,6}}{_KEY}",
    (
        "(?:管理员|后台|超级用户|root)(?:的)?(?:登录)?(?:密码|口令)"
        "(?!忘|丢|管理|要求|强度|规定|多久|怎么(?:改|设|找)|重置)"
    ),
    rf"把[^。?]{{0,14}}{_KEY}[^,。?]{{0,4}}(?:发|给|告诉|报|说|输出|打印|交)",
    rf"(?:报出?|交出|说出|泄露|透露|打印|输出)(?:一下)?[^,。?]{{0,8}}{_KEY}",
    "(?:服务器|数据库|知识库|配置文件)(?:的)?(?:文件|存放|绝对|存储)?路径|环境变量",
    r"(?:你的?|机器人的?|bot的?)[^,。?]{0,4}源代?码|/etc/(?:passwd|shadow)|(?<![\w.])\.env(?!\w)",
)
_CHATS = "(?:聊天|对话|会话|提问|提问过|问过|问|说过|说|发过|发)"
_OTHERS = (
    rf"(?:上一?[个位名]|前一?[个位名]|其他|其它|别的|所有|全部|另一?[个位名])(?:用户|提问者|使用者|聊天者|访客)(?:们)?(?:的|都|刚才)*[^,。?]{{0,4}}{_CHATS}",
    "(?:导出|输出|发给我|给我看|展示|显示)[^,。?]{0,8}(?:用户|其他人|别人|大家)[^,。?]{0,6}(?:聊天|对话|提问)(?:记录|内容)?",
    rf"(?:刚才|上一?|之前|前面|前)[那一]?(?:个|位)(?:人|用户)[^,。?]{{0,6}}{_CHATS}",
    r"(?:其他|其它|别的|另外的?)(?:会话|对话|聊天|群)(?:里|中|的)[^,。?]{0,10}(?:内容|文字|消息|说了|问了|什么)",
)
_SOURCES = (
    "(?:用|凭|靠|按)(?:着)?(?:你)?自己的(?:知识|常识|理解|记忆|训练)[^,。?]{0,4}(?:来)?(?:回答|答|说|讲|作答)",
    "(?:凭|靠)(?:你的?)?(?:感觉|直觉|印象)(?:来)?(?:告诉|回答|说|答)|别(?:引用|看|查)(?:任何)?(?:文件|材料|出处)",
    "(?:之前|以前|前面|上面)的(?:话|对话|内容|设定|规定)?(?:都|全)?(?:不算数?|作废|清零|失效)(?![^。]*[吗?])",
    "(?:^|[,。;:!?]|你)(?:就)?随便(?:说|编|写|答|讲|回答)(?!明|话|[^,。?]{0,8}吗)|(?:出了?事情?|后果)[^,。?]{0,3}我(?:来)?负责",
    (
        "(?:不用|不要|无需|不必|不需要|别)(?:再)?(?:给我?出?|标注?|标明|附上?|带上?|列出?|写)?"
        "(?:任何|个)?(?:出处|引用|引文)(?!吗|么|可以|行)"
    ),
    (
        f"(?:帮(?:我|忙|我们)?|给我|替我|请你?|你来?|你就|随便){_INVENT}(?:一|个|出|几|点|段|条"
        "|份|些|假)"
    ),
    (
        f"{_INVENT}一?(?:个|条|段|份|句)(?:假的?)?{_INVENTED}(?!.{{0,16}}(?:吗|怎么|如何|会被"
        "|处罚|后果))"
    ),
    r"标(?:注|上|明)?(?:来源|出处|引用)?(?:为|成)?\[",
    r"(?:来源|出处|引用)(?:就)?(?:写|标|注|填)(?:成|为|上)?\[?(?:\d+号|\d+\])",
)
_DEEDS = (
    (
        "(?:对|无论)(?:所有|任何|什么|一切|每个|哪个)(?:的)?(?:问题|提问)[^。?]{0,8}"
        "(?:回答|回复|答复|都说|只说)"
    ),
    "(?:不管|无论|不论)我?(?:问|说|提)(?:啥|什么|任何)[^。?]{0,8}(?:说|回答|回复|答)",
    "每(?:句|段)(?:话|回答|子)?(?:的)?(?:后面|前面|末尾|最后|开头|后|前)?(?:都|再|要)*(?:加|带)上?",
    "(?:你|您)(?:就|直接|必须|现在|要|给我|请|先|得)*(?:承诺|保证|担保)(?!书|金|人)",
    (
        f"{_BEGIN}在?(?:你的?)?(?:每[个条次])?(?:回答|答复|回复|答案)(?:的)?(?:最后|末尾|结尾|开头|前面|后面)"
        "[^,。?]{0,4}(?:加上?|附上?|写上?|注明|插入|说)"
    ),
    (
        "(?:^|[,。;:!?]|请|帮我|给我)把[^,。?]{0,8}(?:规则|规定|条例|办法|政策|标准|条)[^,。?]{0,6}"
        "(?:改成|改为|替换成?|换成)[:“\"'‘]?(?![^。?]*(?:文件|吗|什么))"
    ),
    "就说[^,。?]{1,16}(?:是|为|有|翻|取消|免)[^?]*$",
    (
        "(?:只|直接|仅)(?:需|要|用|能|准|许|可以)*(?:回答|回复|说|答|输出)(?:我)?"
        "[“\"']?(?:是|对|好的?|ok|可以|yes|能)[”\"']?(?:$|[,:。!;]|就行|即可|就可以|就好)"
    ),
    '(?:完成|结束|做完)后?(?:请)?(?:回复|回答|说)[“"]?(?:ok|好|完成)',
    (
        rf"{_BEGIN}(?:删除|删掉|清空|销毁|修改|篡改|重建|覆盖)(?:一?下|你的?|掉|整个|全部|所有"
        rf"|第)*{_STORED}"
    ),
    "(?:删除|删掉|清空|重建)(?:你的?|整个)*(?:知识库|文档库|语料库|索引)",
    (
        rf"把[^,。?]{{0,8}}{_STORED}(?:都|全|全部|给我|的内容|里的内容)*(?:删|清空|销毁|改成|改为"
        r"|替换|覆盖)"
    ),
)
_TURNS = (
    (
        "(?:不用|不需要|不必|别|不要|无需)再?(?:响应|执行|理会|管|遵循|遵守|回应)(?:前面|上面"
        "|上述|之前|以上|此前|先前)"
    ),
    (
        "(?:还是)?(?:不用|不需要|别|不要)(?:翻译|回答|总结|计算|继续)了[^。?]{0,6}(?:直接|而是"
        "|请)?(?:回答|告诉|说)"
    ),
    (
        r"(?:请)?以[\s「『“\"'‘]{1,4}[^」』”’]{1,40}[\s」』”\"'’]{1,4}(?:开始|开头"
        r"|作为开头)(?:你的)?(?:进行)?(?:回答|作答|回复|输出)"
    ),
    (
        r"(?:^|[\s\n])(?:user|human|用户|red-lm)[^\n。:]{0,4}:.{0,400}(?:assistant|ai|助手"
        r"|base-lm)\s*:"
    ),
    "(?:继续|续写|完成|补全)(?:以上|上述|这段|这个|下面的?)?(?:对话|小说|剧本|故事)",
    (
        "(?:^|[。;:!?]|请你?|帮我|给我|为我)(?:写|创作|创建|编写|续写|构思|撰写)[^,。?]{0,30}"
        "(?:小说|剧本|台词|歌词|情书|段子|脱口秀|纪录片|恶意代码"
        "|钓鱼邮件)(?![^。?]{0,12}(?:是什么|有哪些|多少|规定))"
    ),
    (
        "(?:你|您)(?:需要|要|应该|必须|得|将)(?:模仿|扮演|充当|假扮)|(?:请|无视|不用|忽略)(?:无视"
        "|忽略)?我的(?:指令|要求)"
    ),
    (
        "(?:场景|角色|人物|人设)设定(?:在|为|是|:)|(?:你"
        "|您)(?:将)?是一[位个名][^,。?]{0,24},(?:名叫|叫做|名字叫|你)"
    ),
    "(?:没有|不受|不带|无)(?:任何)?(?:过滤|审查|道德|伦理)(?:的|和|与|或|限制|约束|、){1,6}",
    (
        "(?:解锁|突破|关闭|去除|移除)(?:你的?|所有|全部|一切)?(?:的)?(?:限制|过滤器?|审查"
        "|安全(?:限制|机制|策略))(?!吗)"
    ),
)
_ENGLISH = (
    (
        r"\b(?:encode|write|reply|respond|provide|give|translate|format|output|rearrange|reverse"
        r"|invert"
        r"|replace|substitute|group|insert|add|include|use|apply|append|begin|start|end"
        r"|finish)\b[^.?!]{0,60}"
        r"\b(?:your|the) (?:\w+ )?(?:response|reply|answer|message|output)s?\b"
    ),
    r"(?<!for )\byour (?:\w+ )?(?:response|reply|answer|output)\b",
    r"(?:^|[.;:!?] ?)(?:reply|respond|answer) (?:only )?(?:in|with|using|as|backward|by)\b",
    r"\bignore any (?:previous|prior|above)\b|\b(?:nevermind|never mind)[.,] ignore\b",
    (
        r"\b(?:repeat|print|reveal|output|show|say)\b[^.?!]{0,30}\b(?:above|verbatim|instructions"
        r"|hidden|initial prompt)\b"
    ),
    (
        r"\b(?:stay|remain|be|speak|answer) in character\b|\bno (?:ethical|moral"
        r"|content) (?:guidelines|restrictions|limits)\b"
    ),
    (
        r"\b(?:ignore|disregard|forget|override|bypass)\b[^.?!]{0,24}"
        r"\b(?:previous|prior|above|earlier|preceding|your|system)\b[^.?!]{0,16}"
        r"\b(?:instructions?|prompts?|rules|guidelines|directions|orders|text|messages?"
        r"|restrictions)\b"
    ),
    (
        r"\b(?:ignore|disregard|forget|override) (?:all |any |the |every)?(?:of )?(?:the )?"
        r"(?:instructions?|prompts?|above|everything)\b"
    ),
    r"(?:^|[.;:!?,] ?|please |and )(?:ignore|disregard|forget) (?:the |your )(?:documents|files)\b",
    r"\b(?:from|with|using|use) your (?:own )?(?:knowledge|memory)\b|\byour own knowledge\b",
    (
        r"\b(?:other|previous|last) (?:users?|person|people|chats?)(?:'s?)?\b[^.?!]{0,24}"
        r"\b(?:ask(?:ed)?|said|wrote|messages?|questions?|history)\b"
    ),
    r"\bsystem[ _-]?(?:prompt|instruction)s?\b",
    r"\byour (?:\w+ )?(?:prompt|instructions|system message)\b",
    r"(?:^|[,.;:!?] ?|please |you )pretend\b|\bpretend (?:that )?you\b",
    r"(?:^|[.;:!?] ?|please )act as (?:a|an|if|my|the)\b",
    r"\bact (?:like|as if|as though) you\b|\bbetween the markers\b|\bno restrictions\b",
    r"\byou are now (?:a|an|in|my|the|dan)\b|\bfrom now on,? you\b|\brole-? ?play as\b",
    r"\bjailbreak|\bdo anything now\b|\b(?:named|called|are|as) dan\b",
    r"\b(?:developer|debug|god|sudo|admin|unrestricted) mode\b",
    (
        r"\bi am (?:your |the (?:system |bot )?)"
        r"(?:admin|administrator|developer|creator|sysadmin|root)\b(?! of| at| in)"
    ),
    r"api[ _-]?keys?\b|\benvironment variables?\b",
    (
        r"\b(?:your|the bot'?s?|the server'?s?|admin|root|database) (?:\w+ )?"
        r"(?:password|token|secret|credential)s?\b"
    ),
    (
        r"(?:^|[,.;:!?] ?|please |you )(?:make up|fabricate|invent) (?:a |an |some |the )?(?:\w+ )?"
        r"(?:citation|source|quote|document|number|figure|reference|policy)s?\b"
    ),
    r"\bfake (?:citation|source|quote|reference)",
    r"\bwithout (?:any |giving |a )*(?:citing|citations?)\b",
    r"\b(?:don'?t|do not|no need to) (?:cite|give (?:any )?(?:citations?|sources?))\b",
    r"(?:^|[\s:,;。])/(?:reindex|remove|delete|drop|shutdown|restart|exec|eval|sudo)\b",
    r"\b(?:reindex|sudo|rm -rf|drop table|drop database|chmod)\b",
    (
        r"\b(?:delete|erase|wipe|drop) (?:all )?(?:of )?(?:the |your )?"
        r"(?:index|database|corpus|knowledge base)\b"
    ),
    r"\b(?:delete|erase|wipe) (?:all |your |all of )(?:the |your )?(?:documents|files)\b",
    r"\b(?:just|only) (?:say|reply|answer|respond)(?: with)? [\"'“]?(?:yes|ok|okay|i have been)\b",
)
_ATTACKS = (
    re.compile(
        "|".join((*_RULES, *_PROMPT, *_ROLES, *_SECRETS, *_OTHERS, *_SOURCES, *_DEEDS, *_TURNS))
    ),
    re.compile("|".join(_ENGLISH), re.ASCII),  # in ASCII a Latin word ends where Chinese begins
)
_COMMANDS = (
    re.compile("|".join((*_RULES, *_PROMPT))),
    re.compile("|".join(_ENGLISH), re.ASCII),
)
_SPREAD = re.compile(rf"(?<=[{HAN}])[\s._*·|/\\~-]+(?=[{HAN}])")


def attacks(folded: str) -> bool:
    """Whether a folded message tries to command the machine rather than to ask.

    Signs between Chinese characters hide nothing: 忽 略.之 前 的 规 则 is read as one.
    """
    joined = _SPREAD.sub("", folded)
    return any(pattern.search(text) for pattern in _ATTACKS for text in (folded, joined))


def commands(folded: str) -> bool:
    """Whether a folded text of a document commands whatever machine reads it."""
    texts = {folded, _SPREAD.sub("", folded)}
    return any(pattern.search(text) for pattern in _COMMANDS for text in texts)
