from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.files import offers
from rag.answer import Outcome
from rag.backends.home import home
from rag.ingest import Library
from tests.bot.commands.conftest import Zhengda, loaded_model
from tests.fakes import InlineWorkshop

KEYS = [
    *("id", "outcome", "refused", "answer", "claims", "citations", "nearest", "seconds"),
    *("as_of", "model", "notice", "unsure", "missing", "choices", "sides"),
]
CITATION_KEYS = [
    "n",
    "document",
    "title",
    "section",
    "quote",
    "start",
    "end",
    "kind",
    "status",
    "damage",
    "version",
    "dated",
    "issuer",
    "place",
    "since",
    "until",
]
QUESTION = "县财政对普惠性民办幼儿园每生每年补助多少元？"


@pytest.fixture
def stocked(zhengda: Zhengda, stock: Path) -> Zhengda:
    """The command line over one document."""
    return replace(zhengda, data=stock)


def test_an_answer_is_the_contract(stocked: Zhengda) -> None:
    """Keys and their order are promised; quote, passage and text fit into each other."""
    ran = stocked("ask", QUESTION, "--json")
    (line,) = ran.lines
    text = stocked("show", "1", "--json").lines[0]["text"]

    assert ran.code == 0
    assert list(line) == KEYS
    assert (line["id"], line["outcome"], line["refused"]) == (None, "answered", False)
    assert "600元" in line["answer"]
    numbers = [n for claim in line["claims"] for n in claim["citations"]]
    assert sorted(set(numbers)) == [citation["n"] for citation in line["citations"]]
    for citation in line["citations"]:
        assert list(citation) == CITATION_KEYS
        assert citation["quote"] in text[citation["start"] : citation["end"]]
        assert citation["document"] == "办法.txt"


def test_a_person_reads_sentences_then_sources(stocked: Zhengda) -> None:
    """The same answer, as a bot would send it."""
    ran = stocked("ask", QUESTION)

    assert ran.code == 0
    assert ran.out.startswith("据库中文件：\n")
    assert "[1] 《云溪县学前教育管理办法》 · 第二章 经费 › 第九条" in ran.out


def test_a_refusal_exits_with_one(zhengda: Zhengda) -> None:
    """Nothing is stored, so nothing is answered."""
    ran = zhengda("ask", QUESTION, "--json")

    assert ran.code == 1
    assert ran.err.startswith("库里还没有文件。")
    assert ran.lines[0]["refused"] is True
    assert ran.lines[0]["claims"] == ran.lines[0]["citations"] == []


def test_the_trace_names_the_stations(stocked: Zhengda) -> None:
    """As lines below the answer, and as a key of the JSON."""
    (line,) = stocked("ask", QUESTION, "--json", "--trace").lines
    plain = stocked("ask", QUESTION, "--trace").out

    assert list(line) == [*KEYS, "trace"]
    assert {"retrieve", "judge", "verify"} <= {step["station"] for step in line["trace"]}
    assert "retrieve: " in plain


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "？" * 10_000,
        "学" * 10_000,
        "😀😀😀",
        "\x00\x01\x02",
        "\ud800",
        "\u200b\u202e",
    ],
)
def test_what_is_no_question_is_one_clear_sentence(stocked: Zhengda, question: str) -> None:
    """A refusal that says what to do, never a trace."""
    ran = stocked("ask", question, "--json")

    assert ran.code == 1
    assert ran.lines[0]["outcome"] == Outcome.INVALID
    assert "300" in ran.lines[0]["answer"]
    assert ran.err == ""


@pytest.mark.parametrize(
    "question",
    [
        "'; DROP TABLE document; --",
        '幼儿园" OR 1=1 --补助多少',
        "<script>alert(1)</script>幼儿园补助",
        "**幼儿园** [补助](http://example.invalid) `600`",
        "幼儿园{subject}%s%n补助",
        "幼儿园\n补助\t多少\r",
        "--幼儿园补助",
    ],
)
def test_payloads_are_only_words(stocked: Zhengda, question: str) -> None:
    """Whatever is asked is answered or refused, and the store stays as it was."""
    ran = stocked("ask", "--json", "--", question)

    assert ran.code in {0, 1}
    assert list(ran.lines[0]) == KEYS
    assert len(stocked("list", "--json").lines) == 1


def test_a_batch_answers_line_by_line_in_order(stocked: Zhengda, tmp_path: Path) -> None:
    """Ids come back as they were, whatever they are; exit 0 when every line was answered."""
    ids = ["a", 7, None, {"deep": [1]}, "最后"]
    batch = tmp_path / "in.jsonl"
    batch.write_text(
        "\n\n".join(json.dumps({"id": i, "question": QUESTION, "history": []}) for i in ids),
        encoding="utf-8",
    )
    ran = stocked("ask", "--batch", batch)

    assert ran.code == 0
    assert [line["id"] for line in ran.lines] == ids
    assert {line["outcome"] for line in ran.lines} == {"answered"}
    assert all(list(line) == KEYS for line in ran.lines)


def test_a_malformed_line_stops_no_other(stocked: Zhengda) -> None:
    """It is told in its place, keeps its id where it has one, and the exit code says so."""
    lines = [
        "no json",
        '{"id": 1}',
        '{"id": 2, "question": 5}',
        '{"id": 3, "question": "x", "history": "y"}',
        "[]",
        "[" * 100_000,
        json.dumps({"id": 4, "question": QUESTION}),
        '{"id": "\\ud800", "question": "\\ud800"}',
    ]
    ran = stocked("ask", "--batch", "-", stdin="\n".join(lines))

    assert ran.code == 2
    assert [line["outcome"] for line in ran.lines] == [*["failed"] * 6, "answered", "invalid"]
    assert [line["id"] for line in ran.lines] == [None, 1, 2, 3, None, None, 4, "\ud800"]
    assert all(list(line) == KEYS for line in ran.lines)
    assert all(line["answer"] and not line["refused"] for line in ran.lines[:6])


def test_a_batch_that_is_not_there_is_one_sentence(stocked: Zhengda, tmp_path: Path) -> None:
    """Exit 2 and nothing on standard output."""
    ran = stocked("ask", "--batch", tmp_path / "none.jsonl")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("读不到问题文件：")


def test_what_an_interrupted_run_stored_is_found(zhengda: Zhengda, papers: Path) -> None:
    """The file was stored, the index was not yet built: the next question is answered from it."""
    model = loaded_model()
    with home(zhengda.data, model.name) as rooms:
        library = Library(rooms.store, rooms.shelf, model, InlineWorkshop())
        change = next(library.add(list(offers([papers / "办法.txt"]))))

    assert change.document == 1
    assert zhengda("ask", QUESTION).code == 0


@pytest.mark.parametrize("words", [(), (QUESTION, "--batch", "in.jsonl")])
def test_either_a_question_or_a_batch_is_wanted(zhengda: Zhengda, words: tuple[str, ...]) -> None:
    """Both or none is a mistake of use."""
    assert zhengda("ask", *words).code == 2
