"""What every store promises: the fake in memory and the SQL database behave alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from corpus.document import Cleaned, Damage, DamageKind, Document, Noise, Removed
from corpus.known import Kind, Status, Tie
from corpus.span import Span
from rag.answer import Answer, Claim, NotQuotedError, Outcome, Question, Script
from rag.backends.sql import SqlStore
from rag.correct import Correction
from rag.index import key, wording
from rag.ports import Store
from rag.records import Doubt
from rag.sketch import likeness, sketch
from tests import places
from tests.fakes import FakeEmbedder, chunks, document
from tests.stored import FakeStore, put

DAY = date(2026, 1, 1)


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store. PostgreSQL is tried where `TEST_STATE_URL` names an empty database."""
    if request.param == "fake":
        yield FakeStore(DAY)
        return
    with places.database(request.param, tmp_path) as database:
        yield SqlStore(database, lambda: DAY)


@pytest.fixture
def embedder() -> FakeEmbedder:
    """An embedder that costs nothing."""
    return FakeEmbedder()


def rule(name: str, year: int, *, repeals: tuple[str, ...] = (), words: str = "") -> Document:
    """A school bus rule of a year."""
    return document(
        name,
        f"校车补助标准为每生每年{year}元。{words}",
        title=f"云溪县校车补助办法（{year}年）",
        kind=Kind.REGULATION,
        dated=f"{year}-05-01",
        effective=f"{year}-06-01",
        repeals=repeals,
    )


def test_a_saved_document_comes_back_letter_for_letter(
    store: Store, embedder: FakeEmbedder
) -> None:
    """Text, source, parts, sections, damage and chunks are what was saved, odd signs too."""
    source = "學校【廣告】質(zhì)量\x00\ud800🎉\n"
    text = "學校質量\x00\ud800🎉\n"
    bare = document("odd.txt", text[:-1], title="標題", place="云溪县", dated="2025")
    whole = replace(
        bare,
        cleaned=Cleaned(
            source,
            text,
            (Span(0, 2), Span(6, 7), Span(12, 17)),
            (
                Removed(Span(2, 6), Noise.ADVERT, "【廣告】"),
                Removed(Span(7, 12), Noise.PINYIN, "(zhì)"),
            ),
            (Damage(DamageKind.CUT, len(text), len(text), "原文至此中断。", 120),),
        ),
    )

    placed = store.save(
        whole,
        b"\x00\xff",
        chunks(whole),
        [key(wording(one)) for one in chunks(whole)],
        {key(wording(one)): embedder.query("x") for one in chunks(whole)},
        embedder.name,
    )

    details = store.details(placed.document)
    assert details is not None
    assert details.document == whole
    assert list(details.chunks) == chunks(whole)
    assert list(details.keys) == [key(wording(one)) for one in chunks(whole)]
    assert details.record.version_id == placed.version
    assert [upload.data for _, upload in store.originals()] == [b"\x00\xff"]
    assert store.removed(placed.version) == whole.cleaned.removed
    assert store.text(placed.version) == text


def test_a_record_tells_what_an_admin_wants_to_know(store: Store, embedder: FakeEmbedder) -> None:
    """Title, kind, date, characters and version stand in it."""
    record = put(store, rule("a.txt", 2024), embedder)

    assert (record.name, record.title, record.version) == (
        "a.txt",
        "云溪县校车补助办法（2024年）",
        1,
    )
    assert (record.kind, record.dated, record.characters) == (Kind.REGULATION, "2024-05-01", 12)
    assert store.records() == [record]


def test_other_bytes_are_the_next_version_of_the_document_they_are_given_to(
    store: Store, embedder: FakeEmbedder
) -> None:
    """The document keeps its number; the old version is found, but no longer speaks for it."""
    first = put(store, document("a.txt", "补助五百元。"), embedder)
    old = store.chunk_ids()
    second = put(store, document("a.txt", "补助八百元。"), embedder, first.id)

    assert (second.id, second.version) == (first.id, 2)
    assert store.chunk_ids() > old
    [passage] = store.passages(sorted(old))
    assert (passage.source.speaks, passage.source.status) == (False, Status.SUPERSEDED)
    assert store.records() == [second]
    details = store.details(first.id)
    assert details is not None
    assert [number for number, _ in details.versions] == [1, 2]
    older = store.details(first.id, 1)
    assert older is not None
    assert older.document.text == "补助五百元。\n"


def test_the_same_bytes_read_anew_take_the_place_of_their_version(
    store: Store, embedder: FakeEmbedder
) -> None:
    """A better reader changes no version number."""
    first = put(store, document("a.txt", "补助五百元。", title="旧题"), embedder)
    second = put(store, document("a.txt", "补助五百元。", title="新题"), embedder, first.id)

    assert (second.version, second.title) == (1, "新题")
    assert second.version_id != first.version_id
    details = store.details(first.id)
    assert details is not None
    assert [number for number, _ in details.versions] == [1]


def test_a_version_is_known_by_its_bytes(store: Store, embedder: FakeEmbedder) -> None:
    """Also when a newer one speaks for the document."""
    first = put(store, document("a.txt", "补助五百元。"), embedder)

    assert store.known(first.digest) == first
    assert store.known("0" * 64) is None
    put(store, document("a.txt", "补助八百元。"), embedder, first.id)
    known = store.known(first.digest)
    assert known is not None
    assert (known.version, known.status) == (1, Status.SUPERSEDED)


def test_two_documents_may_have_one_name(store: Store, embedder: FakeEmbedder) -> None:
    """Names come from folders, and every folder has its 通知.docx."""
    first = put(store, document("通知.txt", "补助五百元。"), embedder)
    second = put(store, document("通知.txt", "招生八百人。"), embedder)

    assert first.id != second.id
    assert store.records() == [first, second]


def test_a_removed_document_is_gone_but_its_citations_resolve(
    store: Store, embedder: FakeEmbedder
) -> None:
    """Its chunks are not found, its text can still be read."""
    record = put(store, document("a.txt", "补助五百元。"), embedder)
    held = store.chunk_ids()

    assert store.remove(record.id) is not None
    assert store.remove(record.id) is None
    assert (store.records(), store.chunk_ids(), store.sources()) == ([], set(), ())
    assert store.passages(sorted(held)) == []
    assert store.details(record.id) is None
    assert store.passage(record.version_id, 0, 6).text == "补助五百元。"


def test_a_name_is_free_again_after_a_removal(store: Store, embedder: FakeEmbedder) -> None:
    """The next document of the name is a new one."""
    first = put(store, document("a.txt", "补助五百元。"), embedder)
    store.remove(first.id)
    second = put(store, document("a.txt", "补助五百元。"), embedder)

    assert second.id != first.id
    assert second.version == 1


def test_the_revision_rises_with_every_change_and_only_then(
    store: Store, embedder: FakeEmbedder
) -> None:
    """Reading does not change what may be found."""
    empty = store.revision
    record = put(store, document("a.txt", "补助五百元。"), embedder)
    saved = store.revision
    store.records()
    read = store.revision
    store.remove(record.id)

    assert empty < saved == read < store.revision


def test_equal_texts_share_one_vector(store: Store, embedder: FakeEmbedder) -> None:
    """What another document embedded need not be embedded again."""
    put(store, document("a.txt", "补助五百元。", title="题"), embedder)
    put(store, document("b.txt", "补助五百元。", "另一条。", title="题"), embedder)

    assert len(embedder.embedded) == 2


def test_a_chunk_is_not_stored_without_its_vector(store: Store) -> None:
    """A missing vector is an error, and nothing is stored."""
    one = document("a.txt", "补助五百元。")
    with pytest.raises(ValueError, match="vector"):
        store.save(one, b"", chunks(one), ["f" * 64], {}, "fake-1")

    assert store.records() == []
    assert store.revision == 0


def test_another_model_finds_what_it_must_embed(store: Store, embedder: FakeEmbedder) -> None:
    """Only live chunks without a vector of that model wait for it."""
    put(store, document("a.txt", "补助五百元。", "每年发放。"), embedder)
    other = FakeEmbedder("fake-2")

    waiting = store.unembedded(other.name)
    vectors = {key(wording(one)): other.query(wording(one)) for one in waiting}
    store.keep(vectors, other.name)

    assert [one.text for one in waiting] == ["补助五百元。", "每年发放。"]
    assert store.unembedded(other.name) == []
    assert store.unembedded(embedder.name) == []


def test_entries_carry_text_context_and_the_vector(store: Store, embedder: FakeEmbedder) -> None:
    """An index is built from them alone."""
    put(store, document("a.txt", "补助五百元。", title="办法"), embedder)

    [entry] = store.entries(store.chunk_ids(), embedder.name)

    assert (entry.text, entry.context) == ("补助五百元。", "办法 第1条")
    np.testing.assert_array_equal(entry.vector, embedder.query("补助五百元。"))
    assert list(store.entries([999], embedder.name)) == []


def test_passages_come_in_the_order_asked(store: Store, embedder: FakeEmbedder) -> None:
    """Each is exactly its stretch of the text, with its headings and its source."""
    record = put(store, document("a.txt", "补助五百元。", "每年发放。", title="办法"), embedder)
    first, second = sorted(store.chunk_ids())

    passages = store.passages([second, 999, first])

    assert [one.text for one in passages] == ["每年发放。", "补助五百元。"]
    assert [one.path for one in passages] == [("第2条",), ("第1条",)]
    assert all(store.text(record.version_id)[p.start : p.end] == p.text for p in passages)
    assert {one.source.document for one in passages} == {"a.txt"}
    assert [one.chunk for one in store.within(record.version_id)] == [first, second]


def test_any_stretch_of_a_text_is_a_passage(store: Store, embedder: FakeEmbedder) -> None:
    """Also one that is no chunk; it knows the chunk it starts in."""
    record = put(store, document("a.txt", "补助五百元。", "每年发放。"), embedder)
    chunk = max(store.chunk_ids())

    passage = store.passage(record.version_id, 7, 11)

    assert (passage.text, passage.path, passage.chunk) == ("每年发放", ("第2条",), chunk)


def test_a_passage_tells_only_of_damage_in_its_section(
    store: Store, embedder: FakeEmbedder
) -> None:
    """A break at the end of a section belongs to it, not to the next one."""
    broken = (
        Damage(DamageKind.MASKED, 1, 3, "有遮盖。"),
        Damage(DamageKind.CUT, 14, 14, "原文中断。"),
    )
    put(store, document("a.txt", "补××百元。", "每年发放一。", "第三段。", damage=broken), embedder)

    passages = store.passages(sorted(store.chunk_ids()))

    assert [one.damage for one in passages] == [broken[:1], broken[1:], ()]


def test_a_rule_named_in_a_repeal_is_repealed(store: Store, embedder: FakeEmbedder) -> None:
    """The new rule of the same title stays in force."""
    put(store, rule("old.txt", 2019), embedder)
    put(store, rule("new.txt", 2024, repeals=("《云溪县校车补助办法》（2019年）",)), embedder)

    statuses = {one.document: one.status for one in store.sources()}

    assert statuses == {"old.txt": Status.REPEALED, "new.txt": Status.IN_FORCE}
    assert [one.status for one in store.records()] == [Status.REPEALED, Status.IN_FORCE]


def test_a_removed_repeal_repeals_nothing(store: Store, embedder: FakeEmbedder) -> None:
    """Only live documents speak."""
    put(store, rule("old.txt", 2019), embedder)
    new = put(store, rule("new.txt", 2024, repeals=("云溪县校车补助办法（2019年）",)), embedder)
    store.remove(new.id)

    assert [one.status for one in store.records()] == [Status.IN_FORCE]


def test_a_passage_of_an_older_version_is_superseded(store: Store, embedder: FakeEmbedder) -> None:
    """An old citation resolves, and says that there is a newer text."""
    first = put(store, rule("a.txt", 2024), embedder)
    put(store, rule("a.txt", 2024, words="另有补充。"), embedder, first.id)

    passage = store.passage(first.version_id, 0, 4)

    assert passage.text == "校车补助"
    assert passage.source.status is Status.SUPERSEDED


def test_a_remembered_answer_keeps_its_citations(store: Store, embedder: FakeEmbedder) -> None:
    """They resolve after the document has a new version and after it is removed."""
    record = put(store, document("a.txt", "补助五百元。"), embedder)
    [passage] = store.within(record.version_id)
    answer = Answer(
        question=Question("补助多少？"),
        outcome=Outcome.ANSWERED,
        script=Script.SIMPLIFIED,
        claims=(Claim("补助五百元。", (passage.cite("五百元"),)),),
        nearest=(passage.cite("补助"),),
    )

    number = store.remember(answer, "console:1")
    put(store, document("a.txt", "补助八百元。"), embedder)
    store.remove(record.id)

    cited = store.citations(number)
    assert [one.quote for one in cited] == ["五百元", "补助"]
    assert cited[0].passage.text == "补助五百元。"


def test_words_that_do_not_stand_in_a_stored_passage_cannot_be_cited(
    store: Store, embedder: FakeEmbedder
) -> None:
    """A passage from a store is as strict as any."""
    record = put(store, document("a.txt", "补助五百元。"), embedder)
    with pytest.raises(NotQuotedError):
        store.passage(record.version_id, 0, 6).cite("八百元")


def versions(store: Store, embedder: FakeEmbedder, *years: int) -> list[int]:
    """Versions of one rule in the order they are added; gives their rows."""
    first = put(store, rule("a.txt", years[0]), embedder)
    rest = [put(store, rule("a.txt", year), embedder, first.id) for year in years[1:]]
    return [first.version_id, *(one.version_id for one in rest)]


@pytest.mark.parametrize("years", [(2019, 2024), (2024, 2019)], ids=["older", "newer"])
def test_versions_stand_in_the_order_of_time(
    store: Store, embedder: FakeEmbedder, years: tuple[int, int]
) -> None:
    """Whichever was added first; the newest one that has begun speaks for the document."""
    rows = dict(zip(years, versions(store, embedder, *years), strict=True))
    old, new = store.editions(1)
    (record,) = store.records()

    assert (old.version, old.since, old.until, old.status) == (
        rows[2019],
        "2019-06-01",
        "2024-06-01",
        Status.SUPERSEDED,
    )
    assert (new.version, new.until, new.status) == (rows[2024], "", Status.IN_FORCE)
    assert (record.version_id, record.dated) == (rows[2024], "2024-05-01")
    assert [one.number for one in (old, new)] == [1 + years.index(2019), 1 + years.index(2024)]
    assert old.by == "云溪县校车补助办法（2024年）"


def test_of_a_document_that_is_not_there_nothing_is_told(store: Store) -> None:
    """Neither versions nor details."""
    assert store.editions(9) == ()
    assert store.details(9) is None
    assert store.details(9, 1) is None


@pytest.mark.parametrize(
    ("day", "states"),
    [
        (date(2018, 1, 1), [(Status.NOT_YET_EFFECTIVE, True), (Status.NOT_YET_EFFECTIVE, False)]),
        (date(2020, 1, 1), [(Status.IN_FORCE, True), (Status.NOT_YET_EFFECTIVE, False)]),
        (date(2024, 6, 1), [(Status.SUPERSEDED, False), (Status.IN_FORCE, True)]),
    ],
)
def test_passages_and_sources_are_as_they_were_on_a_day(
    store: Store, embedder: FakeEmbedder, day: date, states: list[tuple[Status, bool]]
) -> None:
    """Each by every way to it; the texts are the same on every day."""
    rows = versions(store, embedder, 2019, 2024)
    passages = store.passages(sorted(store.chunk_ids()), day)
    around = [
        (
            [one.source for one in store.within(row, day)],
            store.passage(row, 0, 2, day).source,
        )
        for row in rows
    ]

    assert [(one.status, one.speaks) for one in store.sources(day)] == states
    assert [(one.source.status, one.source.speaks) for one in passages] == states
    assert [([source], source) for source in store.sources(day)] == around


def test_a_version_can_be_looked_at_by_its_number(store: Store, embedder: FakeEmbedder) -> None:
    """Without one it is the version that speaks; a number that is none is nothing."""
    versions(store, embedder, 2024, 2019)
    spoken, second = store.details(1), store.details(1, 2)

    assert spoken is not None
    assert second is not None
    assert (spoken.record.version, second.record.version) == (1, 2)
    assert second.document.parts[0].dated is not None
    assert second.document.parts[0].dated.value == "2019-05-01"
    assert store.details(1, 3) is None


def test_holdings_are_every_live_version(store: Store, embedder: FakeEmbedder) -> None:
    """With their own file names and what is known of them."""
    rows = versions(store, embedder, 2019, 2024)
    other = put(store, document("b.txt", "招生八百人。", title="招生通知"), embedder)
    store.remove(other.id)

    held = [(one.version, one.document_id, one.document) for one in store.holdings()]

    assert held == [(rows[0], 1, "a.txt"), (rows[1], 1, "a.txt")]
    assert [one.parts[0].title.value for one in store.holdings()] == [
        "云溪县校车补助办法（2019年）",
        "云溪县校车补助办法（2024年）",
    ]


def test_sketches_tell_how_alike_texts_are(store: Store, embedder: FakeEmbedder) -> None:
    """Those of live versions, by version."""
    record = put(store, rule("a.txt", 2024), embedder)
    gone = put(store, document("b.txt", "招生八百人，录取六百人。"), embedder)
    store.remove(gone.id)
    sketches = store.sketches()

    assert list(sketches) == [record.version_id]
    assert likeness(sketches[record.version_id], sketch(store.text(record.version_id))) == 1.0


def test_a_correction_takes_the_place_of_what_was_read(
    store: Store, embedder: FakeEmbedder
) -> None:
    """Everywhere but in the document as it was read; the last one of a field counts."""
    record = put(store, rule("a.txt", 2024), embedder)
    before = store.revision
    store.correct(record.version_id, Correction(0, "title", "旧题"))
    store.correct(record.version_id, Correction(0, "title", "新题\ud800"))
    store.correct(record.version_id, Correction(0, "effective", "2030-01-01"))
    details = store.details(record.id)

    assert details is not None
    assert details.parts[0].title.value == "新题\ud800"
    assert details.parts[0].title.corrected
    assert details.document.parts[0].title.value == "云溪县校车补助办法（2024年）"
    assert [(one.title, one.status) for one in store.records()] == [
        ("新题\ud800", Status.NOT_YET_EFFECTIVE)
    ]
    assert [one.title for one in store.sources()] == ["新题\ud800"]
    assert [one.parts[0].title.value for one in store.holdings()] == ["新题\ud800"]
    assert store.revision > before


def test_a_correction_survives_that_its_file_is_read_again(
    store: Store, embedder: FakeEmbedder
) -> None:
    """It is about the bytes; other bytes know nothing of it."""
    first = put(store, document("a.txt", "补助五百元。", title="读错的题"), embedder)
    store.correct(first.version_id, Correction(0, "title", "对的题"))
    again = put(store, document("a.txt", "补助五百元。", title="又读错的题"), embedder, first.id)
    other = put(store, document("a.txt", "补助八百元。", title="新版"), embedder, first.id)

    assert (again.title, other.title) == ("对的题", "新版")


def test_a_corrected_relation_works(store: Store, embedder: FakeEmbedder) -> None:
    """What an admin says it repeals is repealed, and no longer when that is taken back."""
    old = put(store, document("b.txt", "旧规定。", title="甲规定", dated="2019"), embedder)
    new = put(store, document("c.txt", "新规定。", title="乙规定", dated="2024"), embedder)

    def status() -> Status:
        return next(one.status for one in store.records() if one.id == old.id)

    before = status()
    store.correct(new.version_id, Correction(0, Tie.REPEALS.value, "《甲规定》"))
    repealed = status()
    store.correct(new.version_id, Correction(0, Tie.REPEALS.value, ""))

    assert (before, repealed, status()) == (Status.UNKNOWN, Status.REPEALED, Status.UNKNOWN)


def test_a_doubt_waits_until_it_is_settled(store: Store, embedder: FakeEmbedder) -> None:
    """A pair is asked about once, in either order; what is removed is not asked about."""
    for number in range(3):
        put(store, document(f"{number}.txt", f"补助{number}元。"), embedder)
    asked = Doubt(2, 1, "可能是同一文件。")
    store.doubt(asked)
    store.doubt(Doubt(1, 2, "又问一次。"))
    store.doubt(Doubt(3, 1, "可能是同一文件。"))

    assert store.doubts() == [asked, Doubt(3, 1, "可能是同一文件。")]
    store.part(1, 2)
    store.remove(3)
    assert store.doubts() == []
    store.doubt(asked)
    assert store.doubts() == []


def test_joined_documents_are_versions_of_one(store: Store, embedder: FakeEmbedder) -> None:
    """Under the number of the second, numbered on after its own; chunks and citations stay."""
    old = put(store, rule("old.txt", 2019), embedder)
    new = put(store, rule("new.txt", 2024), embedder)
    chunks_before, revision = store.chunk_ids(), store.revision
    store.doubt(Doubt(2, 1, "可能是同一文件。"))

    store.join(old.id, new.id)

    (record,) = store.records()
    assert (record.id, record.version, record.dated) == (new.id, 1, "2024-05-01")
    assert [(one.number, one.name) for one in store.editions(new.id)] == [
        (2, "old.txt"),
        (1, "new.txt"),
    ]
    assert (store.editions(old.id), store.details(old.id)) == ((), None)
    assert (store.doubts(), store.chunk_ids()) == ([], chunks_before)
    assert store.passage(old.version_id, 0, 2).source.document_id == new.id
    assert store.revision > revision


def test_a_joined_document_takes_further_versions(store: Store, embedder: FakeEmbedder) -> None:
    """Numbers are given once."""
    old = put(store, rule("old.txt", 2019), embedder)
    new = put(store, rule("new.txt", 2024), embedder)
    store.join(old.id, new.id)

    third = put(store, rule("newest.txt", 2025), embedder, new.id)

    assert (third.id, third.version) == (new.id, 3)
    assert [one.dated[:4] for one in store.editions(new.id)] == ["2019", "2024", "2025"]


def test_documents_that_are_kept_apart_stay_what_they_are(
    store: Store, embedder: FakeEmbedder
) -> None:
    """Nothing of what may be found changes."""
    for number in range(2):
        put(store, document(f"{number}.txt", f"补助{number}元。"), embedder)
    records, revision = store.records(), store.revision
    store.part(1, 2)

    assert (store.records(), store.revision) == (records, revision)


def test_originals_are_those_of_every_live_version(store: Store, embedder: FakeEmbedder) -> None:
    """A re-index reads all of them again."""
    first = put(store, document("a.txt", "补助五百元。"), embedder)
    put(store, document("b.txt", "补助八百元。"), embedder, first.id)

    found = [(record.version, upload.name) for record, upload in store.originals()]

    assert found == [(1, "a.txt"), (2, "b.txt")]


def test_where_bytes_are_held_is_told_without_more(store: Store, embedder: FakeEmbedder) -> None:
    """Document, version and what was kept of them; of what is gone, nothing."""
    first = put(store, document("a.txt", "补助五百元。", "每年发放。"), embedder)
    second = put(store, document("b.txt", "补助八百元。"), embedder, first.id)

    held = store.held(first.digest)
    newer = store.held(second.digest)

    assert held is not None
    assert newer is not None
    assert (held.document, held.number, held.version) == (first.id, 1, first.version_id)
    assert (held.name, held.characters, held.sections, held.removed) == ("a.txt", 9, 2, 0)
    assert (newer.document, newer.number, newer.name) == (first.id, 2, "b.txt")
    store.remove(first.id)
    assert store.held(first.digest) is None
