"""Weighs every sentence of the found passages as evidence for the question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.fold import fold
from corpus.known import Kind, Level
from corpus.span import Span
from rag.answer import Found, Passage
from rag.atlas import Stand, home, stand, steps
from rag.expect import asked_figures, holds_all
from rag.fillers import bare
from rag.inquiry import Inquiry, Unit, Wants
from rag.lists import is_row
from rag.measures import measured
from rag.sentences import sentences
from rag.straddle import straddles
from rag.tables import Tables, cells, column, figures
from rag.terms import terms

_NEAR = 0.75
"""What a unit counts that stands in the passage but not in the sentence."""
_ABOVE = 0.65
"""What a unit counts that stands in the headings or the title alone."""
_ENOUGH = 0.6
"""Share of a long word's bigrams that must stand for the word to count in part."""
_LONG = 4
_COVER, _ALONE = 0.2, 0.5
"""What covering the question counts beside being retrieved for it."""
_FITS = 0.2
"""What it adds that a sentence holds the figure asked for, or leads in a list asked for."""
_NEARER = {Stand.OWN: 1.4, Stand.ABOVE: 1.2, Stand.NATIONAL: 0.1}
"""What it adds that a document is of the place asked about, of a larger one, of the nation."""
_STEP = 0.2
"""What it takes away again that the larger place is a level further up."""
_AS_GOOD, _FIGURE_AS_GOOD = 0.6, 0.35
"""Share of the best cover from which on a place's own rule comes first, however others put it."""
_CELL, _DATED = 0.4, 0.2
"""What it adds that a row has a figure in the column of the very year asked about, or that a
sentence with a figure names that year itself."""
_ASKED, _SAME = 0.8, 0.75
"""What it adds that a passage answers the very question, as a sheet of questions heads it; share
of the question from which on that is so."""
_NUMBERED = re.compile(r"^问?\d*[:.、]?")
_MEASURED = 0.3
"""What it adds that a figure is for the month, or the limit, that is asked about."""
_READ, _MUCH_LESS = 0.02, 5.0
"""What it takes away that a passage answers less likely than another one, for each of so many log
odds (`rag.crossread`)."""
_LOCAL = frozenset({Level.PROVINCE, Level.CITY, Level.COUNTY})
_NATIONAL, _SAME_SAID, _BEHIND = 0.2, 0.9, 0.01
"""How much less a sentence of the nation's rules may score, and what share of the question it must
say, to come before one of a place; by how much it then does."""
_SAYS = re.compile(r"\w{2}")
_KEPT = 4_000
"""Passages whose sentences are kept."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of a found passage and how it bears on the question.

    `cover` (0..1) is the weight of the question's units that the sentence covers, helped by
    its passage and headings; `share` holds the same for every unit. `holds` tells whether the
    figures asked for stand in the sentence. `over` is what stands over a row of a table.
    """

    found: Found
    span: Span
    share: tuple[float, ...]
    cover: float
    alone: float
    holds: bool
    score: float
    over: str = ""

    @property
    def words(self) -> str:
        """The sentence as the source has it."""
        return self.found.passage.text[self.span.start : self.span.end]


def gather(
    inquiry: Inquiry, found: Sequence[Found], text: Callable[[int], str] | None = None
) -> list[Evidence]:
    """Every sentence of every passage, the best evidence first.

    `text` gives a version's text: the heads of a table may stand outside the passage.
    """
    best = max((f.score for f in found), default=0.0) or 1.0
    tables = Tables(text) if text else None
    surest = max((f.answers for f in found if f.answers is not None), default=0.0)
    weighed = [
        replace(e, score=e.score - _READ * _less(e, surest))
        for f in found
        for e in _sentences(inquiry, f, f.score / best, tables)
    ]
    weighed = _nearest_first(inquiry, weighed) if inquiry.places else _nation_first(weighed)
    return sorted(weighed, key=lambda e: (-e.score, e.found.passage.chunk, e.span.start))


def _less(piece: Evidence, surest: float) -> float:
    """By how much its passage answers less likely than the one that does most, as it was read.

    A row of a table is not read well, and is left alone.
    """
    read = piece.found.answers
    return 0.0 if piece.over or read is None else min(surest - read, _MUCH_LESS)


def _sentences(
    inquiry: Inquiry, found: Found, rank: float, tables: Tables | None
) -> list[Evidence]:
    passage = found.passage
    above = _above(passage)
    text, spans = _cut(passage.text)
    near = [_covered(unit, text, inquiry.text) for unit in inquiry.units]
    top = [_covered(unit, above, inquiry.text) for unit in inquiry.units]
    total = sum(unit.weight for unit in inquiry.units) or 1.0
    same = _same_question(inquiry, passage)
    asked = fold(passage.path[-1]) if same else ""  # question and answer of a sheet are one
    title = fold(passage.source.title)
    dated = Wants.DATE in inquiry.wants and Wants.COMPARISON not in inquiry.wants
    told = [dated and any(word in title for word in unit.words) for unit in inquiry.units]
    asks = bool(asked_figures(inquiry))
    weighed = []
    for span, sentence in spans:
        if sentence.rstrip(".。;:") in above and not _whole(sentence, spans):
            continue  # a heading
        over, counted = _row(passage, span, tables)
        said = f"{asked} {over.replace(title, ' ')} {sentence}"  # the title is that of every row
        own = [
            _covered(unit, said, inquiry.text) if asked or over or part else 0.0
            for unit, part in zip(inquiry.units, near, strict=True)
        ]
        share = tuple(max(a, _NEAR * b, _ABOVE * c) for a, b, c in zip(own, near, top, strict=True))
        cover = sum(s * u.weight for s, u in zip(share, inquiry.units, strict=True)) / total
        alone = sum(s * u.weight for s, u in zip(own, inquiry.units, strict=True)) / total
        held = holds_all(inquiry, counted or sentence)
        leads = sentence[-1] == ":" and Wants.MEMBERS in inquiry.wants
        score = (
            rank
            + _ASKED * same
            + _COVER * cover
            + _ALONE * _besides(inquiry, own, told)
            + (_FITS if leads or (asks and held) else 0.0)
            + (_fitting(inquiry, said, over, counted or sentence) if asks and held else 0.0)
        )
        weighed.append(Evidence(found, span, share, cover, alone, held, score, over))
    return weighed


def _above(passage: Passage) -> str:
    """What stands over a passage: its document's title, place and issuer, and its headings."""
    source = passage.source
    return fold(" ".join((source.title, source.place, source.issuer, *passage.path)))


@lru_cache(_KEPT)
def _cut(text: str) -> tuple[str, tuple[tuple[Span, str], ...]]:
    """A passage folded, and its folded sentences that may say something.

    Left out are signs alone, and the question of a question sheet.
    """
    folded = fold(text)
    cut = ((span, folded[span.start : span.end]) for span in sentences(text))
    return folded, tuple((s, words) for s, words in cut if _SAYS.search(words) and words[-1] != "?")


def _whole(sentence: str, spans: Sequence[tuple[Span, str]]) -> bool:
    """Whether a sentence is all that its passage says: what numbers it has made it a heading."""
    return len(spans) == 1 and sentence[-1] in ".。;"


def _same_question(inquiry: Inquiry, passage: Passage) -> float:
    """How much the question is the one that heads a passage: 问7:居住证怎么办?; else 0."""
    heading = _NUMBERED.sub("", fold(passage.path[-1])) if passage.path else ""
    if not heading.endswith("?") or not inquiry.units:
        return 0.0
    total = sum(unit.weight for unit in inquiry.units) or 1.0
    said = (
        sum(_covered(unit, heading, inquiry.text) * unit.weight for unit in inquiry.units) / total
    )
    own = set(terms(bare(heading)))
    words = " ".join((inquiry.text, *(word for unit in inquiry.units for word in unit.words)))
    back = sum(term in words for term in own) / len(own) if own else 0.0
    return said * back if said >= _SAME else 0.0


def _fitting(inquiry: Inquiry, said: str, over: str, row: str) -> float:
    """What it counts that a figure is for the thing, the time or the limit asked about."""
    head = cells(row)[0] if over else ""
    named = len(head) > 1 and head in inquiry.text
    return _MEASURED * (measured(inquiry.text, said) + named) + _year(inquiry, over, row)


def _year(inquiry: Inquiry, over: str, row: str) -> float:
    """What it counts that a figure of a sentence, or of a row, is one of the very year asked."""
    if not over:
        return _DATED if any(year in row for year in inquiry.years) else 0.0
    at = column(over, lambda head: any(year in head for year in inquiry.years))
    values = cells(row)
    return _CELL if at is not None and at < len(values) and values[at][:1].isdigit() else 0.0


def _row(passage: Passage, span: Span, tables: Tables | None) -> tuple[str, str]:
    """What stands over a row of a table, and the row with its units; empty for other sentences."""
    row = passage.text[span.start : span.end]
    if tables is None or not is_row(row):
        return "", ""
    caption, head = tables.over(passage.source.version, passage.start + span.start)
    return (fold(f"{caption} {head}"), figures(caption, head, row)) if head else ("", "")


def _nearest_first(inquiry: Inquiry, weighed: Sequence[Evidence]) -> list[Evidence]:
    """The evidence of the place asked about before that of larger ones, where it is as good."""
    asks = bool(asked_figures(inquiry))
    fit = [e for e in weighed if e.holds or not asks]
    best = max((e.cover for e in fit), default=0.0)
    enough = best * (_FIGURE_AS_GOOD if asks else _AS_GOOD)
    near = {id(e) for e in fit if e.cover >= enough}
    return [
        replace(e, score=e.score + _nearer(inquiry, e)) if id(e) in near else e for e in weighed
    ]


def _nation_first(weighed: Sequence[Evidence]) -> list[Evidence]:
    """Where no place is asked about: what the nation rules before places that rule the same."""
    national = [e for e in weighed if _rules(e) and e.found.passage.source.level == Level.NATIONAL]
    told = []
    for piece in weighed:
        local = national and _rules(piece) and piece.found.passage.source.level in _LOCAL
        same = [e.score for e in national if _as_much(e, piece)] if local else []
        told.append(replace(piece, score=min(piece.score, max(same) - _BEHIND)) if same else piece)
    return told


def _rules(piece: Evidence) -> bool:
    return piece.found.passage.source.kind in {Kind.LAW, Kind.REGULATION}


def _as_much(piece: Evidence, other: Evidence) -> bool:
    """Whether a sentence says nearly all of the question that another one says."""
    return (
        piece.score >= other.score - _NATIONAL
        and piece.alone >= _SAME_SAID * other.alone
        and piece.cover >= _SAME_SAID * other.cover
        and piece.holds >= other.holds
    )


def _nearer(inquiry: Inquiry, piece: Evidence) -> float:
    """What it counts that a document's own place is the one asked about, or a larger one."""
    place = home(piece.found.passage.source)
    nearer = _NEARER.get(stand(place, inquiry.places), 0.0)
    return nearer - _STEP * steps(place, inquiry.places)


def _besides(inquiry: Inquiry, own: Sequence[float], told: Sequence[bool]) -> float:
    """What a sentence covers of the units that its document's title has not told already.

    Asked when a rule takes effect, the sentence that repeats the rule's name is no better.
    """
    left = [(s, u.weight) for s, u, t in zip(own, inquiry.units, told, strict=True) if not t]
    if not left:
        left = [(s, u.weight) for s, u in zip(own, inquiry.units, strict=True)]
    total = sum(weight for _, weight in left) or 1.0
    return sum(share * weight for share, weight in left) / total


def _covered(unit: Unit, folded: str, asked: str) -> float:
    """1 where one of the unit's words stands; a part where most of a long word does.

    What is a word in `asked`, the question, must not just be where two others meet.
    """
    best = 0.0
    for word in unit.words:
        if word in folded and (straddles(word, asked) or not straddles(word, folded)):
            return 1.0
        if len(word) >= _LONG:
            pairs = _pairs(word)
            part = sum(pair in folded for pair in pairs) / len(pairs)
            if part >= _ENOUGH:
                best = max(best, 0.8 * part)
    return best


@lru_cache(_KEPT)
def _pairs(word: str) -> tuple[str, ...]:
    return tuple(word[at : at + 2] for at in range(len(word) - 1))
