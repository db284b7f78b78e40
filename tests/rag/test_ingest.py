"""The document line: what becomes of files, and of an index that a crash left behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.document import Chunk, Document, Upload
from corpus.limits import Limits
from rag import ingest
from rag.change import Change, Fate, Offer
from rag.ingest import Library
from rag.ports import Indexes, Progress, StorageError
from rag.terms import terms
from tests.fakes import FakeEmbedder, FakeShelf, InlineWorkshop
from tests.office import packed
from tests.stored import FakeStore

LIMIT = Limits()
RULE = """云溪县校车补助办法

第一条　为规范校车补助，制定本办法。
第二条　校车补助标准为小学生每生每学期三百二十元。
第三条　本办法自2024年9月1日起施行。
"""
NOTICE = """云溪县招生通知

一、报名时间
报名时间为六月十二日至十五日。
二、报名地点
报名地点为各小学。
"""


class House:
    """A library over fakes, and what it is made of."""

    def __init__(
        self,
        store: FakeStore | None = None,
        embedder: FakeEmbedder | None = None,
        workshop: InlineWorkshop | None = None,
    ) -> None:
        self.store = store or FakeStore()
        self.embedder = embedder or FakeEmbedder()
        self.shelf = FakeShelf(self.store, self.embedder.name)
        self.library = Library(self.store, self.shelf, self.embedder, workshop or InlineWorkshop())

    def add(self, *files: tuple[str, str]) -> list[Change]:
        """Take texts in."""
        offers = [Offer.of(Upload(name, text.encode())) for name, text in files]
        return list(self.library.add(offers))

    def finds(self, words: str) -> bool:
        """Whether a stored passage holds the words and is found by them."""
        hits = self.shelf.current().lexical.search(terms(words), 5)
        passages = self.store.passages([hit.chunk for hit in hits])
        return any(words in passage.text for passage in passages)


@pytest.fixture
def house() -> House:
    """An empty house."""
    return House()


def fates(changes: list[Change]) -> list[Fate]:
    """Only what became of them."""
    return [change.status for change in changes]


def test_an_added_file_is_found_and_told_of(house: House) -> None:
    """Its change says how much of it was kept."""
    [change] = house.add(("rule.txt", RULE))

    assert (change.file, change.status, change.version) == ("rule.txt", Fate.ADDED, 1)
    assert change.characters > 40
    assert change.sections >= 3
    assert change.embedded > 0
    assert house.finds("每生每学期三百二十元")


def test_the_same_file_again_is_unchanged(house: House) -> None:
    """Nothing is embedded, nothing is published."""
    [first] = house.add(("rule.txt", RULE))
    embedded, published = len(house.embedder.embedded), house.shelf.published

    [again] = house.add(("rule.txt", RULE))

    assert (again.status, again.document, again.version) == (Fate.UNCHANGED, first.document, 1)
    assert (again.characters, again.sections) == (first.characters, first.sections)
    assert (len(house.embedder.embedded), house.shelf.published) == (embedded, published)


def test_the_same_bytes_under_another_name_are_unchanged(house: House) -> None:
    """The change names the document that holds them."""
    house.add(("rule.txt", RULE))

    [other] = house.add(("copy/rule.txt", RULE))

    assert other.status is Fate.UNCHANGED
    assert "rule.txt" in other.reason
    assert len(house.store.records()) == 1


def test_other_bytes_under_the_same_name_are_a_new_version(house: House) -> None:
    """Only what changed is embedded; the old words are found as those of the past."""
    [first] = house.add(("rule.txt", RULE))

    [second] = house.add(("rule.txt", RULE.replace("三百二十", "四百五十")))

    assert (second.status, second.document, second.version) == (Fate.NEW_VERSION, first.document, 2)
    assert second.embedded == 1
    assert house.finds("每生每学期四百五十元")
    assert house.finds("每生每学期三百二十元")
    assert [(one.version, one.speaks) for one in house.store.sources()] == [(1, False), (2, True)]


def test_a_bad_file_never_stops_the_others(house: House) -> None:
    """Each failure has its sentence."""

    def fails(error: Exception) -> Callable[[], bytes]:
        def read() -> bytes:
            raise error

        return read

    offers = [
        Offer("empty.txt", 0, lambda: b""),
        Offer("gone.txt", 5, fails(FileNotFoundError(2, "gone"))),
        Offer("closed.txt", 5, fails(PermissionError(13, "closed"))),
        Offer("broken.txt", 5, fails(OSError(5, "broken"))),
        Offer("odd.txt", 5, fails(RuntimeError("odd"))),
        Offer.of(Upload("rule.txt", RULE.encode())),
        Offer("large.txt", LIMIT.size + 1, fails(AssertionError("a large file must not be read"))),
    ]

    changes = list(house.library.add(offers))

    assert fates(changes) == [*[Fate.FAILED] * 5, Fate.ADDED, Fate.FAILED]
    reasons = [change.reason for change in changes if change.status is Fate.FAILED]
    assert all(reason.endswith("。") for reason in reasons)
    assert len(set(reasons)) == 6
    assert house.finds("每生每学期三百二十元")


def test_a_name_that_is_no_text_is_spelt_out(house: House) -> None:
    """Linux allows any bytes in a name."""
    [change] = house.add(("\udcff办法.txt", RULE))

    assert (change.status, change.file) == (Fate.ADDED, "\\udcff办法.txt")


def test_a_removed_document_is_no_longer_found(house: House) -> None:
    """A second removal finds nothing to remove."""
    [change] = house.add(("rule.txt", RULE))

    removed = house.library.remove(change.document)

    assert removed is not None
    assert removed.name == "rule.txt"
    assert not house.finds("每生每学期三百二十元")
    assert house.library.remove(change.document) is None


def test_progress_reaches_its_end(house: House) -> None:
    """Counted in files."""
    told: list[tuple[int, int]] = []
    offers = [Offer.of(Upload("a.txt", RULE.encode())), Offer("b.txt", 0, lambda: b"")]

    list(house.library.add(offers, lambda done, total: told.append((done, total))))

    assert told == [(0, 2), (1, 2), (2, 2)]


def test_the_files_of_an_archive_are_documents_of_their_own(house: House) -> None:
    """One change each, under the archive's name; a bad one never stops the others."""
    told: list[tuple[int, int]] = []
    data = packed({"校车.txt": RULE, "空.txt": "", "内/招生.txt": NOTICE})
    offers = [Offer.of(Upload("全.zip", data)), Offer.of(Upload("b.txt", b""))]

    changes = list(house.library.add(offers, lambda done, total: told.append((done, total))))

    assert [(change.file, change.status) for change in changes] == [
        ("全.zip/校车.txt", Fate.ADDED),
        ("全.zip/空.txt", Fate.FAILED),
        ("全.zip/内/招生.txt", Fate.ADDED),
        ("b.txt", Fate.FAILED),
    ]
    assert told == [(0, 2), (1, 4), (2, 4), (3, 4), (4, 4)]
    assert house.finds("每生每学期三百二十元")


def test_an_archive_again_is_unchanged_file_by_file(house: House) -> None:
    """What changed in it is a version of that file."""
    first, _ = house.library.add(
        [Offer.of(Upload("全.zip", packed({"校车.txt": RULE, "招生.txt": NOTICE})))]
    )
    changed = RULE.replace("三百二十", "四百五十")
    again = list(
        house.library.add(
            [Offer.of(Upload("全.zip", packed({"校车.txt": changed, "招生.txt": NOTICE})))]
        )
    )

    assert fates(again) == [Fate.NEW_VERSION, Fate.UNCHANGED]
    assert again[0].document == first.document


@pytest.mark.parametrize("data", [packed({}), b"PK\x03\x04", packed({"a.txt": ""})])
def test_an_archive_that_holds_nothing_readable_is_a_failure(house: House, data: bytes) -> None:
    """With its reason."""
    (change,) = house.library.add([Offer.of(Upload("坏.zip", data))])

    assert change.status is Fate.FAILED
    assert change.reason.endswith("。")


def test_a_title_without_a_text_is_a_failure(house: House) -> None:
    """Nothing of it could be found."""
    (change,) = house.library.add([Offer.of(Upload("题.md", "# 云溪县校车补助办法\n".encode()))])

    assert (change.status, "没有正文" in change.reason) == (Fate.FAILED, True)


def test_a_long_run_publishes_what_it_has(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a crash costs little; the rest follows at the end."""
    monkeypatch.setattr(ingest, "_PUBLISH_EVERY", 1)
    offers = [Offer.of(Upload(f"{n}.txt", f"{RULE}{n}".encode())) for n in range(2)]

    changes = house.library.add(offers)
    next(changes)
    next(changes)

    assert house.shelf.published == 1
    assert fates(list(changes)) == []
    assert house.shelf.published == 2


def test_what_a_crash_left_unpublished_is_published_at_the_next_start(house: House) -> None:
    """The documents were stored for good when their change was told."""
    changes = house.library.add([Offer.of(Upload("rule.txt", RULE.encode()))])
    next(changes)
    assert not house.finds("每生每学期三百二十元")

    embedded = house.library.catch_up()

    assert embedded == 0
    assert house.finds("每生每学期三百二十元")


def test_another_embedder_embeds_what_is_stored(house: House) -> None:
    """Old vectors are not mixed with new ones."""
    house.add(("rule.txt", RULE))
    other = House(house.store, FakeEmbedder("fake-2", 32))

    embedded = other.library.catch_up()

    assert embedded == len(house.store.chunk_ids())
    assert other.library.catch_up() == 0
    assert len(other.shelf.current().vector) == embedded


def test_reindexing_without_a_change_costs_nothing(house: House) -> None:
    """Nothing is read, embedded or published."""
    house.add(("rule.txt", RULE), ("notice.txt", NOTICE))
    published = house.shelf.published

    done = house.library.reindex()

    assert (done.documents, done.embedded, done.changed, done.failed) == (2, 0, (), ())
    assert done.chunks == len(house.store.chunk_ids())
    assert house.shelf.published == published


def test_rebuilding_reads_every_original_again(house: House) -> None:
    """What comes out as before is left alone, the index is built anew."""
    house.add(("rule.txt", RULE), ("notice.txt", NOTICE))
    chunks, published = house.store.chunk_ids(), house.shelf.published

    done = house.library.rebuild()

    assert (done.documents, done.embedded, done.changed, done.failed) == (2, 0, (), ())
    assert house.store.chunk_ids() == chunks
    assert house.shelf.published == published + 1


class Hasty(InlineWorkshop):
    """A workshop that loses the last chunk of every document."""

    def compose(self, upload: Upload) -> tuple[Document, tuple[Chunk, ...]]:
        """A file as a document and most of its chunks."""
        document, chunks = super().compose(upload)
        return document, chunks[:-1]


def test_a_better_reader_changes_the_text_but_no_citation(house: House) -> None:
    """The version keeps its number; what was cited of it before still resolves."""
    [change] = House(house.store, workshop=Hasty()).add(("rule.txt", RULE))
    [record] = house.store.records()
    passage = house.store.within(record.version_id)[0]

    done = house.library.rebuild()

    [now] = house.store.records()
    assert [one.file for one in done.changed] == ["rule.txt"]
    assert (now.id, now.version, done.embedded) == (change.document, 1, 1)
    assert now.version_id != record.version_id
    again = house.store.passage(record.version_id, passage.start, passage.end)
    assert again.text == passage.text


def test_a_file_that_can_no_longer_be_read_stays_as_it_was(house: House) -> None:
    """It is reported, and still found."""
    house.add(("rule.txt", RULE))
    careful = House(house.store, workshop=InlineWorkshop(Limits(size=10)))

    done = careful.library.rebuild()

    assert [one.file for one in done.failed] == ["rule.txt"]
    assert house.finds("每生每学期三百二十元")


def test_an_index_that_cannot_be_written_loses_no_document(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error is told once, at the end; the next start publishes."""

    def full(revision: int, progress: Progress, *, anew: bool = False) -> Indexes:
        progress(revision, int(anew))
        raise StorageError("磁盘空间不足。")

    with monkeypatch.context() as patched:
        patched.setattr(house.shelf, "build", full)
        changes = house.library.add([Offer.of(Upload("rule.txt", RULE.encode()))])
        assert next(changes).status is Fate.ADDED
        with pytest.raises(StorageError, match="磁盘"):
            next(changes)

    house.library.catch_up()
    assert house.finds("每生每学期三百二十元")


def test_every_step_of_a_work_gives_way(house: House) -> None:
    """Files, their re-reading and the building of an index, not only one of them."""
    steps: list[tuple[int, int]] = []

    def pace(progress: Progress) -> Progress:
        def told(done: int, total: int) -> None:
            steps.append((done, total))
            progress(done, total)

        return told

    library = Library(house.store, house.shelf, house.embedder, InlineWorkshop(), pace=pace)
    files = [Offer.of(Upload(name, text.encode())) for name, text in (("a", RULE), ("b", NOTICE))]
    list(library.add(files))
    added = steps[:]
    steps.clear()
    library.rebuild()

    assert added[:3] == [(0, 2), (1, 2), (2, 2)]
    assert (2, 2) in steps
