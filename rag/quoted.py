"""Finds the words that somebody wrote in the documents, and lets pass what stands there.

Line by line, and sentence by sentence where a line as a whole stands nowhere; what stands in a
document is completed with what leads it in, and goes through the same gate as every answer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.fold import fold
from rag.answer import Claim, Draft, DraftClaim, Passage
from rag.leadin import led_in
from rag.onday import OnDay, today
from rag.ports import Shelf, Store
from rag.sentences import sentences
from rag.signs import find
from rag.standard import Placed, Rested
from rag.terms import terms
from rag.verify import verify

_HITS = 60
_DOCUMENTS = 12
"""Documents whose texts are looked through for one sentence."""
_SAYS = 4
"""Signs from which on words say something."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """What became of a text: the claims that stand, and the sentences that stand nowhere."""

    claims: tuple[Claim, ...]
    fallen: tuple[str, ...]

    @property
    def stands(self) -> bool:
        """Whether every sentence rests on words of a document."""
        return bool(self.claims) and not self.fallen

    @property
    def said(self) -> tuple[Rested, ...]:
        """The claims as they are kept."""
        return tuple(_kept(one) for one in self.claims)


@dataclass(frozen=True, slots=True)
class Quoter:
    """Finds quotes. Thread-safe; computes and reads."""

    store: Store
    shelf: Shelf
    day: Callable[[], date] = today

    def __call__(self, text: str, documents: Collection[int] = ()) -> Quoted:
        """The sentences of a text as claims; of these `documents` alone, where some are named."""
        claims: list[Claim] = []
        fallen: list[str] = []
        with self.store.steady():
            texts = OnDay(self.store, self.day())
            for line in filter(None, map(str.strip, text.splitlines())):
                if found := self._claim(line, texts, documents):
                    claims.append(found)
                    continue
                for one in sentences(line):
                    words = line[one.start : one.end]
                    if said := self._claim(words, texts, documents):
                        claims.append(said)
                    else:
                        fallen.append(words)
        return Quoted(tuple(dict.fromkeys(claims)), tuple(fallen))

    def again(self, said: Sequence[Rested]) -> Quoted:
        """Sentences that were quoted before, from what holds today; the rest is fallen."""
        claims: list[Claim] = []
        fallen: list[str] = []
        with self.store.steady():
            texts = OnDay(self.store, self.day())
            for one in said:
                # What leads it in comes by itself.
                if found := self._claim(one.places[-1].quote, texts, ()):
                    claims.append(found)
                else:
                    fallen.append(one.text)
        return Quoted(tuple(dict.fromkeys(claims)), tuple(fallen))

    def _claim(self, words: str, texts: OnDay, documents: Collection[int]) -> Claim | None:
        """Words as a claim over the first document they stand in."""
        if len("".join(words.split())) < _SAYS:
            return None
        for passage in self._places(words, texts, documents):
            draft = Draft((DraftClaim(passage.text, ((0, passage.text),)),))
            led, passages = led_in(draft, (passage,), texts)
            if claims := verify(led, passages, self.store.text).claims:
                return claims[0]
        return None

    def _places(self, words: str, texts: OnDay, documents: Collection[int]) -> Iterator[Passage]:
        """Where words stand in texts that hold, those that speak of them most first."""
        hits = self.shelf.current().lexical.search(set(terms(fold(words))), _HITS)
        near = texts.passages([hit.chunk for hit in hits])
        versions = dict.fromkeys(
            one.source.version
            for one in near
            if one.source.current and (not documents or one.source.document_id in documents)
        )
        for version in list(versions)[:_DOCUMENTS]:
            for span in find(self.store.text(version), words):
                passage = texts.passage(version, span.start, span.end)
                if passage.source.current:
                    yield passage


def _kept(claim: Claim) -> Rested:
    places = (
        Placed(cited.passage.source.version, cited.passage.start, cited.passage.end, cited.quote)
        for cited in claim.citations
    )
    return Rested(claim.text, tuple(places))
