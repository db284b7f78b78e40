from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.incoming import Attached, Incoming, Sort
from bot.message import Button
from bot.service.effort import Effort, asks, effort
from bot.service.reception import again
from bot.service.turnstile import Load, Once, Turnstile, Verdict
from tests.serving import SIZES, ScriptedDesk, commanded, pressed, said, serving


def turnstile(person: int = 2, group: int = 3, window: float = 60) -> Turnstile:
    """One that lets few in."""
    return Turnstile(person, group, Load(2), window)


async def verdicts(gate: Turnstile, *questions: Incoming, now: float = 0) -> list[Verdict]:
    """What becomes of questions."""
    return [await gate.admit(one, now) for one in questions]


async def test_a_person_who_asks_too_much_is_told_once() -> None:
    """Then nothing more is said until the window is over; others are let in."""
    gate = turnstile()
    found = await verdicts(gate, *(said("甲") for _ in range(4)), said("甲", "2"))

    enters = Verdict.ENTERS
    assert found == [enters, enters, Verdict.WAITS, Verdict.DROPPED, enters]
    assert await verdicts(gate, said("甲"), now=61) == [Verdict.WAITS]
    assert gate.pause(Verdict.WAITS) == 30


async def test_a_group_that_asks_too_much_together_is_told_once() -> None:
    """Whoever of it asks; in private they are let in."""
    gate = turnstile()
    found = await verdicts(gate, *(said("甲", "-1", str(n)) for n in range(5)), said("甲", "4"))

    enters = Verdict.ENTERS
    waits, dropped = Verdict.WAITS_HERE, Verdict.DROPPED
    assert found == [enters, enters, enters, waits, dropped, enters]
    assert gate.pause(Verdict.WAITS_HERE) == 20


async def test_who_has_waited_is_let_in_again() -> None:
    """As told."""
    gate = turnstile(person=1, window=0.2)
    assert await verdicts(gate, said("甲"), said("甲")) == [Verdict.ENTERS, Verdict.WAITS]
    await asyncio.sleep(0.25)

    assert await verdicts(gate, said("甲")) == [Verdict.ENTERS]


async def test_when_too_much_waits_nobody_is_let_in() -> None:
    """Until less waits, or it goes faster; everybody is told, each time."""
    gate = turnstile(person=1_000)
    gate.load.counted(600, 0, 1)
    away = Verdict.TURNED_AWAY
    assert await verdicts(gate, said("甲"), said("甲"), said("甲", "2")) == [away] * 3
    assert gate.pause(Verdict.TURNED_AWAY) == 30
    for _ in range(100):
        gate.load.took(0.05)
    assert await verdicts(gate, said("甲")) == [Verdict.ENTERS]


def test_messages_that_cannot_go_faster_make_wait_too() -> None:
    """How fast they go is seen while many wait; a pause of the messenger tells nothing of it."""
    load = Load(2)
    load.counted(0, 300, 1)
    assert load.wait == 10
    for _ in range(30):
        for _ in range(10):
            load.sent()
        load.counted(0, 300, 1)
    load.counted(0, 300, 1)

    assert 29 < load.wait < 31


def test_what_was_told_long_ago_is_forgotten() -> None:
    """Memory does not grow with the number of people."""
    once = Once(60)
    assert once.first("a", 0)
    for number in range(20_000):
        once.first(str(number), 1)

    assert len(once._last) == 20_000
    assert once.first("a", 2)
    assert not once.first("a", 3)


async def test_the_flow_of_many_people_is_bounded() -> None:
    """Likewise."""
    gate = turnstile()
    for number in range(20_010):
        await gate.admit(said("甲", str(number)), 0)
        gate.load.waiting = 0

    assert len(gate._people._flows) == 20_000


@pytest.mark.parametrize(
    ("incoming", "counted", "takes"),
    [
        (said("学费"), True, Effort.USUAL),
        (said("", sort=Sort.FILE), True, Effort.USUAL),
        (said("", sort=Sort.OTHER), True, Effort.USUAL),
        (commanded("help"), False, Effort.USUAL),
        (commanded("asof"), True, Effort.USUAL),
        (commanded("check"), True, Effort.SLOW),
        (commanded("cancel"), False, Effort.QUICK),
        (pressed("v:1:good"), False, Effort.QUICK),
        (pressed("q:1", label="学费"), True, Effort.USUAL),
        (pressed("c"), True, Effort.SLOW),
        (pressed("?"), False, Effort.QUICK),
    ],
)
def test_what_costs_something_counts(incoming: Incoming, counted: bool, takes: Effort) -> None:  # noqa: FBT001
    """Buttons and commands that cost nothing may be used as often as one likes."""
    assert asks(incoming) is counted
    assert effort(incoming) is takes


def test_a_question_can_be_asked_again_by_a_button() -> None:
    """Where all of it can stand there."""
    assert again(said("学费多少")) == ((Button("学费多少", "q:0"),),)
    assert again(pressed("q:7", label="学费多少")) == ((Button("学费多少", "q:0"),),)
    assert again(said("学" * 65)) == again(said("学\n费")) == again(commanded("check")) == ()


async def test_who_is_too_fast_hears_one_sentence() -> None:
    """And the questions that came in time are answered."""
    async with serving(sizes=replace(SIZES, person=2)) as run:
        await run.come(*(said(f"{n}") for n in range(6)), commanded("help"), said("他", "2"))
        await run.until(lambda: len(run.messenger.sent) == 5)
        await asyncio.sleep(0.1)

        told = [text for text in run.messenger.texts() if "30 秒" in text]
        assert len(told) == 1
        assert set(run.messenger.texts()) == {"答 0", "答 1", "答 help", *told}
        assert run.messenger.texts("2") == ["答 他"]


async def test_of_files_that_are_work_there_are_never_too_many() -> None:
    """Somebody takes a folder in; what they ask is counted as ever, and so are others' files."""
    sizes = replace(SIZES, person=2)
    async with serving(sizes=sizes, working=lambda person: person == "fake:1") as run:
        run.messenger.files["f"] = b"x"
        file = Attached("f", "a.txt", 1)
        mine = [said(f"m{n}", sort=Sort.FILE, file=file) for n in range(6)]
        theirs = [said(f"t{n}", "2", sort=Sort.FILE, file=file) for n in range(6)]
        await run.come(*mine, *theirs)
        await run.until(lambda: len(run.messenger.sent) == 9)

        assert run.messenger.texts() == [f"答 m{n}" for n in range(6)]
        assert len([one for one in run.messenger.texts("2") if "答" in one]) == 2


async def test_too_much_at_once_is_said_at_once_and_passes() -> None:
    """Whoever is turned away can ask again by a button; afterwards all is as before."""
    desk = ScriptedDesk()
    async with serving(desk=desk, sizes=replace(SIZES, answering=1)) as run:
        await asyncio.sleep(0.1)
        run.service._upkeep.load.counted(1_000, 0, 1)
        await run.come(said("学费"))
        await run.until(lambda: run.messenger.sent)
        (_, sorry) = run.messenger.sent[0]

        assert sorry.message.text.startswith("现在提问的人很多")
        assert sorry.message.rows == ((Button("学费", "q:0"),),)
        await asyncio.sleep(1.1)
        await run.come(said("学费"))
        await run.until(lambda: len(run.messenger.sent) == 2)
        assert run.messenger.texts()[1] == "答 学费"
