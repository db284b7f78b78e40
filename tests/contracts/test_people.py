"""What every backend of the people promises."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot import parcel
from bot.announcement import PostState
from bot.backends.sql.jobs import SqlJobs
from bot.incoming import Incoming
from bot.job import Job, JobKind
from bot.kept import Attention, Footprint, Sent, Vote
from bot.message import Room, RoomKind
from bot.posts import Addressee
from bot.subscription import Subscription
from rag.backends import schema
from tests.answers import refused
from tests.keeping import Keeping

ME, OTHER = "telegram:5", "telegram:15"
PRIVATE = f"{ME}|{ME}"
GROUP = Room("telegram", "-100", "7", RoomKind.GROUP)


def live(kept: Keeping, person: str) -> int:
    """A person asks in private and in a group, votes, files, complains, wants a human."""
    number = kept.chats.keep(f"{person}|{person}", refused(text="我家的事"))
    kept.chats.keep(f"{GROUP.name}|{person}", refused(text="群里问"))
    kept.chats.reset(f"{GROUP.name}|{person}")
    kept.chats.tie([Sent(person, "9", number)])
    kept.opinions.vote(number, person, Vote(good=True))
    kept.opinions.file(number, person)
    kept.opinions.feedback(person, "我叫张三")
    kept.opinions.feedback(person, "再说一次")
    kept.opinions.hand_off(number, person, GROUP, "3")
    kept.people.speak(person, "en")
    return number


def test_a_language_is_chosen_and_given_up(kept: Keeping) -> None:
    """Nobody else's is."""
    kept.people.speak(ME, "zh-hant")
    assert kept.people.language(ME) == "zh-hant"
    assert kept.people.language(OTHER) == ""

    kept.people.speak(ME, "")
    assert kept.people.language(ME) == ""


def test_of_a_stranger_nothing_is_kept(kept: Keeping) -> None:
    """Nor is anything by asking."""
    assert kept.people.footprint(ME) == Footprint(0, 0, 0, 0, 0, None, "")


def test_the_footprint_counts_what_is_kept_of_a_person_and_nobody_else(kept: Keeping) -> None:
    """A person whose name ends alike is another one."""
    before = datetime.now(UTC)
    live(kept, ME)
    live(kept, OTHER)

    found = kept.people.footprint(ME)

    assert (found.answers, found.votes, found.filed, found.feedback) == (2, 1, 1, 2)
    assert (found.handoffs, found.language) == (1, "en")
    assert found.since is not None
    assert before <= found.since <= datetime.now(UTC)
    assert kept.people.footprint("5").answers == 0


def test_who_only_gave_feedback_is_known_since_then(kept: Keeping) -> None:
    """The first trace of any kind counts."""
    kept.opinions.feedback(ME, "很好")

    assert kept.people.footprint(ME).since is not None


def test_forgetting_leaves_the_answers_of_nobody(kept: Keeping) -> None:
    """Their citations can still be checked; question and name are gone."""
    number = live(kept, ME)
    before = kept.people.footprint(ME)

    assert kept.people.forget(ME) == before

    assert kept.people.footprint(ME) == Footprint(0, 0, 0, 0, 0, None, "")
    assert kept.people.forget(ME).answers == 0
    found = kept.chats.recall(number)
    assert found is not None
    assert (found.room, found.person, found.question) == ("", "", "")
    assert kept.chats.earlier(PRIVATE, 3) == ()
    assert kept.chats.told(ME, "9") == 0
    assert kept.opinions.vote_of(number, ME) is None


def test_forgetting_one_person_leaves_all_others(kept: Keeping) -> None:
    """Also what they said of the forgotten one's answers."""
    mine = live(kept, ME)
    theirs = live(kept, OTHER)
    kept.opinions.vote(mine, OTHER, Vote(good=False))
    before = kept.people.footprint(OTHER)

    kept.people.forget(ME)

    assert kept.people.footprint(OTHER) == before
    assert kept.opinions.vote_of(mine, OTHER) == Vote(good=False)
    assert kept.chats.earlier(f"{OTHER}|{OTHER}", 3) == ("我家的事",)
    assert kept.chats.told(OTHER, "9") == theirs


def test_who_was_forgotten_begins_anew(kept: Keeping) -> None:
    """What is asked afterwards is a conversation like any other."""
    live(kept, ME)
    kept.people.forget(ME)

    kept.chats.keep(f"{GROUP.name}|{ME}", refused(text="新的"))

    assert kept.chats.earlier(f"{GROUP.name}|{ME}", 3) == ("新的",)
    assert kept.people.footprint(ME).answers == 1


def test_the_room_of_a_group_outlives_its_members(kept: Keeping) -> None:
    """What its admins chose is not one person's."""
    kept.rooms.attend(GROUP.lane, Attention.SILENT)
    kept.rooms.gone(ME)

    kept.people.forget(ME)

    assert kept.rooms.attention(GROUP.lane) is Attention.SILENT
    assert kept.rooms.reachable(ME)


@pytest.mark.parametrize("kept", ["sqlite", "postgresql"], indirect=True)
def test_no_byte_of_a_forgotten_person_stays_in_any_table(kept: Keeping) -> None:
    """Not the words, not the name; only the keys of what must not be done twice."""
    assert kept.database is not None
    live(kept, ME)
    jobs = SqlJobs(kept.database)
    senders = ((Room("telegram", "5"), ME), (GROUP, ME), (GROUP, OTHER))
    for number, (room, person) in enumerate(senders):
        incoming = Incoming(room, person, "我家的事", key=str(number))
        lanes = {JobKind.INCOMING: room.lane, JobKind.QUICK: incoming.conversation}
        for kind, lane in lanes.items():
            jobs.put([Job(kind, f"k{number}", lane, parcel.pack(incoming))])
            (held,) = jobs.claim(kind, 9)
            jobs.bury(held)

    kept.people.forget(ME)

    with kept.database.read() as connection:
        rows = {
            table.name: connection.execute(select(table)).all()
            for table in schema.metadata.sorted_tables
        }
    left = [len(row.body) for row in sorted(rows["job"], key=lambda row: row.id)]
    assert [bool(size) for size in left] == [False, False, False, False, True, True]
    told = repr({name: found for name, found in rows.items() if name != "job"})
    told += repr([row for row in rows["job"] if not row.body])
    assert "telegram:5" not in told
    assert "我家的事" not in told
    assert "我家的事".encode().hex() not in told
    assert repr("我家的事".encode())[2:-1] not in told


@pytest.mark.parametrize("kept", ["sqlite", "postgresql"], indirect=True)
def test_who_chooses_nothing_leaves_no_name(kept: Keeping) -> None:
    """Automatic is what everybody has."""
    assert kept.database is not None
    kept.people.speak(ME, "en")
    kept.people.speak(ME, "")

    with kept.database.read() as connection:
        assert connection.execute(select(schema.person)).all() == []


def test_who_is_forgotten_gets_no_announcements(kept: Keeping) -> None:
    """Nor is it known which ones they got; what others get is left alone."""
    kept.posting.subscriptions.keep(Subscription(ME, Room("telegram", "5")))
    assert kept.people.footprint(ME).subscriptions == 1
    kept.posting.lay(
        Addressee(Room("telegram", "5"), person=ME, due=9e9),
        Addressee(Room("telegram", "15"), person=OTHER),
    )
    kept.posting.lay(Addressee(Room("telegram", "5"), person=ME), number=2)
    loads = {one.posts[0].announcement: one for one in kept.posting.outbox.claim(9)}

    assert kept.people.forget(ME).subscriptions == 1

    assert kept.posting.subscriptions.of(ME) is None
    assert kept.people.footprint(ME).subscriptions == 0
    assert kept.posting.counts() == {PostState.FAILED: 1, PostState.SENDING: 1}
    [failed] = kept.posting.outcomes.failed(1, 9)
    assert (failed.person, failed.room.chat) == ("", f"?{failed.number}")
    assert kept.posting.outbox.sent(loads[2], "m1")
