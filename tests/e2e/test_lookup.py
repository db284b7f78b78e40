"""Provisions, numbers and short names, asked of the samples behind the real parts."""

from __future__ import annotations

import pytest

from rag.answer import Outcome
from tests.yunxi import County

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("question", "file", "begins"),
    [
        ("学前教育管理办法第十二条说了什么", "云溪县学前教育管理办法.txt", "第十二条"),
        ("学前教育管理办法第１２条", "云溪县学前教育管理办法.txt", "第十二条"),
        ("云政规〔2024〕3号第三章", "云溪县学前教育管理办法.txt", "第三章"),
        ("校车补助办法第四条第一款", "云溪县校车补助办法（2024年修订）.txt", "第四条"),
        ("云溪县校车补助办法（2019年）第三条", "云溪县校车补助办法（2019年）.txt", "第三条"),
    ],
)
def test_a_provision_is_looked_up(county: County, question: str, file: str, begins: str) -> None:
    """Word for word, in the version that is meant."""
    answer = county.ask(question)

    assert answer.outcome is Outcome.ANSWERED
    assert {one.passage.source.document for one in answer.citations} == {file}
    assert any(one.quote.startswith(begins) for one in answer.citations)


def test_a_provision_that_is_not_there_is_refused(county: County) -> None:
    """With how many there are."""
    answer = county.ask("学前教育管理办法第一百条")

    assert answer.outcome is Outcome.NO_SUCH_PROVISION
    assert "《云溪县学前教育管理办法》共31条" in answer.subject


def test_a_number_brings_its_document_first(county: County) -> None:
    """However it is bracketed."""
    answer = county.ask("云教[2025]18号是什么文件")

    assert answer.citations[0].passage.source.number == "云教〔2025〕18号"


def test_the_next_provision_is_of_the_same_document(county: County) -> None:
    """Where only its answer was quoted before."""
    answer = county.ask("第十三条是什么", ["公办幼儿园保教费多少"])

    assert answer.citations[0].passage.source.title == "云溪县学前教育管理办法"
