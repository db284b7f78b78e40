"""Edits drafts, corrects and withdraws posts: asks for words, and takes them from the reply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from bot.announcement import Announcement, State
from bot.announcing.deciding import Decided, amended, plain
from bot.announcing.editing import edited
from bot.desk.press import Press
from bot.desk.pressed import under
from bot.desk.running.announcing.approving import Approving
from bot.desk.running.announcing.buttons import Step, Tag, tagged
from bot.desk.running.announcing.planning import Planning
from bot.desk.running.announcing.showing import Showing
from bot.desk.running.gate import Done
from bot.desk.scene import Scene
from bot.message import Outgoing
from bot.wording import Wording
from rag.onday import today

_LONGEST = 300
"""Letters of a reason."""


@dataclass(frozen=True, slots=True)
class Replacing:
    """What somebody writes takes the place of one message of an announcement."""

    showing: Showing
    approving: Approving
    planning: Planning
    day: Callable[[], date] = field(default=today)

    def ask(self, scene: Scene, press: Press, one: Announcement) -> Done:
        """Ask for the new text of a part, or why a post is withdrawn."""
        step, part, say = Step(press.words[0]), press.number(3), scene.wording.drafting
        open_to = one.state is State.DRAFT if step is Step.EDIT else one.state.posted
        if not open_to or part >= len(one.draft.messages):
            return self.showing.late(scene, one)
        sentence = {
            Step.EDIT: say.ask_edit,
            Step.AMEND: say.ask_amend,
            Step.WITHDRAW: say.ask_withdraw,
        }[step]
        tag = Tag(one.number, step, one.turn, part)
        asked = [Outgoing(sentence.format(tag=tag), expects=say.expected)]
        if step is not Step.WITHDRAW:
            # The one that is replied to comes last: there the reply is written.
            asked.insert(0, Outgoing(plain(one.draft.messages[part], self._words).text))
        return Done(under(scene, asked), effect=False)

    def replied(self, scene: Scene) -> Done:
        """Do what somebody wrote in reply to such a message."""
        referred = scene.incoming.referred
        tag = tagged(referred.text) if referred else None
        one = self.showing.sheets.deciding.kept.found(tag.number) if tag else None
        if tag is None or one is None:
            return Done(scene.say(scene.wording.answering.expired), effect=False)
        if one.turn != tag.turn or tag.part >= len(one.draft.messages):
            return self.showing.late(scene, one)
        return self._done(scene, one, tag, scene.incoming.text.strip())

    def _done(self, scene: Scene, one: Announcement, tag: Tag, text: str) -> Done:
        """What is asked for, done with what was written."""
        match tag.step:
            case Step.REJECT:
                return self.approving.rejected(scene, one, text)
            case Step.TIME:
                return self.planning.timed(scene, one, text)
            case Step.EDIT:
                return self._edit(scene, one, tag.part, text)
            case Step.AMEND:
                return self._amend(scene, one, tag.part, text)
            case Step.WITHDRAW:
                return self._withdraw(scene, one, text)
        return Done(scene.say(scene.wording.answering.expired), effect=False)

    def _edit(self, scene: Scene, one: Announcement, part: int, text: str) -> Done:
        """Put a text in the place of a message of a draft, and show all of it again."""
        say = scene.wording.drafting
        empty = text.lower() == say.delete
        messages = edited(one.draft.messages, part, "" if empty else text)
        if not messages:
            return Done(scene.say(say.not_empty), effect=False)
        draft = replace(one.draft, messages=messages)
        person = scene.incoming.person
        decided = self.showing.sheets.deciding.change(replace(one, draft=draft, author=person))
        done = self.showing.decided(scene, decided, say.changed, "edited")
        if not done.effect:
            return done
        shown = self.showing.sheets.shown(decided.announcement, scene.wording)
        return replace(done, reaction=scene.reply([Outgoing(say.changed), *shown]))

    def _amend(self, scene: Scene, one: Announcement, part: int, text: str) -> Done:
        """Correct a post: the first line says why, the rest is what it says now."""
        say = scene.wording.drafting
        reason, _, rest = text.partition("\n")
        if not reason.strip() or not rest.strip():
            return Done(scene.say(say.how_amend), effect=False)
        bare = [plain(message, self._words) for message in one.draft.messages]
        messages = edited(bare, part, rest.strip())
        why = reason.strip()[:_LONGEST]
        seen = self._seen(one)
        later = amended(messages, why, self.day(), self._words) if seen else messages
        decided = self.showing.sheets.deciding.amend(one, later, why)
        said = say.amended if seen else say.amended_unseen
        return self._settled(scene, decided, said, "amended")

    def _withdraw(self, scene: Scene, one: Announcement, text: str) -> Done:
        """Take a post back for a reason."""
        say = scene.wording.drafting
        if not text:
            return Done(scene.say(say.no_reason), effect=False)
        said = say.withdrawn if self._seen(one) else say.withdrawn_unseen
        decided = self.showing.sheets.deciding.withdraw(one, text[:_LONGEST])
        return self._settled(scene, decided, said, "withdrawn")

    def _seen(self, one: Announcement) -> bool:
        """Whether anything of it is posted, so that somebody may have seen the mistake."""
        return self.showing.sheets.deciding.posts.report(one.number).total > 0

    def _settled(self, scene: Scene, decided: Decided, said: str, what: str) -> Done:
        settled = self.showing.sheets.deciding.settled(decided, self._words)
        return self.showing.decided(scene, settled, said, what)

    @property
    def _words(self) -> Wording:
        """The language that is posted in."""
        return self.approving.telling.words
