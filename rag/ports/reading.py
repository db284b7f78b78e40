"""What reads files."""

from __future__ import annotations

from typing import Protocol

from corpus.document import Chunk, Document, Upload
from corpus.limits import Limits
from rag.change import Offer


class Workshop(Protocol):
    """Reads files, whatever they hold: within limits, and at no other's cost."""

    @property
    def limits(self) -> Limits:
        """What reading one file may cost."""

    def compose(self, upload: Upload) -> tuple[Document, tuple[Chunk, ...]]:
        """A file as a document and its chunks.

        Raises:
            UnreadableFileError: it holds no text that can be stored, or asked for too much.
        """

    def unpack(self, upload: Upload) -> tuple[Offer, ...]:
        """The files inside an archive; of any other file an offer of itself.

        A member is read when its turn comes, which may raise `UnreadableFileError`; its name
        begins with the archive's.

        Raises:
            UnreadableFileError: the archive cannot be opened, or holds no file.
        """
