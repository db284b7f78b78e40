"""What only shares its words with a sentence is not confirmed by it; what the gate proves is."""

from __future__ import annotations

import pytest

from rag.confront import Bearing
from rag.held import held, vetoed
from rag.stated import read
from rag.window import Claimed, Said

RULE = "幼儿园应当成立家长委员会,每学期至少召开两次家长会。"


@pytest.mark.parametrize(
    "claim",
    [
        "少数幼儿园应当成立家长委员会",
        "幼儿园仅应当成立家长委员会",
        "幼儿园已经成立家长委员会",
        "幼儿园可以成立家长委员会",
        "幼儿园不得成立家长委员会",
        "所有幼儿园应当成立家长委员会",
        "幼儿园至多召开两次家长会",
    ],
)
def test_a_word_of_its_own_that_bounds_or_turns_it_keeps_it_from_being_confirmed(
    claim: str,
) -> None:
    """However much else it shares."""
    assert vetoed(claim, RULE)


@pytest.mark.parametrize(
    "claim", ["幼儿园应成立家长委员会", "幼儿园必须成立家长委员会", "幼儿园需要成立家长委员会"]
)
def test_other_words_for_a_duty_do_not(claim: str) -> None:
    """They mean the same."""
    assert not vetoed(claim, RULE)


def test_what_the_gate_proves_is_confirmed() -> None:
    """Also where the words weigh too little."""
    claim = "每年3月31日前,县教育局应公布年检结果"
    said = Said("县教育局应当于每年3月31日前公布年检结果。", "")
    claimed = Claimed(read(claim), read(""), lambda _: 1.0)

    assert held(claim, claimed, said).bearing is Bearing.SAME
    assert held("部分" + claim, claimed, said).bearing is not Bearing.SAME
