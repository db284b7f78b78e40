"""Shows what a proposed file would be, and notes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.desk.running.files.buttons import Rows, dropping, ordered, under
from bot.desk.scene import Scene
from bot.message import Limit, Outgoing, Reaction
from bot.ports import Looking, Proposals
from bot.previewed import gist, previewed, unreadable
from bot.proposal import Course, Gist, Proposal
from bot.split import split
from bot.wording import Wording
from corpus.document import UnreadableFileError, Upload
from rag.preview import Preview


@dataclass(frozen=True, slots=True)
class Showing:
    """Looks at files; reads them anew where they were not looked at just before."""

    proposals: Proposals
    look: Looking

    def messages(self, proposal: Proposal, wording: Wording, limit: Limit) -> list[Outgoing]:
        """The preview with its buttons, or what became of the file."""
        upload = self.proposals.upload(proposal.number)
        if upload is None:
            return [Outgoing(over(proposal, wording))]
        if proposal.course is Course.ORDERED:
            return [Outgoing(over(proposal, wording), rows=ordered(proposal, wording))]
        try:
            preview = self.preview(proposal, upload)
        except UnreadableFileError as error:
            seen = self.proposals.see(proposal.number, _failed(proposal, error))
            blocks = unreadable(seen, str(error), wording)
            return ending(split(blocks, limit), dropping(seen, wording))
        seen = self.proposals.see(proposal.number, gist(preview))
        blocks = previewed(preview, seen, wording)
        return ending(split(blocks, limit), under(preview, seen, wording))

    def preview(self, proposal: Proposal, upload: Upload) -> Preview:
        """What a file would be with all that is settled about it.

        Raises:
            UnreadableFileError: it holds no text, or asked for too much.
        """
        choice = proposal.choice
        return self.look(upload, choice.corrections, choice.of)

    def note(self, proposal: Proposal) -> Proposal:
        """Look at a file and note what it is, telling nobody."""
        upload = self.proposals.upload(proposal.number)
        if upload is None:
            return proposal
        try:
            seen = gist(self.preview(proposal, upload))
        except UnreadableFileError as error:
            seen = _failed(proposal, error)
        return self.proposals.see(proposal.number, seen)


def over(proposal: Proposal | None, wording: Wording) -> str:
    """What became of a file that nothing can be settled about any more, or of an old button."""
    say = wording.proposing
    if proposal is None:
        return say.gone
    told = {Course.OPEN: say.stale, Course.ORDERED: say.under_way, Course.TAKEN: say.taken}
    return told.get(proposal.course, say.gone).format(id=proposal.document)


def stale(scene: Scene, proposal: Proposal | None) -> Reaction:
    """A button that stands for nothing any more: say why."""
    return Reaction(toast=over(proposal, scene.wording))


def ending(pages: Iterable[Outgoing], rows: Rows) -> list[Outgoing]:
    """Pages with buttons under the last one."""
    found = list(pages)
    return [*found[:-1], replace(found[-1], rows=rows)] if found else found


def _failed(proposal: Proposal, error: Exception) -> Gist:
    return Gist(title=proposal.name, error=" ".join(str(error).split()))
