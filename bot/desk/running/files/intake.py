"""Puts together who handles files from those who may take documents in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.desk.press import Verb
from bot.desk.running.files.amending import Amending, marked
from bot.desk.running.files.deciding import Deciding
from bot.desk.running.files.proposing import Inlet, Proposing, is_file
from bot.desk.running.files.showing import Showing
from bot.desk.running.gate import Doing, Gate
from bot.desk.scene import Handler, Scene
from bot.incoming import Incoming, Sort
from bot.message import Reaction
from bot.ports import Catalogue, Log, Ranks
from bot.rank import Deed

PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Intake:
    """Everybody at the files. `reading` is what everybody's files get."""

    ranks: Ranks
    log: Log
    showing: Showing
    catalogue: Catalogue
    reading: Handler

    @property
    def commands(self) -> Mapping[str, Handler]:
        """Who handles a command."""
        return {PENDING: self._gate(self._deciding.pending)}

    @property
    def presses(self) -> Mapping[Verb, Handler]:
        """Who handles a button."""
        return {Verb.INTAKE: self._gate(self._deciding)}

    def sorts(self, others: Mapping[Sort, Handler]) -> dict[Sort, Handler]:
        """The handlers of what people send, with those of files and of replies before them."""
        gate = self._gate(Proposing(self.showing))
        files = {
            sort: Inlet(self.ranks, gate, is_file, others[sort])
            for sort in (Sort.FILE, Sort.FORWARD)
        }
        return {**others, **files, Sort.TEXT: self._replies(others[Sort.TEXT])}

    def _replies(self, following: Handler) -> Handler:
        gate = self._gate(Amending(self.showing, self.catalogue).replied)

        def replied(scene: Scene) -> Reaction:
            return gate(scene) if _answers(scene.incoming) else following(scene)

        return replied

    @property
    def _deciding(self) -> Deciding:
        return Deciding(self.showing, Amending(self.showing, self.catalogue), self.reading)

    def _gate(self, doing: Doing) -> Gate:
        return Gate(self.ranks, self.log, Deed.TAKE_IN, doing)


def _answers(incoming: Incoming) -> bool:
    """Whether somebody replies to a question of ours for the value of a field."""
    referred = incoming.referred
    return referred is not None and referred.own and marked(referred.text)
