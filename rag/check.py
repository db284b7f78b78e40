"""Checks what somebody claims: every claim of a text against the stored documents.

claimed -> inquire -> retrieve -> held -> verify. A verdict rests on whole sentences with what
leads them in; what none carries is absent. What holds comes first, and a rule before a speech.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.divisions import Path
from corpus.fold import fold
from corpus.known import Kind
from rag.admit import admitted
from rag.answer import Citation, Draft, DraftClaim, NotQuotedError, Source
from rag.atlas import NATION, Atlas, atlas_of, home
from rag.checked import Checked, CheckedClaim, Piece, Verdict
from rag.claimed import claims
from rag.confront import NOTHING, Bearing, Meeting, strength
from rag.evidence import Evidence, gather
from rag.held import held
from rag.inquire import inquire
from rag.inquiry import Inquiry
from rag.leadin import led_in
from rag.lexicon import Lexicon
from rag.lists import is_row, lead_in
from rag.meant import marked
from rag.onday import OnDay, today
from rag.places import asked, mentions
from rag.ports import Embedder, Serves, Store
from rag.quantity import quantities
from rag.retrieve import Pick, retrieve
from rag.stated import stated
from rag.steady import steady
from rag.tables import Tables, cells, figures, phrases
from rag.terms import terms
from rag.timeline import RULES
from rag.verify import verify
from rag.window import Claimed, Said

MOST = 12
"""Claims of one text that are checked."""
_LOOKED_AT, _CITED, _UNHEARD = 90, 2, 0.75
_NEAR = 0.45
"""What a sentence must cover of a claim to be shown as the nearest."""
_SUBJECT = 0.75
"""What a sentence must cover of a claim to speak of its subject."""
_NO_RULE = frozenset({Kind.SPEECH, Kind.MODEL_TEXT, Kind.NEWS})
_TITLE = re.compile("《([^《》]{2,80})》")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_ANSWER = re.compile(r"\s*答\s*[:：]")
Tell = Callable[[CheckedClaim], None]
"""Told of every claim when its verdict stands."""


def nobody(claim: CheckedClaim) -> None:
    """A `Tell` that nobody listens to."""
    del claim


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks texts. Thread-safe; computes and reads, never waits on the network."""

    store: Store
    shelf: Serves
    embedder: Embedder
    lexicon: Lexicon
    today: Callable[[], date] = today
    most: int = MOST

    def __call__(
        self, text: str, day: date | None = None, tell: Tell = nobody, most: int = 0
    ) -> Checked:
        """Every claim of a text with its verdict, on a day or today.

        `tell` hears of each as soon as it stands; `most` are checked, 0: as many as usual.
        """
        with steady(self.store, self.shelf) as held:
            now, still = day or self.today(), replace(self, shelf=held)
            return still._checked(text, now, tell, most)  # noqa: SLF001  its own

    def _checked(self, text: str, now: date, tell: Tell, most: int) -> Checked:
        pieces = claims(text, most or self.most)
        scene = self._scene(fold(text), now)
        found: list[CheckedClaim] = []
        for piece in pieces.pieces:
            found.append(_Trial(scene, piece).verdict())
            tell(found[-1])
        return Checked(tuple(found), now, pieces.left_out)

    def _scene(self, folded: str, day: date) -> _Scene:
        sources = self.store.sources(day)
        atlas = atlas_of(sources)
        return _Scene(self, day, atlas, asked(mentions(folded, atlas)), tuple(sources))


@dataclass(frozen=True, slots=True)
class _Scene:
    """What all claims of a text have in common: the day, and the places that it speaks of."""

    checker: Checker
    day: date
    atlas: Atlas
    places: tuple[Path, ...]
    sources: tuple[Source, ...]

    @property
    def texts(self) -> OnDay:
        """The documents as they are on the day."""
        return OnDay(self.checker.store, self.day)


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence that bears on a claim."""

    evidence: Evidence
    meeting: Meeting

    @property
    def source(self) -> Source:
        """The document it is of."""
        return self.evidence.found.passage.source

    @property
    def rules(self) -> bool:
        """Whether it may be held against a claim: it holds, and is no speech."""
        return self.source.current and self.source.kind not in _NO_RULE


@dataclass(slots=True)
class _Trial:
    """One claim before the documents."""

    scene: _Scene
    piece: Piece
    _weights: dict[str, float] = field(default_factory=dict)

    def verdict(self) -> CheckedClaim:
        """What the documents say of it."""
        inquiry, evidence = self._evidence()
        met = [_Found(one, self._meet(one)) for one in evidence]
        same = _ranked(one for one in met if one.meeting.bearing is Bearing.SAME)
        other = _ranked(one for one in met if one.meeting.bearing is Bearing.DIFFERS)
        if cited := self._cited([one for one in same if one.rules]):
            return self._told(Verdict.SUPPORTED, cited)
        against = [one for one in other if one.rules] if self._one_place(inquiry, met) else []
        weak = self._cited([one for one in same if not one.rules])
        for one in against:
            if cited := self._cited([one]):
                told = self._told(Verdict.CONTRADICTED, cited)
                return replace(told, differences=one.meeting.differences, older=weak)
        if weak:
            return self._told(Verdict.SUPPORTED, weak)
        return self._told(Verdict.ABSENT, self._nearest(met))

    def _told(self, verdict: Verdict, cited: Sequence[Citation]) -> CheckedClaim:
        return CheckedClaim(self.piece.text, verdict, tuple(cited))

    def _evidence(self) -> tuple[Inquiry, list[Evidence]]:
        scene, checker = self.scene, self.scene.checker
        folded, topic = fold(self.piece.text), fold(self.piece.topic)
        indexes = checker.shelf.current()
        inquiry = inquire(folded, topic, checker.lexicon, indexes.lexical, scene.atlas)
        inquiry = replace(inquiry, places=inquiry.places or scene.places)
        pick = Pick(scene.day, lambda s: admitted(inquiry, s, checker.store.text))
        found = retrieve(
            inquiry, f"{topic} {folded}".strip(), indexes, checker.embedder, checker.store, pick
        )
        evidence = gather(inquiry, found, checker.store.text)
        evidence.sort(key=lambda one: (-one.cover - one.alone, -one.score))
        named = self._named(folded)
        return inquiry, [one for one in evidence[:_LOOKED_AT] if named(one)]

    def _named(self, folded: str) -> Callable[[Evidence], bool]:
        """Whether a sentence is of the document a claim names, or names it as well."""
        titles = _TITLE.findall(folded)
        own = marked(folded.replace("根据", "").replace("按照", ""), self.scene.sources)
        return lambda one: (
            not titles
            or one.found.passage.source.document_id in own
            or all(title in fold(one.words) for title in titles)
        )

    def _meet(self, one: Evidence) -> Meeting:
        scene, text = self.scene, fold(self.piece.text)
        claimed = Claimed(
            stated(_TITLE.sub(" ", text), scene.checker.lexicon),
            stated(fold(self.piece.topic), scene.checker.lexicon),
            self._weight,
        )
        said = _said(one, scene.checker.store.text)
        return max((held(text, claimed, each) for each in said), key=strength, default=NOTHING)

    def _weight(self, word: str) -> float:
        if word not in self._weights:
            lexical = self.scene.checker.shelf.current().lexical
            seen = lexical.frequency(set(terms(word)))
            often, top = min(seen.values(), default=0), math.log1p(max(len(lexical), 1))
            told = math.log1p(max(len(lexical), 1) / often) if often else top * _UNHEARD
            self._weights[word] = told
        return self._weights[word]

    def _one_place(self, inquiry: Inquiry, met: Sequence[_Found]) -> bool:
        """Whether it is clear whose rule is meant: nobody says what other places rule."""
        near = (one.source for one in met if one.meeting.cover >= _SUBJECT)
        homes = {home(source) for source in near} - {None, NATION}
        return bool(inquiry.places) or len(homes) <= 1

    def _cited(self, found: Sequence[_Found]) -> tuple[Citation, ...]:
        """The sentences with what leads them in, one of each of the first documents."""
        chosen: dict[int, tuple[Citation, ...]] = {}
        for one in found:
            version = one.source.version
            if version not in chosen and len(chosen) < _CITED and (told := self._quoted(one)):
                chosen[version] = told
        return tuple(dict.fromkeys(c for told in chosen.values() for c in told))

    def _quoted(self, one: _Found) -> tuple[Citation, ...]:
        passage, words, texts = one.evidence.found.passage, one.evidence.words, self.scene.texts
        draft, passages = led_in(Draft((DraftClaim(words, ((0, words),)),)), (passage,), texts)
        verified = verify(draft, passages, texts.text)
        return verified.claims[0].citations if verified.claims else ()

    def _nearest(self, met: Sequence[_Found]) -> tuple[Citation, ...]:
        near = [one for one in met if one.source.current and one.meeting.cover >= _NEAR]
        near.sort(key=lambda one: -one.meeting.cover)
        for one in near[:3]:
            try:
                return (one.evidence.found.passage.cite(one.evidence.words),)
            except NotQuotedError:
                continue
        return ()


def _ranked(found: Iterator[_Found]) -> list[_Found]:
    """What holds first, and rules before what explains them; of these, what covers most."""

    def place(one: _Found) -> tuple[bool, bool, float]:
        return not one.source.current, one.source.kind not in RULES, -one.meeting.cover

    return sorted(found, key=place)


def _said(one: Evidence, text: Callable[[int], str]) -> Iterator[Said]:
    """A sentence as it can be held against a claim; a row of a table cell by cell."""
    passage = one.found.passage
    source = passage.source
    whole, start = text(source.version), passage.start + one.span.start
    told = " ".join((source.title, source.place, source.issuer, *passage.path))
    years = frozenset(map(int, _YEAR.findall(f"{source.title} {source.dated} {source.since}")))
    if is_row(one.words):
        yield from _cells(one, start, fold(told), years, text)
        return
    above, lead = " ".join([told, _question(whole, start)]), " ".join(_leads(whole, start))
    yield Said(fold(one.words), fold(above), years, fold(lead))


def _cells(
    one: Evidence,
    start: int,
    told: str,
    years: frozenset[int],
    text: Callable[[int], str],
) -> Iterator[Said]:
    caption, head = Tables(text).over(one.found.passage.source.version, start)
    row = fold(one.words)
    if not head:
        yield Said(row, told, years)
        return
    counted, plain = cells(figures(caption, head, one.words)), cells(row)
    for at, said in phrases(fold(head), row).items():
        words = said.removesuffix(plain[at]) + counted[at]
        yield Said(words, f"{told} {fold(caption)}", years)
    kinds = [{q.kind for q in quantities(cell)} for cell in counted]
    if all(not kinds[a] & kinds[b] for a in range(len(kinds)) for b in range(a)):
        yield Said(" ".join(counted), f"{told} {fold(caption)} {fold(head)}", years)


def _question(text: str, start: int) -> str:
    """The question that the sentence at a place answers, if it does."""
    line = text.rfind("\n", 0, start) + 1
    if not _ANSWER.match(text, line):
        return ""
    before = text[:line].rstrip()
    return before[before.rfind("\n") + 1 :]


def _leads(text: str, start: int) -> list[str]:
    """What leads in the sentence at a place, the outermost first."""
    leads: list[str] = []
    while lead := lead_in(text, start):
        leads.insert(0, text[lead.start : lead.end])
        start = lead.start
    return leads
