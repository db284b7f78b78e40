"""The index on disk survives what a disk can do to it."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rag.backends.enduring import EnduringIndex
from rag.backends.exact import ExactIndex
from rag.backends.generations import GenerationShelf
from rag.backends.lexical import LexicalFile
from rag.hits import Hit
from rag.ports import IndexDamagedError, Indexes, StorageError, Vector
from rag.terms import terms
from tests.fakes import FakeEmbedder, document, publish
from tests.stored import FakeStore, put

EMBEDDER = FakeEmbedder()
MANY = 1100
"""Chunks from which on Chroma writes files of its own, besides its SQLite file."""


def quiet(done: int, total: int) -> None:
    """A progress that nobody watches."""


def words(number: int) -> str:
    """A sentence that no other chunk has."""
    return f"第{number}号校车补助{number * 7}元，由{number * 13}乡发放。"


def shelf_of(
    root: Path, store: FakeStore, model: str = EMBEDDER.name, many: int = MANY + 1
) -> GenerationShelf:
    """A shelf as the next start of the program sees it; from `many` chunks on files are mapped."""
    return GenerationShelf(root, store, model, many)


def mapping(root: Path, store: FakeStore) -> GenerationShelf:
    """The same where files are mapped."""
    return shelf_of(root, store, many=1)


@pytest.fixture(scope="module")
def store() -> FakeStore:
    """A store of many chunks."""
    filled = FakeStore()
    put(filled, document("many.txt", *map(words, range(MANY))), EMBEDDER)
    return filled


@pytest.fixture(scope="module")
def published(store: FakeStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of that store."""
    root = tmp_path_factory.mktemp("published") / "index"
    publish(shelf_of(root, store), store, quiet)
    return root


@pytest.fixture(scope="module")
def published_mapped(store: FakeStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of that store in mapped files, with a graph."""
    root = tmp_path_factory.mktemp("mapped") / "index"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("rag.backends.segment.LONG", 1000)
        publish(mapping(root, store), store, quiet)
    return root


@pytest.fixture
def mapped_root(published_mapped: Path, tmp_path: Path) -> Path:
    """A copy of that index to be damaged."""
    shutil.copytree(published_mapped, tmp_path / "mapped")
    return tmp_path / "mapped"


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    """A copy of that index to be damaged."""
    shutil.copytree(published, tmp_path / "index")
    return tmp_path / "index"


def right(indexes: Indexes) -> bool:
    """Whether every fiftieth chunk is found by its words and by its vector."""
    return all(_found(indexes, number) for number in range(0, MANY, 50))


def _found(indexes: Indexes, number: int) -> bool:
    by_words = indexes.lexical.search(terms(words(number)), 1)
    by_vector = indexes.vector.search(EMBEDDER.query(words(number)), 1)
    return by_words[0].chunk == number + 1 and by_vector[0].score > 0.999  # doubles are as good


def _flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for at in range(50, len(data), 500):
        data[at] ^= 0xFF
    file.write_bytes(data)


def _halve(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def _empty(file: Path) -> None:
    os.truncate(file, 0)


def _zero(file: Path) -> None:
    file.write_bytes(bytes(file.stat().st_size))


DAMAGES: tuple[Callable[[Path], None], ...] = (_flip, _halve, _empty, _zero, Path.unlink)
FILES = (
    "lexical/meta.json",
    "lexical/*.term",
    "lexical/*.idx",
    "lexical/*.fast",
    "manifest.json",
    "chroma/chroma.sqlite3",
    "chroma/*/data_level0.bin",
    "chroma/*/header.bin",
    "chroma/*/index_metadata.pickle",
    "chroma/*/length.bin",
    "chroma/*/link_lists.bin",
)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_noticed_and_searched_around(
    root: Path, store: FakeStore, file: str, damage: Callable[[Path], None]
) -> None:
    """No damage reaches Chroma, which would die of it."""
    [place] = (root / "gen-1").glob(file)
    damage(place)

    shelf = shelf_of(root, store)

    assert shelf.faults() != ()
    assert right(shelf.current())


@pytest.mark.parametrize("file", ["mapped/*.chunks", "mapped/*.rows", "mapped/*.graph"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_mapped_file_is_noticed_and_mended(
    mapped_root: Path, store: FakeStore, file: str, damage: Callable[[Path], None]
) -> None:
    """None is opened that was written to since it was published."""
    [place] = (mapped_root / "gen-1").glob(file)
    damage(place)
    shelf = mapping(mapped_root, store)

    assert shelf.faults() != ()
    assert right(shelf.current())
    publish(shelf, store, quiet)
    assert shelf.faults() == ()
    assert right(shelf.current())


def test_what_rots_without_being_written_to_is_found_by_examining(
    mapped_root: Path, store: FakeStore
) -> None:
    """A start reads no file that nobody wrote to; whoever asks for it has every file read."""
    publish(mapping(mapped_root, store), store, quiet, anew=True)
    [place] = (mapped_root / "gen-2").glob("lexical/*.pos")
    when = place.stat().st_mtime_ns
    with place.open("r+b") as file:
        file.write(bytes([file.read(1)[0] ^ 0xFF]))
    os.utime(place, ns=(when, when))
    shelf = mapping(mapped_root, store)

    assert shelf.faults() == ()
    assert len(shelf.examine()) == 1
    assert right(shelf.current())
    assert len(mapping(mapped_root, store).faults()) == 1  # the next start knows it, too


def test_a_generation_shares_what_has_not_changed(mapped_root: Path) -> None:
    """A document more adds files; none of those that were there is written again."""
    own = FakeStore()
    put(own, document("many.txt", *map(words, range(MANY))), EMBEDDER)
    shelf = mapping(mapped_root, own)
    publish(shelf, own, quiet, anew=True)
    put(own, document("new.txt", "学前教育三年行动。"), EMBEDDER)

    publish(shelf, own, quiet)

    old, new = (_inodes(mapped_root / name) for name in ("gen-2", "gen-3"))
    kinds = {".term", ".idx", ".rows", ".chunks"}
    large = {name for name in old if Path(name).suffix in kinds}
    assert large
    assert all(old[name] == new[name] for name in large)
    assert right(shelf.current())
    assert len(shelf.current().vector) == MANY + 1


def _inodes(place: Path) -> dict[str, int]:
    files = (file for file in place.rglob("*") if file.is_file())
    return {str(file.relative_to(place)): file.stat().st_ino for file in files}


def test_a_corpus_that_grows_changes_its_engine(tmp_path: Path) -> None:
    """And goes back only where it has shrunk by half."""
    store = FakeStore()
    shelf = shelf_of(tmp_path, store, many=4)
    kept = put(store, document("a.txt", "校车补助。", "学前教育。", "义务教育。"), EMBEDDER)
    publish(shelf, store, quiet)
    assert (tmp_path / "gen-1" / "chroma").is_dir()
    more = put(store, document("b.txt", "特殊教育。"), EMBEDDER)
    publish(shelf, store, quiet)
    assert (tmp_path / "gen-2" / "mapped").is_dir()

    store.remove(more.id)
    publish(shelf, store, quiet)
    assert (tmp_path / "gen-3" / "mapped").is_dir()
    assert len(shelf.current().vector) == 3
    store.remove(kept.id)
    publish(shelf, store, quiet)
    assert (tmp_path / "gen-4" / "chroma").is_dir()


@pytest.mark.parametrize("file", FILES[:6])
def test_publishing_mends_what_is_damaged(root: Path, store: FakeStore, file: str) -> None:
    """Although the store has not changed; the next start finds a whole index."""
    [place] = (root / "gen-1").glob(file)
    _halve(place)
    shelf = shelf_of(root, store)

    publish(shelf, store, quiet)

    assert shelf.faults() == ()
    assert right(shelf.current())
    assert shelf_of(root, store).faults() == ()


def test_a_single_flipped_byte_is_noticed_or_does_no_harm(root: Path, store: FakeStore) -> None:
    """Wherever in Chroma's SQLite file it lies; part of that file is free."""
    file = root / "gen-1" / "chroma" / "chroma.sqlite3"
    whole = file.read_bytes()
    places = random.Random(1)  # noqa: S311  places, not secrets
    for _ in range(12):
        at = places.randrange(len(whole))
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])

        shelf = shelf_of(root, store)

        assert right(shelf.current()), at


@pytest.mark.parametrize("contents", [None, b"", b"gen-7\n", b"../../etc\n", b"\xff\xfe"])
def test_a_damaged_pointer_falls_back_to_the_newest_generation(
    root: Path, store: FakeStore, contents: bytes | None
) -> None:
    """The generation itself is whole, so nothing has to be built."""
    pointer = root / "CURRENT"
    pointer.unlink()
    if contents is not None:
        pointer.write_bytes(contents)

    shelf = shelf_of(root, store)

    assert shelf.faults() == ()
    assert right(shelf.current())


def test_a_lost_directory_is_searched_around_and_built_anew(root: Path, store: FakeStore) -> None:
    """Even when nothing at all is left of the index."""
    shutil.rmtree(root)
    shelf = shelf_of(root, store)

    assert len(shelf.faults()) == 1
    assert right(shelf.current())
    publish(shelf, store, quiet)
    assert shelf.faults() == ()


def test_opening_an_index_again_and_again_leaves_it_whole(root: Path, store: FakeStore) -> None:
    """Chroma writes to its file at every opening; that is no damage."""
    for _ in range(5):
        shelf = shelf_of(root, store)
        assert right(shelf.current())
        assert shelf.faults() == ()
        shelf.close()


def test_a_small_index_is_whole_after_opening_too(tmp_path: Path) -> None:
    """Chroma keeps few vectors in SQLite and scribbles into files that it never reads."""
    store = FakeStore()
    put(store, document("few.txt", "校车补助。", "学前教育。"), EMBEDDER)
    publish(shelf_of(tmp_path, store), store, quiet)

    for _ in range(3):
        shelf = shelf_of(tmp_path, store)
        assert len(shelf.current().vector.search(EMBEDDER.query("校车"), 5)) == 2
        assert shelf.faults() == ()
        shelf.close()


def test_another_model_is_served_exactly_until_it_is_published(
    root: Path, store: FakeStore
) -> None:
    """Vectors of two models are never compared; the lexical index serves on."""
    other = FakeEmbedder("fake-2", 32)
    shelf = shelf_of(root, store, other.name)

    assert len(shelf.faults()) == 1
    assert len(shelf.current().vector) == 0
    assert len(shelf.current().lexical) == MANY


def test_another_version_of_chroma_is_not_trusted(
    root: Path, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of another version are built anew from the store."""
    monkeypatch.setattr("rag.backends.chroma.library", lambda: "99.0")
    shelf = shelf_of(root, store)

    assert len(shelf.faults()) == 1
    assert right(shelf.current())
    publish(shelf, store, quiet)
    assert shelf.faults() == ()


def test_leftovers_of_a_crash_are_cleared_away(root: Path, store: FakeStore) -> None:
    """A generation that was never finished, and those older than the last two."""
    for name in ("gen-2.tmp", "gen-9.tmp"):
        (root / name / "chroma").mkdir(parents=True)
    shelf = shelf_of(root, store)
    for number in range(3):
        publish(shelf, store, quiet, anew=True)
        assert len(list(root.iterdir())) == 3, number

    assert sorted(one.name for one in root.iterdir()) == ["CURRENT", "gen-3", "gen-4"]


def test_a_generation_that_was_built_but_not_named_is_not_served(
    root: Path, store: FakeStore
) -> None:
    """A crash between the rename and the pointer leaves the old one in place."""
    shutil.copytree(root / "gen-1", root / "gen-2")
    _flip(root / "gen-2" / "lexical" / "meta.json")
    shelf = shelf_of(root, store)

    assert shelf.faults() == ()
    publish(shelf, store, quiet, anew=True)
    assert (root / "CURRENT").read_text() == "gen-3\n"


@pytest.mark.slow
def test_publishing_fifty_times_leaks_nothing(tmp_path: Path) -> None:
    """Neither file descriptors nor directories pile up."""
    store = FakeStore()
    shelf = shelf_of(tmp_path, store)
    open_files: list[int] = []
    for number in range(50):
        put(store, document(f"{number}.txt", words(number)), EMBEDDER)
        publish(shelf, store, quiet)
        shelf.current().lexical.search(["校车"], 1)
        open_files.append(len(list(Path("/proc/self/fd").iterdir())))

    assert open_files[-1] <= open_files[5]
    assert len(list(tmp_path.iterdir())) == 3


def test_a_build_that_fails_leaves_the_old_index_serving(
    root: Path, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is one sentence for a person, and nothing half-made stays."""

    def full(directory: Path) -> None:
        raise OSError(28, "No space left on device", str(directory))

    shelf = shelf_of(root, store)
    monkeypatch.setattr("rag.backends.generation.sync_tree", full)
    with pytest.raises(StorageError, match="磁盘空间不足"):
        publish(shelf, store, quiet, anew=True)

    assert right(shelf.current())
    assert shelf.faults() == ()
    assert sorted(one.name for one in root.iterdir()) == ["CURRENT", "gen-1"]


def test_questions_are_answered_while_an_index_is_built(root: Path, store: FakeStore) -> None:
    """From the old one until the new one is published; none waits for the building."""
    shelf = shelf_of(root, store)
    shelf.current()
    waited: list[float] = []
    with ThreadPoolExecutor(1) as pool:
        building = pool.submit(publish, shelf, store, quiet, anew=True)
        while not building.done():
            began = time.monotonic()
            indexes = shelf.current()
            waited.append(time.monotonic() - began)
            assert _found(indexes, 50)
        building.result()

    assert len(waited) > 3
    assert sorted(waited)[len(waited) // 2] < 0.1


class Broken:
    """A vector index whose files went away."""

    def __len__(self) -> int:
        return 1

    def search(self, vector: Vector, limit: int) -> list[Hit]:
        """Fail."""
        raise IndexDamagedError(f"{len(vector)}, {limit}")


def test_an_index_that_breaks_while_it_serves_is_replaced(store: FakeStore) -> None:
    """The question at hand is answered all the same."""
    entries = list(store.entries(store.chunk_ids(), EMBEDDER.name))
    index = EnduringIndex(Broken(), lambda: ExactIndex.of(entries))

    assert right(Indexes(LexicalFile.in_memory(entries), index, 1, EMBEDDER.name))
    assert len(index) == MANY


def test_an_index_that_chroma_refuses_is_replaced_and_mended(
    root: Path, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Although its files are what was published."""

    def refuse(directory: Path) -> None:
        raise IndexDamagedError(directory.name)

    shelf = shelf_of(root, store)
    with monkeypatch.context() as patched:
        patched.setattr("rag.backends.chroma.ChromaIndex", refuse)
        assert shelf.faults() == ()
        assert right(shelf.current())
        assert len(shelf.faults()) == 1

    publish(shelf, store, quiet)

    assert shelf.faults() == ()
    assert right(shelf.current())


@pytest.mark.parametrize("name", ["data_level0.bin", "header.bin", "length.bin", "link_lists.bin"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_files_that_chroma_does_not_read_does_no_harm(
    tmp_path: Path, name: str, damage: Callable[[Path], None]
) -> None:
    """A small index lives in SQLite; beside it stand files that only look like an index."""
    store = FakeStore()
    put(store, document("few.txt", *map(words, range(20))), EMBEDDER)
    publish(shelf_of(tmp_path, store), store, quiet)
    [place] = tmp_path.glob(f"gen-1/chroma/*/{name}")
    damage(place)

    indexes = shelf_of(tmp_path, store).current()

    assert all(_found(indexes, number) for number in range(20))


def test_a_candidate_that_never_served_is_not_served_after_a_crash(
    root: Path, store: FakeStore
) -> None:
    """Not even where the pointer is lost: it may have been stopped."""
    shelf = shelf_of(root, store)
    held = store.draft
    put(store, document("new.txt", "学前教育三年行动。"), EMBEDDER)
    try:
        shelf.build(store.draft, quiet)
        (root / "CURRENT").unlink()

        again = shelf_of(root, store)

        assert again.current().revision == held == store.revision
        assert right(again.current())
    finally:
        store.take_back(held)


def test_candidates_do_not_pile_up(root: Path, store: FakeStore) -> None:
    """One that never served makes room for the next."""
    shelf = shelf_of(root, store)
    for _ in range(3):
        shelf.build(store.draft, quiet, anew=True)

    assert len(list(root.glob("gen-*"))) == 2


def test_an_index_of_a_future_that_the_database_never_had_is_built_anew(root: Path) -> None:
    """As where an old copy of the database was put beside a newer index."""
    older = FakeStore()
    shelf = GenerationShelf(root, older, EMBEDDER.name)

    assert len(shelf.current().vector) == 0
    put(older, document("a.txt", "校车补助。"), EMBEDDER)
    publish(shelf, older, quiet)
    assert len(GenerationShelf(root, older, EMBEDDER.name).current().vector) == 1
