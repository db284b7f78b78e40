"""Every example question of `docs/samples.md` ends as the table says, with real parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from corpus.known import Status
from rag.answer import Answer, Outcome, Script
from rag.contrast import Role
from tests.yunxi import County

pytestmark = pytest.mark.slow

GUIDE = Path(__file__).parents[2] / "docs" / "samples.md"
ROW = re.compile(r"^\| (\d+[ab]?) \|(.*)\|$", re.MULTILINE)
REFUSED = {"cut", "masked", "unanswerable"}

FACTS = {
    "2": ("2024年9月1日", "云政发〔2019〕11号"),
    "7": ("不能参加第一批登记", "申请乡镇学校不受签发日期限制"),
    "9": ("320元", "180元"),
    "10": ("县城学位确实紧", "乡村师资确实弱", "作风确实还不够实"),
    "13a": ("9月19日",),
    "26": ("本办法自2024年9月1日起施行",),
    "27": ("小学生每生每学期180元",),
}
"""What must be said beside the quote."""
SAID = {"14": "课后服务“一校一案”", "15": "经费人员“双线保障”", "16": "**家"}
"""What the refusal must say of the damage."""
WRONG = {
    "2": "the sentence on the day it takes effect adds too little for a second one",
    "10": "the plan says 突出问题 in so many words, the speech only describes them",
    "13a": "the sentence names neither term nor aid, which stand in its heading and title",
}
"""Questions that are answered wrongly, and why."""


@dataclass(frozen=True)
class Example:
    """A row of the table."""

    number: str
    kind: str
    question: str
    file: str
    quote: str


def examples() -> Iterator[Example]:
    """The rows of the table."""
    for found in ROW.finditer(GUIDE.read_text("utf-8")):
        cells = re.split(r"(?<!\\)\|", found.group(2))
        kind, question, file, _, quote = (
            cell.strip().strip("`").replace("\\|", "|").strip() for cell in cells
        )
        yield Example(found.group(1), kind, question, "" if file == "none" else file, quote)


EXAMPLES = {one.number: one for one in examples()}
ANSWERED = [number for number, one in EXAMPLES.items() if one.kind not in REFUSED]
UNANSWERED = [number for number, one in EXAMPLES.items() if one.kind in REFUSED]


def asked(county: County, number: str) -> Answer:
    """The answer to an example; a second part follows the first."""
    earlier = EXAMPLES.get(number.replace("b", "a"))
    history = [earlier.question] if earlier and number.endswith("b") else []
    return county.ask(EXAMPLES[number].question, history)


def marked(numbers: list[str]) -> list[object]:
    """The numbers; those that are known to end wrongly with their reason."""
    return [
        pytest.param(one, marks=pytest.mark.xfail(strict=True, reason=WRONG[one]))
        if one in WRONG
        else one
        for one in numbers
    ]


def test_the_table_is_read() -> None:
    """All of its rows, each with a question."""
    assert len(EXAMPLES) == 28
    assert all(one.question for one in EXAMPLES.values())


@pytest.mark.parametrize("number", marked(ANSWERED))
def test_an_answer_quotes_what_the_table_says(county: County, number: str) -> None:
    """From the file it names, with every fact that belongs to it."""
    example, answer = EXAMPLES[number], asked(county, number)
    cited = [one for one in answer.citations if one.passage.source.document == example.file]
    said = "\n".join(one.quote for one in answer.citations)

    assert answer.outcome is Outcome.ANSWERED
    assert any(example.quote in one.quote for one in cited)
    assert [fact for fact in FACTS.get(number, ()) if fact not in said] == []


@pytest.mark.parametrize("number", marked(UNANSWERED))
def test_what_cannot_be_told_is_refused(county: County, number: str) -> None:
    """Without a claim, with at most three passages that are near."""
    answer = asked(county, number)

    assert answer.outcome.refused
    assert answer.claims == ()
    assert len(answer.nearest) <= 3


@pytest.mark.parametrize("number", SAID)
def test_the_refusal_says_what_is_missing(county: County, number: str) -> None:
    """And quotes what is left of it first."""
    example, answer = EXAMPLES[number], asked(county, number)

    assert answer.outcome is Outcome.SOURCE_CUT
    assert SAID[number] in "".join(answer.damage)
    assert answer.nearest[0].passage.source.document == example.file
    assert example.quote in answer.nearest[0].quote


def test_what_holds_comes_before_what_held(county: County) -> None:
    """The revised rule first, the repealed one as such."""
    answer = asked(county, "9")
    statuses = [one.passage.source.status.value for one in answer.citations]

    assert answer.citations[0].passage.source.document == EXAMPLES["9"].file
    assert statuses[0] == "in_force"
    assert statuses[-1] in {"repealed", "superseded"}


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("20", "配送餐，初中（元/餐）：12.5"),
        ("22", "住宿费，初中，每生每学期，收费标准（元）：160"),
    ],
)
def test_a_cell_is_said_with_the_heads_of_its_row_and_column(
    county: County, number: str, text: str
) -> None:
    """One sentence, which quotes the heads and the row."""
    answer = asked(county, number)

    assert [claim.text for claim in answer.claims] == [text]
    assert len(answer.citations) == 2


def test_the_past_is_told_for_its_day(county: County) -> None:
    """From what held then, and nothing that came later."""
    answer = asked(county, "25")

    assert answer.as_of == date(2020, 12, 31)
    assert {one.passage.source.document for one in answer.citations} == {EXAMPLES["25"].file}
    assert {one.passage.source.status for one in answer.citations} == {Status.IN_FORCE}


def test_validity_is_told_of_the_version_that_is_named(county: County) -> None:
    """With the clause that ended it; without a year it is the version that holds."""
    then = asked(county, "26").validity
    now = county.ask(EXAMPLES["26"].question.removeprefix("2019年的")).validity

    assert then is not None
    assert now is not None
    assert (then.status, then.until) == (Status.REPEALED, "2024-09-01")
    assert (now.title, now.since) == ("云溪县校车补助办法（2024年修订）", "2024-09-01")


def test_what_changed_is_told_with_the_words_of_both_versions(county: County) -> None:
    """What was before what is, and how much changed in all."""
    answer = asked(county, "27")
    roles = [claim.role for claim in answer.claims]

    assert answer.contrast is not None
    assert (answer.contrast.old_dated, answer.contrast.new_dated) == ("2019-07-05", "2024-07-19")
    assert roles == [Role.WAS, Role.NOW] * (len(roles) // 2)


@pytest.mark.parametrize(
    ("number", "script"),
    [("1", Script.SIMPLIFIED), ("11", Script.TRADITIONAL), ("12", Script.ENGLISH)],
)
def test_the_answer_is_in_the_script_of_the_question(
    county: County, number: str, script: Script
) -> None:
    """Quotes stay as the source has them."""
    answer = asked(county, number)

    assert answer.script is script
    for one in answer.citations:
        text = county.store.text(one.passage.source.version)
        assert one.quote in text
