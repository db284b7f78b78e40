"""`/feedback`: what a person wants the operators to know."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.scene import Scene
from bot.message import Delivery, Outgoing, Reaction, Room
from bot.ports import Opinions
from bot.split import split
from bot.wording import Wording
from rag.personal import lacks, left_out

MOST = 2000
"""Characters of one message to the operators."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """Keeps it, and tells the owners in their private rooms, in their `words`."""

    opinions: Opinions
    owners: tuple[Room, ...]
    words: Wording

    def __call__(self, scene: Scene) -> Reaction:
        """Keep what stands after the command."""
        text, say = left_out(scene.incoming.text.strip()), scene.wording.privacy
        if not text:
            return scene.say(say.how_feedback)
        if len(text) > MOST:
            return scene.say(say.too_long.format(most=MOST))
        self.opinions.feedback(scene.incoming.person, text)
        blocks = (Outgoing(self.words.privacy.told), Outgoing(text))
        told = [Delivery(one, page) for one in self.owners for page in split(blocks, scene.limit)]
        thanks = [say.thanks, scene.wording.frame.left_out] if lacks(text) else [say.thanks]
        return Reaction((*scene.say("\n".join(thanks)).deliveries, *told))
