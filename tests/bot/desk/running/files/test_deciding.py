"""What becomes of a file: every button, and every button that is too old."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.press import Verb, press
from bot.message import Reaction, Room, RoomKind, Work
from bot.previewed import gist
from bot.proposal import Choice, Course, Proposal
from bot.rank import Deed, Rank, may
from corpus.document import Upload
from rag.preview import Previewer
from tests.bot.desk.running.conftest import PEOPLE, home
from tests.bot.desk.running.files.conftest import EDITOR, Sending
from tests.fakes import InlineWorkshop
from tests.shop import rule
from tests.stage import ALICE, OWNER
from tests.words import ZH

SAY = ZH.proposing


def proposal(sending: Sending, number: int = 1) -> Proposal:
    """A proposal as it is."""
    found = sending.stage.proposals.proposal(number)
    assert found is not None
    return found


def test_confirming_orders_the_work(sending: Sending) -> None:
    """The buttons go, and the log has it."""
    sending.send()
    reaction = sending.press(SAY.take)

    [task] = reaction.tasks
    assert (task.work, task.person, task.words, task.about) == (
        Work.TAKE_IN,
        EDITOR,
        ("1",),
        "云溪县校车补助办法",
    )
    assert reaction.toast == SAY.ordered
    assert sending.stage.labels() == []
    assert proposal(sending).course is Course.ORDERED
    assert sending.stage.log.acts()[0].act.detail == "#1 ordered"


@pytest.mark.parametrize(
    ("label", "choice", "detail"),
    [
        (SAY.take_version, Choice(1), "#1 version 1"),
        (SAY.replace, Choice(1, instead=True), "#1 instead 1"),
        (SAY.take_own, Choice(0), "#1 own"),
    ],
)
def test_the_way_it_is_taken_in_is_settled_by_the_button(
    sending: Sending, label: str, choice: Choice, detail: str
) -> None:
    """As a version of what it was shown to be near to, in its place, or by itself."""
    sending.take(rule(2019, 200))
    sending.send(rule(2024))
    reaction = sending.press(label)

    assert len(reaction.tasks) == 1
    assert (proposal(sending).choice, proposal(sending).course) == (choice, Course.ORDERED)
    assert sending.stage.log.acts()[0].act.detail == detail


@pytest.mark.parametrize("many", [False, True])
def test_a_press_handled_again_after_a_crash_orders_again(sending: Sending, many: bool) -> None:  # noqa: FBT001
    """What it settled is kept, what it ordered may not be; nobody else's press orders anything."""
    message, label = "1001", SAY.take
    if many:
        message, label = batched(sending, rule(2019), Upload("x.txt", OTHER)), "全部收入（2）"
    else:
        sending.send()
    buttons = sending.stage.sent[message]

    def again(key: str) -> Reaction:
        sending.stage.sent[message] = buttons
        return sending.stage.press(
            label, message, EDITOR, lambda incoming: replace(incoming, key=key)
        )

    first = again("k1")
    assert len(first.tasks) == 1
    assert again("k1").tasks == first.tasks
    assert again("k2").tasks == ()


@pytest.mark.parametrize("label", [SAY.take, SAY.drop])
def test_a_button_does_its_work_once(sending: Sending, label: str) -> None:
    """However often it is pressed; whoever presses it again is told what became of it."""
    sending.send()
    buttons = sending.stage.sent["1001"]
    first = sending.press(label)
    sending.stage.sent["1001"] = buttons
    before = proposal(sending)

    again = sending.press(label)

    assert (again.tasks, again.deliveries) == ((), ())
    assert again.toast == (SAY.under_way if first.tasks else SAY.gone)
    assert proposal(sending) == before


@pytest.mark.parametrize(
    ("course", "told"),
    [
        (Course.TAKEN, SAY.taken.format(id=9)),
        (Course.DROPPED, SAY.gone),
        (Course.FORGOTTEN, SAY.gone),
    ],
)
def test_an_old_button_says_what_became_of_the_file(
    sending: Sending, course: Course, told: str
) -> None:
    """Whoever decided."""
    sending.send()
    sending.stage.proposals.end(1, course, 9)

    for label in (SAY.take, SAY.fix, SAY.check, SAY.drop):
        reaction = sending.press(label)
        assert (reaction.toast, reaction.tasks, reaction.deliveries) == (told, (), ())


def test_what_changed_meanwhile_makes_older_buttons_old(sending: Sending) -> None:
    """A colleague chose, or the corpus has what it had not."""
    sending.send()
    sending.stage.proposals.choose(1, 0, Choice(0))
    assert sending.press(SAY.take, "1001").toast == SAY.stale

    sending.send(rule(2019))
    sending.take(rule(2015))
    sending.send(rule(2019))
    assert sending.press(SAY.take, "1002").toast == SAY.stale
    assert len(sending.press(SAY.take_version, "1003").tasks) == 1


def test_a_cancelled_order_can_be_given_again(sending: Sending) -> None:
    """The file is still there; to send it again shows that."""
    sending.send()
    sending.press(SAY.take)
    sending.send()
    assert sending.stage.text == SAY.under_way

    assert [one.words for one in sending.press(SAY.take).tasks] == [("1",)]


@pytest.mark.parametrize("rank", [*Rank, None])
def test_only_who_may_gets_through(sending: Sending, rank: Rank | None) -> None:
    """Whoever the button was shown to."""
    sending.send()
    person = f"telegram:{PEOPLE[rank]}" if rank else ALICE
    data = sending.stage.sent["1001"].message.rows[0][0].press
    sending.stage.sent["1002"] = sending.stage.sent["1001"]
    reaction = pressed(sending, data, person, home(person))

    allowed = may(rank, Deed.TAKE_IN)
    assert bool(reaction.tasks) is allowed
    assert (proposal(sending).course is Course.ORDERED) is allowed
    assert sending.stage.log.acts()[0].act.allowed is allowed


@pytest.mark.parametrize(
    "room", [Room("telegram", "-100", kind=RoomKind.GROUP), Room("telegram", "999")]
)
def test_nobody_gets_through_elsewhere(sending: Sending, room: Room) -> None:
    """In a group everybody reads along."""
    sending.send()
    data = sending.stage.sent["1001"].message.rows[0][0].press

    assert pressed(sending, data, EDITOR, room).tasks == ()
    assert proposal(sending).course is Course.OPEN


def pressed(sending: Sending, data: str, person: str, room: Room) -> Reaction:
    """Somebody sends what a button comes back with."""
    from bot.incoming import Incoming, Referred, Sort  # noqa: PLC0415

    incoming = Incoming(room, person, data, Sort.PRESS, call="c", referred=Referred("1001"))
    return sending.stage.desk.react(incoming, sending.stage.limit, lambda _: None)


@pytest.mark.parametrize(
    "data",
    [
        "i",
        "i:1",
        "i:1:0",
        "i:1:0:nothing",
        "i:99:0:yes",
        "i:x:y:yes",
        "i:1:5:yes",
        "i:1:0:set:0:x",
        "i:1:0:set:99:x",
        "i:1:0:diff:9",
        "i:1:7:all",
        "i:99:0:all",
    ],
)
def test_a_made_up_button_does_nothing(sending: Sending, data: str) -> None:
    """It is told to be old, or only shows something."""
    sending.send()
    before = proposal(sending)
    reaction = pressed(sending, data, EDITOR, home(EDITOR))

    assert reaction.tasks == ()
    if "set:" not in data:
        assert proposal(sending) == before


def test_in_nobodys_place_a_file_is_taken_in_by_itself(sending: Sending) -> None:
    """A button that was never shown for it."""
    sending.send()
    pressed(sending, "i:1:0:instead", EDITOR, home(EDITOR))

    assert proposal(sending).choice == Choice()


def test_all_changes_are_shown_page_by_page(sending: Sending) -> None:
    """Some of them stand in the preview."""
    long = "".join(f"第{n}条　事项{n}由窗口{n}号办理，期限三日。\n\n" for n in NUMBERS)
    sending.take(Upload("旧.txt", (rule(2019, 200).data.decode() + long).encode()))
    new = long.replace("三日", "五日")
    sending.send(Upload("新.txt", (rule(2024).data.decode() + new).encode()))

    sending.press(SAY.changes)
    assert "第九条" in sending.stage.text
    assert "第十条" not in sending.stage.text
    assert sending.stage.labels() == [[ZH.catalogue.next]]
    sending.press(ZH.catalogue.next)
    assert "第十五条" in sending.stage.text
    assert sending.stage.labels() == [[ZH.catalogue.previous]]


NUMBERS = "五 六 七 八 九 十 十一 十二 十三 十四 十五".split()  # noqa: SIM905  one line


def test_a_file_can_still_be_checked(sending: Sending) -> None:
    """As anybody's is."""
    sending.send()
    reaction = sending.press(SAY.check)

    assert reaction.deliveries[0].reply_to == "7"
    assert ZH.reading.not_held.format(title=f"《{ZH.reading.untitled}》") in sending.stage.text


def batched(sending: Sending, *uploads: Upload) -> str:
    """A message with files that came together, as work leaves it."""
    from bot.desk.running.files.lists import batch  # noqa: PLC0415

    look = Previewer(sending.stage.store, InlineWorkshop())
    for one in uploads:
        kept = sending.stage.proposals.put(EDITOR, one, "b", "k")
        sending.stage.proposals.see(kept.number, gist(look(one)))
    shown = batch(sending.stage.proposals.batch("b"), 1, ZH)
    return sending.stage.show(shown, home(EDITOR))


def test_a_batch_is_confirmed_as_a_whole(sending: Sending) -> None:
    """But for what is there already."""
    sending.take(rule(2019))
    message = batched(sending, rule(2019), rule(2024), Upload("x.txt", OTHER))
    assert sending.stage.labels(message)[0] == [SAY.all.format(count=2), SAY.none]

    reaction = sending.press(SAY.all.format(count=2), message)

    assert [one.words for one in reaction.tasks] == [("2", "3")]
    assert "正在收入" in sending.stage.sent[message].message.text
    assert [proposal(sending, at).course for at in (1, 2, 3)] == [
        Course.OPEN,
        Course.ORDERED,
        Course.ORDERED,
    ]


OTHER = "临江县图书馆借阅规则\n\n第一条　每人每次借阅不超过五册，借期三十日。\n".encode()


def test_a_batch_is_let_go_as_a_whole(sending: Sending) -> None:
    """All that is not settled."""
    message = batched(sending, rule(2019), Upload("x.txt", OTHER))

    assert sending.press(SAY.none, message).toast == SAY.dropped
    assert sending.stage.proposals.waiting() == []


def test_a_batch_that_changed_meanwhile_is_shown_anew(sending: Sending) -> None:
    """Nothing is ordered by a button that was shown before."""
    message = batched(sending, rule(2019), Upload("x.txt", OTHER))
    sending.press("1", message)
    sending.press(SAY.drop)

    reaction = sending.press(SAY.all.format(count=2), message)

    assert (reaction.toast, reaction.tasks) == (SAY.stale, ())
    assert sending.stage.labels(message)[0] == [SAY.all.format(count=1), SAY.none]
    assert len(sending.press(SAY.all.format(count=1), message).tasks) == 1


def test_one_of_a_batch_is_shown_by_its_number(sending: Sending) -> None:
    """As if it had come alone."""
    message = batched(sending, rule(2019), Upload("x.txt", OTHER))
    sending.press("2", message)

    assert "临江县图书馆借阅规则" in sending.stage.text
    assert SAY.take in sending.stage.labels()[0]


def test_a_long_batch_has_pages(sending: Sending) -> None:
    """Its numbers go on."""
    message = batched(sending, *(rule(2000 + at, name=f"{at}.txt") for at in range(12)))
    assert "第 1 页，共 2 页。" in sending.stage.sent[message].message.text

    sending.press(ZH.catalogue.next, message)

    assert "12. 《云溪县校车补助办法》" in sending.stage.sent[message].message.text
    assert ["11", "12"] in sending.stage.labels(message)


def test_what_waits_is_listed(sending: Sending) -> None:
    """Whoever sent it; any of them can decide."""
    sending.send()
    sending.stage.order("/pending", OWNER, OWNER.lane)

    assert SAY.waiting.format(count=1) in sending.stage.text
    sending.press("1", person=OWNER.lane)
    assert len(sending.press(SAY.take, person=OWNER.lane).tasks) == 1


def test_every_button_fits(sending: Sending) -> None:
    """Also with the largest numbers."""
    del sending
    assert press(Verb.INTAKE, 2**31, 2**31, "set", 8, "model_text")
