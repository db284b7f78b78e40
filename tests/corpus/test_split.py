from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.compose import compose
from corpus.document import Document, UnreadableFileError, Upload
from corpus.split import split
from tests.documents import LIMIT, SAMPLES, composed, sample
from tests.texts import TEXTS

SENTENCE = "各乡镇要高度重视，把责任扛在肩上，把孩子放在心上。"


def is_well_split(document: Document, limit: int) -> bool:
    """Whether the chunks hold every word of every body once, in order, and no heading alone."""
    chunks = split(document, limit)
    sections = document.sections
    bodies = "".join(document.text[s.body : s.end] for s in sections)
    return (
        all(chunk.text == document.text[chunk.start : chunk.end] for chunk in chunks)
        and all(0 < len(chunk.text) <= limit for chunk in chunks)
        and all(
            sections[chunk.section].body <= chunk.start < chunk.end <= sections[chunk.section].end
            for chunk in chunks
        )
        and "".join("".join(c.text.split()) for c in chunks) == "".join(bodies.split())
    )


@given(TEXTS, st.integers(1, 60))
def test_chunks_hold_every_word_once(source: str, limit: int) -> None:
    """Whatever the text and the limit."""
    try:
        document = composed(source)
    except UnreadableFileError:
        return

    assert is_well_split(document, limit)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_are_well_split(path: Path) -> None:
    """None of their chunks is over the limit, or crosses a section."""
    assert is_well_split(compose(Upload(path.name, path.read_bytes()), LIMIT), 200)


def test_a_chunk_from_the_middle_of_a_row_has_the_head_of_its_table() -> None:
    """A long row is cut like any other line."""
    long = "补助对象为 " * 40
    chunks = split(composed(f"办法\n\n学校 | 补助\n{long}一小 | 320\n"), 100)

    assert "补助对象为 一小 | 320" in chunks[-1].text
    assert chunks[-1].context == "办法 > 学校 | 补助"


def test_a_heading_without_text_gives_no_chunk() -> None:
    """Its words are the context of what stands below."""
    document = composed("办法\n\n第一章　总　则\n\n第一条　为了公平，制定本办法。\n")
    (chunk,) = split(document)

    assert chunk.text == "第一条　为了公平，制定本办法。"
    assert chunk.context == "办法 > 第一章　总　则 > 第一条"


def test_small_neighbours_are_one_chunk() -> None:
    """Up to the limit, within their section."""
    items = "".join(f"（{n}）{SENTENCE}\n" for n in "一二三四")
    chunks = split(composed(f"办法\n第一条　下列情形：\n{items}第二条　本县适用。\n"), 120)

    assert [chunk.text.count("各乡镇") for chunk in chunks] == [3, 1, 0]


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    """Into pieces of about the same length."""
    chunks = split(composed(f"倡议书\n\n{SENTENCE * 10}\n"), 100)

    assert all(chunk.text.endswith("。") for chunk in chunks)
    assert max(len(c.text) for c in chunks) - min(len(c.text) for c in chunks) <= len(SENTENCE)


def test_a_sentence_too_long_is_cut_at_commas_then_anywhere() -> None:
    """Rather than be lost."""
    clauses = split(composed(f"倡议书\n\n{'把责任扛在肩上，' * 20}\n"), 50)
    solid = split(composed(f"倡议书\n\n{'教' * 120}。\n"), 50)

    assert all(chunk.text.endswith("，") for chunk in clauses)
    assert [len(chunk.text) for chunk in solid] == [41, 41, 39]


def test_a_short_line_does_not_stand_alone() -> None:
    """The salutation goes with the speech."""
    chunks = split(composed(f"在会上的讲话\n\n同志们：\n\n{SENTENCE * 9}\n"))

    assert chunks[0].text.startswith("同志们：\n\n各乡镇")


def test_question_and_answer_stay_together() -> None:
    """All seventeen pairs of the sample."""
    chunks = split(sample("问答"))

    assert sum(chunk.text.startswith("问") and "\n\n答：" in chunk.text for chunk in chunks) == 17


def test_rows_of_a_table_carry_its_head() -> None:
    """Without it nobody knows which year a figure is of."""
    chunks = [chunk for chunk in split(sample("行动计划")) if chunk.text.startswith(("3 |", "7 |"))]
    later = [chunk for chunk in split(sample("行动计划")) if " | 约束性" in chunk.text][1:]

    assert later
    assert all("序号 | 指标 | 2024年（基线）" in chunk.context for chunk in [*chunks, *later])


def test_a_table_head_is_of_the_same_table() -> None:
    """Another table above lends none."""
    rows = "".join(f"| {n} | {SENTENCE} |\n" for n in range(6))
    source = (
        f"# 计划\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n说明。\n\n| 丙 | 丁 |\n|---|---|\n{rows}"
    )
    last = split(composed(source, "计划.md"), 60)[-1]

    assert last.context.endswith("丙 | 丁")
