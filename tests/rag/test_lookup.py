"""What a question names by its number, over fakes."""

from __future__ import annotations

import pytest

from rag.answer import Answer, Outcome
from tests.asking import Desk, stocked

_LONG = "学校应当公示校车的线路、时间、站点和驾驶人的姓名。"
BUS = f"""云溪县校车补助办法

云政发〔2024〕22号

第一章　总则

第一条　为方便学生乘坐校车，根据《云溪县学校安全管理规定》（以下简称《规定》），制定本办法。

第二条　校车补助标准为：小学生每学期320元，初中生每学期280元。

补助资金由学校直接抵扣。

第二章　管理

第三条　校车司机不得有下列行为：
（一）超速行驶；
（二）酒后驾驶。

第四条　{_LONG * 50}

第四条之一　校车应当停在站点。
"""
SAFETY = """云溪县学校安全管理规定

第一条　学校应当每日巡查。

第二条　学校安全工作由校长负责。
"""
FOOD = """云州市食堂管理办法

第一条　學校食堂應當每日公示菜譜。
"""
OTHER = """澜江市食堂管理办法

第一条　学校食堂应当明厨亮灶。
"""
NOTICE = """云溪县教育局关于规范中小学午休管理的通知

云教办〔2024〕31号

各中小学：

学校应当为午休学生提供平躺条件，不得收取费用。
"""
FILES = (
    ("校车.txt", BUS),
    ("安全.txt", SAFETY),
    ("食堂.txt", FOOD),
    ("明厨.txt", OTHER),
    ("午休.txt", NOTICE),
)


@pytest.fixture(scope="module")
def desk() -> Desk:
    """Four rules and a notice, two of the rules of the same name."""
    return stocked(*FILES)


def quotes(answer: Answer) -> list[str]:
    """What is quoted, without the titles of the documents."""
    titles = {one.passage.source.title for one in answer.citations}
    return [one.quote for one in answer.citations if one.quote not in titles]


SECOND = (
    "第二条　校车补助标准为：小学生每学期320元，初中生每学期280元。\n\n补助资金由学校直接抵扣。"
)


@pytest.mark.parametrize(
    "question",
    [
        "云溪县校车补助办法第二条说了什么？",
        "校车补助办法第2条",
        "《云溪县校车补助办法》第２条是什么内容",
        "雲溪縣校車補助辦法第二條",
        "第二条 校车补助办法",
        "云溪的校车补助办法第二条",
        "云政发〔2024〕22号第二条",
        "根据校车补助办法第二条，小学生补助多少",
    ],
)
def test_a_provision_is_quoted_whole(desk: Desk, question: str) -> None:
    """All its paragraphs, with the title of its document."""
    answer = desk.ask(question)

    assert answer.outcome is Outcome.ANSWERED
    assert quotes(answer) == [SECOND]
    assert "《云溪县校车补助办法》" in answer.claims[0].text.replace("雲溪縣", "云溪县").translate(
        str.maketrans("車補辦", "车补办")
    )


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("校车补助办法第二条第二款", "补助资金由学校直接抵扣。"),
        ("校车补助办法第四条之一", "第四条之一　校车应当停在站点。"),
        ("校车补助办法第一章", "第一章　总则"),
    ],
)
def test_a_part_of_it_is_quoted_alone(desk: Desk, question: str, quote: str) -> None:
    """A paragraph, an article put between others, a chapter."""
    [said] = quotes(desk.ask(question))

    assert said.startswith(quote)


def test_an_item_comes_with_what_leads_it_in(desk: Desk) -> None:
    """酒后驾驶 alone would say the opposite."""
    answer = desk.ask("校车补助办法第三条第（二）项")

    assert "不得有下列行为" in answer.claims[0].text
    assert "酒后驾驶" in answer.claims[0].text
    assert "超速" not in answer.claims[0].text


def test_a_long_provision_is_cut_at_a_sentence(desk: Desk) -> None:
    """And it is said that it goes on."""
    answer = desk.ask("校车补助办法第四条")
    [said] = quotes(answer)

    assert said.endswith("。")
    assert len(said) < 1000 < len(_LONG * 50)
    assert "后面还有" in answer.damage[-1]


def test_several_provisions_are_quoted_one_after_the_other(desk: Desk) -> None:
    """Joined by 和, or by 至 with those between."""
    both = quotes(desk.ask("校车补助办法第一条和第三条"))
    three = quotes(desk.ask("校车补助办法第一条至第三条"))

    assert [one[:3] for one in both] == ["第一条", "第三条"]
    assert [one[:3] for one in three] == ["第一条", "第二条", "第三条"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("校车补助办法第九十九条说了什么", "共5条"),
        ("校车补助办法第九章", "共2章"),
        ("校车补助办法第二条第九款", "第2条"),
        ("午休管理通知第三条", "不分条"),
    ],
)
def test_what_is_not_there_is_said(desk: Desk, question: str, told: str) -> None:
    """With how many provisions there are."""
    answer = desk.ask(question)

    assert answer.outcome is Outcome.NO_SUCH_PROVISION
    assert told in answer.subject


@pytest.mark.parametrize("question", ["刑法第十二条", "云州市校车补助办法第二条"])
def test_a_document_that_is_not_stored_is_not_quoted(desk: Desk, question: str) -> None:
    """Nor is another one whose name sounds like it."""
    assert desk.ask(question).outcome is Outcome.NOTHING_FOUND


def test_of_several_documents_it_is_asked_which(desk: Desk) -> None:
    """Each choice is a question that is answered."""
    answer = desk.ask("食堂管理办法第一条")

    assert answer.outcome is Outcome.UNCLEAR
    assert len(answer.choices) == 2
    assert all(desk.ask(one).outcome is Outcome.ANSWERED for one in answer.choices)


def test_without_a_document_it_is_asked_of_which() -> None:
    """Where nothing was talked about, and more documents than can be chosen from have one."""
    files = [
        (f"{at}.txt", f"{name}镇学校办法\n\n第一条　学校{at}。\n")
        for at, name in enumerate("甲乙丙丁戊")
    ]

    assert stocked(*files).ask("第一条").outcome is Outcome.WHICH_DOCUMENT


def test_the_document_that_is_talked_about_is_meant(desk: Desk) -> None:
    """Named before, or quoted in the answer before."""
    third = ["第三条　校车司机不得有下列行为：\n（一）超速行驶；\n（二）酒后驾驶。"]

    assert quotes(desk.ask("第三条呢", "云溪县校车补助办法第二条")) == third
    assert quotes(desk.ask("第三条是什么", "校车补助小学生每学期多少元")) == third
    assert quotes(desk.ask("本办法第三条", "校车补助办法里初中生补助多少")) == third


def test_a_paragraph_is_of_the_article_before(desk: Desk) -> None:
    """那第二款呢 after an article."""
    assert quotes(desk.ask("那第二款呢", "校车补助办法第二条")) == ["补助资金由学校直接抵扣。"]


def test_what_a_document_calls_another_one_is_meant(desk: Desk) -> None:
    """《规定》 where the bus rules are talked about."""
    said = quotes(desk.ask("《规定》第二条说了什么", "云溪县校车补助办法第一条"))

    assert said == ["第二条　学校安全工作由校长负责。"]


@pytest.mark.parametrize("question", ["云教办〔2024〕31号", "云教办[2024]31号是什么文件", "31号文"])
def test_a_number_brings_its_document(desk: Desk, question: str) -> None:
    """With its title and its beginning."""
    answer = desk.ask(question)

    assert {one.passage.source.document for one in answer.citations} == {"午休.txt"}


def test_a_question_with_a_number_is_asked_of_its_document(desk: Desk) -> None:
    """As one with the title would be."""
    answer = desk.ask("云教办〔2024〕31号要求提供什么")

    assert {one.passage.source.document for one in answer.citations} == {"午休.txt"}


def test_a_number_that_nobody_has_is_not_found(desk: Desk) -> None:
    """What merely has a 12 in it is no answer."""
    assert desk.ask("甲教办〔2024〕12号").outcome is Outcome.NOTHING_FOUND


@pytest.mark.parametrize(
    ("question", "begins", "told"),
    [
        ("校车补助办法最后一条", "第四条之一　", "《云溪县校车补助办法》共4条，以上是最后一条。"),
        (
            "校车补助办法一共有几条？",
            "第四条之一　",
            "《云溪县校车补助办法》共4条，以上是最后一条。",
        ),
        ("校车补助办法有多少章", "第二章", "《云溪县校车补助办法》共2章，以上是最后一章。"),
        (
            "校车补助办法第一章有几条",
            "第二条",
            "《云溪县校车补助办法》第1章共2条，以上是最后一条。",
        ),
        ("学校安全管理规定最后一条", "第二条", "《云溪县学校安全管理规定》共2条，以上是最后一条。"),
        (
            "the last article of the school safety rules",
            "第二条",
            "《云溪县学校安全管理规定》共2条",
        ),
    ],
)
def test_the_last_one_tells_how_many_there_are(
    desk: Desk, question: str, begins: str, told: str
) -> None:
    """It is quoted, and by it the number can be checked."""
    answer = desk.ask(question)

    assert quotes(answer)[-1].startswith(begins[:3])
    assert any(told in one for one in answer.damage)


def test_articles_are_not_counted_where_some_are_missing() -> None:
    """The last one is quoted; how many there were nobody knows."""
    desk = stocked(("安全.txt", SAFETY.replace("第二条", "第七条")))

    answer = desk.ask("学校安全管理规定有几条")

    assert quotes(answer) == ["第七条　学校安全工作由校长负责。"]
    assert answer.damage == ("库中《云溪县学校安全管理规定》的文本不连续，其中最后的是第7条。",)


def test_what_is_counted_otherwise_is_not_looked_up(desk: Desk) -> None:
    """有几条线路 counts no articles."""
    answer = desk.ask("学校安全管理规定里有几条校车线路")

    assert all("共2条" not in one for one in answer.damage)


@pytest.mark.parametrize(
    "question", ["学校安全管理规定", "《云溪县学校安全管理规定》讲了什么？", "学校安全规定说了什么"]
)
def test_a_name_alone_asks_for_the_document(desk: Desk, question: str) -> None:
    """Its beginning is quoted beside its title."""
    assert quotes(desk.ask(question)) == ["第一条　学校应当每日巡查。"]


def test_a_name_that_several_have_asks_back(desk: Desk) -> None:
    """Which of the two is meant is for the person to say."""
    answer = desk.ask("食堂管理办法讲了什么")

    assert answer.outcome is Outcome.UNCLEAR
    assert len(answer.choices) == 2


def test_a_name_in_a_talk_asks_the_question_before_once_more(desk: Desk) -> None:
    """学校安全管理规定呢 after a question on bus drivers asks for the drivers."""
    answer = desk.ask("学校安全管理规定呢", "校车司机不得有哪些行为")

    assert quotes(answer) != ["第一条　学校应当每日巡查。"]
