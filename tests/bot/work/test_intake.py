"""Files that were confirmed are taken in."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from bot.backends.memory.held import Memory
from bot.backends.memory.log import MemoryLog
from bot.backends.memory.people import MemoryPeople
from bot.backends.memory.proposals import MemoryProposals
from bot.backends.memory.ranks import MemoryRanks
from bot.message import Outgoing, Reaction, Room, Task, Work
from bot.ports import StoppedError, Tell
from bot.previewed import gist
from bot.proposal import Choice, Course, Proposal
from bot.rank import Deed, Rank
from bot.work.intake import TakingIn
from bot.work.voice import Voice
from corpus.document import Upload
from rag.correct import Correction
from rag.event import Happening
from tests.shop import Shop, rule
from tests.words import WORDINGS, ZH

SAY = ZH.proposing
EDITOR = "telegram:102"
HOME = Room("telegram", "102")
OTHER = Upload("图书.txt", "临江县图书馆借阅规则\n\n第一条　每人每次借阅不超过五册。\n".encode())


def silent(done: int, total: int, words: str = "") -> None:
    """Nobody listens."""
    del done, total, words


@dataclass
class Counter:
    """Files that were confirmed by an editor, and whoever takes them in."""

    shop: Shop = field(default_factory=Shop)
    memory: Memory = field(default_factory=Memory)

    def __post_init__(self) -> None:
        MemoryRanks(self.memory).raise_to(EDITOR, Rank.EDITOR, "telegram:77")

    @property
    def proposals(self) -> MemoryProposals:
        """What is proposed."""
        return MemoryProposals(self.memory)

    @property
    def taking(self) -> TakingIn:
        """Whoever takes files in, as after a new start."""
        return TakingIn(
            self.shop.library,
            self.proposals,
            MemoryRanks(self.memory),
            MemoryLog(self.memory),
            Voice(WORDINGS, MemoryPeople(self.memory)),
        )

    def ordered(self, upload: Upload, choice: Choice | None = None) -> Proposal:
        """A file that was looked at and confirmed."""
        made = self.proposals.put(EDITOR, upload)
        if choice:
            made = self.proposals.choose(made.number, made.turn, choice) or made
        preview = self.shop.look(upload, made.choice.corrections, made.choice.of)
        made = self.proposals.see(made.number, gist(preview))
        [settled] = self.proposals.settle({made.number: made.turn}, Course.ORDERED)
        return settled

    def take(self, *numbers: int, tell: Tell = silent) -> Outgoing:
        """Have them taken in; gives what is said at the end."""
        task = Task(Work.TAKE_IN, HOME, EDITOR, tuple(map(str, numbers)))
        reaction: Reaction = self.taking(task, tell)
        [delivery] = reaction.deliveries
        assert delivery.room == HOME
        return delivery.message

    def course(self, number: int) -> Course:
        """How far a proposal has come."""
        found = self.proposals.proposal(number)
        assert found is not None
        return found.course


@pytest.fixture
def counter() -> Counter:
    """An empty one."""
    return Counter()


def test_a_confirmed_file_is_taken_in(counter: Counter) -> None:
    """Its number and what was computed are told; its bytes are with the document alone."""
    made = counter.ordered(rule())
    said = counter.take(made.number)

    [record] = counter.shop.store.records()
    assert SAY.added.format(title="《云溪县校车补助办法》", id=record.id) in said.text
    assert SAY.embedded.format(count=len(counter.shop.embedder.embedded)) in said.text
    assert [[one.label for one in row] for row in said.rows] == [[SAY.see]]
    found = counter.proposals.proposal(made.number)
    assert found is not None
    assert (found.course, found.document) == (Course.TAKEN, record.id)
    assert counter.proposals.upload(made.number) is None
    act = MemoryLog(counter.memory).acts()[0].act
    assert (act.deed, act.document, act.detail) == (Deed.TAKE_IN, record.id, "#1 added")


def test_the_same_file_ten_times_is_one_document(counter: Counter) -> None:
    """One event, nothing embedded again, whoever confirms it."""
    counter.take(counter.ordered(rule()).number)
    embedded = len(counter.shop.embedder.embedded)
    events = list(counter.shop.store.events())

    for at in range(10):
        made = counter.proposals.put(f"telegram:{at}", rule(name=f"{at}.txt"))
        counter.proposals.settle({made.number: 0}, Course.ORDERED)
        said = counter.take(made.number)
        assert "没有重复收入，也没有重新计算" in said.text

    assert len(counter.shop.store.records()) == 1
    assert len(counter.shop.embedder.embedded) == embedded
    assert list(counter.shop.store.events()) == events


def test_it_is_taken_in_as_it_was_settled(counter: Counter) -> None:
    """As a version, with what was corrected."""
    [document] = counter.shop.take(rule(2019, 200))
    choice = Choice(document, corrections=(Correction(0, "issuer", "云溪县教育局"),))
    said = counter.take(counter.ordered(OTHER, choice).number)

    assert "（编号 1）有了新版本" in said.text
    assert len(counter.shop.store.editions(document)) == 2
    details = counter.shop.store.details(document, 2)
    assert details is not None
    assert details.parts[0].issuer is not None
    assert details.parts[0].issuer.value == "云溪县教育局"


def test_in_the_place_of_a_version_it_replaces_it(counter: Counter) -> None:
    """What was there before is withdrawn, which is told."""
    [document] = counter.shop.take(rule(2024, 300))
    made = counter.ordered(rule(2024, 320, "更正.txt"), Choice(document, instead=True))
    said = counter.take(made.number).text

    assert said.startswith(SAY.replaced.format(title="《云溪县校车补助办法》", id=document))
    [edition] = counter.shop.store.editions(document)
    assert "320元" in counter.shop.store.text(edition.version)
    assert counter.shop.store.events()[-1].happening is Happening.REPLACED


def test_by_itself_it_is_no_version(counter: Counter) -> None:
    """However alike it is."""
    counter.shop.take(rule(2019, 200))
    counter.take(counter.ordered(rule(2024), Choice(0)).number)

    assert len(counter.shop.store.records()) == 2


def test_files_of_one_batch_find_each_other(counter: Counter) -> None:
    """The second is a version of the first, which was not there when it was looked at."""
    numbers = [counter.ordered(rule(year)).number for year in (2019, 2024)]
    said = counter.take(*numbers)

    [record] = counter.shop.store.records()
    assert len(counter.shop.store.editions(record.id)) == 2
    assert "收入 1，新版本 1，没有变化 0，没有收入 0" in said.text


def test_a_file_that_fails_stops_no_other(counter: Counter) -> None:
    """It is told why, and can be tried again."""
    gone = counter.ordered(OTHER, Choice(99))
    made = counter.ordered(rule())
    said = counter.take(gone.number, made.number)

    assert "没有收入：要归入的文件（编号 99）已不在库中" in said.text
    assert SAY.again in said.text
    assert len(counter.shop.store.records()) == 1
    assert [counter.course(one.number) for one in (gone, made)] == [Course.OPEN, Course.TAKEN]


def test_what_is_done_again_after_a_crash_tells_what_was_done(counter: Counter) -> None:
    """Nothing is done twice."""
    made = counter.ordered(rule())
    first = counter.take(made.number)
    again = counter.take(made.number)

    assert again.text == first.text.splitlines()[0]
    assert len(counter.shop.store.events()) == 1


def test_a_crash_before_it_was_noted_ends_in_one_document(counter: Counter) -> None:
    """What is stored already is found, and told as what was ordered."""
    made = counter.ordered(rule())
    counter.shop.take(rule())

    assert SAY.added.partition("{")[0] in counter.take(made.number).text
    assert len(counter.shop.store.records()) == 1
    assert counter.course(made.number) is Course.TAKEN


def test_whoever_stops_it_finds_nothing_changed(counter: Counter) -> None:
    """And may go on with it."""
    numbers = [counter.ordered(one).number for one in (rule(), OTHER)]

    def stop(done: int, total: int, words: str = "") -> None:
        del total, words
        if done:
            raise StoppedError

    with pytest.raises(StoppedError):
        counter.take(*numbers, tell=stop)
    assert counter.shop.store.records() == []
    assert [counter.course(one) for one in numbers] == [Course.ORDERED] * 2

    counter.take(*numbers)
    assert len(counter.shop.store.records()) == 2


def test_whatever_else_stops_it_leaves_the_files_open(counter: Counter) -> None:
    """As when golden questions do."""
    made = counter.ordered(rule())

    def fail(done: int, total: int, words: str = "") -> None:
        del done, total, words
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        counter.take(made.number, tell=fail)
    assert counter.course(made.number) is Course.OPEN


def test_who_lost_the_rank_meanwhile_has_nothing_taken_in(counter: Counter) -> None:
    """The work was ordered by somebody who may no more."""
    made = counter.ordered(rule())
    MemoryRanks(counter.memory).strip(EDITOR)

    assert counter.take(made.number).text == ZH.running.not_allowed.format(number="102")
    assert counter.shop.store.records() == []
    assert counter.course(made.number) is Course.OPEN


def test_what_was_let_go_before_its_turn_is_not_taken_in(counter: Counter) -> None:
    """While other work was done."""
    made = counter.ordered(rule())
    counter.proposals.settle({made.number: made.turn}, Course.DROPPED)

    assert SAY.gone in counter.take(made.number).text
    assert counter.shop.store.records() == []


def test_what_is_cancelled_may_be_settled_again() -> None:
    """It is shown with its button; what was taken in meanwhile stays so."""
    counter = Counter()
    first, second = counter.ordered(rule()), counter.ordered(OTHER)
    counter.proposals.end(first.number, Course.TAKEN, 1)
    task = Task(Work.TAKE_IN, HOME, EDITOR, (str(first.number), str(second.number)))
    [delivery] = counter.taking.undo(task).deliveries

    assert delivery.message.text.splitlines()[0] == SAY.waiting.format(count=1)
    assert "借阅规则》：新文件" in delivery.message.text
    assert [button.label for row in delivery.message.rows for button in row] == ["1"]
    courses = [found.course for found in map(counter.proposals.proposal, (1, 2)) if found]
    assert courses == [Course.TAKEN, Course.OPEN]
    assert counter.taking.undo(task).deliveries == ()


def test_a_batch_that_is_cancelled_is_shown_as_a_batch() -> None:
    """With the button that takes in all of it."""
    counter = Counter()
    made = [counter.proposals.put(EDITOR, one, "b") for one in (rule(), OTHER)]
    for one, upload in zip(made, (rule(), OTHER), strict=True):
        counter.proposals.see(one.number, gist(counter.shop.look(upload, (), None)))
    counter.proposals.settle({one.number: 0 for one in made}, Course.ORDERED)
    task = Task(Work.TAKE_IN, HOME, EDITOR, tuple(str(one.number) for one in made))
    [delivery] = counter.taking.undo(task).deliveries

    assert SAY.all.format(count=2) in [one.label for one in delivery.message.rows[0]]


def test_of_very_many_files_the_first_are_told(counter: Counter) -> None:
    """After the counts; and those before them that somebody has to see to."""
    text = "云溪县第{at}号通知\n\n第一条　第{at}个窗口每月{at}日办理。\n"
    made = [
        counter.ordered(Upload(f"{at}.txt", text.format(at=at).encode())) for at in range(1, 36)
    ]
    broken = counter.proposals.put(EDITOR, Upload("空.txt", b""))
    counter.proposals.settle({broken.number: 0}, Course.ORDERED)
    lines = counter.take(*(one.number for one in made), broken.number).text.splitlines()

    assert lines[0].startswith("共 36 个文件")
    assert lines[2].startswith(SAY.failed.partition("{")[0])
    assert len([line for line in lines if line.startswith("✔")]) == 29
    assert ZH.curated.more.format(count=6) in lines
