"""All facts of one document, and what an annex takes over from the notice that wraps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Cleaned
from corpus.facts.dates import dated, effective
from corpus.facts.issuer import issuer
from corpus.facts.kind import kind
from corpus.facts.number import document_number
from corpus.facts.place import place
from corpus.facts.repeals import repeals
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
    made = dated(sheet)
    who = issuer(sheet)
    return Part(
        span,
        title(sheet),
        kind(sheet),
        who,
        document_number(sheet),
        made,
        effective(sheet, made),
        place(sheet, who),
        relations=repeals(sheet),
    )


def _annexed(one: Part, notice: Part) -> Part:
    """An annex has issuer, number, date and place of the notice that came with it."""
    return replace(
        one,
        issuer=one.issuer or _less(notice.issuer),
        number=one.number or _less(notice.number),
        dated=one.dated or _less(notice.dated),
        effective=one.effective or _less(notice.effective),
        place=one.place if one.place and one.place.sure > _GUESS else _less(notice.place),
    )


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
    sheet = Sheet(
        name,
        rows[opening.first : opening.last],
        rows[opening.last : last],
        rows[opening.row : opening.first] + rows[opening.last : head_end],
        tuple(heading.words for heading in mine if heading.depth == mine[0].depth),
        cleaned.removed,
        [damage for damage in cleaned.damage if start <= damage.start < end],
        first=at == 0,
    )
    return sheet, Span(start, end)
