"""Follows a question through the line: what was searched, what was found, what was dropped.

The answer is the one everybody gets; beside it both indexes are asked once more, without what
keeps documents out, so that what was kept out can be told with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.fold import fold
from rag.admit import admitted
from rag.answer import Answer, Found, Passage, Question
from rag.ask import Asker
from rag.asof import as_of
from rag.era import Era
from rag.evidence import gather
from rag.guard import guard
from rag.hits import Hit
from rag.inquiry import Inquiry
from rag.looked import Fate, Looked, Trail
from rag.ports import EmbedderAwayError
from rag.steady import steady

_MOST = 12
_DEPTH = 30
_NEVER = 2.0
"""More than anything covers: where nothing is quoted, nothing is as good."""


@dataclass(frozen=True, slots=True)
class Trailing:
    """Follows questions. Thread-safe; twice the work of an answer."""

    asker: Asker

    def __call__(self, question: Question) -> Trail:
        """The answer to a question that stands alone, and its trail."""
        asker = self.asker
        with steady(asker.store, asker.shelf) as held:
            asker = replace(asker, shelf=held)
            answer = asker(question)
            verdict = guard(question.text, asker.question_limit)
            if verdict.outcome:
                return Trail(answer)
            told = as_of(fold(verdict.text), asker.today())
            era = Era(told.day if told else asker.today(), fold(verdict.text), past=bool(told))
            inquiry, meaning = asker.understand(told.text if told else verdict.text, ())
            looked = Trailing(asker).looked(answer, inquiry, meaning, era)
        terms = tuple((unit.words[0], unit.weight) for unit in inquiry.units)
        return Trail(answer, tuple(sorted(inquiry.wants)), terms, tuple(looked))

    def looked(self, answer: Answer, inquiry: Inquiry, meaning: str, era: Era) -> list[Looked]:
        """The first passages of both indexes, those of the answer before all others."""
        asker = self.asker
        indexes = asker.shelf.current()
        words = indexes.lexical.search(inquiry.terms | inquiry.hints, _DEPTH)
        try:
            near = indexes.vector.search(asker.embedder.query(fold(meaning)), _DEPTH)
        except EmbedderAwayError:
            near = []
        lexical, vector = _scores(words), _scores(near)
        shown = [c.passage.chunk for c in (*answer.citations, *answer.nearest)]
        chunks = list(dict.fromkeys([*shown, *_alternating(words, near)]))[: _MOST + len(shown)]
        passages = asker.store.passages(chunks, era.day)
        cover = self._covers(inquiry, passages)
        looked = [
            Looked(
                one,
                lexical.get(one.chunk, 0.0),
                vector.get(one.chunk, 0.0),
                cover.get(one.chunk, 0.0),
                self._fate(one, answer, inquiry, era),
            )
            for one in passages
        ]
        enough = min((one.cover for one in looked if one.fate is Fate.CITED), default=_NEVER)
        return [_spared(one, enough) for one in looked]

    def _covers(self, inquiry: Inquiry, passages: Sequence[Passage]) -> dict[int, float]:
        """How much of the question the best sentence of each passage covers."""
        found = [Found(one, 1.0) for one in passages]
        covers: dict[int, float] = {}
        for piece in gather(inquiry, found, self.asker.store.text):
            chunk = piece.found.passage.chunk
            covers[chunk] = max(piece.cover, covers.get(chunk, 0.0))
        return covers

    def _fate(self, passage: Passage, answer: Answer, inquiry: Inquiry, era: Era) -> Fate:
        source = passage.source
        if any(_same(one.passage, passage) for one in answer.citations):
            return Fate.CITED
        if any(_same(one.passage, passage) for one in answer.nearest):
            return Fate.NEAREST
        if not era.holds(source):
            return Fate.ENDED if source.speaks else Fate.OLDER
        if not admitted(inquiry, source, self.asker.store.text):
            return Fate.ELSEWHERE
        return Fate.THIN


def _spared(looked: Looked, enough: float) -> Looked:
    """A passage that is not thin where it covers as much as one that is quoted."""
    spare = looked.fate is Fate.THIN and looked.cover >= enough
    return replace(looked, fate=Fate.SPARE) if spare else looked


def _same(one: Passage, other: Passage) -> bool:
    """Whether words are of the same place; a passage of an answer may be a part of a chunk."""
    same = one.source.version == other.source.version
    return same and one.start < other.end and other.start < one.end


def _scores(hits: Sequence[Hit]) -> dict[int, float]:
    return {hit.chunk: hit.score for hit in hits}


def _alternating(words: Sequence[Hit], near: Sequence[Hit]) -> list[int]:
    """The hits of both, the best of each first."""
    ranked = sorted([*enumerate(words), *enumerate(near)], key=lambda one: one[0])
    return [hit.chunk for _, hit in ranked]
