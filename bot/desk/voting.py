"""👍 and 👎: one vote a person and answer, which may be changed."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.keyboard import Keyboard, Rows, revoted
from bot.desk.press import Press
from bot.desk.pressed import Pressed, expired, pressed
from bot.desk.scene import Scene
from bot.kept import Reason, Vote
from bot.message import Delivery, Outgoing, Reaction, RoomKind
from bot.ports import Chats, Opinions
from bot.wording import Wordings


@dataclass(frozen=True, slots=True)
class Voting:
    """Keeps votes, and shows whoever is alone with the answer what they chose."""

    chats: Chats
    opinions: Opinions
    wordings: Wordings
    human: bool

    def __call__(self, scene: Scene) -> Reaction:
        """Keep a vote; a bad one is asked for its reason."""
        here = scene.incoming
        found = pressed(here, self.chats)
        vote = _vote(found.press) if found else None
        if found is None or vote is None:
            return expired(scene)
        asks = _asks(found.press)
        before = self.opinions.vote_of(found.answer.number, here.person)
        if asks and before and not before.good:
            vote = before  # to look at the reasons again takes none back
        self.opinions.vote(found.answer.number, here.person, vote)
        said = scene.wording.answering.why if asks else scene.wording.answering.voted
        return Reaction(_edited(scene, self._rows(scene, found, vote)), toast=said)

    def _rows(self, scene: Scene, found: Pressed, vote: Vote) -> Rows:
        """The buttons as they are to be. Where many read along, nobody's vote is shown."""
        kept, here, asks = found.answer, scene.incoming, _asks(found.press)
        words = self.wordings[kept.script].buttons
        keyboard = Keyboard(words, kept.number, words.human if self.human else "")
        rows = here.referred.rows if here.referred else ()
        rows = rows or keyboard.under(kept.outcome, len(kept.shown))
        if here.room.kind is RoomKind.PRIVATE:
            return revoted(rows, keyboard.reasons(vote) if asks else keyboard.votes(vote))
        if asks:
            return revoted(rows, keyboard.votes(), keyboard.reasons())
        return revoted(rows, keyboard.votes())


def _asks(press: Press) -> bool:
    """Whether a bad vote still lacks its reason."""
    return press.words[1:] == ("bad",)


def _vote(press: Press) -> Vote | None:
    """The vote on a button; None where no button of ours has such words."""
    match press.words[1:]:
        case ("good",):
            return Vote(good=True)
        case ("bad",):
            return Vote(good=False)
        case ("bad", reason) if reason in set(Reason):
            return Vote(good=False, reason=Reason(reason))
    return None


def _edited(scene: Scene, rows: Rows) -> tuple[Delivery, ...]:
    """New buttons for the message that was pressed, where they are other ones."""
    here = scene.incoming
    if here.referred is None or rows == here.referred.rows:
        return ()
    return (Delivery(here.room, Outgoing("", rows=rows), edits=here.referred.message),)
