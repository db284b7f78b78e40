from __future__ import annotations

import json
import zipfile
from pathlib import Path

import docx
import pytest

from benchmarks.expectation import EXPECTED, REASONS, Expectation
from benchmarks.files import judge
from benchmarks.headings import headings
from benchmarks.loading import CRASHED, READ, REFUSED, Content, Loaded
from benchmarks.rivals.headlines import headlines


def loaded(fate: str, words: str = "", text: str = "", *notes: str) -> Loaded:
    """What became of a file."""
    return Loaded("a.pdf", fate, words, 0.1, 1000, Content(text, ("总则",), notes=notes))


@pytest.mark.parametrize(
    ("expected", "found", "fault"),
    [
        (Expectation("a", "read"), loaded(READ, text="字"), ""),
        (Expectation("a", "read"), loaded(READ, text=" "), "read as nothing"),
        (Expectation("a", "read"), loaded(REFUSED, "文件是空的。"), "refused"),
        (Expectation("a", "read"), loaded(CRASHED), "crashed"),
        (Expectation("a", "refuse", "locked"), loaded(REFUSED, "文件有密码。"), ""),
        (
            Expectation("a", "refuse", "locked"),
            loaded(REFUSED, "文件是空的。"),
            "refused, but not as locked",
        ),
        (
            Expectation("a", "refuse", "locked"),
            loaded(REFUSED, "ValueError: 密码"),
            "refused without a sentence",
        ),
        (
            Expectation("a", "refuse", "locked"),
            loaded(READ, text="字"),
            "read, though it should be refused",
        ),
        (Expectation("a", "either", "kind"), loaded(READ, text="字"), ""),
        (
            Expectation("a", "either", "kind", holds="東京"),
            loaded(READ, text="嶮"),
            "read as other words",
        ),
        (
            Expectation("a", "read", note=("recognised",)),
            loaded(READ, text="字"),
            "not told: recognised",
        ),
        (Expectation("a", "read", note=("recognised",)), loaded(READ, "", "字", "recognised"), ""),
    ],
)
def test_what_becomes_of_a_file_is_held_against_what_must(
    expected: Expectation, found: Loaded, fault: str
) -> None:
    """A refusal has to give the right reason, in a sentence."""
    assert fault == expected.fault(found)


def test_little_left_needs_a_reason() -> None:
    """The manifest counts what no reader of the document sees."""
    expected = Expectation("a", "read", counted=200, own=60, beyond="scripts")

    assert judge(loaded(READ, text="字" * 60), [], expected).reason == "the rest: scripts"
    assert judge(loaded(READ, text="字" * 30), [], expected).reason == ""


def test_a_heading_is_kept_if_it_is_found_with_other_signs() -> None:
    """Spaces and marks do not count."""
    found = judge(loaded(READ, text="字"), ["总 则", "附则"], Expectation("a", "read"))

    assert found.kept == (True, False)


def test_every_expectation_can_be_checked() -> None:
    """No file stands twice, every reason has its words."""
    rows = [json.loads(line) for line in EXPECTED.read_text(encoding="utf-8").splitlines()]

    assert len({row["file"] for row in rows}) == len(rows) > 100
    assert {row["must"] for row in rows} == {"read", "refuse", "either"}
    assert {row["why"] for row in rows if row["must"] != "read"} <= set(REASONS)


def test_headings_are_read_from_the_marks_of_a_file(tmp_path: Path) -> None:
    """Of Word, HTML and Markdown; a text file marks none."""
    document = docx.Document()
    document.add_heading("云溪县办法", 1)
    document.add_paragraph("正文")
    document.save(str(tmp_path / "a.docx"))
    (tmp_path / "a.html").write_text("<h1>办法</h1><p>正文</p><h2>总则</h2>", encoding="utf-8")
    (tmp_path / "a.md").write_text("# 办法\n\n```\n# 代码\n```\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("# 办法\n", encoding="utf-8")

    found = [headings(tmp_path / f"a.{ending}") for ending in ("docx", "html", "md", "txt")]

    assert found == [["云溪县办法"], ["办法", "总则"], ["办法"], []]


def test_a_book_has_the_headings_of_its_chapters(tmp_path: Path) -> None:
    """Its table of contents is none."""
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as archive:
        archive.writestr("1.xhtml", "<?xml version='1.0' encoding='utf-8'?><h1>第一章</h1>")
        archive.writestr("nav.xhtml", "<h1>目录</h1>")

    assert headings(tmp_path / "a.epub") == ["第一章"]


def test_headlines_are_those_of_markdown() -> None:
    """One to six signs and a space."""
    assert headlines("# 一\n#二\n###### 三 ##\n####### 四\n") == ("一", "三")
