from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import parcel
from bot.incoming import Attached, Incoming, Referred, Sort
from bot.message import Button, Delivery, Enclosure, Mark, Outgoing, Room, RoomKind, Style
from bot.parcel import DamagedParcelError

# Everything but lone surrogates, which no messenger can show.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SMALL = st.integers(0, 2**53)
ROOM = st.builds(Room, TEXT, TEXT, TEXT, st.sampled_from(RoomKind))
FILE = st.builds(Attached, TEXT, TEXT, SMALL)
REFERRED = st.builds(Referred, TEXT, TEXT, st.booleans(), st.booleans(), TEXT, st.none() | FILE)
INCOMING = st.builds(
    Incoming,
    room=ROOM,
    person=TEXT,
    text=TEXT,
    sort=st.sampled_from(Sort),
    key=TEXT,
    command=TEXT,
    label=TEXT,
    message=TEXT,
    language=TEXT,
    call=TEXT,
    addressed=st.booleans(),
    referred=st.none() | REFERRED,
    file=st.none() | FILE,
)
MARK = st.builds(Mark, SMALL, SMALL, st.sampled_from(Style))
ROW = st.lists(st.builds(Button, TEXT, TEXT, TEXT), max_size=2).map(tuple)
OUTGOING = st.builds(
    Outgoing,
    TEXT,
    st.lists(MARK, max_size=3).map(tuple),
    st.lists(ROW, max_size=2).map(tuple),
    st.none() | st.builds(Enclosure, SMALL, TEXT, TEXT),
)
DELIVERY = st.builds(Delivery, room=ROOM, message=OUTGOING, reply_to=TEXT, edits=TEXT, answer=SMALL)

ROOM_7 = Room("telegram", "-100123", "7", RoomKind.GROUP)


@settings(max_examples=200, deadline=None)
@given(INCOMING)
def test_what_came_in_is_unpacked_as_it_was_packed(content: Incoming) -> None:
    """Whatever signs a person writes."""
    assert parcel.incoming(parcel.pack(content)) == content


@settings(max_examples=200, deadline=None)
@given(DELIVERY)
def test_what_goes_out_is_unpacked_as_it_was_packed(content: Delivery) -> None:
    """With its marks, buttons and file."""
    assert parcel.delivery(parcel.pack(content)) == content


def test_a_lone_surrogate_becomes_a_question_mark() -> None:
    """The rest of the text stays; nothing is lost for a sign that nobody sees."""
    content = Incoming(ROOM_7, "telegram:5", "补助\ud800多少\x00？")

    assert parcel.incoming(parcel.pack(content)) == replace(content, text="补助?多少\x00？")


def test_a_parcel_of_an_earlier_release_is_unpacked() -> None:
    """What it did not know of is as it is by default."""
    data = '{"room": {"messenger": "telegram", "chat": "5"}, "person": "telegram:5"}'

    assert parcel.incoming(data.encode()) == Incoming(Room("telegram", "5"), "telegram:5")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"{}", b"\xff", b'{"room": "\xe4"}'])
def test_what_is_no_parcel_is_told(data: bytes) -> None:
    """By an error that says nothing of what stood in it."""
    with pytest.raises(DamagedParcelError, match=r"^incoming$"):
        parcel.incoming(data)
    with pytest.raises(DamagedParcelError, match=r"^delivery$"):
        parcel.delivery(data)


def test_what_came_in_is_not_sent_out() -> None:
    """A parcel of the wrong kind is no parcel."""
    packed = parcel.pack(Incoming(ROOM_7, "telegram:5", "补助多少？"))

    with pytest.raises(DamagedParcelError):
        parcel.delivery(packed)
