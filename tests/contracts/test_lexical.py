"""What every lexical index promises: the fake, the file and the one in memory behave alike."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from corpus.fold import fold
from rag.backends import lexical
from rag.backends.lexical import LexicalFile
from rag.hits import Entry
from rag.ports import LexicalIndex
from rag.terms import terms
from tests.fakes import FakeLexical

NOWHERE = np.zeros(4, np.float32)
TEXTS = (
    ("校车管理 第一条", "校车补助标准为每生每年600元，全员参与。"),
    ("校车管理 第二条", "本办法自2024年起施行。"),
    ("学前教育 第三条", "毛入园率达到85.5%，按5+3+2安排，全员培训。"),
    ("學前教育 第四條", "公辦園在園幼兒占比達到５０％以上；全園統一。"),
    ("招生 第五条", "综合素质评价占24.6分，义务教育学校免试入学，教育均衡。"),
)


def entries(texts: tuple[tuple[str, str], ...] = TEXTS) -> list[Entry]:
    """The texts as chunks 1, 2 and so on."""
    return [Entry(at, context, text, NOWHERE) for at, (context, text) in enumerate(texts, 1)]


Build = Callable[[list[Entry]], LexicalIndex]


@pytest.fixture(params=["fake", "file", "memory"])
def build(request: pytest.FixtureRequest, tmp_path: Path) -> Build:
    """Makes an index of chunks."""

    def file(chunks: list[Entry]) -> LexicalIndex:
        lexical.write(tmp_path / "lexical", (), chunks)
        return LexicalFile.open(tmp_path / "lexical")

    builds: dict[str, Build] = {
        "fake": FakeLexical,
        "file": file,
        "memory": LexicalFile.in_memory,
    }
    return builds[request.param]


def found(index: LexicalIndex, words: str, limit: int = 5) -> list[int]:
    """The chunks found for words, best first."""
    return [hit.chunk for hit in index.search(terms(fold(words)), limit)]


def test_the_chunk_with_the_words_comes_first(build: Build) -> None:
    """And its score is the highest."""
    index = build(entries())

    hits = index.search(terms("校车补助标准"), 5)

    assert hits[0].chunk == 1
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(index) == 5


def test_headings_are_searched_too(build: Build) -> None:
    """A chunk is found by the title that stands above it."""
    assert set(found(build(entries()), "校车管理")) == {1, 2}


@pytest.mark.parametrize(
    ("words", "chunks"), [("85.5", [3]), ("5+3+2", [3]), ("24.6", [5]), ("85", []), ("24", [])]
)
def test_numbers_with_signs_are_found_whole(build: Build, words: str, chunks: list[int]) -> None:
    """24 does not find 24.6."""
    assert found(build(entries()), words) == chunks


def test_both_scripts_meet(build: Build) -> None:
    """A text in Traditional characters is found by Simplified words."""
    index = build(entries())

    assert found(index, "公办园在园幼儿") == found(index, "公辦園在園幼兒") == [4]


def test_no_more_than_asked_for_are_found(build: Build) -> None:
    """And none for no terms, no limit, or terms that stand nowhere."""
    index = build(entries())

    assert len(found(index, "教育", 1)) == 1
    assert index.search([], 5) == index.search(["教育"], 0) == index.search(["航天"], 5) == []


@pytest.mark.parametrize(
    "term", ['"', "校车 OR 补助", "text:校车", "校车*", "(", "NEAR(校 车)", "\0", "\ud800", "'; --"]
)
def test_nothing_but_terms_gets_into_a_query(build: Build, term: str) -> None:
    """Operators of the engine are words that stand nowhere."""
    index = build(entries())

    assert index.search([term], 5) == []
    assert index.frequency([term]) == {term: 0}


def test_frequency_counts_chunks(build: Build) -> None:
    """In text or headings, each chunk once."""
    index = build(entries())

    counts = index.frequency(["教育", "校车", "85.5", "航天"])

    assert counts == {"教育": 3, "校车": 2, "85.5": 1, "航天": 0}


def test_homophones_are_stretches_of_the_corpus(build: Build) -> None:
    """The most frequent first; 全圆 sounds like 全员 (twice) and 全园 (once)."""
    index = build(entries())

    assert index.homophones("全圆") == ["全员", "全园"]
    assert index.homophones("免是入学") == ["免试入学"]
    assert index.homophones("航天") == []


@pytest.mark.parametrize("words", ["", "员", "全 员", '"', "员，按", "\0\0\0", "\ud800\ud800"])
def test_what_is_no_word_has_no_homophones(build: Build, words: str) -> None:
    """Neither has a single character."""
    assert build(entries()).homophones(words) == []


def test_initials_stand_for_stretches_of_the_corpus(build: Build) -> None:
    """Any case of letters; no punctuation inside."""
    index = build(entries())

    assert index.abbreviated("zhsz") == ["综合素质"]
    assert "义务教育" in index.abbreviated("YWJY")
    assert index.abbreviated("xc")[0] == "校车"
    assert index.abbreviated("ycq") == []  # 元，全 has a comma inside
    assert index.abbreviated("综合") == index.abbreviated("z") == index.abbreviated("") == []


def test_an_empty_index_finds_nothing(build: Build) -> None:
    """It is no error to ask it."""
    index = build([])

    assert len(index) == 0
    assert index.search(["教育"], 5) == []
    assert index.homophones("教育") == index.abbreviated("jy") == []


def test_many_threads_may_search_at_once(build: Build) -> None:
    """Each gets what it would get alone."""
    index = build(entries())
    alone = index.search(terms("校车补助标准教育"), 5)

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda _: index.search(terms("校车补助标准教育"), 5), range(200)))

    assert together == [alone] * 200


def test_taking_chunks_out_and_in_equals_building_anew(tmp_path: Path) -> None:
    """But for how rare a word is: what was dropped still counts until the files are merged."""
    place = tmp_path / "lexical"
    other = Entry(9, "补充", "综合素质评价另行通知，校车停运。", NOWHERE)
    lexical.write(place, (), entries())
    lexical.write(place, [1, 5, 77], [other])
    anew = LexicalFile.in_memory([*entries()[1:4], other])

    changed = LexicalFile.open(place)

    assert len(changed) == len(anew) == 4
    for words in ("校车补助", "综合素质", "全员"):
        assert found(changed, words) == found(anew, words)
        assert changed.frequency(terms(words)) == anew.frequency(terms(words))
        assert changed.homophones(words) == anew.homophones(words)
    for letters in ("zhsz", "ywjy", "jy", "xcty"):
        assert changed.abbreviated(letters) == anew.abbreviated(letters)
