"""A desk with people of every rank before it, who send files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from bot.incoming import Attached, Incoming, Sort
from bot.message import Reaction, Room
from bot.rank import Rank
from corpus.document import Upload
from rag.change import Offer
from rag.ingest import Library
from tests.bot.desk.running.conftest import PEOPLE, home
from tests.fakes import FakeEmbedder, FakeShelf, InlineWorkshop
from tests.shop import rule
from tests.stage import Stage

EDITOR = f"telegram:{PEOPLE[Rank.EDITOR]}"


@dataclass
class Sending:
    """Sends files to a desk, as an editor unless somebody else is named."""

    stage: Stage
    keys: list[str] = field(default_factory=list)

    def send(
        self,
        upload: Upload | None = None,
        person: str = EDITOR,
        room: Room | None = None,
        change: Callable[[Incoming], Incoming] = lambda incoming: incoming,
    ) -> Reaction:
        """Send a file; what is sent back gets its numbers."""
        upload = upload or rule()
        self.keys.append(f"k{len(self.keys)}")
        incoming = Incoming(
            room or home(person),
            person,
            sort=Sort.FILE,
            key=self.keys[-1],
            message="7",
            file=Attached("f", upload.name, len(upload.data)),
        )
        reaction = self.stage.desk.react(change(incoming), self.stage.limit, lambda _: None, upload)
        self.sent(reaction)
        return reaction

    def sent(self, reaction: Reaction) -> None:
        """Give what was said its numbers."""
        for one in reaction.deliveries:
            self.stage._send(one)

    def press(self, label: str, message: str = "", person: str = EDITOR) -> Reaction:
        """Press a button."""
        return self.stage.press(label, message, person)

    def take(self, *uploads: Upload) -> list[int]:
        """Have files in the corpus already."""
        embedder = FakeEmbedder()
        shelf = FakeShelf(self.stage.store, embedder.name)
        library = Library(self.stage.store, shelf, embedder, InlineWorkshop())
        return [one.document for one in library.add([Offer.of(one) for one in uploads])]


@pytest.fixture
def sending(stage: Stage) -> Sending:
    """Somebody who may take documents in."""
    return Sending(stage)
