from __future__ import annotations

from pathlib import Path

from benchmarks.retrieval.ranked import (
    Query,
    Ranked,
    Row,
    findings,
    first_of_each,
    put,
    queries,
    rows,
)


def test_records_are_read_as_they_were_written(tmp_path: Path) -> None:
    """Also those with line ends and separators inside."""
    file = tmp_path / "records"
    row, query = Row("a", "题", "一\u2028二\r\n三"), Query(1, "问", ("先",), ("a",))
    ranked = Ranked(1, ("a",), ("一",), 0.5, 0.1, answered=True)

    put(file, [row])
    assert rows(file) == [row]
    put(file, [query])
    assert queries(file) == [query]
    put(file, [ranked])
    assert findings(file) == [ranked]


def test_documents_are_ranked_by_their_best_passage() -> None:
    """Each stands where it first was found."""
    assert first_of_each("abacad", 3) == ("a", "b", "c")
    assert first_of_each("", 3) == ()
