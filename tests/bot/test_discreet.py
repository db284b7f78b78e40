from __future__ import annotations

from dataclasses import replace

import pytest

from bot.discreet import Meant, discreet
from bot.incoming import Attached, Incoming, Referred, Sort
from bot.message import Room

ROOM = Room("console", "1")
MOBILE = "13812345678"
ASKED = Incoming(ROOM, "console:1", f"我的手机号{MOBILE}查不到", key="k")


@pytest.mark.parametrize("sort", [Sort.TEXT, Sort.SEARCH, Sort.FILE, Sort.FORWARD, Sort.COMMAND])
def test_what_somebody_writes_is_kept_without_personal_numbers(sort: Sort) -> None:
    """A question, a caption, a search, what stands after a command."""
    asked = replace(ASKED, sort=sort, command="check" if sort is Sort.COMMAND else "")

    assert discreet(asked) == replace(asked, text="我的手机号〔手机号〕查不到")


def test_names_of_files_and_quoted_messages_are_kept_without_them() -> None:
    """Those of others, and the text under a pressed button."""
    file = Attached("f", f"{MOBILE}.docx")
    referred = Referred("5", f"他的电话{MOBILE}", quote=MOBILE, under=f"电话{MOBILE}", file=file)

    kept = discreet(replace(ASKED, file=file, referred=referred, label=f"打{MOBILE}"))

    assert MOBILE not in repr(kept)


@pytest.mark.parametrize(
    "ours",
    [
        Incoming(ROOM, "console:1", "v:12:13812345678", Sort.PRESS),
        Incoming(ROOM, "console:1", "w_13812345678", Sort.COMMAND, command="start"),
        Incoming(ROOM, "console:1", "谁管", referred=Referred("5", f"值班{MOBILE}", own=True)),
    ],
)
def test_our_own_words_stay(ours: Incoming) -> None:
    """What a button stands for, what follows a link to us, our messages that are replied to."""
    assert discreet(ours) == ours


def test_all_else_stays_as_it_came() -> None:
    """Who, where, when, in reply to what."""
    plain = replace(ASKED, text="2024年校车补助300元吗", message="12", language="zh", album="a")

    assert discreet(plain) == plain


HELPERS = Room("telegram", "-900")


@pytest.mark.parametrize(
    ("incoming", "means_it"),
    [
        (replace(ASKED, person="telegram:1"), True),
        (ASKED, False),
        (replace(ASKED, room=HELPERS, referred=Referred("5", "转人工 #3", own=True)), True),
        (replace(ASKED, room=Room("telegram", "-901"), referred=Referred("5", own=True)), True),
        (replace(ASKED, room=HELPERS, referred=Referred("5", "谁的话")), False),
        (replace(ASKED, room=HELPERS), False),
        (replace(ASKED, referred=Referred("5", own=True)), False),
    ],
)
def test_who_runs_zhengda_or_answers_for_it_means_every_word(
    incoming: Incoming, *, means_it: bool
) -> None:
    """An announcement may name a number to call, and so may a human's reply."""
    meant = Meant(lambda who: who == "telegram:1", HELPERS, lambda _: "telegram:-901")

    assert meant(incoming) is means_it
    assert not Meant(lambda _: False, None, lambda lane: lane)(incoming)
