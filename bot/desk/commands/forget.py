"""`/forget`: deletes what is kept of a person, once they have said so twice."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.commands.leaves import instead
from bot.desk.commands.privacy import counted, empty
from bot.desk.press import Verb, press, read
from bot.desk.scene import Scene
from bot.kept import Footprint
from bot.message import Button, Outgoing, Reaction
from bot.ports import People
from bot.wording import Wording
from corpus.fold import fold

_YES, _NO = "yes", "no"
_SURE = frozenset({_YES, "确认", "是", "全部删除"})


@dataclass(frozen=True, slots=True)
class Forget:
    """Deletes. Its buttons name the person: in a group anybody may press them."""

    people: People

    def __call__(self, scene: Scene) -> Reaction:
        """Ask whether that is meant; `/forget 确认` needs no more."""
        say, person = scene.wording.privacy, scene.incoming.person
        if fold(scene.incoming.text.strip()) in _SURE:
            return scene.say(_told(self.people.forget(person), scene.wording))
        if empty(self.people.footprint(person)):
            self.people.forget(person)  # what is not counted, such as that a room was left
            return scene.say(say.nothing)
        row = tuple(
            Button(label, press(Verb.FORGET, word, person))
            for label, word in ((say.yes, _YES), (say.no, _NO))
        )
        return scene.reply([Outgoing(say.ask, rows=(row,))])

    def pressed(self, scene: Scene) -> Reaction:
        """Delete, or leave it, as the person said who was asked."""
        here, say = scene.incoming, scene.wording.privacy
        found = read(here.text)
        if found is None or ":".join(found.words[1:]) != here.person:
            return Reaction(toast=say.not_yours)
        if found.words[0] != _YES:
            return instead(scene, [Outgoing(say.left)])
        return instead(scene, [Outgoing(_told(self.people.forget(here.person), scene.wording))])


def _told(found: Footprint, wording: Wording) -> str:
    """What was deleted."""
    if empty(found):
        return wording.privacy.nothing
    counts = wording.privacy.separator.join(counted(found, wording))
    return wording.privacy.forgotten.format(counts=counts)
