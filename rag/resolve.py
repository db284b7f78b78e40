"""Finds what a follow-up silently refers to: 那高中呢 after a question about kindergartens.

Rules, no model: rewriting with a small model loses constraints in half of the cases tried.
A question that names its own subject is left alone, however short: 居住证怎么办 is none of the
kindergarten that was asked about before, while 多少钱 and 什么时候截止 can be asked of anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

import rjieba

from rag.fillers import bare, pieces
from rag.terms import HAN
from rag.which import everything, values

_POINTS_BACK = re.compile(
    r"^(?:那么?|还有|然后|另外|再|它|其|这(?!次)|该)|里面|其中|上面|上述|刚才|前者|后者|反过来|相反|照着|^(?:跟|按|靠|从|由)(?:谁|哪|什么|啥)"
    r"|(?<![法例定则案知》])第[一二三四五六七八九十\d]+(?:个|项|条|点|种)"
    r"|(?:它|他们|她|这个|那个|这些|那些)|^[^什怎多几哪谁啥咋何]*呢[?。!]*$"
    r"|^[^什怎多几哪谁啥咋何,。]{1,8}的[啊吧呀?。!]*$"
    r"|^(?:and|what about|how about)\b"
)
_HAN = re.compile(f"[{HAN}]+")
_OWN = 7
"""Chinese characters of its own from which on a question stands alone."""
_OWN_POINTING = 12
"""Likewise for a question that points back in so many words."""
_LATIN = 3
"""So many Chinese characters a Latin word weighs."""
_SAYS = 3
"""Characters that say something from which on a question has a subject even without a noun."""
_TURNS = 2

_OF_ANYTHING = """
学生 家长 老师 教师 孩子 学校 校长 院长 园长 儿童 群众 单位 部门 机关 机构 政府 全县 全市 全省
全区 全国 县里 市里 省里 区里 本县 本市 本省 我县 我市 当地 学期 学年 每年 每月 每学期 条件 标准
材料 时间 日期 期限 地点 地址 范围 对象 比例 金额 数量 人数 名额 数字 流程 手续 程序 步骤 方式
方法 办法 要求 目标 指标 任务 措施 内容 原因 理由 目的 依据 结果 效果 作用 好处 功能 意义 电话
网址 平台 窗口 费用 价格 资金 经费 投入 收费 补助 补贴 资助 奖励 处罚 待遇 工资 年龄 户籍 户口
身份 资格 责任 职责 权利 义务 规模 面积 占地面积 占地 投资 建设 进度 阶段 类型 种类 部分 重点
亮点 特色 名称 名字 全称 简称 文件 政策 规定 条例 通知 方案 计划 规划 报告 讲话 报名 申请 登记
截止 开始 结束 施行 实施 执行 负责 审批 审核 办理 咨询 限制 免费 公布 证明 证件 适用 适用范围
适用对象 责任人 负责人 主体 主管部门 联系 联系方式 联系电话 有效期 学院 专业 课程 方向 毕业生
中心 项目 工程 基地 体系 机制 制度 活动 工作 试点
"""
_GENERAL = frozenset(_OF_ANYTHING.split())
"""What can be asked of any subject, and who is in all of them."""


def resolve(folded: str, history: Sequence[str]) -> str:
    """The earlier words that a folded question needs, or an empty string.

    `history` are the earlier questions, folded, the oldest first.
    """
    return " ".join(history[-_TURNS:]) if history and refers(folded) else ""


def refers(folded: str) -> bool:
    """Whether a folded question refers to what was talked about: 那高中呢, 什么时候施行."""
    if values(folded) or everything(folded):  # 小学, 都要: says which one, and nothing of what
        return True
    points = bool(_POINTS_BACK.search(folded))
    if _own(folded) > (_OWN_POINTING if points else _OWN):
        return False
    return points or not _has_subject(folded)


def _own(folded: str) -> int:
    """How many Chinese characters a question has besides its fillers."""
    words = bare(folded)
    return len(re.findall(rf"[{HAN}]|\d+", words)) + _LATIN * len(re.findall("[a-z]+", words))


def _has_subject(folded: str) -> bool:
    """Whether it names what it asks about: a noun that is not said of everything."""
    said = [(word, tag) for word, tag in _words(folded) if word not in _GENERAL]
    return any(tag[0] in "nj" for _, tag in said) or sum(len(word) for word, _ in said) > _SAYS


def _words(folded: str) -> Iterator[tuple[str, str]]:
    """The Chinese words of a question with their parts of speech, without its fillers.

    Words are cut before fillers are left out: the 会 of 家长会 is none.
    """
    ends = list(accumulate(len(piece) for piece, _ in pieces(folded)))
    fillers = {
        at
        for (piece, filler), end in zip(pieces(folded), ends, strict=True)
        if filler and len(piece) > 1
        for at in range(end - len(piece), end)
    }
    at = 0
    for word, tag in rjieba.tag(folded):
        if (
            len(word) > 1
            and _HAN.fullmatch(word)
            and not fillers.issuperset(range(at, at + len(word)))
        ):
            yield word, tag
        at += len(word)
