"""What is needed to take files in by chat: what looks at them, and where they wait meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.proposal import Choice, Course, Gist, Proposal
from corpus.document import Upload
from rag.change import Offer
from rag.correct import Correction
from rag.preview import Preview


class Looking(Protocol):
    """Looks at files without storing them: `rag.preview.Previewer`. Thread-safe."""

    def __call__(
        self, upload: Upload, corrections: Sequence[Correction] = (), of: int | None = None
    ) -> Preview:
        """What a file would be with these corrections: a version of `of`, or its own where 0.

        Raises:
            UnreadableFileError: it holds no text, or asked for too much.
        """

    def members(self, upload: Upload) -> tuple[Offer, ...]:
        """The files in an archive, each to be read at its turn; none where it is no archive.

        Raises:
            UnreadableFileError: the archive cannot be opened, or holds no file.
        """


class Proposals(Protocol):
    """The files that somebody sent, with their bytes until it is settled what becomes of them."""

    def put(self, person: str, upload: Upload, batch: str = "", origin: str = "") -> Proposal:
        """Keep a file. The same bytes of the same person, while unsettled, are the same proposal.

        Such a one has the name it came under last. It joins the `batch`, where another one is
        named, is of this `origin` then, and is to be looked at anew.
        """

    def proposal(self, number: int) -> Proposal | None:
        """A proposal, settled or not."""

    def upload(self, number: int) -> Upload | None:
        """The file of a proposal; None where it is settled, and its bytes are gone."""

    def batch(self, name: str) -> list[Proposal]:
        """All proposals of a batch in the order they came, but for opened archives."""

    def waiting(self) -> list[Proposal]:
        """All proposals that are not settled, the newest first."""

    def see(self, number: int, gist: Gist) -> Proposal:
        """Note what a file was seen to be; another turn where it stands otherwise than before."""

    def choose(self, number: int, turn: int, choice: Choice) -> Proposal | None:
        """Choose what is to become of a file; None where it is at another turn, or settled.

        What was ordered before is open again.
        """

    def settle(
        self,
        turns: Mapping[int, int],
        course: Course,
        by: str = "",
        choice: Choice | None = None,
    ) -> list[Proposal]:
        """Bring unsettled proposals, each at this turn, to where they go: all, or none.

        `by` is the key of what settles them; a `choice` is made with it, where there is one. What
        does not go on to be taken in loses its bytes.
        """

    def end(self, number: int, course: Course, document: int = 0) -> None:
        """Say what became of a proposal, whatever its turn; `OPEN`: it may be ordered again.

        What somebody let go meanwhile is not opened again: its bytes are gone.
        """

    def forget(self, before: datetime) -> int:
        """Let go of those that nobody settled in time; gives how many."""
