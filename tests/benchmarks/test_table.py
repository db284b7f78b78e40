from __future__ import annotations

import json
import re

import pytest

from benchmarks.asked import Asked, Told, questions, told, write
from benchmarks.table import README, RESULTS, Table, figure, inserted, load

TABLE = Table(
    "speed", "Speed", "run speed", ("what", "figure"), (("cold", "1.2 s"),), "One worker."
)
BLOCK = re.compile(r"<!-- table: (\w+) -->\n(.*?)<!-- end -->", re.DOTALL)


def test_a_table_is_put_into_its_block_and_into_no_other() -> None:
    """A page keeps what was measured at another time."""
    page = (
        "<!-- table: speed -->\nearlier\n<!-- end -->\n<!-- table: kill -->\nkept\n<!-- end -->\n"
    )

    renewed = inserted(page, [TABLE], "abc")

    assert "| cold | 1.2 s |" in renewed
    assert "earlier" not in renewed
    assert "kept" in renewed


def test_a_block_names_its_command_and_its_results() -> None:
    """Whoever doubts a figure can print it again."""
    assert "`run speed`, [abc](results/abc.json)" in TABLE.block("abc")


@pytest.mark.parametrize(("value", "said"), [(0.9167, ".917"), (1.0, "1.000"), (None, "–")])
def test_figures_are_printed_one_way(value: float | None, said: str) -> None:
    """Three digits, and a dash where there is nothing."""
    assert figure(value) == said


def test_every_figure_of_the_readme_stands_in_the_results_it_names() -> None:
    """No number is written by hand."""
    strange = []
    for key, block in BLOCK.findall(README.read_text(encoding="utf-8")):
        commit = re.search(r"\(results/(\w+)\.json\)", block)
        if commit is None:
            assert block == ""
            continue
        tables = {one.key: one for one in load(RESULTS / f"{commit[1]}.json")}
        if key not in tables or tables[key].block(commit[1]) != block:
            strange.append(key)

    assert strange == []


def test_results_hold_figures_and_no_documents() -> None:
    """The texts of others do not enter the repository, not even in quotes."""
    long = [
        (file.name, cell)
        for file in RESULTS.glob("*.json")
        for table in json.loads(file.read_text(encoding="utf-8"))["tables"]
        for row in table["rows"]
        for cell in row
        if len(re.findall(r"[一-鿿]", cell)) > 10
    ]

    assert long == []


def test_questions_survive_being_written_and_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A rival reads what we write."""
    file = tmp_path_factory.mktemp("asked") / "questions.jsonl"
    asked = [Asked("1", "number", "多少", ("先前",), docs=("甲.txt",), quotes=("乙",))]

    write(file, asked)

    assert questions(file) == asked


def test_an_answer_is_read_in_the_form_of_the_product() -> None:
    """Fields that are not measured are passed over."""
    cited = '{"n": 1, "document": "a", "quote": "甲", "kind": "law"}'
    line = f'{{"id": "1", "answer": "甲", "refused": false, "citations": [{cited}]}}'

    assert told(line).citations[0].quote == "甲"
    assert told(line) == Told("1", "甲", refused=False, citations=told(line).citations)
