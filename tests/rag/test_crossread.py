"""Passages that fit come first; whether they answer is noted, and nothing else changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.answer import Found
from rag.crossread import FEW, FIRST, crossread, page
from rag.ports import Page, Read
from tests.asking import found, inquiry, origin, passage, unit
from tests.fakes import FakeCrossReader

ASKED = inquiry("校车几点发车", "校车", unit("发车", weight=2.0))


class Told(FakeCrossReader):
    """A reader that is told what it reads."""

    def __init__(self, *reads: Read) -> None:
        super().__init__()
        self.reads = reads

    def read(self, question: str, pages: Sequence[Page]) -> list[Read]:
        """What it is told."""
        super().read(question, pages)
        return list(self.reads)


def pool(*ranks: float) -> list[Found]:
    """Passages with these ranks, best first, each of a document of its own."""
    told = [found(f"第{at}段。", origin(at + 1), score=1 - at / 100) for at in range(len(ranks))]
    return [replace(one, rank=rank) for one, rank in zip(told, ranks, strict=True)]


def order(some: Sequence[Found], of: Sequence[Found]) -> list[int]:
    """Where passages stood before."""
    chunks = [one.passage.chunk for one in of]
    return [chunks.index(one.passage.chunk) for one in some]


def test_without_a_reader_nothing_changes() -> None:
    """As everybody has it who switches it off."""
    some = pool(3.0, 2.0)

    assert crossread(ASKED, "校车", some, None) == some


def test_a_reader_that_cannot_be_loaded_changes_nothing() -> None:
    """The question is answered without it."""
    some = pool(3.0, 2.0)

    assert crossread(ASKED, "校车", some, FakeCrossReader(away=True)) == some


def test_nothing_found_is_not_read() -> None:
    """There is nothing to read."""
    reader = FakeCrossReader()

    assert crossread(ASKED, "校车", [], reader) == []
    assert reader.asked == []


def test_what_fits_better_comes_first() -> None:
    """Where the rank hardly tells passages apart."""
    some = pool(9.0, 8.9, 8.8)

    moved = crossread(ASKED, "校车", some, Told(Read(-4, -4), Read(-4, -4), Read(6, 3)))

    assert order(moved, some) == [2, 0, 1]
    assert [one.answers for one in moved] == [3, -4, -4]
    assert moved[0].score == 1.0


def test_where_documents_say_much_together_the_rank_decides() -> None:
    """It has read all of them, the reader a stretch of each."""
    told = [found(f"第{at}段。", score=1 - at / 100) for at in range(3)]
    some = [replace(one, rank=9.0 - at / 10) for at, one in enumerate(told)]

    moved = crossread(ASKED, "校车", some, Told(Read(-4, -4), Read(-4, -4), Read(2, 3)))

    assert order(moved, some) == [0, 1, 2]
    assert moved[2].answers == 3


def test_where_documents_say_much_together_few_are_read() -> None:
    """Reading moves nothing there, and a few are enough to judge by."""
    some = [found(f"第{at}段。", score=1 - at / 100) for at in range(FIRST)]
    reader = FakeCrossReader()

    read = crossread(ASKED, "校车", some, reader)

    assert len(reader.asked[0][1]) == FEW
    assert [one.answers is None for one in read] == [False] * FEW + [True] * (FIRST - FEW)


def test_a_rank_that_is_far_higher_is_kept() -> None:
    """Reading is one voice beside it."""
    some = pool(30.0, 2.0)

    assert order(crossread(ASKED, "校车", some, Told(Read(0, 0), Read(3, 0))), some) == [0, 1]


def test_ranks_stay_as_they_are() -> None:
    """The judge knows their scale."""
    some = pool(9.0, 8.0)

    moved = crossread(ASKED, "校车", some, Told(Read(-5, 0), Read(5, 0)))

    assert {one.passage.chunk: one.rank for one in moved} == {
        one.passage.chunk: one.rank for one in some
    }


def test_only_the_first_are_read() -> None:
    """The time grows with what is read; what is not read is never moved up."""
    some, reader = pool(*range(FIRST + 5, 0, -1)), FakeCrossReader()

    moved = crossread(ASKED, "校车", some, reader)

    assert len(reader.asked[0][1]) == FIRST
    assert [one.answers is None for one in moved[-5:]] == [True] * 5
    assert order(moved, some)[-5:] == list(range(FIRST, FIRST + 5))


def test_the_stretch_that_says_most_is_read() -> None:
    """A page is much shorter than a passage, and whole sentences."""
    far = "关于食堂的规定另行通知。" * 20
    text = f"{far}校车每天七点发车。逾时不候。{far}"

    read = page(ASKED, passage(text, origin(title="《校车　管理办法》")))

    assert "校车每天七点发车。" in read.text
    assert len(read.text) <= 160
    assert read.above == "《校车 管理办法》"


def test_a_sentence_without_an_end_is_read_in_pieces() -> None:
    """Scraped texts have sentences of a thousand signs."""
    read = page(ASKED, passage("甲" * 500 + "校车发车" + "乙" * 500))

    assert len(read.text) == 160


def test_a_passage_of_spaces_can_be_read() -> None:
    """There is no sentence in it."""
    assert page(ASKED, passage(" \n ")).text == ""


def test_pages_are_folded() -> None:
    """The model was trained on Simplified, narrow and small letters."""
    assert page(ASKED, passage("校車於７點發車。")).text == "校车于7点发车。"
