"""Turns a check into messages: every claim with its verdict and the words it rests on.

Pure, and the same for every messenger: only the limit of a message differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.citing import cautions, place, titled
from bot.message import Limit, Mark, Outgoing, Style
from bot.split import split
from bot.wording import Wording
from rag.answer import Citation
from rag.checked import Checked, CheckedClaim, Verdict

_BLANK = Outgoing("")


def render_check(
    checked: Checked, wording: Wording, limit: Limit, above: Sequence[str] = ()
) -> list[Outgoing]:
    """The messages that say what came of a check; `above` are sentences before it."""
    words = wording.checking
    blocks = [*map(Outgoing, above)]
    if not checked.claims:
        return split([*blocks, Outgoing(words.no_claims)], limit)
    blocks += _claims(checked.claims, wording)
    blocks.append(_BLANK)
    if checked.left_out:
        blocks.append(Outgoing(words.left_out.format(count=checked.left_out)))
    blocks.append(Outgoing(words.only_held.format(day=checked.day.isoformat())))
    return split(blocks, limit)


def so_far(
    claims: Sequence[CheckedClaim], wording: Wording, limit: Limit, above: Sequence[str] = ()
) -> Outgoing:
    """What is proved of the first claims, in one message: the end of it where it is long."""
    said = [*map(Outgoing, above), *_claims(claims, wording)]
    return split([*said, _BLANK, Outgoing(wording.checking.progress)], limit)[-1]


def _claims(claims: Sequence[CheckedClaim], wording: Wording) -> Iterator[Outgoing]:
    head = wording.checking.head
    yield Outgoing(head, (Mark(0, len(head), Style.BOLD),))
    for number, claim in enumerate(claims, 1):
        yield _BLANK
        yield from _claim(number, claim, wording)


def _claim(number: int, claim: CheckedClaim, wording: Wording) -> Iterator[Outgoing]:
    words = wording.checking
    said = verdict(claim, wording).format(number=number, text=claim.text.strip())
    yield Outgoing(said, (Mark(0, len(said.partition("\n")[0]), Style.BOLD),))
    for one in claim.differences:
        yield Outgoing(words.difference.format(there=one.there, said=one.said))
    if claim.verdict is Verdict.ABSENT and claim.citations:
        yield Outgoing(words.nearest)
    yield from (_quoted(one, wording) for one in claim.citations)
    for older, named in (
        (words.older, [one for one in claim.older if not one.passage.source.current]),
        (words.elsewhere, [one for one in claim.older if one.passage.source.current]),
    ):
        if named:
            yield Outgoing(older.format(title=titled(named[0].passage.source, wording)))
            yield from (_quoted(one, wording) for one in named)


def verdict(claim: CheckedClaim, wording: Wording) -> str:
    """The sentence of a verdict."""
    words = wording.checking
    if claim.verdict is Verdict.SUPPORTED:
        return words.supported_past if claim.past else words.supported
    if claim.verdict is Verdict.CONTRADICTED:
        past = any(not one.passage.source.current for one in claim.older)
        return words.contradicted_past if past else words.contradicted
    return words.absent


def _quoted(citation: Citation, wording: Wording) -> Outgoing:
    """A source in one block: where it stands, its words, what must be known of it."""
    head, quote = place(citation.passage, wording), citation.quote.strip()
    notices = [*cautions(citation.passage.source, wording), *(f"⚠ {s}" for s in citation.damage)]
    mark = Mark(len(head) + 1, len(head) + 1 + len(quote), Style.QUOTE)
    return Outgoing("\n".join([head, quote, *notices]), (mark,))
