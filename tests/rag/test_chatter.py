from __future__ import annotations

import pytest

from corpus.fold import fold
from rag.answer import Outcome
from rag.chatter import asked, chatter

SAID = {
    Outcome.GREETING: """
        你好|您好！|在吗|早上好|hi|Hello!|嗨～|你好👋|老师好|good morning|下午好呀
        你好，在吗？|哈囉|請問|Hey there
    """,
    Outcome.THANKS: """
        谢谢|谢谢你！|好的，谢谢|太感谢了|thanks a lot|Thank you very much!|知道了
        明白了，谢谢老师|再见|嗯嗯|感谢您的解答|ok|谢谢🙏|辛苦了|多謝|你好，谢谢|谢谢，再见
    """,
    Outcome.CAPABILITY: """
        你能做什么？|你是谁|你是机器人吗|怎么用你|你叫什么名字|what can you do?|help
        你能回答哪些问题|介绍一下你自己|你好，你能做什么|我可以问你什么|你會做什麼
        你是干什么的|Who are you?|What can I ask?|你都知道什么|帮助|How does this work?|能问些什么
    """,
    Outcome.NOT_POLICY: """
        今天几号|明天天气怎么样？|今天星期几|现在几点了|给我讲个笑话|推荐一家好吃的餐馆
        帮我写首诗|1+1=?|今天股市怎么样|明天青禾镇下雨不|天气预报|双子座运势|帮我翻译这句话
        tell me a joke|附近有什么好吃的|讲个故事|明天会下雨吗|今天是几月几号|今天是幾號
        What's the weather today?
    """,
}
ASKED = """
    谢谢，那高中呢？
    感谢信应当公示吗
    好的，那普惠园呢
    行，那校车呢
    知道了，那怎么申请
    你好，请问公办幼儿园保教费多少？
    您好，想问下校车补助怎么申请，谢谢！
    你好学校有哪些资助
    老师好奇课后服务怎么收费
    帮助残疾儿童入学有什么措施？
    家庭经济困难学生怎么帮助
    能做什么保障留守儿童
    县教育局能做什么来控辍保学？
    介绍一下云溪县的学前教育政策
    怎么使用入学平台
    知道学校违规收费向谁举报
    现在是什么政策
    福利彩票公益金支持教育多少钱？
    教师能炒股票吗？
    基金份额、股票可以设立质权吗？
    中学生谈恋爱学校能处分吗？
    恶劣天气如何通知停课？
    遇到恶劣天气校车怎么办
    极端天气怎么样才能停课
    高温天气学校停课吗？
    明天下雨学校放假吗
    现在几点放学？
    小学今天几点放学
    学校附近超市能卖烟吗
    学校附近酒店能接待未成年人吗
    学生能点外卖进校吗
    外国学历证书要翻译成中文吗
    今年录取比分数线高多少
    学校组织讲故事比赛有什么要求
    向中小学生推荐的优秀电影目录有哪些
    写一篇作文要多少字
    论文代码由几位数字构成
    帮我写明白怎么申请资助
    请说明校车补助的标准
    Thank you, what about high school?
    Hello, how much is the school bus subsidy?
    Who helps disabled children?
    Who are you allowed to enrol?
"""


@pytest.mark.parametrize(
    ("message", "outcome"),
    [
        (message, kind)
        for kind, messages in SAID.items()
        for line in messages.strip().splitlines()
        for message in line.strip().split("|")
    ],
    ids=str,
)
def test_what_needs_no_document_is_recognised(message: str, outcome: Outcome) -> None:
    """Alone or together: a greeting with a question about zhengda is that question."""
    assert chatter(fold(message)) == outcome


@pytest.mark.parametrize("question", [line.strip() for line in ASKED.strip().splitlines()])
def test_a_question_stays_a_question(question: str) -> None:
    """Politeness around it changes nothing, nor does a word that other subjects share."""
    assert chatter(fold(question)) is None


@pytest.mark.parametrize("nothing", ["", " ", "？！", "🙂"])
def test_silence_is_no_politeness(nothing: str) -> None:
    """It is the guard's to say that nothing was asked."""
    assert chatter(nothing) is None


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("您好，校车补助多少？谢谢！", "校车补助多少？"),
        ("谢谢，那高中呢", "那高中呢"),
        ("好的，那普惠园呢", "那普惠园呢"),
        ("嗯…那第三个呢", "那第三个呢"),
        ("你好老师，我想咨询公办园保教费多少，麻烦您了", "我想咨询公办园保教费多少"),
        ("您好👋校车补助多少", "校车补助多少"),
        ("Hello, how much is the bus subsidy? Thank you!", "how much is the bus subsidy?"),
        ("請問，校車補助多少？多謝", "校車補助多少？"),
    ],
)
def test_politeness_around_a_question_is_not_searched(message: str, question: str) -> None:
    """谢谢大家 in a speech answers nothing, and 那 begins a follow-up."""
    assert asked(message) == question


@pytest.mark.parametrize(
    "message",
    ["你好", "谢谢，再见", "《校车补助办法》第四条？", "（一）是什么", "1.5倍以内吗", "“三园”"],
)
def test_what_is_asked_stays_whole(message: str) -> None:
    """Signs at its ends too; politeness alone is left to be answered."""
    assert asked(message) == message
