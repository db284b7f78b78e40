"""Claims checked against stored documents."""

from datetime import date

import pytest

from rag.answer import NotQuotedError
from rag.check import Checker
from rag.checked import CheckedClaim, Verdict
from tests.asking import lexicon, stocked

_OLD = (
    "云溪县校车补助办法（2019年）.txt",
    (
        "云溪县校车补助办法\n云政办发〔2019〕22号\n云溪县人民政府办公室\n2019年7月5日\n\n"
        "第一条　小学生乘车补助标准为每生每学期180元。\n\n"
        "第二条　补助资金由县财政和乡镇财政按7∶3的比例分担。\n\n"
        "第三条　本办法自2019年9月1日起施行。\n"
    ),
)
_NEW = (
    "云溪县校车补助办法（2024年修订）.txt",
    (
        "云溪县校车补助办法（2024年修订）\n云政办规〔2024〕5号\n云溪县人民政府办公室\n"
        "2024年7月19日\n\n"
        "第一条　小学生乘车补助标准为每生每学期320元，初中生乘车补助标准为每生每学期280元。\n\n"
        "第二条　学生个人承担的票价每人每次不超过1.5元。\n\n"
        "第三条　学校不得强制学生乘坐校车。\n\n"
        "第四条　本办法自2024年9月1日起施行。2019年7月5日印发的《云溪县校车补助办法》"
        "（云政办发〔2019〕22号）同时废止。\n"
    ),
)
_DAY = date(2026, 1, 15)


@pytest.fixture(scope="module")
def checker() -> Checker:
    """A checker over two versions of a rule."""
    desk = stocked(_OLD, _NEW)
    return Checker(desk.store, desk.shelf, desk.asker.embedder, lexicon(), today=lambda: _DAY)


def only(checker: Checker, text: str) -> CheckedClaim:
    """The only claim of a text."""
    [claim] = checker(text).claims
    return claim


def test_what_a_document_says_is_supported_with_its_words(checker: Checker) -> None:
    """The quote is a whole sentence and holds the figure."""
    claim = only(checker, "小学生乘车补助每学期320元")

    assert claim.verdict is Verdict.SUPPORTED
    assert not claim.past
    assert "320元" in claim.citations[0].quote
    assert claim.citations[0].quote.endswith("。")


def test_another_figure_contradicts(checker: Checker) -> None:
    """The difference is told."""
    claim = only(checker, "小学生乘车补助每学期350元")

    assert claim.verdict is Verdict.CONTRADICTED
    assert [(one.there, one.said) for one in claim.differences] == [("320元", "350元")]


def test_what_only_the_old_version_says_is_contradicted_by_the_new_one(checker: Checker) -> None:
    """And the old words are shown beside."""
    claim = only(checker, "小学生乘车补助每学期180元")

    assert claim.verdict is Verdict.CONTRADICTED
    assert "180元" in claim.older[0].quote


def test_what_only_a_repealed_text_says_is_supported_as_past(checker: Checker) -> None:
    """Nothing in force says otherwise in these words."""
    claim = only(checker, "补助资金由县财政和乡镇财政按7∶3的比例分担")

    assert claim.verdict is Verdict.SUPPORTED
    assert claim.past


def test_a_prohibition_contradicts_a_permission(checker: Checker) -> None:
    """不得强制 is not 可以强制."""
    assert only(checker, "学校可以强制学生乘坐校车").verdict is Verdict.CONTRADICTED
    assert only(checker, "学校不得强制学生乘坐校车").verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "学生可以免费坐地铁",
        "高中生乘车补助每学期320元",
        "临江县小学生乘车补助每学期320元",
        "《临江县校车补助办法》规定小学生乘车补助每学期320元",
    ],
)
def test_what_is_of_others_or_nowhere_is_absent(checker: Checker, text: str) -> None:
    """Of other places, other people, other documents."""
    assert only(checker, text).verdict is Verdict.ABSENT


def test_every_verdict_is_told_as_soon_as_it_stands(checker: Checker) -> None:
    """In the order of the claims."""
    told: list[CheckedClaim] = []

    checked = checker("小学生乘车补助每学期320元，初中生每学期300元。", tell=told.append)

    assert tuple(told) == checked.claims
    assert [one.verdict for one in told] == [Verdict.SUPPORTED, Verdict.CONTRADICTED]


def test_the_rest_of_a_long_text_is_left_out(checker: Checker) -> None:
    """And counted."""
    checked = checker("小学生乘车补助每学期320元。学校不得强制学生乘坐校车。", most=1)

    assert (len(checked.claims), checked.left_out) == (1, 1)


def test_chatter_has_no_claims(checker: Checker) -> None:
    """A greeting is not checked."""
    assert checker("大家好！在吗").claims == ()


def test_every_quote_stands_in_its_document(checker: Checker) -> None:
    """The promise holds here too."""
    checked = checker("小学生乘车补助每学期350元。票价每人每次不超过1.5元。坐地铁免费。")
    cited = [one for claim in checked.claims for one in (*claim.citations, *claim.older)]

    assert cited
    assert all(one.quote in checker.store.text(one.passage.source.version) for one in cited)


def test_a_verdict_without_words_cannot_be_built() -> None:
    """Only what is absent rests on nothing."""
    with pytest.raises(NotQuotedError):
        CheckedClaim("票价2元", Verdict.SUPPORTED)

    assert CheckedClaim("票价2元", Verdict.ABSENT).citations == ()
