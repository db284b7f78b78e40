from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks.retrieval.jsonl import UnusableSetError
from benchmarks.retrieval.trial import Files, Trial, read, simplified

CORPUS = [
    {"id": "a", "title": "办法", "text": "小学每学期320元。"},
    {"id": 7, "text": "初中280元。"},
]
QUERIES = [{"id": "1", "text": "小学多少钱"}, {"id": 2, "text": "初中多少钱"}]
QRELS = [{"qid": "1", "docid": "a", "score": 1}, {"qid": "2", "docid": 7, "score": 2}]


def files(
    folder: Path,
    corpus: object = CORPUS,
    queries: object = QUERIES,
    qrels: object = QRELS,
) -> Files:
    """The files of a set; bytes are written as they are."""
    parts = {"corpus": corpus, "queries": queries, "qrels": qrels}
    for name, rows in parts.items():
        data = rows if isinstance(rows, bytes) else lines(rows)
        (folder / name).write_bytes(data)
    return Files(folder / "corpus", folder / "queries", folder / "qrels")


def lines(rows: object) -> bytes:
    """Rows as JSON Lines."""
    assert isinstance(rows, list)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def trial(folder: Path, **parts: object) -> Trial:
    """A set read from files."""
    return read(files(folder, **parts))


def test_numbers_are_ids_and_what_is_missing_is_empty(tmp_path: Path) -> None:
    """Ids are compared as text."""
    told = trial(tmp_path)

    assert [row.id for row in told.rows] == ["a", "7"]
    assert told.rows[1].title == ""
    assert told.gains == {"1": {"a": 1.0}, "2": {"7": 2.0}}
    assert told.left_out == ()


def test_a_mark_blank_lines_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    """Only a line feed ends a line: U+2028 may stand in a text."""
    row = '\ufeff\r\n{"id":"a","text":"一\u2028二","更多":{}}\r\n\r\n'

    told = trial(tmp_path, corpus=row.encode())

    assert [(one.id, one.text) for one in told.rows] == [("a", "一\u2028二")]


def test_strangers_and_questions_that_nothing_answers_are_left_out_and_told(tmp_path: Path) -> None:
    """A judgement of 0 judges that a document does not answer."""
    qrels = [
        {"qid": "1", "docid": "a"},
        {"qid": "2", "docid": "7", "score": 0},
        {"qid": "1", "docid": "nowhere", "score": 1},
        {"qid": "nobody", "docid": "a", "score": 1},
    ]

    told = trial(tmp_path, qrels=qrels)

    assert [one.id for one in told.judged] == ["1"]
    assert told.left_out == (
        "1 questions without a relevant document",
        "1 judgements of documents that are not there",
    )


def test_rows_with_one_id_are_all_kept_and_of_questions_the_first(tmp_path: Path) -> None:
    """Documents are found under their id, whichever row it was."""
    told = trial(tmp_path, corpus=[*CORPUS, CORPUS[0]], queries=[*QUERIES, {"id": 1, "text": "x"}])

    assert len(told.rows) == 3
    assert told.judged[0].text == "小学多少钱"
    assert told.left_out == ("1 rows whose id another row bears",)


def test_earlier_turns_may_be_texts_pairs_or_messages(tmp_path: Path) -> None:
    """Only what was asked counts."""
    history = [
        "一",
        {"q": "二", "a": "…"},
        {"role": "user", "content": "三"},
        {"role": "assistant", "content": "…"},
        ["四", "…"],
        5,
    ]

    told = trial(tmp_path, queries=[{"id": 1, "text": "它呢", "history": history}])

    assert told.judged[0].history == ("一", "二", "三", "四")


def test_questions_are_asked_in_simplified_characters(tmp_path: Path) -> None:
    """The documents stay as they are."""
    told = simplified(trial(tmp_path, queries=[{"id": "1", "text": "學前教育"}]))

    assert told.judged[0].text == "学前教育"
    assert told.rows[0].text == "小学每学期320元。"


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"corpus": b""}, "there is no document with a text in it"),
        ({"corpus": b"{"}, "line 1: it is no JSON object"),
        ({"corpus": b"[1]"}, "line 1: it is no JSON object"),
        ({"corpus": b"\xff"}, "it is not UTF-8"),
        ({"corpus": [{"text": "x"}]}, "line 1: 'id' is missing"),
        ({"corpus": [{"id": "a", "text": ["x"]}]}, "line 1: 'text' is no text"),
        ({"queries": b"\n"}, "there is no question in it"),
        ({"queries": [{"id": "1"}]}, "line 1: 'text' is no text"),
        ({"qrels": [{"qid": "1"}]}, "line 1: 'docid' is missing"),
        ({"qrels": [{"qid": "1", "docid": "a", "score": "viel"}]}, "line 1: 'score' is no number"),
        ({"qrels": b""}, "it judges no document of corpus for a question of queries"),
    ],
)
def test_what_cannot_be_used_is_said_in_a_sentence(
    tmp_path: Path, parts: Mapping[str, object], sentence: str
) -> None:
    """The sentence names the file, and the line where there is one."""
    with pytest.raises(UnusableSetError) as raised:
        trial(tmp_path, **parts)

    assert str(raised.value).endswith(sentence)
    assert str(raised.value).startswith(str(tmp_path))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    """Its name comes first."""
    with pytest.raises(UnusableSetError, match=r"^/.*nowhere: "):
        read(Files(tmp_path / "nowhere", tmp_path, tmp_path))
