"""Files that somebody asks about."""

import pytest

from corpus.document import UnreadableFileError, Upload
from corpus.known import Status
from rag.answer import Outcome, Question, Script
from rag.kin import Bond
from rag.received import Receiver
from tests.asking import Desk, stocked
from tests.fakes import InlineWorkshop

_HEAD = "云溪县校车补助办法\n云政规〔2024〕5号\n云溪县人民政府\n2024年7月19日\n\n"
_BODY = (
    "第一条　小学生乘车补助标准为每生每学期320元，初中生为每生每学期280元。\n\n"
    "第二条　学生个人承担的票价每人每次不超过1.5元，由学校在开学时一次收取。\n\n"
    "第三条　补助资金由县财政全额承担，列入年度预算，任何单位不得挪用。\n\n"
)
_END = "第四条　本办法自2024年9月1日起施行。\n"
_RULE = ("校车.txt", _HEAD + _BODY + _END)


@pytest.fixture(scope="module")
def desk() -> Desk:
    """A store with one rule."""
    return stocked(_RULE)


def receiver(desk: Desk) -> Receiver:
    """Reads in this process."""
    return Receiver(desk.store, InlineWorkshop())


def test_the_same_words_in_another_file_are_a_copy(desk: Desk) -> None:
    """Whatever the file is called."""
    found = receiver(desk)(Upload("拍照.txt", _RULE[1].encode()))

    assert found.bond is Bond.COPY
    assert found.held
    assert found.source is not None
    assert found.source.document == "校车.txt"


def test_changed_words_are_another_version(desk: Desk) -> None:
    """The title of a rule of the same place is its name."""
    changed = _HEAD + _BODY.replace("320元", "350元") + _END
    found = receiver(desk)(Upload("校车新.txt", changed.encode()))

    assert found.bond is Bond.VERSION
    assert found.held


def test_a_stranger_is_not_held(desk: Desk) -> None:
    """It has no source."""
    text = "临江县图书馆借阅规则\n\n第一条　每人每次借阅不超过五册，借期三十日。\n"
    found = receiver(desk)(Upload("图书馆.txt", text.encode()))

    assert (found.bond, found.source, found.held) == (Bond.NONE, None, False)


def test_nothing_of_a_file_is_stored(desk: Desk) -> None:
    """It is read and forgotten."""
    before = desk.store.revision

    receiver(desk)(Upload("a.txt", "第一条　借阅不超过五册，借期三十日。".encode()))

    assert desk.store.revision == before


def test_the_standing_of_a_stored_document_is_told_by_its_clause(desk: Desk) -> None:
    """自2024年9月1日起施行."""
    made = receiver(desk)
    source = made(Upload("校车.txt", _RULE[1].encode())).source
    assert source is not None

    answer = made.standing(source, Question("还有效吗"), Script.SIMPLIFIED)

    assert answer.outcome is Outcome.ANSWERED
    assert answer.validity is not None
    assert answer.validity.status is Status.IN_FORCE
    assert "2024年9月1日" in answer.claims[0].text


def test_an_unreadable_file_raises(desk: Desk) -> None:
    """With one sentence for a person."""
    with pytest.raises(UnreadableFileError):
        receiver(desk)(Upload("空.txt", b""))
