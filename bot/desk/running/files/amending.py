"""What an admin knows better of a file: which field, the question for its value, the reply."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.desk.press import Press
from bot.desk.pressed import under
from bot.desk.running.fields import choices, label, shown, value, valued
from bot.desk.running.files.buttons import Step, button
from bot.desk.running.files.showing import Showing, over
from bot.desk.running.gate import Done
from bot.desk.scene import Scene
from bot.message import Button, Mark, Outgoing, Style
from bot.ports import Catalogue
from bot.proposal import Choice, Proposal
from bot.wording import Wording
from rag.correct import DATES, FACTS, Correction, NotCorrectableError, checked
from rag.preview import Preview

_MARK = re.compile(r"[^\n]*?#(\d{1,9})-(\d{1,9})-(\d{1,2})[:：]")
"""The first line of the question: proposal, turn and field; nothing anybody wrote is before it."""
_TARGET = len(FACTS)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_A_ROW = 3


def marked(text: str) -> bool:
    """Whether a message of ours asks for the value of a field."""
    return _MARK.match(text) is not None


@dataclass(frozen=True, slots=True)
class Amending:
    """Asks for values and puts them in; each gives a new preview with new buttons."""

    showing: Showing
    catalogue: Catalogue

    def pressed(self, scene: Scene, press: Press, proposal: Proposal) -> Done:
        """Ask which field, or for the value of one; or take the value of the button."""
        at = press.number(3)
        if press.words[2] == Step.SET and len(press.words) > 4:  # noqa: PLR2004  the fifth word
            return self._put(scene, proposal, at, press.words[4])
        if len(press.words) <= 3 or at > _TARGET:  # noqa: PLR2004  no field is named
            messages = [_which(proposal, scene.wording)]
        else:
            messages = [self._ask(scene, proposal, at)]
        return Done(under(scene, messages), effect=False)

    def replied(self, scene: Scene) -> Done:
        """Take the value that somebody wrote as a reply to the question."""
        referred = scene.incoming.referred
        found = _MARK.match(referred.text) if referred else None
        if found is None:
            return Done(scene.say(scene.wording.proposing.gone), effect=False)
        number, turn, at = map(int, found.groups())
        proposal = self.showing.proposals.proposal(number)
        if proposal is None or proposal.course.settled or proposal.turn != turn:
            return Done(scene.say(over(proposal, scene.wording)), effect=False)
        return self._put(scene, proposal, min(at, _TARGET), scene.incoming.text.strip())

    def _put(self, scene: Scene, proposal: Proposal, at: int, value: str) -> Done:
        """Put a value in and show what the file is now."""
        try:
            choice = self._chosen(scene, proposal, at, value)
        except NotCorrectableError as error:
            sentence = scene.wording.errors["NotCorrectableError"].format(detail=error)
            return Done(scene.say(sentence), effect=False)
        chosen = self.showing.proposals.choose(proposal.number, proposal.turn, choice)
        if chosen is None:
            now = self.showing.proposals.proposal(proposal.number)
            return Done(scene.say(over(now, scene.wording)), effect=False)
        shown = self.showing.messages(chosen, scene.wording, scene.limit)
        field = FACTS[at] if at < _TARGET else "of"
        return Done(under(scene, shown), detail=f"#{proposal.number} {field}")

    def _chosen(self, scene: Scene, proposal: Proposal, at: int, value: str) -> Choice:
        """What is settled about a file with this value.

        Raises:
            NotCorrectableError: the field can't have it.
        """
        choice = proposal.choice
        if at == _TARGET:
            return replace(choice, of=self._document(scene, value), instead=False)
        field = FACTS[at]
        told = checked(field, valued(field, value, scene.wording))
        main = self._preview(proposal).main
        others = [one for one in choice.corrections if (one.part, one.field) != (main, field)]
        return replace(choice, corrections=(*others, Correction(main, field, told)))

    def _document(self, scene: Scene, value: str) -> int:
        """The document that is named, or 0 for none."""
        number = int(value) if _NUMBER.fullmatch(value) else -1
        if number and not any(one.id == number for one in self.catalogue.records()):
            sentence = scene.wording.proposing.no_target
            raise NotCorrectableError(sentence.format(number=value))
        return number

    def _preview(self, proposal: Proposal) -> Preview:
        upload = self.showing.proposals.upload(proposal.number)
        if upload is None:
            raise NotCorrectableError(str(proposal.number))
        return self.showing.preview(proposal, upload)

    def _ask(self, scene: Scene, proposal: Proposal, at: int) -> Outgoing:
        """The question for the value of a field, with buttons where it is one of a few."""
        say, preview = scene.wording.proposing, self._preview(proposal)
        head = say.ask.format(
            mark=f"{proposal.number}-{proposal.turn}-{at}", field=_label(at, scene.wording)
        )
        bold = (Mark(0, len(head), Style.BOLD),)
        field = FACTS[at] if at < _TARGET else ""
        now = say.now.format(value=_now(preview, field, scene.wording) or say.empty)
        if few := choices(field, scene.wording):
            buttons = [button(name, proposal, Step.SET, at, value) for value, name in few]
            return Outgoing(f"{head}\n{now}\n{say.choose}", bold, _rows(buttons))
        how = say.how_date if field in DATES else say.how if field else say.how_target
        return Outgoing(f"{head}\n{now}\n{how}", bold)


def _which(proposal: Proposal, wording: Wording) -> Outgoing:
    """The question which field is to be corrected."""
    buttons = [button(_label(at, wording), proposal, Step.FIX, at) for at in range(_TARGET + 1)]
    return Outgoing(wording.proposing.which, rows=_rows(buttons))


def _rows(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[at : at + _A_ROW]) for at in range(0, len(buttons), _A_ROW))


def _label(at: int, wording: Wording) -> str:
    """What a field is called."""
    return label(FACTS[at], wording) if at < _TARGET else wording.proposing.target


def _now(preview: Preview, field: str, wording: Wording) -> str:
    """What a field is now."""
    if not field:
        near = preview.near
        return f"{near.id} {near.title}" if near else ""
    return shown(field, value(preview.part, field), wording)
