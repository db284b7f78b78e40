"""A passage goes on to whole sentences around it, inside its own document."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import DamageKind
from rag.answer import Passage
from rag.widen import widened
from tests.asking import damaged, origin, passage

SOURCE = origin(title="通知")
TEXT = "一是补助。二是校车。三是午餐。四是住宿。五是其他。"


def at(start: int, end: int, text: str = TEXT) -> Passage:
    """The passage of a stretch of the text."""
    return passage(text[start:end], SOURCE, start=start)


def wide(*passages: Passage, limit: int, text: str = TEXT) -> list[Passage]:
    """The passages widened, in a document that is the whole text."""
    whole = [at(0, len(text), text)]
    return list(widened(passages, lambda _: text, lambda _: whole, limit=limit))


def test_what_follows_is_added_first() -> None:
    """An answer goes on behind what names it."""
    [wider] = wide(at(5, 10), limit=15)

    assert wider.text == "二是校车。三是午餐。四是住宿。"


def test_what_comes_before_fills_the_room_that_is_left() -> None:
    """At the end of a document nothing follows."""
    [wider] = wide(at(20, 25), limit=15)

    assert wider.text == "三是午餐。四是住宿。五是其他。"


def test_no_sentence_is_cut() -> None:
    """One that does not fit whole stays away, on either side."""
    [wider] = wide(at(10, 15), limit=18)

    assert wider.text == "三是午餐。四是住宿。五是其他。"
    [wider] = wide(at(5, 10), limit=9)
    assert wider.text == "二是校车。"


def test_a_passage_that_is_longer_already_stays_as_it_is() -> None:
    """Nothing is taken away."""
    [wider] = wide(at(0, 20), limit=15)

    assert wider.text == TEXT[:20]


def test_a_passage_inside_a_wider_one_is_left_out() -> None:
    """Nobody reads the same words twice; the order is kept."""
    found = wide(at(5, 10), at(10, 15), at(0, 5), limit=10)

    assert [one.text for one in found] == ["二是校车。三是午餐。", "一是补助。二是校车。"]


def test_another_document_of_the_file_is_not_entered() -> None:
    """A file may hold several documents, one after the other."""
    other = origin(title="办法")
    own, next_one = at(0, 10), replace(at(10, 25), source=other)

    [wider] = widened([own], lambda _: TEXT, lambda _: [own, next_one])

    assert wider.text == TEXT[:10]


def test_one_that_does_not_fit_stays_narrow_and_hides_no_other() -> None:
    """Who reads it decides what he may be shown."""
    own, after = at(5, 10), at(10, 15)
    whole = [at(0, len(TEXT))]
    found = widened(
        [own, after], lambda _: TEXT, lambda _: whole, lambda one: len(one.text) < 12, 15
    )

    assert [one.text for one in found] == ["二是校车。", "三是午餐。"]


def test_damage_of_what_is_added_is_told() -> None:
    """Whoever quotes the end of a wider passage must hear that it breaks off."""
    cut = damaged(DamageKind.CUT, 25)
    first, last = at(0, 20), replace(at(20, 25), damage=(cut,))

    [wider] = widened([first], lambda _: TEXT, lambda _: [first, last])

    assert wider.damage == (cut,)


@given(st.text(alphabet="甲乙。，\n ；“”", min_size=1, max_size=60), st.data())
def test_a_wider_passage_stands_word_for_word_in_the_text(text: str, data: st.DataObject) -> None:
    """Whatever the text, its offsets hold, and it holds the passage."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    limit = data.draw(st.integers(1, 80))

    [wider] = wide(at(start, end, text), limit=limit, text=text)

    assert wider.text == text[wider.start : wider.end]
    assert wider.start <= start <= end <= wider.end
    assert len(wider.text) <= max(limit, end - start)
