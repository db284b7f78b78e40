"""`/privacy`: what is kept of the person who asks, what for, and where questions go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.desk.commands.lang import named
from bot.desk.scene import Scene
from bot.kept import Footprint
from bot.message import Outgoing, Reaction
from bot.ports import People
from bot.wording import Wording


@dataclass(frozen=True, slots=True)
class Privacy:
    """Tells what is kept."""

    people: People

    def __call__(self, scene: Scene) -> Reaction:
        """The counts, then what holds for everybody."""
        say = scene.wording.privacy
        found = self.people.footprint(scene.incoming.person)
        lines = (
            *_lines(found, scene.wording),
            "",
            say.purpose,
            say.nowhere,
            say.passing,
            say.how,
        )
        return scene.reply([Outgoing("\n".join(lines))])


def empty(found: Footprint) -> bool:
    """Whether nothing is kept."""
    return found.since is None and not found.language


def _lines(found: Footprint, wording: Wording) -> Iterator[str]:
    say = wording.privacy
    if empty(found):
        yield say.nothing_kept
        return
    since = found.since.date().isoformat() if found.since else ""
    yield say.kept.format(since=since) if since else say.kept_undated
    yield from (f"· {one}" for one in counted(found, wording))


def counted(found: Footprint, wording: Wording) -> Iterator[str]:
    """What is kept, one thing after the other."""
    say = wording.privacy
    counts = (
        (say.answers, found.answers),
        (say.votes, found.votes),
        (say.filed, found.filed),
        (say.feedback, found.feedback),
        (say.handoffs, found.handoffs),
        (say.wishes, found.wishes),
    )
    yield from (sentence.format(count=count) for sentence, count in counts if count)
    if found.subscriptions:
        yield say.subscription
    if found.language:
        yield say.language.format(language=named(found.language, wording))
