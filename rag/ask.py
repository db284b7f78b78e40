"""The question line: guard -> resolve -> retrieve -> judge -> extract -> verify."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from time import perf_counter

from corpus.fold import fold
from rag import framing, tracing
from rag.about import About, about
from rag.aim import Aim, aim, names_documents
from rag.answer import Answer, Claim, Found, Outcome, Question, Script, Source
from rag.answerguard import guarded, honest
from rag.asof import as_of
from rag.atlas import Atlas, atlas_of
from rag.crossread import crossread
from rag.draft import drafted, headed
from rag.era import Era
from rag.evidence import gather
from rag.guard import guard
from rag.inquire import inquire
from rag.inquiry import Inquiry, Wants
from rag.judge import Thresholds, judge
from rag.learnt import Learnt, Taught
from rag.lexicon import Lexicon
from rag.lookup import Looked, Lookup
from rag.meant import marked, titles
from rag.names import Names
from rag.nicknamed import in_full
from rag.onday import OnDay, today
from rag.opinions import own_case
from rag.places import called
from rag.ports import CrossReader, Embedder, Reranker, Serves, Store
from rag.preferred import of_place, passed_over, placed_as, untitled, wanted, without_wish
from rag.rerank import reranked
from rag.resolve import refers, resolve
from rag.retrieve import Pick, retrieve
from rag.script import script_of, written
from rag.spell import mend
from rag.steady import steady
from rag.telling import Tell, nobody
from rag.verify import verify
from rag.whose import whose

_NEAREST = 3
_SIDES = 3
_LOOKED = 12
_AS_WELL, _POINTED = 0.9, 0.6
"""Share of what others cover, from which on those talked about, or maybe pointed at, come first."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Answers questions. Thread-safe; waits on the network only for what is served there."""

    store: Store
    shelf: Serves
    embedder: Embedder
    lexicon: Lexicon
    question_limit: int = 300
    thresholds: Thresholds = field(default_factory=Thresholds)
    today: Callable[[], date] = today
    reranker: Reranker | None = None
    crossreader: CrossReader | None = None
    learnt: Learnt = field(default_factory=Learnt, compare=False)

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
        texts, names = OnDay(self.store, era.day), self._names(era.day)
        mended = mend(fold(text), self.shelf.current().lexical)
        folded = in_full(mended, Taught(self.lexicon, names), names)
        lookup = Lookup(names, texts, admits, partial(self._before, question, era))
        if looked := lookup(folded, question):
            answer = self._looked(question, script, looked)
            if answer.claims or looked.outcome.refused:
                return answer
        text = without_wish(names.spelt_out(folded))
        inquiry, meaning = self.understand(text, question.history)
        placed = placed_as(inquiry, self.store.text)
        if told := about(inquiry, meaning, texts, placed, question.about):
            answer = self._told(question, script, told)
            if answer.claims:
                return answer
        if named := marked(text, of_place(inquiry, names.called(titles(text)))):
            own = Pick(era.day, lambda source: admits(source) and source.document_id in named)
            answer, _ = self._searched(question, script, untitled(inquiry), meaning, own)
            if answer.outcome.answers:
                return answer
        pick = Pick(era.day, lambda source: admits(source) and placed(source))
        if question.about and not named and Wants.COMPARISON not in inquiry.wants:
            return self._talked(question, script, inquiry, meaning, pick)
        answer = self._preferring(question, script, inquiry, meaning, pick)
        if lookup.met(folded, answer):
            return answer
        return Answer(question, Outcome.NOTHING_FOUND, script, trace=answer.trace)

    def _looked(self, question: Question, script: Script, looked: Looked) -> Answer:
        """What was looked up, word for word, or why it is not there."""
        if looked.outcome.refused:
            return looked.refusal(question, script)
        answer = self._told(question, script, About(looked.draft, looked.passages))
        return replace(answer, damage=(*answer.damage, *looked.cut))

    def _before(self, question: Question, era: Era) -> tuple[int, ...]:
        """The document that the question before was answered from."""
        if not question.history:
            return ()
        past = Question(question.history[-1][: self.question_limit], question.history[-2:-1])
        text = guard(past.text, self.question_limit).text
        answer = self._attempt(past, text, Script.SIMPLIFIED, era, era.holds)
        return tuple(one.passage.source.document_id for one in answer.citations[:1])

    def _preferring(
        self, question: Question, script: Script, inquiry: Inquiry, meaning: str, pick: Pick
    ) -> Answer:
        """What the documents say of the year, stage or kind that is named, if it is said there."""
        answer, most = self._searched(question, script, inquiry, meaning, pick)
        found = list(dict.fromkeys(one.source for one in answer.passages))
        over = passed_over(said := fold(question.text), found)
        if Wants.COMPARISON in inquiry.wants or over.isdisjoint(
            one.passage.source.document_id for one in answer.citations
        ):
            return answer
        own = Pick(pick.day, cache(lambda s: pick.admits(s) and wanted(said, s, over)))
        other, cover = self._searched(question, script, inquiry, meaning, own)
        return other if other.outcome.answers and cover >= _AS_WELL * most else answer

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
        found, aims = self.search(inquiry, meaning, pick)
        evidence = honest(gather(inquiry, found, self.store.text))
        headings = headed(inquiry, evidence, aims, texts)
        judgement = judge(inquiry, evidence, self.thresholds, len(self.shelf.current().lexical))
        draft, passages = headings or drafted(inquiry, judgement, aims, texts)
        verified = verify(framing.in_script(draft, script), passages, self.store.text)
        answer = Answer(
            question,
            judgement.outcome if judgement.outcome.refused else Outcome.NOTHING_FOUND,
            script,
            subject=written(judgement.subject, script),
            missing=written(judgement.strange, script),
            trace=tracing.steps(inquiry, found, judgement, verified),
        )
        most = max((piece.cover for piece in evidence[:_LOOKED]), default=0.0)
        if not verified.claims:
            broken = tuple(damage.sentence for damage in judgement.broken)
            return replace(answer, nearest=framing.nearest(evidence), damage=broken), most
        answer = replace(
            answer,
            outcome=judgement.outcome if judgement.outcome.answers else Outcome.ANSWERED,
            claims=verified.claims,
            damage=framing.damage(verified.claims),
            documents=framing.documents(inquiry, verified.claims),
            whose=whose(inquiry, self._atlas(), verified.claims),
            unsure=not headings and judgement.sure < self.thresholds.certain,
            passages=() if headings else framing.shown([*judgement.evidence, *evidence]),
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
            damage=framing.damage(claims),
            whose=whose(inquiry, self._atlas(), claims),
        )

    def _told(self, question: Question, script: Script, told: About) -> Answer:
        """What is to be said about a document itself, checked like everything else."""
        verified = verify(
            framing.in_script(told.draft, script), told.passages, self.store.text, self._versions
        )
        step = replace(tracing.verified(verified), station="about")
        if not verified.claims:
            return Answer(question, Outcome.NOTHING_FOUND, script, trace=(step,))
        return Answer(
            question,
            Outcome.ANSWERED,
            script,
            verified.claims,
            damage=framing.damage(verified.claims),
            contrast=told.contrast,
            validity=told.validity,
            trace=(step,),
        )

    def _versions(self, document_id: int) -> list[int]:
        """The versions of a document in the order of time."""
        return [one.version for one in self.store.editions(document_id)]

    def understand(self, text: str, history: Sequence[str]) -> tuple[Inquiry, str]:
        """What a guarded question asks for, and the words whose meaning is searched for."""
        lexical, limit = self.shelf.current().lexical, self.question_limit
        self.embedder.begin(folded := fold(text))  # mostly it is searched for as it stands
        folded = mend(folded, lexical)
        turns = [guard(turn[:limit], limit).text for turn in history]
        earlier = resolve(folded, [fold(turn) for turn in turns if turn])
        # The question's own end is kept: what is embedded has a limit, too.
        self.embedder.begin(meaning := f"{earlier} {folded}".strip()[-limit:])
        lexicon = Taught(self.lexicon, self._names(self.today()))
        return inquire(folded, earlier, lexicon, lexical, self._atlas()), meaning

    def search(self, inquiry: Inquiry, meaning: str, pick: Pick) -> tuple[list[Found], list[Aim]]:
        """The nearest passages; where the question names documents, all of theirs besides."""
        indexes = self.shelf.current()
        found = retrieve(inquiry, meaning, indexes, self.embedder, self.store, pick)
        found = crossread(inquiry, meaning, found, self.crossreader)
        found = reranked(meaning, found, self.reranker)
        if not names_documents(meaning):
            return found, []
        candidates = [f.passage.source for f in found]
        aims = aim(meaning, candidates, self.store.text, called(meaning, self._atlas()))
        have = {f.passage.chunk for f in found}
        for version in dict.fromkeys(v for a in aims for v in a.versions[:_SIDES]):
            fresh = (p for p in self.store.within(version, pick.day) if p.chunk not in have)
            found += [Found(p, 0.0) for p in fresh if pick.admits(p.source)]
        return found, aims

    def _names(self, day: date) -> Names:
        """What the stored documents are called on a day."""
        return self.learnt.of(self.store, self.shelf.current(), day)

    def _atlas(self) -> Atlas:
        """The places that are known now, with those of the stored documents."""
        return atlas_of(self.store.sources())
