from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.announcement import Announcement, Heard, Occasion, State
from bot.announcing.drafting import Drafting
from bot.backends.memory.announcements import MemoryAnnouncements
from bot.backends.memory.held import Memory
from corpus.document import Document
from corpus.known import Kind
from rag.announce.facets import Stage, Topic
from rag.correct import Correction
from tests.documents import composed, sample
from tests.fakes import FakeEmbedder
from tests.ordinance import NEW, OLD
from tests.stored import FakeStore, put
from tests.words import ZH


@dataclass
class World:
    """A corpus, and whoever drafts what happens to it."""

    store: FakeStore = field(default_factory=FakeStore)
    memory: Memory = field(default_factory=Memory)
    day: date = date(2026, 1, 1)

    @property
    def kept(self) -> MemoryAnnouncements:
        """What is kept of announcements."""
        return MemoryAnnouncements(self.memory)

    @property
    def drafting(self) -> Drafting:
        """Whoever drafts."""
        return Drafting(self.store, self.kept, ZH, lambda: self.day)

    def put(self, document: Document, of: int | None = None, *, instead: bool = False) -> int:
        """Take a document in; gives its version."""
        if instead and of is not None:
            return self._instead(document, of)
        return put(self.store, document, FakeEmbedder(), of).version_id

    def _instead(self, document: Document, of: int) -> int:
        data = document.text.encode()
        placed = self.store.save(document, data, [], [], {}, "fake-1", of, instead=True)
        return placed.version

    def told(self) -> list[Announcement]:
        """What is drafted now."""
        return self.drafting.catch_up()

    def waiting(self) -> list[Occasion]:
        """What the drafts are of that nobody has decided on."""
        return [one.draft.occasion for one in self.kept.waiting()]

    def post(self) -> None:
        """Approve all drafts."""
        for one in self.kept.waiting():
            self.kept.save(replace(one, state=State.APPROVED))


@pytest.fixture
def world() -> World:
    """Announcing has begun with nothing in the corpus."""
    made = World()
    made.told()
    return made


def test_what_was_there_when_all_began_is_not_announced() -> None:
    """A corpus is not posted document by document."""
    made = World()
    made.put(composed(OLD))

    assert made.told() == []
    assert made.waiting() == []


def test_what_comes_right_after_the_beginning_is_announced() -> None:
    """However soon."""
    made = World()
    made.put(composed(OLD))
    begun = made.drafting.begin()
    made.put(sample("学前教育管理办法"))

    assert [one.draft.title for one in made.told()] == ["云溪县学前教育管理办法"]
    assert made.drafting.begin().began == begun.began


def test_a_new_document_is_drafted_once(world: World) -> None:
    """However often one looks."""
    world.put(sample("学前教育管理办法"))

    [one] = world.told()
    assert one.draft.occasion is Occasion.NEW
    assert one.draft.title == "云溪县学前教育管理办法"
    assert one.state is State.DRAFT
    assert world.told() == []


def test_a_draft_tells_whom_it_concerns(world: World) -> None:
    """By topic, place, stage and kind."""
    world.put(sample("校车补助办法（2024"))

    [one] = world.told()
    facets = one.draft.facets
    assert facets.topics == {Topic.TRANSPORT}
    assert facets.places == ("云溪县",)
    assert facets.stages == {Stage.PRIMARY, Stage.JUNIOR}
    assert (facets.kind, facets.document) == (Kind.NOTICE, 1)


def test_a_new_version_is_compared_with_the_one_before(world: World) -> None:
    """And takes the place of a draft that nobody has decided on."""
    old = world.put(composed(OLD))
    world.told()
    new = world.put(composed(NEW), of=1)

    [one] = world.told()

    assert one.draft.occasion is Occasion.NEW_VERSION
    assert (one.draft.before, one.draft.version) == (old, new)
    assert "第六条（原第四条）" in one.draft.messages[0].text
    assert world.waiting() == [Occasion.NEW_VERSION]
    [gone] = world.kept.decided()
    assert (gone.state, gone.reason) == (State.REJECTED, ZH.announcing.overtaken)


def test_an_older_version_is_no_news(world: World) -> None:
    """Another one still speaks for the document."""
    world.put(composed(NEW))
    world.told()
    world.post()
    world.put(composed(OLD), of=1)

    assert world.told() == []


def test_a_version_that_is_to_take_effect_later_is_told_at_once(world: World) -> None:
    """The other one still speaks for the document."""
    world.store._day = world.day = date(2024, 7, 1)
    old = world.put(composed(OLD))
    world.told()
    world.post()
    new = world.put(composed(NEW), of=1)

    [one] = world.told()

    assert one.draft.occasion is Occasion.NEW_VERSION
    assert (one.draft.before, one.draft.version) == (old, new)
    assert ZH.notices.not_yet_effective in one.draft.messages[0].text


def test_what_is_rolled_back_before_it_was_posted_leaves_no_draft(world: World) -> None:
    """Nobody has heard of it."""
    world.put(composed(OLD))
    world.store.release(world.store.draft)
    world.told()
    world.post()
    world.put(composed(NEW), of=1)
    world.store.release(world.store.draft)
    assert [one.draft.occasion for one in world.told()] == [Occasion.NEW_VERSION]

    world.store.roll_back()
    world.store.release(world.store.draft)

    assert world.told() == []
    assert world.waiting() == []


def test_what_is_joined_to_another_document_is_told_as_its_version(world: World) -> None:
    """Its own draft goes."""
    old = world.put(composed(OLD))
    world.told()
    world.post()
    new = world.put(composed(NEW))
    world.told()
    world.store.join(2, 1)

    [one] = world.told()

    assert (one.draft.occasion, one.draft.facets.document) == (Occasion.NEW_VERSION, 1)
    assert (one.draft.before, one.draft.version) == (old, new)
    assert world.waiting() == [Occasion.NEW_VERSION]


def test_two_versions_in_a_row_are_compared_with_what_was_told_last(world: World) -> None:
    """A reader knows neither of the two."""
    first = world.put(composed(OLD))
    world.told()
    world.post()
    world.put(composed(NEW), of=1)
    world.told()
    last = world.put(composed(NEW.replace("10元", "12元").replace("2024", "2025")), of=1)

    world.told()

    [one] = world.kept.waiting()
    assert (one.draft.before, one.draft.version) == (first, last)


def test_a_correction_of_what_was_posted_is_drafted(world: World) -> None:
    """With the fact that was corrected; before it is posted, the draft is made anew."""
    version = world.put(sample("学前教育管理办法"))
    world.told()
    world.store.correct(version, Correction(0, "issuer", "云溪县教育局"))
    [anew] = world.told()
    assert anew.draft.occasion is Occasion.NEW
    assert "云溪县教育局" in anew.draft.messages[0].text

    world.post()
    world.store.correct(version, Correction(0, "issuer", "云溪县人民政府"))
    [corrected] = world.told()
    assert corrected.draft.occasion is Occasion.CORRECTED
    assert ZH.documents.issuer in corrected.draft.messages[0].text


def test_what_is_removed_is_drafted_where_anybody_knows_of_it(world: World) -> None:
    """And its other drafts go."""
    world.put(sample("学前教育管理办法"))
    world.told()
    world.store.remove(1)
    assert world.told() == []
    assert world.waiting() == []

    world.put(composed(OLD))
    world.told()
    world.post()
    world.store.remove(2)
    [one] = world.told()
    assert one.draft.occasion is Occasion.REMOVED


def test_a_draft_that_somebody_asked_for_hides_no_loss(world: World) -> None:
    """The document was announced before."""
    world.put(composed(OLD))
    world.told()
    world.post()
    draft = world.drafting.about(1, "written:1")
    assert draft is not None
    world.kept.add([draft])
    world.store.remove(1)

    assert [one.draft.occasion for one in world.told()] == [Occasion.REMOVED]
    assert world.waiting() == [Occasion.REMOVED]


def test_what_comes_back_is_drafted_where_its_loss_was_posted(world: World) -> None:
    """Else nobody has missed it."""
    world.put(composed(OLD))
    world.told()
    world.post()
    world.store.hide(1)
    assert world.told() == []
    world.store.restore(1)
    assert world.told() == []

    world.store.remove(1)
    world.told()
    world.post()
    world.store.restore(1)
    [one] = world.told()
    assert one.draft.occasion is Occasion.RESTORED


def test_what_is_put_in_the_place_of_another_text_is_compared_with_it(world: World) -> None:
    """Its words are kept."""
    old = world.put(composed(OLD))
    world.told()
    world.post()
    new = world.put(composed(NEW), 1, instead=True)

    [one] = world.told()

    assert one.draft.occasion is Occasion.REPLACED
    assert (one.draft.before, one.draft.version) == (old, new)
    assert "每人每餐8元" in "".join(each.text for each in one.draft.messages)


def test_taking_effect_is_drafted_on_its_day_and_reminded_of_before(world: World) -> None:
    """The reminder goes when the day has come."""
    _begin(world, datetime(2024, 1, 1, tzinfo=UTC))
    world.put(composed(NEW))
    _age(world.store, datetime(2024, 6, 25, tzinfo=UTC))
    world.store._day = world.day = date(2024, 7, 1)
    world.told()
    world.post()

    world.store._day = world.day = date(2024, 8, 27)
    assert [one.draft.occasion for one in world.told()] == [Occasion.SOON_EFFECTIVE]
    assert world.told() == []
    world.store._day = world.day = date(2024, 9, 1)
    [one] = world.told()

    assert one.draft.occasion is Occasion.EFFECTIVE
    assert "2024-09-01" in one.draft.messages[0].text
    assert world.waiting() == [Occasion.EFFECTIVE]


def test_what_another_text_ends_is_drafted_with_the_sentence_that_says_so(world: World) -> None:
    """By the title of that."""
    rule = "甲办法\n（2020年1月1日云溪县人民政府公布）\n\n第一条　学校供应午餐。\n"
    world.put(composed(rule, "甲.txt"))
    world.told()
    world.post()
    repeal = (
        "云溪县乙办法\n（2025年1月1日云溪县人民政府公布）\n\n第一条　学校供应热餐。\n\n"
        "第二条　本办法自2025年1月1日起施行，《甲办法》同时废止。\n"
    )
    world.put(composed(repeal, "乙.txt"))
    world.day = datetime.now(UTC).astimezone().date()

    found = {one.draft.occasion: one for one in world.told()}

    assert set(found) == {Occasion.NEW, Occasion.REPEALED}
    text = found[Occasion.REPEALED].draft.messages[0].text
    assert "《云溪县乙办法》" in text
    assert "同时废止" in text


def test_what_was_drafted_before_a_crash_is_not_drafted_again(world: World) -> None:
    """Nor does it overtake itself."""
    world.put(composed(OLD))
    world.told()
    world.memory.heard = Heard(0, datetime.now(UTC))

    assert world.told() == []
    assert world.waiting() == [Occasion.NEW]


def test_what_cannot_be_drafted_stops_no_other(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is left out and noted."""
    first = world.put(sample("学前教育管理办法"))
    world.put(composed(OLD))
    text = world.store.text

    def broken(version: int) -> str:
        if version == first:
            raise ValueError
        return text(version)

    monkeypatch.setattr(world.store, "text", broken)

    assert [one.draft.title for one in world.told()] == ["云溪县学校午餐管理办法"]
    assert world.told() == []


def test_one_can_be_drafted_about_a_document_as_it_is(world: World) -> None:
    """Under a key of its own; about none there is none."""
    world.put(sample("学前教育管理办法"))

    draft = world.drafting.about(1, "written:1")

    assert draft is not None
    assert (draft.key, draft.occasion) == ("written:1", Occasion.NEW)
    assert world.drafting.about(7, "written:2") is None


def _begin(world: World, when: datetime) -> None:
    """Announcing began at another time."""
    world.memory.heard = Heard(0, when)


def _age(store: FakeStore, when: datetime) -> None:
    """Everything was added at another time."""
    for one in store._versions.values():
        object.__setattr__(one, "added", when - timedelta(0))
