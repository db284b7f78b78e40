"""`/roles`: who has which rank; `/roles 12345 editor` gives one, `/roles 12345 none` takes it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.running.gate import Done
from bot.desk.running.named import person_named
from bot.desk.running.owned import OwnedRanks
from bot.desk.scene import Scene
from bot.message import Outgoing
from bot.rank import Rank, Ranked
from bot.wording import Wording

_NONE = "none"


@dataclass(frozen=True, slots=True)
class _Order:
    """Who is to have which rank, None for none any more; `number` is what was written."""

    person: str
    number: str
    rank: Rank | None


@dataclass(frozen=True, slots=True)
class RankGiving:
    """Shows and gives ranks."""

    ranks: OwnedRanks

    def __call__(self, scene: Scene) -> Done:
        """The list, or what became of the order."""
        say = scene.wording.running
        if not scene.incoming.text.strip():
            return Done(scene.reply([Outgoing(_listed(self.ranks.everybody(), scene.wording))]))
        order = _order(scene)
        if order is None:
            return Done(scene.say(say.how_ranks), effect=False)
        if self.ranks.settled(order.person):
            return Done(scene.say(say.settled.format(person=order.number)), effect=False)
        return self._obeyed(scene, order)

    def _obeyed(self, scene: Scene, order: _Order) -> Done:
        say = scene.wording.running
        if order.rank is not None:
            self.ranks.raise_to(order.person, order.rank, scene.incoming.person)
            named = scene.wording.ranks[order.rank]
            said = say.raised.format(person=order.number, rank=named)
        elif self.ranks.strip(order.person):
            said = say.stripped.format(person=order.number)
        else:
            said = say.without_rank.format(person=order.number)
            return Done(scene.say(said), effect=False)
        return Done(scene.say(said), detail=f"{order.person} {order.rank or _NONE}")


def _order(scene: Scene) -> _Order | None:
    """What is ordered; None where it is not understood."""
    number, _, name = scene.incoming.text.strip().partition(" ")
    ranks = _named(scene.wording)
    name = name.strip().lower()
    person = person_named(number, scene.incoming.room.messenger)
    if name not in ranks or not person:
        return None
    return _Order(person, number, ranks[name])


def _named(wording: Wording) -> dict[str, Rank | None]:
    """The ranks by what they may be called."""
    names: dict[str, Rank | None] = {_NONE: None, wording.running.no_rank: None}
    for rank in Rank:
        names |= {rank.value: rank, wording.ranks[rank].lower(): rank}
    return names


def _listed(everybody: list[Ranked], wording: Wording) -> str:
    """Everybody with a rank, and how to give one."""
    say = wording.running
    lines = [
        (say.ranked if one.by else say.ranked_by_settings).format(
            person=one.person.partition(":")[2],
            rank=wording.ranks[one.rank],
            by=one.by.partition(":")[2],
            since=one.since.astimezone().date().isoformat() if one.since else "",
        )
        for one in everybody
    ]
    return "\n".join([say.ranks if lines else say.no_ranks, *lines, "", say.how_ranks])
