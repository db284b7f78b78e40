from __future__ import annotations

import json

import pytest

from rag.proposals import SCHEMA, Proposal, Reading

ONE = {"quotes": [{"passage": 1, "words": "甲“乙}”"}], "text": "甲乙。"}
TWO = {"quotes": [{"passage": 2, "words": "丙"}, {"passage": 1, "words": "丁"}], "text": "丙丁。"}
READ = [
    Proposal("甲乙。", ((1, "甲“乙}”"),)),
    Proposal("丙丁。", ((2, "丙"), (1, "丁"))),
]


def written(*claims: object, missing: object = "", around: str = "{}") -> str:
    """What a model writes."""
    told = json.dumps({"claims": claims, "missing": missing}, ensure_ascii=False)
    return around.replace("{}", told)


def read(reading: Reading, text: str, size: int = 1) -> list[Proposal]:
    """Feed a text piece by piece."""
    return [one for at in range(0, len(text), size) for one in reading.feed(text[at : at + size])]


@pytest.mark.parametrize("size", [1, 3, 1_000])
@pytest.mark.parametrize("around", ["{}", "```json\n{}\n```", "好的，答案如下：\n{}\n以上。"])
def test_claims_are_read_whatever_stands_around_them(around: str, size: int) -> None:
    """Each once, in their order, with what is missing."""
    reading = Reading()

    assert read(reading, written(ONE, TWO, missing="戊", around=around), size) == READ
    assert (reading.whole, reading.missing, reading.odd) == (True, "戊", 0)


@pytest.mark.parametrize("end", ["", " ", "\n  ", ",", " , "])
def test_a_claim_is_told_as_soon_as_its_bracket_closes_it(end: str) -> None:
    """And not while it may still grow; nobody waits for the next one."""
    reading = Reading()
    text = written(ONE, TWO)
    closed = text.index('}, {"quotes": [{"passage": 2') + 1

    assert read(reading, text[: closed - 1]) == []
    assert read(reading, text[closed - 1 : closed] + end) == READ[:1]
    assert (
        read(reading, text[closed:].removeprefix(",") if "," in end else text[closed:])
        == (READ[1:])
    )


def test_brackets_in_what_is_said_close_nothing() -> None:
    """Nor does a part that is told to be missing before the claims."""
    quote = {"passage": 1, "words": "甲]}"}
    text = json.dumps({"missing": "戊", "claims": [{"quotes": [quote], "text": "乙}]}，丙"}]})
    reading = Reading()

    assert read(reading, text) == [Proposal("乙}]}，丙", ((1, "甲]}"),))]
    assert (reading.odd, reading.missing) == (0, "戊")


def test_what_breaks_off_leaves_the_claims_that_were_whole() -> None:
    """The one that was being written is none."""
    reading = Reading()

    assert read(reading, written(ONE, TWO)[:-20]) == READ[:1]
    assert not reading.whole


@pytest.mark.parametrize(
    "odd",
    [
        {"text": "没有引文"},
        {"quotes": [], "text": "空引文"},
        {"quotes": [{"passage": "甲", "words": "乙"}], "text": "丙"},
        {"quotes": [{"passage": 1, "words": ""}], "text": "丙"},
        {"quotes": [{"passage": 1, "words": "乙"}], "text": ""},
        {"quotes": "甲", "text": "乙"},
        "甲",
        7,
        None,
        {"quotes": [{"passage": 1, "words": "长" * 1_001}], "text": "丙"},
    ],
)
def test_a_claim_without_a_readable_form_is_counted_and_passed_over(odd: object) -> None:
    """The others are read."""
    reading = Reading()

    assert read(reading, written(odd, ONE)) == READ[:1]
    assert reading.odd == 1


@pytest.mark.parametrize("text", ["", "没有答案。", "[1, 2]", "{", "null", "{}{}", '{"claims": 3}'])
def test_what_is_no_answer_holds_no_claims(text: str) -> None:
    """And nothing breaks."""
    assert read(Reading(), text) == []


def test_nobody_reads_on_forever() -> None:
    """A megabyte is no answer, and no more than a dozen sentences are."""
    long, many = Reading(), Reading()
    few = read(many, written(*[ONE] * 20), 50)
    long.feed("{" + " " * 300_000)

    assert len(few) == 12
    assert long.feed(written(ONE)[1:]) == []


def test_a_missing_part_in_another_form_is_none() -> None:
    """It is shown to nobody."""
    reading = Reading()
    read(reading, written(ONE, missing=["甲"]))

    assert reading.missing == ""


def test_the_schema_says_what_is_read() -> None:
    """What it requires is what a claim must have."""
    claim = SCHEMA["properties"]["claims"]["items"]

    assert claim["required"] == list(ONE)
    assert SCHEMA["required"] == ["claims", "missing"]
