"""`/pause 群 正在核对一份文件` and `/resume 群`: the kill switch, surface by surface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.desk.running.gate import Done
from bot.desk.running.named import person_told
from bot.desk.scene import Scene
from bot.pause import Pause, Surface
from bot.ports import Pauses
from bot.wording import Wording

_LONGEST = 300
"""Letters of a reason: it is shown to everybody who asks."""
_NOTED = 60


def now() -> datetime:
    """The moment."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Pausing:
    """Silences a surface, or lists which are silent."""

    pauses: Pauses
    now: Callable[[], datetime] = field(default=now)

    def __call__(self, scene: Scene) -> Done:
        """What became of the order."""
        say, here = scene.wording.pausing, scene.incoming
        if not here.text.strip():
            return Done(scene.say(listed(self.pauses.pauses(), scene.wording)), effect=False)
        name, _, rest = here.text.strip().partition(" ")
        surface, reason = _named(name, scene.wording), " ".join(rest.split())
        if surface is None or not reason:
            return Done(scene.say(say.how), effect=False)
        if len(reason) > _LONGEST:
            return Done(scene.say(say.too_long.format(most=_LONGEST)), effect=False)
        pause = Pause(surface, reason, here.person, self.now())
        self.pauses.pause(pause)
        named = scene.wording.surfaces[surface]
        others = {
            Surface.ANNOUNCEMENTS: say.paused_posts,
            Surface.MODEL: say.paused_model,
        }
        said = others.get(surface, say.paused)
        return Done(
            scene.say(said.format(surface=named, reason=reason)),
            detail=f"{surface} {reason[:_NOTED]}",
        )


@dataclass(frozen=True, slots=True)
class Resuming:
    """Ends a pause; without a name the only one there is."""

    pauses: Pauses

    def __call__(self, scene: Scene) -> Done:
        """What became of the order."""
        say, name = scene.wording.pausing, scene.incoming.text.strip()
        surface = _named(name, scene.wording) if name else self._only()
        if surface is None:
            said = say.how if name else listed(self.pauses.pauses(), scene.wording)
            return Done(scene.say(said), effect=False)
        if not (ended := self.pauses.resume(surface)):
            said = say.was_not.format(surface=scene.wording.surfaces[surface])
            return Done(scene.say(said), effect=False)
        named = say.separator.join(scene.wording.surfaces[one] for one in ended)
        return Done(scene.say(say.resumed.format(surfaces=named)), detail=" ".join(ended))

    def _only(self) -> Surface | None:
        found = self.pauses.pauses()
        return found[0].surface if len(found) == 1 else None


def listed(pauses: list[Pause], wording: Wording) -> str:
    """What is paused, and how to change that."""
    say = wording.pausing
    lines = [
        say.line.format(
            surface=wording.surfaces[one.surface],
            reason=one.reason,
            by=person_told(one.by, say.terminal),
            since=f"{one.since.astimezone():%Y-%m-%d %H:%M}",
        )
        for one in pauses
    ]
    return "\n".join([say.listed if lines else say.none, *lines, "", say.how])


def _named(name: str, wording: Wording) -> Surface | None:
    """The surface that is called so, in either language."""
    return next((s for s in Surface if name.lower() in {s, wording.surfaces[s].lower()}), None)
