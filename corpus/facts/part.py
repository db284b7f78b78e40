"""All facts of one document, and what an annex takes over from the notice that wraps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Cleaned
from corpus.facts.clauses import clauses
from corpus.facts.dates import dated
from corpus.facts.effective import effective
from corpus.facts.expires import expires
from corpus.facts.history import history
from corpus.facts.issuer import issuer
from corpus.facts.kind import kind
from corpus.facts.labels import labelled
from corpus.facts.level import level
from corpus.facts.number import document_number
from corpus.facts.place import place
from corpus.facts.relations import relations
from corpus.facts.sentences import sentences
from corpus.facts.sheet import Sheet
from corpus.facts.title import title
from corpus.headings import Heading
from corpus.known import Fact, Kind, Part
from corpus.page import Page
from corpus.parts import Opening
from corpus.span import Span

_HEAD = 8
_GUESS = 0.5


def parts(
    name: str,
    page: Page,
    cleaned: Cleaned,
    opened: Sequence[Opening],
    found: Sequence[Heading],
) -> tuple[Part, ...]:
    """The documents of a file with their facts."""
    result: list[Part] = []
    for at in range(len(opened)):
        sheet, span = _sheet(name, page, cleaned, opened, at, found)
        one = _part(sheet, span)
        if result and result[0].kind.value == Kind.NOTICE:
            one = _annexed(one, result[0])
        result.append(one)
    return tuple(result)


def _part(sheet: Sheet, span: Span) -> Part:
    table = labelled(sheet)
    past = history(sheet)
    made = dated(sheet, table)
    who = issuer(sheet, table)
    what = kind(sheet)
    where = place(sheet, who)
    begins = effective(sheet, made, past, table)
    number = document_number(sheet, table)
    return Part(
        span,
        title(sheet),
        what,
        issuer=who,
        number=number,
        dated=made,
        effective=begins,
        place=where,
        expires=expires(sheet, begins, table),
        level=level(sheet, who, where, what),
        history=past,
        relations=relations(sheet, number),
        clauses=clauses(sheet, table),
    )


def _annexed(one: Part, notice: Part) -> Part:
    """An annex has issuer, number, date and place of the notice that came with it."""
    return replace(
        one,
        issuer=one.issuer or _less(notice.issuer),
        number=one.number or _less(notice.number),
        dated=one.dated if one.dated and one.dated.sure > _GUESS else _less(notice.dated),
        effective=one.effective or _less(notice.effective),
        place=_fuller(one.place, notice.place),
        expires=one.expires or _less(notice.expires),
        level=one.level if one.issuer and one.level else _less(notice.level),
    )


def _fuller(mine: Fact | None, notice: Fact | None) -> Fact | None:
    """象山区 of an annex is the 桂林市象山区 of its notice."""
    guessed = mine is None or mine.sure <= _GUESS
    longer = mine and notice and notice.value != mine.value and notice.value.endswith(mine.value)
    return (_less(notice) or mine) if guessed or longer else mine


def _less(fact: Fact | None) -> Fact | None:
    return replace(fact, sure=round(fact.sure * 0.8, 2)) if fact else None


def _sheet(
    name: str,
    page: Page,
    cleaned: Cleaned,
    opened: Sequence[Opening],
    at: int,
    found: Sequence[Heading],
) -> tuple[Sheet, Span]:
    opening = opened[at]
    last = opened[at + 1].row if at + 1 < len(opened) else len(page.rows)
    start = page.rows[opening.row].line.start if at else 0
    end = page.rows[last].line.start if last < len(page.rows) else len(page.text)
    mine = [one for one in found if opening.last <= one.row < last and one.words]
    head_end = min(mine[0].row if mine else last, opening.last + _HEAD)
    rows = page.rows
    span = Span(start, end)
    below = rows[opening.last].line.start if opening.last < last else end
    sheet = Sheet(
        name,
        page,
        span,
        rows[opening.first : opening.last],
        rows[opening.last : last],
        rows[opening.row : opening.first] + rows[opening.last : head_end],
        tuple(heading.words for heading in mine if heading.depth == mine[0].depth),
        cleaned.removed,
        [damage for damage in cleaned.damage if start <= damage.start < end],
        tuple(sentences(page.folded, below, end)),
        first=at == 0,
    )
    return sheet, span
