"""What an admin knows better than the text."""

from __future__ import annotations

import pytest

from corpus.known import Tie
from rag.correct import FIELDS, Correction, NotCorrectableError, checked, corrected
from rag.principal import principal
from tests.documents import composed

PARTS = composed("云溪县校车办法\n\n第一条　本办法自2024年9月1日起施行。\n").parts


def test_a_correction_takes_the_place_of_what_was_read() -> None:
    """It has no words, and the last one counts."""
    told = [Correction(0, "dated", "2024-05"), Correction(0, "dated", "2024-06-01")]
    (part,) = corrected(PARTS, told)

    assert part.dated is not None
    assert (part.dated.value, part.dated.words, part.dated.corrected) == ("2024-06-01", "", True)
    assert part.title == PARTS[0].title


def test_an_empty_value_says_that_there_is_none() -> None:
    """The text may name a day that is not meant."""
    (part,) = corrected(PARTS, [Correction(0, "effective", "")])

    assert part.effective is None


def test_relations_are_titles() -> None:
    """Those of one tie are replaced together."""
    (part,) = corrected(PARTS, [Correction(0, "repeals", "《甲办法》《乙办法》")])

    assert [one.title for one in part.repeals] == ["甲办法", "乙办法"]
    assert {one.tie for one in part.repeals} == {Tie.REPEALS}


BROUGHT = composed(
    "云溪县教育局关于印发《云溪县校车办法》的通知\n\n云教发〔2025〕88号\n\n各学校：\n\n"
    "现将《云溪县校车办法》印发给你们，请遵照执行。\n\n云溪县教育局\n2025年3月5日\n\n"
    "云溪县校车办法\n\n第一条　为了规范校车管理，制定本办法。\n\n"
    "第二条　本办法自2025年4月1日起施行。\n"
).parts


@pytest.mark.parametrize("part", [0, 1])
def test_what_a_rule_has_from_its_notice_is_corrected_in_both(part: int) -> None:
    """Whichever of them was meant."""
    told = [
        Correction(part, "number", "云教规〔2025〕8号"),
        Correction(part, "dated", "2025-03-06"),
    ]
    found = corrected(BROUGHT, told)

    assert [one.number.value for one in found if one.number] == ["云教规〔2025〕8号"] * 2
    assert [one.dated.value for one in found if one.dated] == ["2025-03-06"] * 2


def test_what_is_corrected_by_itself_stays_so() -> None:
    """Beside the notice."""
    told = [Correction(1, "issuer", "甲局"), Correction(0, "issuer", "乙局")]
    found = corrected(BROUGHT, told)

    assert [one.issuer.value for one in found if one.issuer] == ["乙局", "甲局"]


@pytest.mark.parametrize(("part", "title"), [(0, "校车通知"), (1, "学生乘车办法")])
def test_a_file_stays_about_its_rule_whatever_its_titles_are(part: int, title: str) -> None:
    """So that it still holds from the day the rule tells, however often it is renamed."""
    told = [Correction(part, "title", "甲"), Correction(part, "title", title)]
    found = corrected(BROUGHT, told)

    assert principal(found) == principal(BROUGHT) == 1
    assert found[part].title.value == title
    assert found[1 - part].title == BROUGHT[1 - part].title


def test_a_part_that_is_not_there_is_left_alone() -> None:
    """The file was read otherwise since."""
    assert corrected(PARTS, [Correction(7, "title", "乙")]) == PARTS


@pytest.mark.parametrize(
    ("field", "value", "stored"),
    [
        ("title", " 云溪县校车办法 ", "云溪县校车办法"),
        ("dated", "2024", "2024"),
        ("dated", "2024-02-29", "2024-02-29"),
        ("expires", "", ""),
        ("kind", "notice", "notice"),
        ("level", "county", "county"),
        ("repeals", "《甲办法》", "《甲办法》"),
    ],
)
def test_a_value_that_can_be_is_stored(field: str, value: str, stored: str) -> None:
    """Without the spaces around it."""
    assert field in FIELDS
    assert checked(field, value) == stored


@pytest.mark.parametrize(
    ("field", "value", "advice"),
    [
        ("colour", "red", "可以改的有"),
        ("title", " ", "不能为空"),
        ("title", "题" * 301, "不超过 300 个字"),
        ("dated", "2024年5月1日", "2024-09-01"),
        ("dated", "2023-02-29", "2024-09-01"),
        ("effective", "2024-13", "2024-09-01"),
        ("kind", "poem", "notice"),
        ("level", "county-level", "county"),
        ("repeals", "甲办法", "《"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_one_sentence(
    field: str, value: str, advice: str
) -> None:
    """It says what would do."""
    with pytest.raises(NotCorrectableError, match=advice) as caught:
        checked(field, value)

    assert str(caught.value).count("。") == 1
