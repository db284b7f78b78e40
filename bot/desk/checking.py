"""/check, and the button under a forward or a file: the claims of a text against the corpus."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.press import Verb, press
from bot.desk.scene import Scene
from bot.incoming import Incoming, Sort
from bot.message import Button, Delivery, Outgoing, Reaction
from bot.ports import Chats, Checking, Receiving
from bot.verdicts import render_check, so_far
from rag.checked import CheckedClaim
from rag.personal import lacks


@dataclass(frozen=True, slots=True)
class Checks:
    """Checks what somebody sends, forwards or replies to; nothing of it is kept.

    Of an answer of ours its sentences are checked, not what stands around them.
    """

    check: Checking
    receive: Receiving
    chats: Chats

    def __call__(self, scene: Scene) -> Reaction:
        """The verdicts on the text meant; of a file, on its words."""
        here = scene.incoming
        text = self._answered(here) or meant(here)
        if not text.strip() and scene.upload:
            text = self.receive.text(scene.upload)
        if text.strip():
            said = (scene.wording.frame.left_out,) if lacks(text) else ()
            return self.told(scene, text, said)
        words = scene.wording.checking
        return replied(scene, [Outgoing(words.gone if here.sort is Sort.PRESS else words.what)])

    def _answered(self, incoming: Incoming) -> str:
        """The sentences of the answer that is replied to, unless some words of it are meant."""
        referred = incoming.referred
        if incoming.sort is Sort.PRESS or incoming.text.strip():
            return ""
        if referred is None or not referred.own or referred.quote:
            return ""
        number = self.chats.told(incoming.room.lane, referred.message)
        kept = self.chats.recall(number) if number else None
        # An answer that was given in another room or topic is none of this one's.
        return "\n".join(kept.claims) if kept and kept.room == incoming.room.name else ""

    def told(self, scene: Scene, text: str, above: tuple[str, ...] = (), most: int = 0) -> Reaction:
        """The verdicts on a text, shown one by one while they come; `above` is said first."""
        done: list[CheckedClaim] = []

        def tell(claim: CheckedClaim) -> None:
            done.append(claim)
            scene.show(so_far(done, scene.wording, scene.limit, above))

        checked = self.check(text, tell=tell, most=most)
        return replied(scene, render_check(checked, scene.wording, scene.limit, above))


def meant(incoming: Incoming) -> str:
    """The text to be checked; empty where it is in a file, or nowhere."""
    referred = incoming.referred
    if incoming.sort is Sort.PRESS:
        return referred.under if referred else ""
    if incoming.text.strip() or referred is None:
        return incoming.text
    return referred.quote or referred.text


def check_button(label: str) -> tuple[tuple[Button, ...], ...]:
    """A row with the button that checks the message which is replied to."""
    return ((Button(label, press(Verb.CHECK)),),)


def replied(scene: Scene, messages: list[Outgoing]) -> Reaction:
    """Messages as a reply to what was checked."""
    here = scene.incoming
    if here.sort is not Sort.PRESS:
        return scene.reply(messages)
    referred = here.referred
    to = (referred.to or referred.message) if referred else here.message
    return Reaction(
        tuple(Delivery(here.room, message, "" if at else to) for at, message in enumerate(messages))
    )
