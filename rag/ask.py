"""The question line: guard -> resolve -> retrieve -> judge -> extract -> verify."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from time import perf_counter

from corpus.fold import fold
from rag import tracing
from rag.about import About, about
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
)
from rag.answerguard import guarded, honest
from rag.asof import as_of
from rag.atlas import Atlas, atlas_of
from rag.draft import drafted, headed
from rag.era import Era
from rag.evidence import Evidence, gather
from rag.guard import guard
from rag.inquire import inquire
from rag.inquiry import Inquiry, Wants
from rag.judge import Thresholds, judge
from rag.lexicon import Lexicon
from rag.meant import marked
from rag.onday import OnDay, today
from rag.opinions import own_case
from rag.places import called
from rag.ports import Embedder, Serves, Store
from rag.resolve import refers, resolve
from rag.retrieve import Pick, admitted, retrieve
from rag.script import script_of, written
from rag.spell import mend
from rag.steady import steady
from rag.telling import Tell, nobody
from rag.verify import verify
from rag.whose import whose

_NEAREST = 3
_SIDES = 3
_LOOKED = 12
_DRAFTED = 8
"""Passages that whoever puts an answer into words is shown."""
_AS_WELL, _POINTED = 0.9, 0.6
"""Share of what others cover of a question, from which on those talked about answer it first; of
one that may point at them."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Answers questions. Thread-safe; computes and reads, never waits on the network."""

    store: Store
    shelf: Serves
    embedder: Embedder
    lexicon: Lexicon
    question_limit: int = 300
    thresholds: Thresholds = field(default_factory=Thresholds)
    today: Callable[[], date] = today

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """Answer a question from the corpus, or say why not; it comes whole, untold."""
        del tell
        began = perf_counter()
        verdict = guard(question.text, self.question_limit)
        script = script or script_of(verdict.text or question.text)
        if verdict.outcome:
            answer = Answer(question, verdict.outcome, script, subject=verdict.reason)
        else:
            with steady(self.store, self.shelf) as held:
                still = replace(self, shelf=held)
                answer = still._answer(question, verdict.text, script)  # noqa: SLF001  its own
        if answer.outcome is Outcome.NOTHING_FOUND and own_case(fold(verdict.text)):
            answer = replace(answer, outcome=Outcome.PERSONAL)
        return guarded(replace(answer, seconds=perf_counter() - began))

    def _answer(self, question: Question, text: str, script: Script) -> Answer:
        """The answer for the day asked about; where nothing held then, what is known of it."""
        now = self.today()
        told = as_of(fold(text), now) if question.as_of is None else None
        day = question.as_of or (told.day if told else now)
        era = Era(day, fold(text), past=day < now)
        answer = self._attempt(question, told.text if told else text, script, era, era.holds)
        if answer.outcome.refused and told:
            now_era = Era(now, fold(text))
            other = self._attempt(question, text, script, now_era, now_era.tells)
            answer = answer if other.outcome.refused else other
        if answer.outcome.refused and any(map(era.gone, self.store.sources(day))):
            answer = self._gone(answer, told.text if told else text, era)
        return replace(answer, as_of=day if era.past and answer.outcome.answers else None)

    def _gone(self, answer: Answer, text: str, era: Era) -> Answer:
        """A refusal that shows what does not hold on the day, where only that would answer."""
        other = self._attempt(answer.question, text, answer.script, era, era.gone)
        if not other.outcome.answers:
            return answer
        return replace(answer, outcome=Outcome.OUT_OF_FORCE, nearest=other.citations[:_NEAREST])

    def _attempt(
        self,
        question: Question,
        text: str,
        script: Script,
        era: Era,
        admits: Callable[[Source], bool],
    ) -> Answer:
        """An answer from the documents that are admitted, or a refusal."""
        texts = OnDay(self.store, era.day)
        inquiry, meaning = self.understand(text, question.history)
        placed = _placed(inquiry, self.store.text)
        if told := about(inquiry, meaning, texts, placed, question.about):
            answer = self._told(question, script, told)
            if answer.claims:
                return answer
        if named := marked(fold(text), texts.sources()):
            own = Pick(era.day, lambda source: admits(source) and source.document_id in named)
            answer, _ = self._searched(question, script, inquiry, meaning, own)
            if answer.outcome.answers:
                return answer
        pick = Pick(era.day, lambda source: admits(source) and placed(source))
        if question.about and not named and Wants.COMPARISON not in inquiry.wants:
            return self._talked(question, script, inquiry, meaning, pick)
        return self._searched(question, script, inquiry, meaning, pick)[0]

    def _talked(
        self, question: Question, script: Script, inquiry: Inquiry, meaning: str, pick: Pick
    ) -> Answer:
        """What the documents that are talked about say, unless others say it better.

        A question with a subject of its own may have left them: what they happen to hold of it
        is no answer where another document covers more of it.
        """
        own = Pick(pick.day, lambda s: s.document_id in question.about and pick.admits(s))
        answer, cover = self._searched(question, script, inquiry, meaning, own)
        other, most = self._searched(question, script, inquiry, meaning, pick)
        points = refers(inquiry.text) and not question.history
        enough = (_POINTED if points else _AS_WELL) * most
        return answer if answer.outcome.answers and cover >= enough else other

    def _searched(
        self, question: Question, script: Script, inquiry: Inquiry, meaning: str, pick: Pick
    ) -> tuple[Answer, float]:
        """What the passages found say or why they do not; how much of what is asked one covers."""
        texts = OnDay(self.store, pick.day)
        found, aims = self._search(inquiry, meaning, pick)
        evidence = honest(gather(inquiry, found, self.store.text))
        headings = headed(inquiry, evidence, aims, texts)
        judgement = judge(inquiry, evidence, self.thresholds, len(self.shelf.current().lexical))
        draft, passages = headings or drafted(inquiry, judgement, aims, texts)
        verified = verify(_in_script(draft, script), passages, self.store.text)
        answer = Answer(
            question,
            judgement.outcome if judgement.outcome.refused else Outcome.NOTHING_FOUND,
            script,
            subject=written(judgement.subject, script),
            trace=tracing.steps(inquiry, found, judgement, verified),
        )
        most = max((piece.cover for piece in evidence[:_LOOKED]), default=0.0)
        if not verified.claims:
            broken = tuple(damage.sentence for damage in judgement.broken)
            return replace(answer, nearest=_nearest(evidence), damage=broken), most
        answer = replace(
            answer,
            outcome=judgement.outcome if judgement.outcome.answers else Outcome.ANSWERED,
            claims=verified.claims,
            damage=_damage(verified.claims),
            documents=_documents(inquiry, verified.claims),
            whose=whose(inquiry, self._atlas(), verified.claims),
            passages=() if headings else _shown([*judgement.evidence, *evidence]),
        )
        return answer, most

    def framed(self, answer: Answer, claims: Sequence[Claim]) -> Answer:
        """An answer with other claims, and what must be said beside them."""
        question = answer.question
        text = guard(question.text, self.question_limit).text
        inquiry, _ = self.understand(text, question.history)
        return replace(
            answer,
            claims=tuple(claims),
            damage=_damage(claims),
            whose=whose(inquiry, self._atlas(), claims),
        )

    def _told(self, question: Question, script: Script, told: About) -> Answer:
        """What is to be said about a document itself, checked like everything else."""
        verified = verify(
            _in_script(told.draft, script), told.passages, self.store.text, self._versions
        )
        step = replace(tracing.verified(verified), station="about")
        if not verified.claims:
            return Answer(question, Outcome.NOTHING_FOUND, script, trace=(step,))
        return Answer(
            question,
            Outcome.ANSWERED,
            script,
            verified.claims,
            damage=_damage(verified.claims),
            contrast=told.contrast,
            validity=told.validity,
            trace=(step,),
        )

    def _versions(self, document_id: int) -> list[int]:
        """The versions of a document in the order of time."""
        return [one.version for one in self.store.editions(document_id)]

    def understand(self, text: str, history: Sequence[str]) -> tuple[Inquiry, str]:
        """What a guarded question asks for, and the words whose meaning is searched for."""
        lexical = self.shelf.current().lexical
        folded = mend(fold(text), lexical)
        limit = self.question_limit
        turns = [guard(turn[:limit], limit).text for turn in history]
        earlier = resolve(folded, [fold(turn) for turn in turns if turn])
        inquiry = inquire(folded, earlier, self.lexicon, lexical, self._atlas())
        # The question's own end is kept: what is embedded has a limit, too.
        return inquiry, f"{earlier} {folded}".strip()[-limit:]

    def _search(self, inquiry: Inquiry, meaning: str, pick: Pick) -> tuple[list[Found], list[Aim]]:
        """The nearest passages; where the question names documents, all of theirs besides."""
        indexes = self.shelf.current()
        found = retrieve(inquiry, meaning, indexes, self.embedder, self.store, pick)
        if not names_documents(meaning):
            return found, []
        candidates = [f.passage.source for f in found]
        aims = aim(meaning, candidates, self.store.text, called(meaning, self._atlas()))
        have = {f.passage.chunk for f in found}
        for version in dict.fromkeys(v for a in aims for v in a.versions[:_SIDES]):
            fresh = (p for p in self.store.within(version, pick.day) if p.chunk not in have)
            found += [Found(p, 0.0) for p in fresh if pick.admits(p.source)]
        return found, aims

    def _atlas(self) -> Atlas:
        """The places that are known now, with those of the stored documents."""
        return atlas_of(frozenset((one.place, one.issuer) for one in self.store.sources()))


def _placed(inquiry: Inquiry, text: Callable[[int], str]) -> Callable[[Source], bool]:
    """Tells which documents may speak for the places that a question names."""
    if not inquiry.places:
        return lambda _: True
    return cache(lambda source: admitted(inquiry, source, text))


def _documents(inquiry: Inquiry, claims: Sequence[Claim]) -> tuple[Source, ...]:
    """The documents to name, where the question asks for them."""
    if Wants.DOCUMENT not in inquiry.wants:
        return ()
    return tuple(dict.fromkeys(c.passage.source for claim in claims for c in claim.citations))


def _shown(evidence: Sequence[Evidence]) -> tuple[Passage, ...]:
    """The first passages, each once: those of what may be said, then what is near."""
    found = dict.fromkeys(piece.found.passage for piece in evidence)
    return tuple(found)[:_DRAFTED]


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
