from __future__ import annotations

import pytest

from rag.restated import restates


@pytest.mark.parametrize(
    ("written", "question", "before"),
    [
        ("初中校车补助多少钱", "那初中呢", "小学校车补助多少钱"),
        ("初中的校车补助是多少钱", "那初中呢", "小学校车补助多少钱"),
        ("公办幼儿园保教费什么时候截止", "什么时候截止", "公办幼儿园保教费一个月多少钱"),
        ("2019年校车补助多少钱", "2019年呢", "2024年校车补助多少钱"),
        ("《云溪县校车补助办法》什么时候施行", "它什么时候施行", "《云溪县校车补助办法》补多少"),
        ("公办幼儿园保教费可以不交吗", "可以不交吗", "公办幼儿园保教费一个月多少钱"),
        ("公办幼儿园保教费由谁负责", "谁负责", "公办幼儿园保教费一个月多少钱"),
        ("雲溪縣初中校車補助多少錢", "那初中呢", "云溪县小学校车补助多少钱"),
    ],
)
def test_what_was_said_is_said_again(written: str, question: str, before: str) -> None:
    """The words of the conversation, and none of the question's own lost."""
    assert restates(written, question, [before])


@pytest.mark.parametrize(
    ("written", "question", "before"),
    [
        ("云溪县初中校车补助多少钱", "那初中呢", "小学校车补助多少钱"),
        ("小学校车补助多少钱", "那初中呢", "小学校车补助多少钱"),
        ("2020年校车补助多少钱", "2019年呢", "2024年校车补助多少钱"),
        ("初中校车补助320元怎么领", "那初中呢", "小学校车补助怎么领"),
        ("《云溪县校车管理条例》什么时候施行", "它什么时候施行", "《云溪县校车补助办法》补多少"),
        ("公办幼儿园保教费可以交吗", "可以不交吗", "公办幼儿园保教费一个月多少钱"),
        ("公办幼儿园保教费不交吗", "一个月交多少", "公办幼儿园保教费"),
        ("公办幼儿园保教费一个月多少钱", "什么时候截止", "公办幼儿园保教费一个月多少钱"),
        ("三年内校车补助多少钱", "校车补助多少钱", "十年内怎么办"),
    ],
)
def test_what_nobody_said_is_no_restating(written: str, question: str, before: str) -> None:
    """A place, a year, an amount, a title, a denial; nor may the question be another one."""
    assert not restates(written, question, [before])
