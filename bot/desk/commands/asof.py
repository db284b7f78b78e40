"""`/asof`: answers a question by what was in force on a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from bot.desk.asked import Asked
from bot.desk.commands.days import stretch
from bot.desk.context import Context
from bot.desk.scene import Scene
from bot.incoming import Sort
from bot.message import Reaction
from rag.onday import today


@dataclass(frozen=True, slots=True)
class AsOf:
    """Answers for a day; of a year or a month for its last day, but for none to come."""

    asked: Asked
    day: Callable[[], date] = today

    def __call__(self, scene: Scene) -> Reaction:
        """The answer, or what is wrong with the day."""
        words, say = scene.incoming.text.strip(), scene.wording.comparing
        if not words:
            return scene.say(say.how_asof)
        found, today = stretch(words), self.day()
        if found is None:
            return scene.say(say.no_day.format(words=words.split()[0]))
        if found.first > today:
            return scene.say(say.not_yet.format(day=found.first.isoformat()))
        day = min(found.last, today)
        if not found.rest:
            return scene.say(say.no_question.format(day=day.isoformat()))
        asked = replace(scene.incoming, text=found.rest, sort=Sort.TEXT)
        return self.asked.answer(scene, asked, Context(), as_of=day)
