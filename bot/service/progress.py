"""Puts into words how far work is."""

from __future__ import annotations

from bot.desk.press import Verb, press
from bot.message import Button, Outgoing, Task
from bot.order import STOP
from bot.service.gauge import Reading
from bot.wording import Wording

_MINUTE = 60
_FAST = 10


def named(task: Task, wording: Wording) -> str:
    """What is done, and to what."""
    name = wording.works[task.work]
    return wording.tasks.about.format(work=name, about=task.about) if task.about else name


def waits(task: Task, tag: str, before: int, wording: Wording) -> Outgoing:
    """That work was ordered, and how much is before it."""
    say = wording.tasks
    sentence = say.waits.format(count=before) if before else say.begins
    return _headed(task, tag, sentence, wording)


def so_far(task: Task, tag: str, reading: Reading, wording: Wording) -> Outgoing:
    """How far work is."""
    return _headed(task, tag, _counted(reading, wording), wording)


def lasted(seconds: float, wording: Wording) -> str:
    """A time in seconds, or in minutes where it is long."""
    say = wording.tasks
    if seconds < _MINUTE:
        return say.seconds.format(seconds=max(1, round(seconds)))
    return say.minutes.format(minutes=round(seconds / _MINUTE))


def _headed(task: Task, tag: str, sentence: str, wording: Wording) -> Outgoing:
    button = Button(wording.tasks.stop, press(Verb.TASK, STOP, tag))
    return Outgoing(f"{named(task, wording)}\n{sentence}", rows=((button,),))


def _counted(reading: Reading, wording: Wording) -> str:
    say = wording.tasks
    if not reading.total:
        return reading.words or say.doing
    percent = 100 * reading.done // reading.total
    told = [say.so_far.format(done=reading.done, total=reading.total, percent=percent)]
    if reading.rate:
        rate = reading.rate
        told.append(say.rate.format(rate=f"{rate:.0f}" if rate >= _FAST else f"{rate:.1f}"))
    if reading.left:
        told.append(say.left.format(time=lasted(reading.left, wording)))
    return "\n".join(filter(None, ("".join(told), reading.words)))
