"""A few sentences of the fictional county as an index that spelling and weighing look at."""

from __future__ import annotations

import numpy as np

from rag.backends.lexical import LexicalFile
from rag.hits import Entry
from rag.ports import LexicalIndex

SENTENCES = (
    "校车补助标准为每生每学期320元，补助资金由学校直接抵扣乘车费用。",
    "校车补助办法自2024年9月1日起施行。",
    "公办幼儿园保教费标准为每生每月380元，幼儿园班额小班不超过25人。",
    "建立全员导师制，全员参与家校共育。",
    "义务教育学校实行综合素质评价，学生评价结果公示。",
    "对残疾儿童实行送教上门，每月不少于2次，学生不交任何费用。",
    "家庭经济困难学生资助由县学生资助管理中心发放，公平上岗。",
    "课后服务自愿参加，小学每生每学期300元。",
    "推进放心午餐工程，让学生吃得放心。",
    "我们要把工作抓实，该发的补助按日的要求发放，学生和家长都满意。",
)


def county() -> LexicalIndex:
    """One chunk a sentence."""
    nowhere = np.zeros(4, np.float32)
    return LexicalFile.in_memory(
        Entry(number, "云溪县教育", text, nowhere) for number, text in enumerate(SENTENCES, 1)
    )
