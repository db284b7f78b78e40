"""How a change is tried before it is released, and what becomes of one that is stopped."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from corpus.document import Upload
from rag import curate
from rag.answer import Answer, Claim, Outcome, Question, Script
from rag.change import Fate, Offer, Wish
from rag.correct import Correction
from rag.curate import TooLateError
from rag.event import Happening
from rag.golden import Golden
from rag.ingest import CancelledError, Library, RegressedError, WaitingError
from rag.ports import Indexes, StorageError
from rag.rehearse import Rehearsal
from rag.terms import terms
from tests.fakes import FakeEmbedder, FakeGoldens, FakeShelf, InlineWorkshop
from tests.stored import FakeStore

RULE = "云溪县校车补助办法\n\n第一条　校车补助标准为小学生每生每学期三百二十元。\n"
LUNCH = "云溪县午餐补助办法\n\n第一条　午餐补助标准为每生每天五元。\n"
BUS = Golden("三百二十元", title="云溪县校车补助办法")


class House:
    """A library that rehearses one golden question, over fakes."""

    def __init__(self, *goldens: Golden) -> None:
        self.store = FakeStore()
        self.embedder = FakeEmbedder()
        self.shelf = FakeShelf(self.store, self.embedder.name)
        self.goldens = FakeGoldens(*goldens)
        rehearsal = Rehearsal(self.goldens, self.of)
        self.library = Library(self.store, self.shelf, self.embedder, InlineWorkshop(), rehearsal)

    def of(self, indexes: Indexes, question: Question) -> Answer:
        """The passages that hold the words of a question, as one generation finds them."""
        with self.store.steady(indexes.revision):
            hits = indexes.lexical.search(terms(question.text), 9)
            found = self.store.passages([hit.chunk for hit in hits])
        cited = tuple(one.cite(question.text) for one in found if question.text in one.text)
        if not cited:
            return Answer(question, Outcome.NOTHING_FOUND, Script.SIMPLIFIED)
        claims = (Claim(question.text, cited),)
        return Answer(question, Outcome.ANSWERED, Script.SIMPLIFIED, claims)

    def says(self, words: str) -> bool:
        """Whether words are answered from what serves now."""
        return self.of(self.shelf.current(), Question(words)).outcome.answers

    def add(self, name: str, text: str, wish: Wish | None = None) -> Fate:
        """Take a text in."""
        offer = replace(Offer.of(Upload(name, text.encode())), wish=wish)
        [change] = self.library.add([offer])
        return change.status


@pytest.fixture
def house() -> House:
    """A house with the school bus rule, on which a golden question rests."""
    made = House(BUS)
    made.add("校车.txt", RULE)
    return made


def test_a_regression_stops_the_switch_and_names_the_question(house: House) -> None:
    """What served goes on serving, to the store's readers too."""
    with pytest.raises(RegressedError) as raised:
        house.library.remove(1)

    [one] = raised.value.trial.regressed
    assert one.golden.text == BUS.text
    assert (one.before.outcome, one.after.outcome) == (Outcome.ANSWERED, Outcome.NOTHING_FOUND)
    assert house.says("三百二十元")
    assert [one.title for one in house.store.records()] == ["云溪县校车补助办法"]
    assert [one.happening for one in house.store.events()] == [Happening.ADDED]
    assert house.library.waiting == raised.value.trial


def test_nothing_else_changes_while_something_waits(house: House) -> None:
    """Otherwise it would go out with the next change."""
    with pytest.raises(RegressedError):
        house.library.remove(1)

    with pytest.raises(WaitingError):
        house.library.hide(1)
    with pytest.raises(WaitingError):
        house.add("午餐.txt", LUNCH)
    assert house.says("三百二十元")


def test_what_was_stopped_can_be_switched_to_all_the_same(house: House) -> None:
    """Once; after that there is nothing to decide."""
    with pytest.raises(RegressedError):
        house.library.remove(1)

    house.library.switch()

    assert house.library.waiting is None
    assert not house.says("三百二十元")
    assert [one.happening for one in house.store.events()][1:] == [Happening.REMOVED]
    house.library.switch()
    assert house.add("午餐.txt", LUNCH) is Fate.ADDED


def test_what_was_stopped_can_be_given_up(house: House) -> None:
    """Then nothing of it was ever there."""
    with pytest.raises(RegressedError):
        house.library.remove(1)

    house.library.discard()

    assert house.library.waiting is None
    assert house.store.draft == house.store.revision
    assert house.add("午餐.txt", LUNCH) is Fate.ADDED
    assert house.says("三百二十元")


def test_what_was_stopped_before_a_restart_is_stopped_again(house: House) -> None:
    """The start itself does not fail of it."""
    with pytest.raises(RegressedError):
        house.library.remove(1)
    shelf = FakeShelf(house.store, house.embedder.name)
    rehearsal = Rehearsal(house.goldens, house.of)
    again = Library(house.store, shelf, house.embedder, InlineWorkshop(), rehearsal)

    again.catch_up()

    assert again.waiting is not None
    assert shelf.current().revision == house.store.revision < house.store.draft


def test_a_question_that_failed_before_stops_nothing() -> None:
    """It is no worse than it was."""
    house = House(BUS, Golden("九百元", title="没有的办法"))

    assert house.add("午餐.txt", LUNCH) is Fate.ADDED


@pytest.mark.parametrize("work", ["rebuild", "reindex", "add", "roll_back"])
def test_who_has_had_enough_finds_everything_as_it_was(house: House, work: str) -> None:
    """Whatever was half done by then."""
    house.add("午餐.txt", LUNCH)
    before, revision = house.store.records(), house.store.draft

    def enough(done: int, total: int) -> None:
        if done >= min(1, total):
            raise CancelledError

    other = FakeEmbedder("fake-2")
    changing = Library(house.store, FakeShelf(house.store, other.name), other, InlineWorkshop())
    doing: dict[str, Callable[[], object]] = {
        "rebuild": lambda: changing.rebuild(enough),
        "reindex": lambda: changing.reindex(enough),
        "add": lambda: list(
            changing.add(
                [Offer.of(Upload(f"{n}.txt", f"{RULE}{n}".encode())) for n in "12"], enough
            )
        ),
        "roll_back": lambda: changing.roll_back(enough),
    }
    with pytest.raises(CancelledError):
        doing[work]()

    assert (house.store.records(), house.store.draft) == (before, revision)
    assert house.says("三百二十元")


def test_the_last_change_can_be_gone_back_from(house: House) -> None:
    """The documents concerned are told."""
    house.add("午餐.txt", LUNCH)
    assert house.says("每生每天五元")

    rolled = house.library.roll_back()

    assert rolled is not None
    assert rolled.documents == (2,)
    assert not house.says("每生每天五元")
    assert house.says("三百二十元")


def test_going_back_may_be_stopped_too(house: House) -> None:
    """The first thing that was added is what the golden question rests on."""
    with pytest.raises(RegressedError):
        house.library.roll_back()

    assert house.says("三百二十元")


def test_the_same_file_ten_times_at_once_is_one_document() -> None:
    """It is embedded and told of once."""
    house = House()
    with ThreadPoolExecutor(10) as pool:
        fates = list(pool.map(lambda _: house.add("校车.txt", RULE), range(10)))

    assert sorted(fates) == [Fate.ADDED, *[Fate.UNCHANGED] * 9]
    assert len(house.store.records()) == 1
    assert len(house.store.events()) == 1
    assert len(house.embedder.embedded) == len(set(house.embedder.embedded))


def test_what_an_admin_wished_is_done(house: House) -> None:
    """A version of what it does not look like, with a corrected title, in the place of the old."""
    house.library.switch()
    wish = Wish(1, instead=True, corrections=(Correction(0, "title", "云溪县校车补助办法"),))
    text = LUNCH.replace("每生每天五元", "三百二十元，每生每天五元")

    assert house.add("午餐.txt", text, wish) is Fate.NEW_VERSION

    [record] = house.store.records()
    assert (record.id, record.version, record.title) == (1, 2, "云溪县校车补助办法")
    assert house.says("每生每天五元")
    assert not house.says("小学生每生")
    assert [one.happening for one in house.store.events()][1:] == [
        Happening.REPLACED,
        Happening.CORRECTED,
    ]


def test_a_wish_for_a_document_of_its_own_is_done(house: House) -> None:
    """Although it looks like a version."""
    assert house.add("校车.txt", RULE.replace("三百", "四百"), Wish()) is Fate.ADDED
    assert len(house.store.records()) == 2


def test_a_wish_for_what_is_gone_is_told(house: House) -> None:
    """Nothing is taken in."""
    assert house.add("午餐.txt", LUNCH, Wish(99)) is Fate.FAILED
    assert len(house.store.records()) == 1


def test_a_removal_is_undone_for_thirty_days() -> None:
    """What is hidden, for ever."""
    house = House()
    house.add("校车.txt", RULE)
    house.add("午餐.txt", LUNCH)
    house.library.remove(1)
    house.library.hide(2)
    later = datetime.now(UTC) + timedelta(days=31)

    with pytest.raises(TooLateError, match="30 天"):
        curate.restore(house.store, 1, later)
    assert curate.restore(house.store, 2, later) is not None
    house.store.take_back(house.store.revision)
    restored = house.library.restore(1)

    assert restored is not None
    assert restored.title == "云溪县校车补助办法"
    assert house.library.restore(1) is None
    assert house.says("三百二十元")


def test_going_back_leaves_what_waits_alone(house: House) -> None:
    """Somebody is to decide about it; nothing of it is lost meanwhile."""
    with pytest.raises(RegressedError):
        house.library.remove(1)
    draft = house.store.draft

    with pytest.raises(WaitingError):
        house.library.roll_back()

    assert house.store.draft == draft > house.store.revision
    house.library.switch()
    assert not house.says("三百二十元")


def test_giving_up_nothing_gives_up_nothing(house: House) -> None:
    """What is drafted and was not stopped is somebody's work."""
    house.store.hide(1)
    draft = house.store.draft

    house.library.discard()

    assert house.store.draft == draft


def test_a_change_that_nothing_stops_any_more_waits_no_longer(house: House) -> None:
    """The golden question was dropped; the next start publishes."""
    with pytest.raises(RegressedError):
        house.library.remove(1)
    house.goldens.drop(1)

    house.library.catch_up()

    assert house.library.waiting is None
    assert not house.says("三百二十元")
    assert house.add("午餐.txt", LUNCH) is Fate.ADDED


def test_a_file_is_taken_in_with_its_corrections_or_not_at_all(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told as failed is not found after the next change either."""

    def full(version: int, correction: Correction) -> None:
        raise StorageError(f"{version} {correction.field}")

    wish = Wish(corrections=(Correction(0, "title", "云溪县别的办法"),))
    with monkeypatch.context() as patched:
        patched.setattr(house.store, "correct", full)
        assert house.add("午餐.txt", LUNCH, wish) is Fate.FAILED
    assert house.store.draft == house.store.revision
    house.add("别的.txt", "云溪县图书借阅规则\n\n第一条　每人每次借阅五册，借期三十日。\n")

    assert not house.says("每生每天五元")
    assert len(house.store.records()) == 2


def test_one_document_can_be_read_again(house: House) -> None:
    """Nothing came out otherwise, nothing is published."""
    published = house.shelf.published

    done = house.library.reread(1)

    assert (done.changed, done.failed, done.embedded) == ((), (), 0)
    assert house.shelf.published == published
