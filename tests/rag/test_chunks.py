from __future__ import annotations

import pytest

from rag.atoms import atoms
from rag.tantamount import Context, difference


@pytest.mark.parametrize(
    ("claim", "own", "told"),
    [
        ("学校教师接受检查", "学校,教师接受检查", "joins or parts"),
        ("学校,教师接受检查", "学校教师接受检查", "joins or parts"),
        ("教师接受检查", "学校教师接受检查", "leaves out"),
        ("县财政补助学校320元", "学校补助县财政320元", "another order"),
        ("每学期小学生补助320元", "小学生每学期补助320元", ""),
        ("开学后学校公示", "开学后,学校公示", ""),
    ],
)
def test_words_stand_together_as_they_do_in_the_quote(claim: str, own: str, told: str) -> None:
    """But where one figure is said of something, what stands apart may be turned."""
    fault = difference(atoms(claim), atoms(own), Context())

    assert fault.startswith(told) if told else not fault
