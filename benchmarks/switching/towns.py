"""Documents of a fictional county, no two alike, and questions that each answers."""

from __future__ import annotations

import random
from dataclasses import dataclass

_FIRST = "云松石青白金南北东西上下长竹梅桃柳枫桂兰荷"
_SECOND = "溪岭桥岗鹭沙屏塘湾坪山林泉河村港墩堰渡台"
_SUBJECTS = (
    ("校车补助", "乘坐校车的学生", "每生每学期补助{}元"),
    ("午餐补助", "在校就餐的学生", "每生每天补助{}元"),
    ("住宿费减免", "住校的学生", "每生每学期减免{}元"),
    ("助学金发放", "家庭经济困难的学生", "每生每年发放{}元"),
    ("课后服务收费", "参加课后服务的学生", "每生每月收费{}元"),
)


@dataclass(frozen=True, slots=True)
class Town:
    """A rule of a town: its text, a question, and the words that answer it."""

    name: str
    text: str
    question: str
    answer: str


def town(number: int, raised: int = 0) -> Town:
    """The rule with a number; `raised` changes its amount and nothing else."""
    dice = random.Random(number)
    first, second = divmod(number // len(_SUBJECTS), len(_SECOND))
    place = f"云溪县{_FIRST[first]}{_SECOND[second]}镇"
    subject, who, amount = _SUBJECTS[number % len(_SUBJECTS)]
    sum_, office = (
        100 + dice.randrange(800),
        dice.choice(("财政所", "中心校", "教育办", "便民中心")),
    )
    answer = amount.format(sum_ + raised)
    villages, month, day = dice.randrange(2, 40), dice.randrange(1, 12), dice.randrange(1, 28)
    articles = (
        f"为做好{place}{subject}工作，结合{office}所辖{villages}个村的实际，制定本办法。",
        f"{place}{who}，{answer}，由{office}按名册发放。",
        f"申请人应当在每年{month}月{day}日前向{office}提交材料，逾期不再受理。",
        f"{office}应当在{dice.randrange(5, 30)}个工作日内审核，并在{place}公示栏公示{villages}天。",
        f"本办法自2024年{month}月1日起施行，由{place}人民政府负责解释。",
    )
    lines = [f"第{number}条　{one}" for number, one in zip("一二三四五", articles, strict=True)]
    text = "\n".join((f"{place}{subject}办法", "", *lines, ""))
    question = f"{place}{subject}是多少元？"
    return Town(f"{place}{subject}办法.txt", text, question, answer)
