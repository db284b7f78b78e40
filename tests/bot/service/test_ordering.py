from __future__ import annotations

from bot import parcel
from bot.message import Room, Task, Work
from bot.service.ordering import ORDERED, STOPPING, WORKING, ordered, working

ROOM = Room("fake", "1")


def test_work_is_ordered_once() -> None:
    """The key derives from what ordered it; the language from who did."""
    tasks = [Task(Work.REINDEX, ROOM, "fake:1"), Task(Work.REBUILD, ROOM, "fake:1")]
    jobs = list(ordered("fake:7", tasks, "en"))

    assert [one.key for one in jobs] == [one.key for one in ordered("fake:7", tasks)]
    assert len({one.key for one in jobs}) == 2
    assert {one.lane for one in jobs} == {ORDERED}
    order = parcel.order(jobs[0].body)
    assert order.task.language == "en"
    job = working(order)
    assert (job.lane, job.key) == (WORKING, f"work:{order.tag}")


def test_a_stop_waits_for_no_work() -> None:
    """However often it is pressed, it is one."""
    task = Task(Work.STOP, ROOM, "fake:1", ("abc",))
    [one], [other] = (list(ordered(key, [task])) for key in ("fake:8", "fake:9"))

    assert one.key == other.key == "stop:abc"
    assert one.lane == STOPPING
