"""Orders work on documents: what is said at once, and the task that follows."""

from __future__ import annotations

from dataclasses import replace

from bot.desk.pressed import under
from bot.desk.running.gate import Done
from bot.desk.scene import Scene
from bot.incoming import Sort
from bot.message import Delivery, Outgoing, Reaction, Task, Work


def ordered(
    scene: Scene, work: Work, *words: object, about: str = "", document: int = 0, detail: str = ""
) -> Done:
    """The task is begun when this is done; until then nothing is said, but to who pressed."""
    here = scene.incoming
    task = Task(work, here.room, here.person, tuple(map(str, words)), about)
    toast = scene.wording.tasks.ordered if here.sort is Sort.PRESS else ""
    return Done(Reaction(tasks=(task,), toast=toast), document, detail)


def refused(scene: Scene, sentence: str) -> Done:
    """Nothing is done, and here is why."""
    if scene.incoming.sort is Sort.PRESS:
        return Done(Reaction(toast=sentence), effect=False)
    return Done(scene.say(sentence), effect=False)


def answered(scene: Scene, messages: list[Outgoing], document: int = 0, detail: str = "") -> Done:
    """Messages, as a reply to what was written or below the button that was pressed."""
    if scene.incoming.sort is Sort.PRESS:
        return Done(under(scene, messages), document, detail)
    return Done(scene.reply(messages), document, detail)


def decided(scene: Scene, done: Done) -> Done:
    """The same, and the buttons of the message that was pressed are gone: they were for once."""
    here = scene.incoming
    if not (done.effect and here.referred and done.reaction.tasks):
        return done
    bare = Delivery(here.room, Outgoing(""), edits=here.referred.message)
    deliveries = (*done.reaction.deliveries, bare)
    return replace(done, reaction=replace(done.reaction, deliveries=deliveries))
