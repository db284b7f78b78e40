"""`/help`: how to ask, how sources work, and every command."""

from __future__ import annotations

from dataclasses import dataclass, fields

from bot.desk.scene import Scene
from bot.message import Outgoing, Reaction, RoomKind
from bot.wording import Wording
from bot.words.commands import CommandWords

_GROUPS_ONLY = frozenset({"quiet"})


@dataclass(frozen=True, slots=True)
class Help:
    """Explains. `known` are the commands that somebody handles."""

    known: frozenset[str]

    def __call__(self, scene: Scene) -> Reaction:
        """How to ask, then the commands."""
        here = self.known
        if scene.incoming.room.kind is not RoomKind.GROUP:
            here -= _GROUPS_ONLY
        lines = [scene.wording.chat.help, "", scene.wording.welcome.commands]
        lines.extend(
            scene.wording.welcome.line.format(name=name, does=does)
            for name, does in described(scene.wording)
            if name in here
        )
        return scene.reply([Outgoing("\n".join(lines))])


def described(wording: Wording) -> list[tuple[str, str]]:
    """Every command and what it does, in the order of the lists."""
    return [(one.name, getattr(wording.commands, one.name)) for one in fields(CommandWords)]
