from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answer import Question
from rag.personal import lacks, left_out, without

PERSONAL = {
    "cards": """
        身份证110101199003074578可以吗
        11010119900307457X
        110101 19900307 457x
        老证 110101900307457 号
        身份证号：33010220100101123
        １１０１０１１９９００３０７４５７８
        110101-19900307-4578
    """,
    "mobiles": """
        电话13812345678。
        138 1234 5678
        138-1234-5678
        138.1234.5678
        138 12 34 56 78
        +86 13812345678
        +86-138-1234-5678
        008613812345678
        １３８１２３４５６７８
        幺三八一二三四五六七八
        一三八 一二三四 五六七八
        1 3 8 1 2 3 4 5 6 7 8
        ①③⑧①②③④⑤⑥⑦⑧
        138１2三4五678
        138\u200b1234\u200b5678
    """,
    "landlines": """
        0571-88881234
        (0571)88881234
        （010） 1234 5678
        010 12345678转802
        家里座机88881234
        我电话是 8888 1234
        联系方式：88881234
    """,
    "addresses": """
        写信到 li.si+a@mail.example.org 吧
        li.si＠qq.com
        li.si @ qq.com
        li.si[at]qq.com
    """,
    "bank cards": """
        卡号 6222 0212 3456 7890 123
        6217001234567890123
        银行账号 12012345678
    """,
    "pupils": """
        G110101199003074578
        学籍号L11010119900307457X
        学籍号：2011330101012345678
        学籍号是 20113301
        学号 20240501001
        2011330101012345678
    """,
    "others": """
        准考证号240112233445
        护照号E12345678
        QQ号12345678
        QQ: 12345678
        12345678901234567
    """,
}
OTHERS = """
    国发〔2015〕71号
    2024年5月1日起每生每年 300 元，共 12345678 元
    统一社会信用代码 91110101MA01ABCD2X
    统一社会信用代码 123456789012345678
    项目代码 2018-110105-82-03-012345
    第 1 条至第 20 条
    @zhengda_bot 补助
    12345热线管什么
    拨打 12345、12320、110、96110
    电话 12345 打不通
    客服电话 400-123-4567
    咨询电话 0571-88881234 打不通
    监督举报电话：0571-88881234
    2024-05-01 2024-06-30 报名
    2023-2024学年 2024-2025学年
    1998-2005 300元
    总投资13812345678元
    13812345678.50元
    下拨资金 13812345678 元
    二〇二四年五月一日
    一二三四五六七八九十
    一、二、三、四、五、六、七、八、九、十、十一
    教基〔2024〕12号、13号、14号、15号
    1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. 12
    3.14159265358979
    GB 50099-2011
    截止2025-12-31 17:30
    9-15岁 6-12岁
    每人1380元2000元
    10:00-11:30 14:00-17:30
    浙教办〔2023〕1380号
    13,812,345,678元
    《条例》第十三条第一款第二项
    三四五六年级
    校车补助多少钱
"""


def lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("text", [one for texts in PERSONAL.values() for one in lines(texts)])
def test_what_names_a_person_is_left_out(text: str) -> None:
    """Nothing of the number stays, however it is written."""
    left = left_out(text)

    assert lacks(left)
    assert sum(one.isdigit() for one in left) <= len("802")
    assert "@" not in left


@pytest.mark.parametrize("text", lines(OTHERS))
def test_all_else_stays(text: str) -> None:
    """Amounts, years, numbers of documents, hotlines, the lines of offices."""
    assert left_out(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("我是张三，手机13812345678。", "我是张三，手机〔手机号〕。"),
        (
            "13812345678 110101199003074578 li@qq.com",
            "〔手机号〕 〔身份证号〕 〔邮箱〕",
        ),
        ("010 12345678转802", "〔电话号码〕转802"),
        (
            "卡号6217001234567890123，学籍号G110101199003074578",
            "卡号〔银行卡号〕，学籍号〔学籍号〕",
        ),
        ("2024年我花了 13812345678", "2024年我花了 〔手机号〕"),
    ],
)
def test_its_kind_stands_in_its_place(text: str, left: str) -> None:
    """Whoever reads the question later knows what was there; the rest is as it was written."""
    assert left_out(text) == left


def test_nothing_is_searched_for_in_its_place() -> None:
    """The sign for it is no word of the question."""
    assert without(left_out("我的手机号13812345678查不到成绩")) == "我的手机号查不到成绩"
    assert not lacks(without(left_out("我的手机号13812345678查不到成绩")))
    assert without(left_out("孩子身份证110101201001011234能报名吗")) == "孩子能报名吗"


@pytest.mark.parametrize(
    "text",
    [
        "我的手机13812345678，校车补助多少",
        "校车补助多少，我电话是13812345678",
        "13812345678 校车补助多少",
        "身份证110101199003074578，手机13812345678，校车补助多少",
        "校车补助多少（联系方式：0571-88881234）",
    ],
)
def test_a_clause_that_tells_a_number_is_not_searched_for(text: str) -> None:
    """The question is what is left."""
    assert without(left_out(text)).strip("，（） ") == "校车补助多少"


def test_a_question_holds_no_personal_number() -> None:
    """Neither it nor those before it, whoever makes it."""
    question = Question("我电话13812345678", ("身份证110101199003074578", "校车补助多少"))

    assert question.text == "我电话〔手机号〕"
    assert question.history == ("身份证〔身份证号〕", "校车补助多少")


@given(st.text() | st.text(st.sampled_from("0123456789 -一二三１２X@.qcom电话〔〕号")))
def test_to_do_it_again_changes_nothing(text: str) -> None:
    """What was left out once is gone; nothing else goes later."""
    assert left_out(left_out(text)) == left_out(text)


@given(st.integers(10**8, 10**9 - 1), st.sampled_from(["1{}", "+861{}", "电话1{}号", "我1{} "]))
def test_no_mobile_number_stays(number: int, around: str) -> None:
    """Whatever stands beside it."""
    text = around.format(f"3{number}")

    assert str(number) not in left_out(text)
