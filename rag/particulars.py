"""Finds what names a person and is no plain number: names, doors, plates, accounts, papers.

Only where it is sure. A name is one after 叫 or 姓名 that begins with a surname and ends where the
clause does; a house number stands after 我家住; who is meant in 张老师 or 人民路12号 nobody knows.
What is looked at is plain: digits of every writing are ASCII, signs are half-width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

import rjieba


class Personal(StrEnum):
    """What was left out; in a text it stands between 〔 and 〕."""

    CARD = "身份证号"
    SCHOOL = "学籍号"
    BANK = "银行卡号"
    MOBILE = "手机号"
    LANDLINE = "电话号码"
    MAIL = "邮箱"
    NAME = "姓名"
    DOOR = "门牌号"
    PLATE = "车牌号"
    ACCOUNT = "微信号"
    NUMBER = "号码"
    """Somebody's by the word before it, or by its length."""


_SURNAMES = (
    "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹苏潘葛范彭鲁韦马方俞袁柳史唐费岑薛雷贺倪汤"
    "滕罗毕郝邬安常于傅齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄戴宋庞熊纪舒项董梁杜阮蓝季贾江童颜郭梅盛林钟徐邱骆高"
    "夏蔡田樊胡凌霍万柯管卢莫房丁邓洪包左石崔吉龚程邢裴陆翁惠曲封靳段焦侯全班仇甘武符刘景詹龙叶黎薄白蒲池乔闻翟谭"
    "申冉桂牛边尚温庄晏柴瞿阎习向古易廖耿匡寇游欧蔚简饶曾关查沙鞠丰关岳肖涂闫覃"
    "趙錢孫馮陳蔣韓楊許呂張嚴華魏謝鄒蘇範魯韋馬賀羅畢鄔顧黃蕭龐紀項賈顏鍾駱樊萬盧鄧陸龔閻劉鄭葉喬譚歐饒關"
)
_DOUBLE = (
    "欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|端木|宇文|长孙|南宫|歐陽|司馬|諸葛"
)
_LATIN = (
    "Zhao|Qian|Sun|Li|Zhou|Wu|Zheng|Wang|Feng|Chen|Jiang|Shen|Han|Yang|Zhu|Qin|Xu|He|Lu|Zhang|Cao|Yan|Hua|Jin|Wei|Tao|Xie|Zou"
    "|Su|Pan|Ge|Fan|Peng|Ma|Fang|Yu|Yuan|Liu|Tang|Xue|Lei|Luo|Hao|Gao|Xia|Cai|Tian|Hu|Lin|Huang|Guo|Mei|Song|Deng|Liang|Du|Ye"
    "|Shi|Cui|Dong|Ren|Yao|Fu|Zhong|Wong|Chan|Cheung|Lee|Lam|Leung|Ho|Ng|Cheng"
)
_HAN = "(?![的了是吗呢])[\u4e00-\u9fff]"
_CALLED = rf"(?:(?:{_DOUBLE})|[{_SURNAMES}])(?:{_HAN}){{1,2}}"
_OVER = r"(?=[\s,，.。;；:!！?？、()（）〔]|$)"
_FOLLOWS = (
    rf"(?={_OVER}|[的在想今明能可读讀上住现現要已有和几]|是不|符合|需要|多少|什么|怎么|年级"
    "|小学|初中|高中|[请請][问問])"
)
_KIN = (
    "儿子|女儿|闺女|孩子|小孩|孙子|孙女|外孙|外孙女|宝宝|娃|妹妹|弟弟|哥哥|姐姐|老公|老婆|丈夫|妻子|爱人"
    "|妈妈|爸爸|母亲|父亲|侄子|侄女|外甥|兒子|女兒|孫子|孫女|寶寶|爸|妈|孩"
)
_PARENT = "妈妈|爸爸|母亲|父亲|妈|爸|家长|奶奶|爷爷|外婆|外公|姥姥|姥爷|监护人|媽媽|家長|监護人"
_NAMES = (
    re.compile(
        rf"(?:我|本人|{_KIN}|学生|學生|[,，]\s?)(?:的?(?:名字|大名|全名))?(?:就|都)?(?:叫做?|名叫|名为|名為)\s*({_CALLED}){_FOLLOWS}"
    ),
    re.compile(rf"(?:姓名|名字|全名)\s*(?:叫|:)\s*({_CALLED}){_FOLLOWS}"),
    re.compile(rf"(?:姓名|名字|全名)\s*(?:是|为|為)\s*({_CALLED}){_OVER}"),
    re.compile(rf"(?:姓名|名字)\s*({_CALLED}){_OVER}"),
    re.compile(rf"我(?:就)?是(?:学生|學生)?({_CALLED})(?:同学|同學)?的?(?:{_PARENT})"),
    re.compile(
        r"\b(?:[Mm]y (?:full |own )?name(?: is|'s|:)"
        r"|[Mm]y (?:son|daughter|child|kid|boy|girl|husband|wife)"
        r"(?:'s name is|,? (?:is )?(?:called|named)))\s+([A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2})\b"
    ),
    re.compile(
        rf"\b(?:I'm|I am|[Tt]his is)\s+((?:{_LATIN}) [A-Z][a-z]+|[A-Z][a-z]+ (?:{_LATIN}))\b"
    ),
)
_NO_NAME = re.compile(
    "^高[中考]|^孙[子女]|[县市区镇乡村省校园班级局院所店店厂厅部什么怎吗呢吧不没去来到好]$|什么|怎么"
)
_NUMBERED = r"[A-Za-z]?\d{1,4}[A-Za-z]?(?:-\d{1,4}){0,3}"
_UNIT = "号楼|号院|栋|幢|座|单元|弄|组|层|楼|室|户|号|棟|單元|號樓|號|戶|層|樓"
_DOORS = (
    # At least two parts: 12号3单元502室, 8栋2单元301.
    re.compile(
        rf"({_NUMBERED}(?:{_UNIT})\s?(?:{_NUMBERED}(?:{_UNIT})\s?)*{_NUMBERED}(?:室|户|号|號|戶)?)"
    ),
    re.compile(
        r"(?:苑|小区|小區|花园|花園|家园|公寓|里|庭|府|城|湾|邸|坊|居)\s?(\d{1,3}-\d{1,3}-\d{2,4}室?)"
    ),
    re.compile(rf"(?:路|街|巷|道|弄|村|里|胡同)\s?({_NUMBERED}[号號])(?![楼院线])"),
)
_LIVES = re.compile(
    r"(?:我们?家?住|家住|[住](?:在|址|处)|居住在|家庭地址|住[^,，。?!;的]{0,3}区|我们?家在|我们?家[^,，。?!;]{0,4}在|(?<![公办]公)地址(?:是|:)"
    r"|[我家]的?(?:房子|房产|房屋)(?:在|是)?|\b(?:live|living|stay|home|address)\b)[^。?!;]{0,30}$",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    "(?:办公|报名|办事|上班|办理|联系|学校|单位|公司|局|中心|校区|园区)的?(?:地址|地点|地方)"
)
_FLAT = re.compile(
    r"\b((?:Flat|Room|Apt\.?|Apartment|Unit|Rm\.?)\s+[A-Z]?\d{1,4}[A-Z]?(?:,?\s*\d{1,4}\b)?)",
    re.IGNORECASE,
)
_PLATE = re.compile(
    "(?<![A-Za-z0-9])([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    r"[A-HJ-NP-Z][·.\s-]?(?=(?:[A-Z]*\d){3})[A-HJ-NP-Z\d]{4,5}[A-HJ-NP-Z\d挂学警港澳])(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"(?:微信|薇信|we ?chat|(?<![a-z])(?:vx|wx)|加我?v|抖音|钉钉|line)"
    r"(?:号码?|账号|id| is)?\s*(?:是|为|:|叫)?\s*"
    r"((?=[a-z_-]*\d|[a-z\d]*[_-])[a-z][a-z\d_-]{5,19})(?![a-z\d_-])|(?<![a-z])(wxid_[a-z\d]{4,})",
    re.IGNORECASE,
)
_SPELT = re.compile(
    r"(?<![\w.+-])([A-Za-z\d][\w.+-]{2,}\s*(?:#|\(at\)|\[at\]| at |艾特|@)\s*"
    r"(?:qq|163|126|139|189|gmail|outlook|hotmail|sina|foxmail|yeah|yahoo|icloud)"
    r"\s*(?:\.|\(dot\)|\[dot\]| dot |点)\s*(?:com|cn|net))",
    re.ASCII | re.IGNORECASE,
)
_PAPERS = re.compile(
    r"(?<![A-Za-z\d])(?:([A-Z]{1,2}\d{6}\s?\([\dA]\))|([157]\d{6}\s?\(\d\))|([157]/\d{6}/\d)(?![\d/])"
    r"|([A-Z][1289]\d{8})(?![A-Za-z\d]))"
)
"""Identity cards of Hong Kong, of Macau in both writings, of Taiwan."""
_ABROAD = re.compile(
    r"(?<![\d+*/=)])((?:\+\s?|00(?=852|853|886))(?!86)[1-9]\d{0,2}(?:[\s-]?\(?\d{1,4}\)?){2,5})(?!\d)"
)
_LEAST_ABROAD, _MOST_ABROAD = 9, 15
_LISTED = re.compile(r"(?<![\d第])((?:\+?86)?1[3-9]\d[,，、/*~～]\d{4}[,，、/*~～]\d{4})(?!\d)")
_ENDING = re.compile(
    r"(?:身份证|居民证|证件|手机|电话|银行卡|卡|学籍)号?码?的?(?:[后末尾最][\d四六]{0,2}位数?|尾号|末尾|后几位)数?(?:是|为|:)?\s*"
    r"(\d{3,6}[\dXx]?)(?!\d|位)"
)


def particulars(plain: str) -> Iterator[tuple[int, int, Personal]]:
    """Where something stands that names a person, and what it is."""
    yield from _spans(_SPELT, plain, Personal.MAIL)
    yield from _spans(_ACCOUNT, plain, Personal.ACCOUNT)
    yield from _spans(_PLATE, plain, Personal.PLATE)
    yield from _spans(_PAPERS, plain, Personal.CARD)
    yield from _spans(_LISTED, plain, Personal.MOBILE)
    yield from _spans(_ENDING, plain, Personal.NUMBER)
    for start, end, kind in _spans(_ABROAD, plain, Personal.LANDLINE):
        if _LEAST_ABROAD <= sum(map(str.isdigit, plain[start:end])) <= _MOST_ABROAD:
            yield start, end, kind
    yield from _doors(plain)
    yield from _names(plain)


def _spans(
    pattern: re.Pattern[str], plain: str, kind: Personal
) -> Iterator[tuple[int, int, Personal]]:
    """What the groups of a pattern hold."""
    for found in pattern.finditer(plain):
        at = found.lastindex or 0
        yield found.start(at), found.end(at), kind


def _doors(plain: str) -> Iterator[tuple[int, int, Personal]]:
    """The numbers of the house where somebody says to live; the street stays: schools go by it."""
    for pattern in (_FLAT, *_DOORS):
        for start, end, kind in _spans(pattern, plain, Personal.DOOR):
            before = plain[max(0, start - 48) : start]
            if _LIVES.search(before) and not _AT_WORK.search(before):
                yield start, end, kind


def _names(plain: str) -> Iterator[tuple[int, int, Personal]]:
    """What somebody is called."""
    for pattern in _NAMES:
        for start, end, kind in _spans(pattern, plain, Personal.NAME):
            if not _said_otherwise(plain[start:end]):
                yield start, end, kind


def _said_otherwise(name: str) -> bool:
    """Whether what looks like a name is a word: 高中生, 车去."""
    if name.isascii():
        return False
    if _NO_NAME.search(name):
        return True
    known = len(rjieba.cut(name, hmm=False)) == 1
    return known and not rjieba.tag(name)[0][1].startswith("nr")
