"""The question line: guard -> resolve -> retrieve -> judge -> extract -> verify."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter

from corpus.fold import fold
from rag.aim import Aim, aim, names_documents
from rag.answer import (
    Answer,
    Citation,
    Claim,
    Draft,
    Found,
    NotQuotedError,
    Outcome,
    Passage,
    Question,
    Script,
    Source,
    Step,
)
from rag.atlas import Atlas, atlas_of
from rag.evidence import Evidence, gather
from rag.extract import extract
from rag.guard import guard
from rag.inquire import inquire
from rag.inquiry import Inquiry, Wants
from rag.judge import Judgement, Thresholds, judge
from rag.leadin import led_in
from rag.lexicon import Lexicon
from rag.outlines import outlined
from rag.places import called
from rag.ports import Embedder, Shelf, Store
from rag.resolve import resolve
from rag.retrieve import admitted, retrieve
from rag.script import script_of, written
from rag.spell import mend
from rag.titled import titled
from rag.verify import verify

_NEAREST = 3
_SIDES = 3


@dataclass(frozen=True, slots=True)
class Asker:
    """Answers questions. Thread-safe; computes and reads, never waits on the network."""

    store: Store
    shelf: Shelf
    embedder: Embedder
    lexicon: Lexicon
    question_limit: int = 300
    thresholds: Thresholds = field(default_factory=Thresholds)

    def __call__(self, question: Question, *, script: Script | None = None) -> Answer:
        """Answer a question from the corpus, or say why not."""
        began = perf_counter()
        verdict = guard(question.text, self.question_limit)
        script = script or script_of(verdict.text or question.text)
        if verdict.outcome:
            answer = Answer(question, verdict.outcome, script, subject=verdict.reason)
        else:
            answer = self._answer(question, verdict.text, script)
        return replace(answer, seconds=perf_counter() - began)

    def _answer(self, question: Question, text: str, script: Script) -> Answer:
        inquiry, meaning = self._understand(text, question.history)
        found, aims = self._search(inquiry, meaning)
        evidence = gather(inquiry, found)
        headings = self._headings(inquiry, evidence, aims)
        judgement = judge(inquiry, evidence, self.thresholds, len(self.shelf.current().lexical))
        trace: tuple[Step, ...] = (
            _asked(inquiry),
            _found(found),
            Step("judge", f"{judgement.outcome}: {judgement.reason}"),
        )
        draft, passages = headings or self._draft(inquiry, judgement, aims)
        verified = verify(_in_script(draft, script), passages, self.store.text)
        trace += (Step("verify", f"{len(verified.claims)} stand, {len(verified.fallen)} fell"),)
        if verified.claims:
            return Answer(
                question,
                judgement.outcome if judgement.outcome.answers else Outcome.ANSWERED,
                script,
                verified.claims,
                subject=written(judgement.subject, script),
                damage=_damage(verified.claims),
                documents=_documents(inquiry, verified.claims),
                trace=trace,
            )
        outcome = judgement.outcome if judgement.outcome.refused else Outcome.NOTHING_FOUND
        return Answer(
            question,
            outcome,
            script,
            nearest=_nearest(evidence),
            subject=written(judgement.subject, script),
            damage=tuple(damage.sentence for damage in judgement.broken),
            trace=trace,
        )

    def _understand(self, text: str, history: Sequence[str]) -> tuple[Inquiry, str]:
        lexical = self.shelf.current().lexical
        folded = mend(fold(text), lexical)
        limit = self.question_limit
        turns = [guard(turn[:limit], limit).text for turn in history]
        earlier = resolve(folded, [fold(turn) for turn in turns if turn])
        inquiry = inquire(folded, earlier, self.lexicon, lexical, self._atlas())
        # The question's own end is kept: what is embedded has a limit, too.
        return inquiry, f"{earlier} {folded}".strip()[-limit:]

    def _search(self, inquiry: Inquiry, meaning: str) -> tuple[list[Found], list[Aim]]:
        """The nearest passages; where the question names documents, all of theirs besides."""
        indexes = self.shelf.current()
        found = retrieve(inquiry, meaning, indexes, self.embedder, self.store)
        if not names_documents(meaning):
            return found, []
        candidates = [f.passage.source for f in found]
        aims = aim(meaning, candidates, self.store.text, called(meaning, self._atlas()))
        have = {f.passage.chunk for f in found}
        for version in dict.fromkeys(v for a in aims for v in a.versions[:_SIDES]):
            fresh = (p for p in self.store.within(version) if p.chunk not in have)
            found += [Found(p, 0.0) for p in fresh if admitted(inquiry, p.source)]
        return found, aims

    def _atlas(self) -> Atlas:
        """The places that are known now, with those of the stored documents."""
        return atlas_of(frozenset((one.place, one.issuer) for one in self.store.sources()))

    def _headings(
        self, inquiry: Inquiry, evidence: Sequence[Evidence], aims: Sequence[Aim]
    ) -> tuple[Draft, tuple[Passage, ...]] | None:
        """The headings that answer the question, where it asks what a document is made of."""
        if not (Wants.OUTLINE in inquiry.wants or inquiry.counts):
            return None
        naming = (
            e
            for e in evidence
            if inquiry.names and all(n in fold(e.found.passage.text) for n in inquiry.names)
        )
        versions = dict.fromkeys(e.found.passage.source.version for e in naming)
        versions |= dict.fromkeys(v for a in aims for v in a.versions[:1])
        versions |= dict.fromkeys(e.found.passage.source.version for e in evidence[:1])
        for version in versions:
            if headings := outlined(inquiry, version, self.store):
                return headings
        return None

    def _draft(
        self, inquiry: Inquiry, judgement: Judgement, aims: Sequence[Aim]
    ) -> tuple[Draft, tuple[Passage, ...]]:
        draft, passages = led_in(*extract(inquiry, judgement.evidence, aims), self.store)
        if Wants.DOCUMENT in inquiry.wants:
            return titled(draft, passages, self.store)
        return draft, passages


def _documents(inquiry: Inquiry, claims: Sequence[Claim]) -> tuple[Source, ...]:
    """The documents to name, where the question asks for them."""
    if Wants.DOCUMENT not in inquiry.wants:
        return ()
    return tuple(dict.fromkeys(c.passage.source for claim in claims for c in claim.citations))


def _damage(claims: Sequence[Claim]) -> tuple[str, ...]:
    """What is not whole in the words that are quoted."""
    cited = (citation for claim in claims for citation in claim.citations)
    return tuple(dict.fromkeys(sentence for citation in cited for sentence in citation.damage))


def _in_script(draft: Draft, script: Script) -> Draft:
    """Claims in the writing of the question; quotes stay as the source has them."""
    return replace(
        draft,
        claims=tuple(replace(claim, text=written(claim.text, script)) for claim in draft.claims),
    )


def _nearest(evidence: Sequence[Evidence]) -> tuple[Citation, ...]:
    """The best sentence of the nearest passages, each passage once."""
    chosen: dict[int, Citation] = {}
    for piece in evidence:
        if piece.found.passage.chunk not in chosen and len(chosen) < _NEAREST:
            try:
                chosen[piece.found.passage.chunk] = piece.found.passage.cite(piece.words)
            except NotQuotedError:
                continue
    return tuple(chosen.values())


def _asked(inquiry: Inquiry) -> Step:
    wants = " ".join(sorted(inquiry.wants)) or "open"
    units = " ".join(f"{u.words[0]}:{u.weight:.1f}{'' if u.known else '?'}" for u in inquiry.units)
    return Step("inquire", f"wants {wants}; {units}")


def _found(found: Sequence[Found]) -> Step:
    best = "; ".join(
        f"{f.passage.source.document}[{f.passage.start}] {f.score:.2f}" for f in found[:5]
    )
    return Step("retrieve", f"{len(found)} passages; {best}")
