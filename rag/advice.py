"""Recognises what a doctor or a friend is asked: illness, love, how to feel. No rule answers it.

Where a right, a cost, a procedure or a school is asked about it is a question about policy:
抑郁症学生怎么休学, 大病医保报销多少, 婚假有几天.
"""

from __future__ import annotations

import re

_ILL = (
    "(?:抑郁(?:症|状态|了|的)|躁郁症|焦虑症|强迫症|精神分裂|失眠|艾滋病|(?<![慢阳阴急良恶])性病"
    "|(?<!致)癌症?(?!防)|糖尿病"
    "|高血压|感冒|鼻塞|牙疼|头疼|头痛"
    "|发烧|减肥|瘦身|自慰|心理医生|抗抑郁|原生家庭|吃(?:什么|哪种)药|服(?:什么|哪种)药)"
)
_LOVE = (
    "(?:爱情|恋爱|暗恋|分手|(?:我|跟|和)前任|前男友|前女友|伴侣|出轨|劈腿|相亲|表白|失恋|腐女"
    "|性生活|性取向"
    "|荡妇|脱单|异地恋|亲密关系)"
)
_POLICY = re.compile(
    "政策|规定|制度|条例|办法|文件|法(?!子)|学校|学生|入学|上学|休学|复学|退学|转学|老师|教师"
    "|教育|课程|课|医保|报销|补助|补贴"
    "|待遇|救助|资助|保险|门诊|体检|筛查|登记|证|假期|婚假|产假|病假|申请|办理|条件|标准|多少钱"
    "|费用|经费|赠与|借款|财产|债|合同|彩礼|残疾|特殊|就业|录用"
    "|报考|招聘|公务员|企业|单位|机构|医院|社区|政府|财政|指标|目标|规划|措施|行动|比例|率|部门"
    "|责任|防控|防治|宣传|工作(?:人员|机制)"
)
_ADVICE = re.compile(f"{_ILL}|{_LOVE}")


def advice(folded: str) -> bool:
    """Whether a folded message asks for advice that no rule gives."""
    return _ADVICE.search(folded) is not None and not _POLICY.search(folded)
