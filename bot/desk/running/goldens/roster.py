"""All that is done to golden questions by chat, behind its gate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.desk.press import Verb, read
from bot.desk.running.gate import Doing, Gate
from bot.desk.running.goldens.keeping import Keeping
from bot.desk.running.goldens.listing import DROP, LIST, RUN, Listing
from bot.desk.scene import Handler, Scene
from bot.message import Reaction
from bot.ports import Asking, Chats
from bot.rank import Deed
from rag.ports import Goldens

COMMANDS = {"golden": Deed.GOLDEN}
"""What each command does."""


@dataclass(frozen=True, slots=True)
class Examiners:
    """Who handles the command, its buttons and its pages."""

    commands: Mapping[str, Handler]
    presses: Mapping[Verb, Handler]
    pages: Mapping[str, Handler]


def examiners(
    gated: Callable[[Deed, Doing], Gate], chats: Chats, ask: Asking, goldens: Goldens
) -> Examiners:
    """Everybody at golden questions; `gated` puts a doing behind the gate of its deed."""
    keeping = Keeping(chats, ask, goldens)
    listing = Listing(goldens, keeping)
    keep, choose = gated(Deed.GOLDEN, keeping.pressed), gated(Deed.GOLDEN, listing.pressed)
    return Examiners(
        {"golden": gated(Deed.GOLDEN, listing)},
        {Verb.GOLDEN: _Presses(keep, choose)},
        {LIST: gated(Deed.GOLDEN, listing.turned)},
    )


@dataclass(frozen=True, slots=True)
class _Presses:
    """Tells the button of an answer from those of the list."""

    keep: Handler
    choose: Handler

    def __call__(self, scene: Scene) -> Reaction:
        found = read(scene.incoming.text)
        of_list = found is not None and found.words[:1] in {(DROP,), (RUN,)}
        return self.choose(scene) if of_list else self.keep(scene)
