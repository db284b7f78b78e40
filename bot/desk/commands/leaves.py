"""Pages of a message: what is turned takes the place of what was there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.desk.press import Verb, press
from bot.desk.scene import Scene
from bot.message import Button, Delivery, Outgoing, Reaction
from bot.words.commands import CatalogueWords

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[_T]):
    """One page of many; pages are counted from 1."""

    items: tuple[_T, ...]
    number: int
    count: int


def leaf(items: Sequence[_T], number: int, size: int) -> Leaf[_T]:
    """A page of things; beyond the last one, the last one."""
    count = max(1, -(-len(items) // size))
    at = min(max(number, 1), count)
    return Leaf(tuple(items[(at - 1) * size : at * size]), at, count)


def turning(
    shown: Leaf[_T], name: str, about: str, words: CatalogueWords
) -> tuple[tuple[Button, ...], ...]:
    """The row that turns pages; no row where what it turns does not fit into a button."""
    around = ((shown.number - 1, words.previous), (shown.number + 1, words.next))
    try:
        row = tuple(
            Button(label, press(Verb.PAGE, name, number, about))
            for number, label in around
            if 1 <= number <= shown.count
        )
    except ValueError:
        return ()
    return (row,) if row else ()


def instead(scene: Scene, messages: Sequence[Outgoing]) -> Reaction:
    """Messages of which the first one takes the place of the message that was pressed."""
    here = scene.incoming
    edited = here.referred.message if here.referred else ""
    return Reaction(
        tuple(
            Delivery(here.room, message, edits="" if at else edited)
            for at, message in enumerate(messages)
        )
    )
