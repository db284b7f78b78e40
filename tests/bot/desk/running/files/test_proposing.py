"""Files from those who may take documents in, and from all others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.incoming import Incoming, Sort
from bot.message import Room, RoomKind, Task, Work
from bot.proposal import Course
from bot.rank import Deed, Rank, may
from corpus.document import Upload
from tests.bot.desk.running.conftest import PEOPLE, home
from tests.bot.desk.running.files.conftest import EDITOR, Sending
from tests.paper import zipped
from tests.shop import rule
from tests.stage import ALICE, Stage
from tests.words import ZH

SAY = ZH.proposing
POST = (
    "云溪县教育局关于调整放学时间的通知\n\n"
    + "各学校要按时放学，家长在校门口等候，不得进入教学楼。" * 3
)


def test_a_file_is_shown_as_what_it_would_be(sending: Sending) -> None:
    """With what may be done about it; nothing is stored but the file itself."""
    revision = sending.stage.store.revision
    [delivery] = sending.send().deliveries

    assert delivery.reply_to == "7"
    assert ZH.preview.new in delivery.message.text
    assert sending.stage.labels() == [[SAY.take, SAY.fix], [SAY.check, SAY.drop]]
    assert sending.stage.store.revision == revision
    assert [one.act.detail for one in sending.stage.log.acts()] == ["#1"]


@pytest.mark.parametrize("rank", [*Rank, None])
def test_who_may_not_is_answered_like_everybody(sending: Sending, rank: Rank | None) -> None:
    """Nothing of the file is kept, and nothing noted: to ask about a file is nobody's deed."""
    person = f"telegram:{PEOPLE[rank]}" if rank else ALICE
    sending.send(person=person)

    assert bool(sending.stage.proposals.waiting()) is may(rank, Deed.TAKE_IN)
    assert bool(sending.stage.log.acts()) is may(rank, Deed.TAKE_IN)


def test_in_a_group_a_file_is_what_anybody_sends(sending: Sending) -> None:
    """Also where an editor sends it."""
    group = Room("telegram", "-100", kind=RoomKind.GROUP)
    sending.send(room=group)

    assert sending.stage.proposals.waiting() == []


def test_ten_times_the_same_file_is_one_proposal(sending: Sending) -> None:
    """Whichever of its previews is confirmed."""
    for _ in range(10):
        sending.send()

    [proposal] = sending.stage.proposals.waiting()
    assert proposal.number == 1
    first = sending.press(SAY.take, "1001")
    again = sending.press(SAY.take, "1010")
    assert [one.words for one in first.tasks] == [("1",)]
    assert (again.tasks, again.toast) == ((), SAY.under_way)


def test_what_is_there_already_is_told_so_and_not_offered(sending: Sending) -> None:
    """There is nothing to confirm."""
    sending.take(rule())
    [delivery] = sending.send(rule(name="别名.txt")).deliveries

    assert "是同一个文件，不用再收" in delivery.message.text
    assert sending.stage.labels() == [[SAY.check, SAY.drop]]
    sending.stage.order("/pending", home(EDITOR), EDITOR)
    assert sending.stage.text == SAY.no_waiting


def test_a_newer_version_may_be_taken_in_three_ways(sending: Sending) -> None:
    """As a version, in its place, or by itself; an earlier one takes nobody's place."""
    sending.take(rule(2019, 200))
    sending.send(rule(2024))
    assert sending.stage.labels()[0] == [SAY.take_version, SAY.replace, SAY.take_own]

    sending.send(rule(2015, 100))
    assert sending.stage.labels()[0] == [SAY.take_version, SAY.take_own]


def test_a_file_that_cannot_be_read_says_why(sending: Sending) -> None:
    """And can be let go."""
    sending.send(Upload("空.txt", b""))

    assert sending.stage.text.startswith("文件：空.txt（#1）\n这个文件收不了：")
    assert sending.stage.labels() == [[SAY.drop]]


def test_a_file_that_was_not_fetched_is_one_sentence(sending: Sending) -> None:
    """It says what to do."""
    incoming = Incoming(home(EDITOR), EDITOR, sort=Sort.FORWARD, text=POST, message="7")
    reaction = sending.stage.desk.react(
        replace(incoming, sort=Sort.FILE), sending.stage.limit, lambda _: None
    )

    assert reaction.deliveries[0].message.text == ZH.reading.not_fetched


def test_a_forwarded_post_is_a_document(sending: Sending) -> None:
    """Its first line is its name; a short one is checked as ever."""
    reaction = sending.stage.react(Incoming(home(EDITOR), EDITOR, POST, Sort.FORWARD, message="7"))
    [proposal] = sending.stage.proposals.waiting()
    assert proposal.name == "云溪县教育局关于调整放学时间的通知.txt"
    assert SAY.take in sending.stage.labels()[0]
    assert reaction.deliveries[0].reply_to == "7"

    for text in ("明天放假。", "https://example.org/" + "a" * 100):
        sending.stage.react(Incoming(home(EDITOR), EDITOR, text, Sort.FORWARD, message="8"))
        assert sending.stage.text == ZH.checking.forwarded
    assert len(sending.stage.proposals.waiting()) == 1


def test_a_forwarded_post_of_anybody_else_is_no_document(stage: Stage) -> None:
    """It is offered to be checked."""
    stage.react(Incoming(home(ALICE), ALICE, POST, Sort.FORWARD, message="7"))

    assert stage.text == ZH.checking.forwarded


def test_photos_are_told_apart_by_what_they_show(sending: Sending) -> None:
    """A camera calls them all alike, and one name makes versions."""
    for data in (rule(2019).data, rule(2024).data):
        sending.send(Upload("photo.jpg", data))

    names = [one.name for one in sending.stage.proposals.waiting()]
    assert len(set(names)) == 2
    assert all(one.startswith("照片-") for one in names)


def test_an_archive_is_looked_over_beside_everything_else(sending: Sending) -> None:
    """In one message; the same archive again is shown again."""
    packed = Upload("包.zip", zipped({"a.txt": rule(2019).data, "b.txt": rule(2024).data}))

    orders = [sending.send(packed).tasks for _ in range(2)]

    for [task] in orders:
        assert task == Task(Work.LOOK_OVER, home(EDITOR), EDITOR, task.words, "包.zip")
    assert orders[0][0].words == orders[1][0].words
    assert len(sending.stage.proposals.waiting()) == 1


def test_an_album_is_looked_over_once(sending: Sending) -> None:
    """The first of its files orders it, also where it is handled again after a crash."""

    def of_album(incoming: Incoming) -> Incoming:
        return replace(incoming, album="a1")

    orders = [sending.send(rule(year), change=of_album).tasks for year in (2019, 2021, 2024)]
    sending.keys.clear()  # the first one again
    again = sending.send(rule(2019), change=of_album)

    assert [len(one) for one in orders] == [1, 0, 0]
    assert [one.words for one in orders[0]] == [("a1",)]
    assert [one.words for one in again.tasks] == [("a1",)]
    assert len(sending.stage.proposals.batch("a1")) == 3


def test_a_broken_archive_is_shown_as_a_file_that_cannot_be_read(sending: Sending) -> None:
    """It holds no others."""
    packed = zipped({"a.txt": rule().data})
    reaction = sending.send(Upload("坏.zip", packed[: len(packed) // 2]))

    assert reaction.tasks == ()
    assert "这个文件收不了：" in sending.stage.text


def test_a_proposal_is_open_until_somebody_decides(sending: Sending) -> None:
    """Or lets it go; its bytes are gone then."""
    sending.send()
    assert sending.stage.proposals.upload(1) == rule()
    reaction = sending.press(SAY.drop)

    assert reaction.toast == SAY.dropped
    assert sending.stage.labels() == []
    found = sending.stage.proposals.proposal(1)
    assert found is not None
    assert found.course is Course.DROPPED
    assert sending.stage.proposals.upload(1) is None
