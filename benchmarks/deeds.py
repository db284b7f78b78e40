"""`deeds`: every command and button of those who run zhengda, tried by everybody there is.

Everybody tries everything at a desk in memory; what has an effect without the right to it counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from telegram import Update

from benchmarks.bench import Bench
from benchmarks.table import Table
from bot.desk.running.roster import COMMANDS
from bot.incoming import Incoming, Sort
from bot.message import Button, Room, RoomKind, Task
from bot.messengers.telegram.intake import intake
from bot.rank import Deed, Rank, may
from tests.stage import ALICE, OWNER, Stage, pressing
from tests.updates import ME, message

COMMAND = "python benchmarks/run.py deeds"
GROUP = Room("telegram", "-100", kind=RoomKind.GROUP)
_WORDS = (
    "",
    "1",
    "telegram:5 owner",
    "1 2",
    "群 试一试",
    "full",
    "标题\n正文。",
    "1 标题 别的标题",
)
_FALLEN = "telegram:99"
_OWNER, _HOME = "telegram:100", Room("telegram", "100")


@dataclass(frozen=True, slots=True)
class Kind:
    """Somebody who tries: as whom, where, and how what they send looks."""

    name: str
    person: str
    room: Room
    look: Callable[[Incoming], Incoming] = lambda incoming: incoming

    def may(self, deed: Deed) -> bool:
        """Whether they have the right to it, sent like this."""
        rank = next((rank for rank in Rank if self.name == rank.value), None)
        return may(rank, deed)


def _kinds() -> Iterator[Kind]:
    for number, rank in enumerate(Rank, 100):
        person = f"telegram:{number}"
        yield Kind(rank.value, person, Room("telegram", str(number)))
    owner = "telegram:100"
    yield Kind("member of a group", ALICE, GROUP)
    yield Kind("stranger", ALICE, Room("telegram", ALICE.partition(":")[2]))
    yield Kind("anonymous admin", GROUP.lane, GROUP)
    yield Kind("removed admin", _FALLEN, Room("telegram", "99"))
    yield Kind("owner in a group", owner, GROUP)
    yield Kind("forwarded", owner, Room("telegram", "100"), _forwarded)


def _forwarded(incoming: Incoming) -> Incoming:
    return replace(
        incoming, sort=Sort.FORWARD, text=f"/{incoming.command} {incoming.text}", command=""
    )


def tables(bench: Bench) -> list[Table]:
    """A line a kind of person."""
    del bench
    rows = (*(_row(kind) for kind in _kinds()), _edited(), *_replayed())
    heads = (
        "who",
        "commands tried",
        "done with the right to it",
        "refused or only explained",
        "unauthorised effects",
    )
    note = (
        f"{len(COMMANDS)} commands, each with {len(_WORDS)} kinds of words after it. An effect is"
        " an act in the log that was let through, a rank, a task, a draft, a pause, a golden"
        " question or a target that is other than before. Of buttons, every one that an owner is"
        " shown is pressed twice, and once by each of the others."
    )
    return [Table("deeds", "Who may do what", COMMAND, heads, rows, note)]


def _row(kind: Kind) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for command, deed in COMMANDS.items():
        for words in _WORDS:
            stage = _stage()
            before = _state(stage)
            incoming = Incoming(
                kind.room, kind.person, words, Sort.COMMAND, command=command, message="1"
            )
            reaction = stage.react(kind.look(incoming))
            acts = stage.log.acts(person=kind.person)
            effect = bool(reaction.tasks) or any(one.act.allowed for one in acts)
            effect = effect or _state(stage) != before
            counts["tried"] += 1
            counts["done" if effect else "nothing"] += 1
            counts["wrong"] += effect and not kind.may(deed)
    right = counts["done"] - counts["wrong"]
    return (kind.name, *map(str, (counts["tried"], right, counts["nothing"], counts["wrong"])))


def _edited() -> tuple[str, ...]:
    """Commands that an owner wrote into a message afterwards."""
    tried = wrong = 0
    for command in COMMANDS:
        for words in _WORDS:
            content = message(f"/{command} {words}", {"id": 100, "type": "private"})
            update = Update.de_json({"update_id": 1, "edited_message": content}, None)
            tried += 1
            wrong += intake(update, ME) is not None
    return ("edited", *map(str, (tried, 0, tried - wrong, wrong)))


def _replayed() -> Iterator[tuple[str, ...]]:
    """Every button that an owner is shown: pressed again, and by those who may not."""
    shown = [(c, w, press) for c in COMMANDS for w in _WORDS for press in _buttons(c, w)]
    again = sum(_twice(*one) for one in shown)
    yield ("a button pressed again", *map(str, (len(shown), 0, len(shown) - again, again)))
    for person, name in ((ALICE, "stranger"), (_FALLEN, "removed admin")):
        wrong = sum(_foreign(*one, person) for one in shown)
        title = f"a button pressed by a {name}"
        yield (title, *map(str, (len(shown), 0, len(shown) - wrong, wrong)))


def _shown(command: str, words: str) -> tuple[Stage, str]:
    """A desk at which an owner has sent a command; the number of what it said."""
    stage = _stage()
    stage.order(f"/{command} {words}".rstrip(), _HOME, _OWNER)
    return stage, stage.last


def _buttons(command: str, words: str) -> list[str]:
    stage, number = _shown(command, words)
    rows = stage.sent[number].message.rows if stage.count else ()
    return [button.press for row in rows for button in row if button.press]


def _pressed(
    stage: Stage, number: str, press: str, person: str, ordered: Sequence[Task] = ()
) -> tuple[bool, Sequence[Task]]:
    """Press a button; whether that had an effect, and what it ordered.

    What was `ordered` before in the same words, the revision among them, is done once.
    """
    before = _state(stage)
    delivery = stage.sent[number]
    reaction = stage.react(pressing(delivery, number, Button("", press), person))
    more = [one for one in reaction.tasks if one not in ordered]
    return bool(more) or _state(stage) != before, reaction.tasks


def _twice(command: str, words: str, press: str) -> bool:
    stage, number = _shown(command, words)
    _, ordered = _pressed(stage, number, press, _OWNER)
    return _pressed(stage, number, press, _OWNER, ordered)[0]


def _foreign(command: str, words: str, press: str, person: str) -> bool:
    stage, number = _shown(command, words)
    return _pressed(stage, number, press, person)[0]


def _stage() -> Stage:
    """A desk with a document, and somebody of every rank; one has lost theirs."""
    stage = Stage()
    stage.stored()
    stage.store.release(stage.store.draft)
    for number, rank in enumerate(Rank, 100):
        stage.ranks.raise_to(f"telegram:{number}", rank, OWNER.lane)
    stage.ranks.raise_to(_FALLEN, Rank.ADMIN, OWNER.lane)
    stage.ranks.strip(_FALLEN)
    return stage


def _state(stage: Stage) -> tuple[object, ...]:
    """What nobody may change without the right to it."""
    return (
        stage.ranks.everybody(),
        stage.store.draft,
        stage.pauses.pauses(),
        stage.goldens.everyone(),
        stage.announcing.deciding.kept.waiting(),
        stage.board.grounds.grounds(),
    )
