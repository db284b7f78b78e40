from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.clean import clean
from corpus.document import Cleaned, Decoded, Noise, Upload
from corpus.read import read
from corpus.span import Span
from tests.documents import LIMIT, SAMPLES, cleaned, taken
from tests.texts import TEXTS


def is_whole(document: Cleaned) -> bool:
    """Whether every character of the source is in exactly one kept or removed span."""
    spans = sorted([*document.kept, *(removed.span for removed in document.removed)])
    edges = [0, *(span.end for span in spans)]
    return (
        all(span.start == edge for span, edge in zip(spans, edges, strict=False))
        and edges[-1] == len(document.source)
        and document.text == "".join(document.source[s.start : s.end] for s in document.kept)
        and all(document.source[r.span.start : r.span.end] == r.words for r in document.removed)
    )


@given(TEXTS)
def test_nothing_is_lost_and_nothing_is_twice(source: str) -> None:
    """Kept and removed cover the source exactly, whatever it is."""
    assert is_whole(cleaned(source))


@given(TEXTS, st.data())
def test_every_place_leads_back_to_the_source(source: str, data: st.DataObject) -> None:
    """A character of the text is the character of the source that the map names."""
    document = cleaned(source)
    if document.text:
        at = data.draw(st.integers(0, len(document.text) - 1))
        span = document.source_span(at, at + 1)

        assert document.source[span.start : span.end] == document.text[at]


@given(TEXTS)
def test_damage_stands_in_the_text(source: str) -> None:
    """Its places are places of the text, in order, each with one Chinese sentence."""
    document = cleaned(source)
    places = [(damage.start, damage.end) for damage in document.damage]

    assert places == sorted(places)
    assert all(0 <= start <= end <= len(document.text) for start, end in places)
    assert all(damage.sentence.endswith("。") for damage in document.damage)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_are_whole(path: Path) -> None:
    """All of them."""
    assert is_whole(clean(read(Upload(path.name, path.read_bytes()), LIMIT)))


def test_control_characters_are_taken_out_and_recorded() -> None:
    """NULs, marks of direction, lone surrogates: none gets into the text."""
    document = cleaned("教\0育\u200b局\ud800的\x07通\u202e知")

    assert document.text == "教育局的通知"
    assert taken(document, Noise.CONTROL) == "\0\u200b\ud800\x07\u202e"


def test_what_a_reader_calls_furniture_goes() -> None:
    """Under the reason of the phrase that it is, else as markup."""
    source = "网站地图\n栏目\n正文。\n"
    document = clean(Decoded(source, "utf-8", (Span(0, 8),)))

    assert document.text == "正文。\n"
    assert taken(document, Noise.NAVIGATION) == "网站地图\n"
    assert taken(document, Noise.MARKUP) == "栏目\n"


def test_heading_marks_go_from_any_file() -> None:
    """Laws come as text with `##`."""
    assert cleaned("## 第一章 总则\n\n第一条 教育。").text == "第一章 总则\n\n第一条 教育。"


def test_a_law_without_furniture_stays_as_it_is() -> None:
    """Not a character is taken out."""
    source = "云溪县条例\n\n第一条　为了促进公平，制定本条例。\n\n第二条　本县适用。\n"

    assert source == cleaned(source).text
    assert cleaned(source).damage == ()
