from __future__ import annotations

import time

import pytest

from corpus.facts.part import parts
from corpus.page import lay_out
from corpus.parts import openings
from tests.documents import cleaned, sample


def test_an_annex_takes_over_from_its_notice() -> None:
    """Issuer, number, date and place are the notice's; what it says itself is its own."""
    notice, rule = sample("2024年修订").parts

    assert notice.number is not None
    assert rule.number is not None
    assert rule.effective is not None
    assert rule.number.value == notice.number.value == "云政办规〔2024〕5号"
    assert rule.number.sure < notice.number.sure
    assert rule.effective.value == "2024-09-01"
    assert tuple(one.title for one in rule.repeals) == ("云溪县校车补助办法",)
    assert notice.repeals == ()


@pytest.mark.parametrize(
    "words",
    [
        "局",
        "《",
        "《云《溪》",
        "《云》、",
        "国发〔2015〕71号、",
        "第十条至",
        "自2024年9月1日起",
        "同时废止",
    ],
)
def test_a_hostile_line_costs_no_endless_time(words: str) -> None:
    """Each step looks at a line once; the names it keeps are bounded."""
    page = lay_out(cleaned(f"云溪县校车办法\n\n第一条　{words * (100_000 // len(words))}\n"))
    begun = time.perf_counter()
    parts("a.txt", page, cleaned(""), openings(page.rows, None), ())

    assert time.perf_counter() - begun < 5


def test_a_long_document_is_read_in_well_under_a_second() -> None:
    """50,000 characters with a name in every line."""
    line = "按照《云溪县校车办法》（云政发〔2015〕1号）第三条执行，自2024年9月1日起施行。\n"
    page = lay_out(cleaned(f"云溪县校车细则\n\n{line * (50_000 // len(line))}"))
    begun = time.perf_counter()
    parts("a.txt", page, cleaned(""), openings(page.rows, None), ())

    assert time.perf_counter() - begun < 2
