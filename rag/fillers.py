"""Tells the words that every question has from those that make this one."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CHINESE = """
你好 您好 谢谢 多谢 麻烦你 麻烦您 咨询一下 咨询下 查一下 查下
听说 请问 想问 问一下 问下 麻烦 到底 具体 究竟 大概 一共 总共 共有 现在 目前 怎么样 怎么办
怎样 怎么 如何 为什么 为啥 什么样 什么 哪些 哪个 哪几个 哪几 哪里 哪儿 哪份 哪种 哪一 多少
几个 是不是 有没有 能不能 可不可以 会不会 要不要 是否 能否 可以 应该 必须 需要 咱们 我们
你们 他们 它们 人家 咱 我俩 我 你 他 她 它 这个 那个 这些 那些 这里 那里 这边 那边 里面 其中
上面 讲的 说的 提到 提了 讲了 说了 列一下 列出 介绍 百分之几 百分之多少 百分之 几成 第几
来着 怎么弄 怎么讲 怎么说 怎么做 叫什么 叫啥 咋说 咋做 咋弄 干什么 是哪 哪家 这事 那事 哪年
多久 多长时间 多长 出来 以后 之后 家在 家住 住在 我家
哪一年 几年 几月份 几月 几号 哪天 什么时候 啥时候 何时 多会儿 几点 多少钱 没有 没 有 有个 个
告诉 知道 了解 东西 事情 方面 内容 意思 是什么 是啥 有啥 都有 都是 各有 各是 分别 各自 各 啥
咋办 咋样 咋 干嘛 干啥 打算 准备 起来 一下 主要 还是 还会 还有 还能 还 或者 以及 并且 而且
因为 所以 如果 的话 之类 几 这 那 哪 吗 呢 啊 呀 吧 嘛 么 的 了 着 过 是 谁 想 要 能 会 都
也 就 把 被 给 跟 和 与 及 或 对 从 为了 文件里 文件 材料里 材料 规定里 那段 那篇 那份 核实
怎么规定 如何规定 怎样规定 咋规定 有什么规定 有哪些规定 有何规定 规定了什么 规定了哪些 是怎么规定
时间点 起码 强调 侧重 提法 说法 哪一头
"""
_ENGLISH = """
a an the i me my we our you your it its he she they them this that these those is are was
were be been do does did has have had can could will would should may might must how what
which who whom whose when where why many much of in on at to for from by with about into up
and or not no if than as there get got let please tell plan any some all
"""
_ORDINAL = r"第[\d一二三四五六七八九十两]+(?:个|项|条|点|种)"


def _longest_first(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


_FILLER = re.compile(
    f"{_ORDINAL}|(?<![a-z])(?:{_longest_first(_ENGLISH)})(?![a-z])|{_longest_first(_CHINESE)}"
)


def pieces(folded: str) -> Iterator[tuple[str, bool]]:
    """A folded question cut at its fillers; those are marked True.

    Joined, the pieces are the question. Example: 学费要多少钱 gives 学费, 要 and 多少钱 (True).
    """
    at = 0
    for filler in _FILLER.finditer(folded):
        yield folded[at : filler.start()], False
        yield filler.group(), True
        at = filler.end()
    yield folded[at:], False


def bare(folded: str) -> str:
    """A folded question without its fillers, a space where they stood."""
    return " ".join(_FILLER.sub(" ", folded).split())
