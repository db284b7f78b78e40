from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.asked import Quoted, Told
from benchmarks.version_questions import Pair, Timed, aligned, articles, questions, stretches
from benchmarks.versions import verdict

_SAME = "云溪县学校条例\n第一条　学校应当在每学期开学以前向家长公布收费的项目"
OLD = f"{_SAME}，由学校自行确定标准。\n"
NEW = f"{_SAME}，并报教育行政部门备案核准。\n"


@pytest.fixture(name="pair")
def _pair(tmp_path: Path) -> Pair:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    changed = ((articles(OLD)[0], articles(NEW)[0]),)
    return Pair("云溪县学校条例", old, new, 2019, changed)


def test_what_is_asked_for_stands_in_both_versions(pair: Pair) -> None:
    """So that either may be found."""
    found = stretches(pair)

    assert found
    assert all(one in OLD and one in NEW for one in found)


def test_every_stretch_is_asked_for_now_and_for_then(pair: Pair) -> None:
    """In both directions of time."""
    asked = questions([pair])

    assert [one.past for one in asked] == [False, True] * (len(asked) // 2)
    assert all("2019" in one.text or one.as_of.startswith("2019") for one in asked if one.past)


def test_articles_of_two_laws_are_laid_side_by_side(pair: Pair) -> None:
    """By the words that they share."""
    assert list(aligned(pair.old, pair.new)) == list(pair.changed)


@pytest.mark.parametrize(
    ("quote", "status", "past", "right", "wrong"),
    [
        ("并报教育行政部门备案核准", "in_force", False, True, False),
        ("由学校自行确定标准", "in_force", False, False, True),
        ("由学校自行确定标准", "superseded", False, False, False),
        ("由学校自行确定标准", "superseded", True, True, False),
        ("并报教育行政部门备案核准", "in_force", True, False, True),
        ("向家长公布收费的项目", "in_force", False, True, False),
        ("向家长公布收费的项目", "superseded", True, True, False),
    ],
)
def test_a_quote_tells_its_version_by_its_words_then_by_its_status(
    pair: Pair, quote: str, status: str, *, past: bool, right: bool, wrong: bool
) -> None:
    """Old words that are marked as old are not stale."""
    timed = Timed("v00-00-now", "收费怎么规定？", "", pair, past=past)
    told = Told(
        "v00-00-now", quote, refused=False, citations=(Quoted("old.txt", quote, status=status),)
    )

    found = verdict(timed, told, [pair])

    assert (found.answered, found.right, found.wrong) == (True, right, wrong)


def test_a_refusal_is_neither_right_nor_stale(pair: Pair) -> None:
    """It is counted beside."""
    timed = Timed("v00-00-now", "收费怎么规定？", "", pair, past=False)
    found = verdict(timed, Told("v00-00-now", "", refused=True), [pair])

    assert (found.answered, found.right, found.wrong) == (False, False, False)


def test_a_law_that_was_replaced_must_be_told_so(pair: Pair) -> None:
    """Whoever says that it holds is stale."""
    timed = Timed("v00-valid", "《云溪县学校条例》现在还有效吗？", "", pair, past=False)
    cited = (Quoted("new.txt", "同时废止"),)
    said = [
        Told("v00-valid", words_, refused=False, citations=cited)
        for words_ in ("已经废止。", "现行有效。")
    ]

    assert [verdict(timed, one, [pair]).wrong for one in said] == [False, True]
