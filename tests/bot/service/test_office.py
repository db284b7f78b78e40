from __future__ import annotations

import asyncio
import time
from dataclasses import replace

from bot import parcel
from bot.backends.memory.jobs import MemoryJobs
from bot.incoming import Attached, Sort
from bot.job import JobKind
from bot.kept import Attention
from bot.message import Delivery, Outgoing
from bot.ports import (
    FileGoneError,
    FileTooLargeError,
    NotTakenError,
    UncertainError,
    UnreachableError,
)
from bot.service.effort import job
from bot.service.office import Patience
from corpus.document import Upload
from tests.serving import (
    SIZES,
    FakeMessenger,
    ScriptedDesk,
    commanded,
    pressed,
    said,
    serving,
)
from tests.words import ZH


async def test_what_is_asked_is_answered_as_a_reply() -> None:
    """To the chat it came from."""
    async with serving() as run:
        question = said("学费")
        await run.come(question)
        await run.until(lambda: run.messenger.sent)

        ((_, delivery),) = run.messenger.sent
        assert delivery.message.text == "答 学费"
        assert delivery.reply_to == question.message
        assert delivery.room == question.room


async def test_the_same_event_is_answered_once() -> None:
    """However often it is brought, at once or later."""
    async with serving() as run:
        question = said("学费")
        await run.come(question, question)
        await run.come(question)
        await run.until(lambda: run.messenger.sent)
        await run.come(question)
        await asyncio.sleep(0.1)

        assert run.messenger.texts() == ["答 学费"]


async def test_a_chat_keeps_its_order_and_others_do_not_wait() -> None:
    """A slow question holds up its own chat only."""
    async with serving() as run:
        await run.come(said("慢4 甲"), said("乙"), said("丙", "2"), said("长 丁"))
        await run.until(lambda: len(run.messenger.sent) == 5)

        assert run.messenger.texts("1") == ["答 慢4 甲", "答 乙", "答 长 丁", "答 长 丁 2"]
        assert run.messenger.sent[0][1].room.chat == "2"


async def test_typing_is_shown_within_a_second() -> None:
    """Also for the question that waits behind another."""
    async with serving() as run:
        begun = time.monotonic()
        await run.come(said("慢9 甲"), said("乙", "2"), said("丙"))
        await run.until(lambda: len(run.messenger.typed) == 3)

        assert [room.chat for _, room in run.messenger.typed] == ["1", "2", "1"]
        assert run.messenger.typed[-1][0] - begun < 1


async def test_nothing_of_a_group_shows_typing_but_what_is_addressed() -> None:
    """Even where every question is answered."""
    async with serving() as run:
        run.rooms.attend("fake:-1", Attention.EVERYTHING)
        await run.come(said("甲", "-1", addressed=False))
        await run.until(lambda: run.messenger.sent)

        assert run.messenger.typed == []


async def test_a_group_is_answered_as_it_wishes() -> None:
    """What is not for the bot leaves no trace; a button that is not heard stops turning."""
    async with serving() as run:
        await run.come(said("一", "-1", addressed=False), said("二", "-1"))
        await run.until(lambda: run.messenger.sent)
        run.rooms.attend("fake:-1", Attention.SILENT)
        press = pressed("v:1:good", "-1")
        await run.come(said("三", "-1"), commanded("help", "-1"), press)
        await run.come(commanded("quiet", "-1"), pressed("a:addressed", "-1"))
        await run.until(lambda: len(run.messenger.toasts) == len(run.messenger.sent) == 2)

        assert run.messenger.texts("-1") == ["答 二", "答 quiet"]
        assert (press.call, "") in run.messenger.toasts
        assert {text for _, text in run.messenger.toasts} == {"", "按了 a:addressed"}


async def test_a_button_does_not_wait_for_a_question() -> None:
    """Its word is there while the question is still computed."""
    async with serving() as run:
        press = pressed("v:1:good")
        await run.come(said("慢5 甲"), press)
        await run.until(lambda: run.messenger.toasts)

        assert run.messenger.toasts == [(press.call, "按了 v:1:good")]
        assert run.messenger.sent == []


async def test_a_button_that_asks_is_a_question() -> None:
    """It stops turning at once, and is answered in its turn."""
    async with serving() as run:
        press = pressed("q:1", label="那高中呢")
        await run.come(said("慢3 甲"), press)
        await run.until(lambda: len(run.messenger.sent) == 2)

        assert run.messenger.toasts == [(press.call, "")]
        assert run.messenger.texts() == ["答 慢3 甲", "答 q:1"]


async def test_who_must_wait_is_told_how_many_are_before() -> None:
    """Once, when a second has passed."""
    async with serving() as run:
        await run.come(said("慢9 慢"), said("慢9 更慢"), said("丙"))
        await run.until(lambda: len(run.messenger.sent) == 4)
        texts = run.messenger.texts()

        assert texts[0] == "答 慢9 慢"
        assert sum("排队" in text for text in texts) == 1
        assert texts[-1] == "答 丙"


async def test_cancel_ends_what_waits_and_what_runs() -> None:
    """Of this person only; what was computed is thrown away."""
    async with serving() as run:
        await run.come(said("慢9 甲", "-1", "7"), said("乙", "-1", "7"), said("丙", "-1", "8"))
        await run.until(lambda: run.desk.begun)
        await run.come(commanded("cancel", "-1", person="7"))
        await run.until(lambda: len(run.messenger.sent) == 2, 0.7)

        assert run.messenger.texts("-1")[0].startswith("已取消 2 个")
        assert run.messenger.texts("-1")[1] == "答 丙"
        await run.come(commanded("cancel", "-1", person="7"))
        await asyncio.sleep(1)
        assert run.messenger.texts("-1")[2].startswith("没有正在等待")
        assert len(run.messenger.sent) == 3


async def test_a_handler_that_hangs_is_left_to_itself() -> None:
    """Its person is told, its place is taken, the next question is answered."""
    hanging = Patience(usual=0.2)
    async with serving(patience=hanging, sizes=replace(SIZES, answering=1)) as run:
        await run.come(said("睡 甲"), said("睡 乙", "2"), said("丙"))
        await run.until(lambda: len(run.messenger.sent) == 3)

        assert run.messenger.texts()[0].startswith("这个问题算得太久")
        assert run.messenger.texts()[1] == "答 丙"


async def test_what_breaks_is_tried_again_and_then_given_up() -> None:
    """A question that kills its handler every time does not come for ever."""
    jobs = MemoryJobs()
    async with serving(jobs=jobs) as run:
        question = said("甲")
        jobs.put([job(question)])
        for _ in range(8):
            (held,) = jobs.claim(JobKind.INCOMING, 1)
            jobs.postpone(held, 0)
        await run.until(lambda: run.messenger.sent)

        assert run.messenger.texts()[0].startswith("这个问题几次都没有处理完")


async def test_a_broken_handler_costs_no_other_question() -> None:
    """It is begun again later; others go on."""
    async with serving() as run:
        await run.come(said("坏"), said("甲", "2"))
        await run.until(lambda: run.messenger.sent)

        assert run.messenger.texts("2") == ["答 甲"]


async def test_an_answer_grows_in_one_message() -> None:
    """It is edited no faster than people read, and its last edit is the whole of it."""
    desk = ScriptedDesk()
    desk.showing = 0.7
    async with serving(desk=desk) as run:
        await run.come(said("看"))
        await run.until(lambda: run.messenger.texts() == ["答 看"])
        moments = [moment for moment, _ in run.messenger.sent]
        texts = [delivery.message.text for _, delivery in run.messenger.sent]

        assert texts == ["一", "一二三", "答 看"]
        assert moments[1] - moments[0] >= 1.4
        assert run.messenger.texts() == ["答 看"]


async def test_nothing_stays_of_an_answer_that_is_cancelled_while_it_grows() -> None:
    """What was shown promises more that never comes: it says what became of it."""
    desk = ScriptedDesk()
    desk.showing = 0.4
    async with serving(desk=desk) as run:
        await run.come(said("看"))
        await run.until(lambda: run.messenger.texts() == ["一"])
        await run.come(commanded("cancel"))
        await run.until(lambda: run.messenger.texts()[0] != "一")

        assert run.messenger.texts()[0] == ZH.waiting.withdrawn
        assert ZH.waiting.cancelled.format(count=1) in run.messenger.texts()


async def test_an_answer_that_was_growing_when_the_process_ended_is_finished_where_it_grew() -> (
    None
):
    """Whoever comes to hold the question goes on in the same message."""
    jobs, messenger = MemoryJobs(), FakeMessenger()
    question = replace(said("看"), key="fake:1")
    jobs.put([job(question)])
    (held,) = jobs.claim(JobKind.INCOMING, 1)
    number = await messenger.send(Delivery(question.room, Outgoing("一")))
    jobs.amend(held, parcel.pack(replace(question, shown=number)))
    jobs.postpone(held, 0)
    async with serving(jobs=jobs, messenger=messenger) as run:
        await run.until(lambda: run.messenger.texts() == ["答 看"])

        assert all(one.edits == number for _, one in run.messenger.sent[1:])


async def test_where_an_answer_grows_is_written_down() -> None:
    """As soon as it is shown."""
    jobs, desk = MemoryJobs(), ScriptedDesk()
    desk.showing = 0.4
    async with serving(jobs=jobs, desk=desk) as run:
        await run.come(said("看"))
        await run.until(lambda: run.messenger.texts() == ["一"])
        await asyncio.sleep(0.1)
        (entry,) = [one for one in vars(jobs)["_open"].values() if one.busy]
        ((_, first),) = run.messenger.sent

        assert parcel.incoming(entry.job.body).shown
        assert not first.edits


async def test_nothing_stays_of_an_answer_that_is_cancelled_after_a_start() -> None:
    """It waits to be begun again, and is not."""
    jobs, messenger = MemoryJobs(), FakeMessenger()
    question = replace(said("看"), key="fake:1")
    number = await messenger.send(Delivery(question.room, Outgoing("一")))
    async with serving(jobs=jobs, messenger=messenger, sizes=replace(SIZES, answering=1)) as run:
        await run.come(said("慢9", "2"))
        jobs.put([replace(job(replace(question, shown=number)), after=0.5)])
        await run.come(commanded("cancel"))
        await run.until(lambda: ZH.waiting.withdrawn in run.messenger.texts())

        assert "一" not in run.messenger.texts()


async def test_an_answer_that_takes_too_long_takes_the_place_of_what_was_shown() -> None:
    """With the sentence that says so."""
    desk = ScriptedDesk()
    desk.showing = 0.4
    async with serving(desk=desk, patience=Patience(usual=0.6)) as run:
        await run.come(said("看"))
        await run.until(lambda: ZH.waiting.took_too_long in run.messenger.texts())

        assert run.messenger.texts() == [ZH.waiting.took_too_long]


async def test_an_answer_arrives_where_it_could_not_be_shown_growing() -> None:
    """A display that fails is given up, and nothing is lost."""
    messenger = FakeMessenger()
    messenger.faults["1"].append(UncertainError())
    async with serving(messenger=messenger) as run:
        await run.come(said("看"))
        await run.until(lambda: run.messenger.sent)
        await asyncio.sleep(0.1)

        assert run.messenger.texts() == ["答 看"]


async def test_an_answer_arrives_where_its_edit_is_refused() -> None:
    """It is sent anew, without its looks."""
    messenger = FakeMessenger()
    messenger.refuses = lambda one: NotTakenError() if one.edits else None
    async with serving(messenger=messenger) as run:
        await run.come(said("看"))
        await run.until(lambda: "答 看" in run.messenger.texts())

        assert run.messenger.texts() == ["一", "答 看"]


async def test_a_file_is_fetched_and_holds_up_nobody() -> None:
    """It is read in a place of its own."""
    messenger = FakeMessenger(files={"f": b"..."})
    async with serving(messenger=messenger, sizes=replace(SIZES, answering=1)) as run:
        file = Attached("f", "通知.txt")
        await run.come(*(said("慢5", str(n), sort=Sort.FILE, file=file) for n in range(5)))
        await asyncio.sleep(0.05)
        await run.come(said("甲", "9"))
        await run.until(lambda: run.messenger.sent, 0.4)

        assert run.messenger.texts("9") == ["答 甲"]
        await run.until(lambda: run.desk.uploads)
        assert run.desk.uploads[0] == Upload("通知.txt", b"...")


async def test_a_voice_message_is_not_fetched() -> None:
    """Nobody listens to it, so nobody waits for it."""
    async with serving(messenger=FakeMessenger(files={"v": FileGoneError()})) as run:
        await run.come(said("听", sort=Sort.VOICE, file=Attached("v", "voice.ogg")))
        await run.until(lambda: run.messenger.sent)

        assert run.messenger.texts() == ["答 听"]


async def test_a_file_too_large_is_told() -> None:
    """With what to do; one that cannot be reached now is waited for."""
    messenger = FakeMessenger(files={"f": FileTooLargeError(), "g": UnreachableError()})
    async with serving(messenger=messenger) as run:
        await run.come(said("", sort=Sort.FILE, file=Attached("f", "书.pdf")))
        await run.come(said("", "2", sort=Sort.FILE, file=Attached("g", "书.pdf")))
        await run.until(lambda: run.messenger.sent)
        await asyncio.sleep(0.1)

        assert run.messenger.texts()[0].startswith("这个文件太大")
        assert run.messenger.texts("2") == []


async def test_a_search_is_answered_and_kept_nowhere() -> None:
    """Of what is typed quickly, the last is searched for."""
    async with serving() as run:
        searches = [said(text, sort=Sort.SEARCH, call=text) for text in ("慢2", "慢2学", "慢2学费")]
        for search in searches:
            await run.come(search)
            await asyncio.sleep(0.02)
        await run.until(lambda: len(run.messenger.offers) == 2)
        await asyncio.sleep(0.1)

        assert [call for call, _ in run.messenger.offers] == ["慢2", "慢2学费"]
        assert run.jobs.backlog(JobKind.INCOMING).waiting == 0


async def test_what_runs_is_finished_and_the_rest_is_left_for_the_next_start() -> None:
    """Nothing is lost by a stop, and nothing is said twice."""
    jobs = MemoryJobs()
    async with serving(jobs=jobs, sizes=replace(SIZES, answering=1)) as run:
        await run.come(*(said(f"慢3 {n}", str(n)) for n in range(12)))
        await run.until(lambda: run.desk.begun)
        run.stop.set()
        await run.ended
        first = len(run.messenger.sent)
        assert run.transport.closed
    assert 1 <= first < 12
    async with serving(jobs=jobs) as again:
        await again.until(lambda: len(again.messenger.sent) == 12 - first)
        await asyncio.sleep(0.1)

        rooms = [d.room.chat for run in (run, again) for _, d in run.messenger.sent]
        assert sorted(rooms, key=int) == [str(n) for n in range(12)]


async def test_whoever_writes_can_be_reached_again() -> None:
    """A room found gone is written to when somebody writes there."""
    async with serving() as run:
        run.rooms.gone("fake:1")
        await run.come(said("甲"))
        await run.until(lambda: run.messenger.sent)

        assert run.rooms.reachable("fake:1")
