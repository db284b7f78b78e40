"""Tells what a file is that somebody sends: a stored document, a version of one, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from corpus.document import DamageKind, Document, Upload
from corpus.fold import fold
from corpus.known import Kind, Part
from rag.about import holding
from rag.answer import Answer, Outcome, Question, Script, Source
from rag.kin import Bond, kin
from rag.named import read
from rag.onday import OnDay, today
from rag.ports import Store, Workshop
from rag.principal import principal
from rag.verify import verify

_POOR = 0.5
"""Share of a text that was recognised from pictures, from which on its words may be wrong."""
_SURE = 0.5
"""How sure a title must be to be told."""
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was read, and not stored.

    `title` is empty where nobody can tell it. `source` is the stored document it is, or may be,
    as it stands on the day. `poor` tells that its words were recognised from a picture; `gone`
    are stored documents it names that hold no longer.
    """

    title: str
    text: str
    bond: Bond
    source: Source | None
    poor: bool
    gone: tuple[Source, ...]

    @property
    def held(self) -> bool:
        """Whether the corpus has it, in this or in another version."""
        return self.source is not None and self.bond >= Bond.VERSION


@dataclass(frozen=True, slots=True)
class Receiver:
    """Reads files that somebody asks about. Thread-safe; nothing of them is kept."""

    store: Store
    workshop: Workshop
    today: Callable[[], date] = today

    def __call__(self, upload: Upload) -> Received:
        """What a file is.

        Raises:
            UnreadableFileError: it holds no text, or asked for too much.
        """
        document, _ = self.workshop.compose(upload)
        near = kin(document, self.store.holdings(), self.store.sketches(), self.store.text)
        part = document.parts[principal(document.parts)]
        texts = OnDay(self.store, self.today())
        sources = texts.sources()
        own = self._source(near.version, sources) if near.bond else None
        gone = (one for one in _named(part, document.text, sources) if one != own)
        return Received(
            part.title.value if part.title.sure >= _SURE else "",
            document.text,
            near.bond,
            own,
            _poor(document),
            tuple(gone),
        )

    def text(self, upload: Upload) -> str:
        """The words of a file.

        Raises:
            UnreadableFileError: it holds none, or asked for too much.
        """
        return self.workshop.compose(upload)[0].text

    def standing(self, source: Source, question: Question, script: Script) -> Answer:
        """Whether a stored version holds today, with the sentences that say so."""
        texts = OnDay(self.store, self.today())
        told = holding(source, texts)
        if told is None:
            return Answer(question, Outcome.DETAIL_NOT_STATED, script)
        verified = verify(told.draft, told.passages, texts.text)
        if not verified.claims:
            return Answer(question, Outcome.DETAIL_NOT_STATED, script)
        return Answer(question, Outcome.ANSWERED, script, verified.claims, validity=told.validity)

    def _source(self, version: int, sources: Iterable[Source]) -> Source | None:
        parts = next(h.parts for h in self.store.holdings() if h.version == version)
        own = [one for one in sources if one.version == version]
        return own[principal(parts)] if own else None


def _poor(document: Document) -> bool:
    recognised = (d for d in document.damage if d.kind is DamageKind.RECOGNISED)
    letters = sum(one.end - one.start for one in recognised)
    return letters >= _POOR * max(len(document.text), 1)


def _named(part: Part, text: str, sources: Iterable[Source]) -> list[Source]:
    """Stored documents past their time that a text names in 《》."""
    folded, mine = fold(text), read(part.title.value).names
    found: dict[int, Source] = {}
    for one in sources:
        names = read(one.title).names - mine
        past = one.speaks and one.status.past and one.kind is not Kind.SPEECH
        if past and any(len(n) >= _SHORTEST and f"《{n}》" in folded for n in names):
            found.setdefault(one.document_id, one)
    return list(found.values())
