"""Turns an answer into messages: plain sentences with [n], then the numbered sources.

Pure, and the same for every messenger: only the limit of a message differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from bot.citing import cautions, place, standing, titled
from bot.differing import contrasted
from bot.message import Button, Limit, Mark, Outgoing, Style
from bot.split import split
from bot.whose import owner, owners
from bot.wording import Wording
from corpus.fold import fold
from rag.answer import Answer, Citation, Notice, Outcome, Source
from rag.compared import Side
from rag.opinions import own_case
from rag.personal import lacks

_BLANK = Outgoing("")
_ENDS = "。．.？?！!；;，,、"


def render(
    answer: Answer,
    wording: Wording,
    limit: Limit,
    *,
    asked: str = "",
    rows: tuple[tuple[Button, ...], ...] = (),
) -> list[Outgoing]:
    """The messages that say an answer, each within the limit of a messenger.

    `asked` is the question where it is to stand above its answer; `rows` of buttons come under
    the last message.
    """
    above = [_bold(asked)] if asked else []
    *pages, last = split([*above, *_Page(answer, wording).blocks()], limit)
    return [*pages, replace(last, rows=rows)]


def growing(answer: Answer, wording: Wording, limit: Limit, *, asked: str = "") -> Outgoing:
    """An answer that is not whole yet, in one message: what is proved, and that more comes.

    It begins as the whole one will, which takes its place.
    """
    above = [_bold(asked)] if asked else []
    said = [*_Page(answer, wording).proved(), "", wording.frame.growing]
    return split([*above, *map(Outgoing, said)], limit)[0]


def spoken(answer: Answer, wording: Wording) -> str:
    """The answer without its sources: the sentences of the frame and the claims with [n]."""
    return "\n".join(_Page(answer, wording).sentences())


@dataclass(frozen=True, slots=True)
class _Page:
    """An answer on its way to text."""

    answer: Answer
    wording: Wording

    def blocks(self) -> Iterator[Outgoing]:
        """The page from top to bottom, an empty block for a blank line."""
        heads = {self._head(side) for side in self.answer.sides if side.claims}
        for sentence in self.sentences():
            yield _bold(sentence) if sentence in heads else Outgoing(sentence)
        if citations := self.answer.citations:
            yield from (_BLANK, _bold(self.wording.frame.sources))
            for number, citation in enumerate(citations, 1):
                yield self._source(f"[{number}] ", citation)
        elif self.answer.nearest:
            yield from (_BLANK, Outgoing(self.wording.frame.nearest))
            for citation in self.answer.nearest:
                yield self._source("· ", citation)

    def sentences(self) -> Iterator[str]:
        """What is said, before any source."""
        answer, frame = self.answer, self.wording.frame
        if not answer.outcome.answers:
            yield self._refusal()
            if answer.notice is Notice.BY_WORDS:
                yield self.wording.remarks[answer.notice]
            yield from self._choices()
            yield from self._left_out()
            return
        yield from self._opening()
        yield from self._stated()
        if answer.contrast:
            yield from contrasted(answer.contrast, self.wording)
        if answer.documents:
            named = "；".join(f"《{s.title}》（{s.document}）" for s in answer.documents)
            yield frame.documents.format(documents=named)
        if answer.notice is Notice.INCOMPLETE:
            yield self.wording.remarks[answer.notice]
        if missing := self._missing():
            yield frame.missing_part.format(subject=missing)
        for sentence in answer.damage:
            yield frame.damage.format(damage=sentence)
        if own_case(fold(answer.question.text)):
            yield frame.own_case
        yield from self._left_out()

    def _left_out(self) -> Iterator[str]:
        """That personal numbers of the question were left out, where some were."""
        if lacks(self.answer.question.text):
            yield self.wording.frame.left_out

    def proved(self) -> Iterator[str]:
        """What can be said before the answer is whole; it begins like one that is."""
        yield self.wording.outcomes[Outcome.ANSWERED]
        yield from self._stated()

    def _stated(self) -> Iterator[str]:
        """The claims, with what must be known before they are read."""
        if self.answer.as_of:
            yield self.wording.frame.as_of.format(day=self.answer.as_of.isoformat())
        if self.answer.validity:
            yield from self._validity(self.answer.validity)
        if self.answer.unsure:
            yield self.wording.frame.unsure
        named = owners(self.answer)
        if len(named) == 1:
            yield self.wording.frame.whose.format(issuer=named[0])
        claims = self._claims(apart=len(named) > 1)
        yield from self._table(claims) if self.answer.sides else claims

    def _table(self, claims: Iterator[str]) -> Iterator[str]:
        """The claims side by side; of a side of which nothing is found, that it is so."""
        for side in self.answer.sides:
            if side.claims:
                yield self._head(side)
                yield from islice(claims, side.claims)
            else:
                yield self.wording.frame.side_unsaid.format(name=side.name)

    def _head(self, side: Side) -> str:
        return self.wording.frame.side.format(name=side.name)

    def _missing(self) -> str:
        """What an answer does not answer, in words of the question."""
        if self.answer.outcome is not Outcome.PARTIAL or self.answer.sides:
            return ""
        return (self.answer.missing or self.answer.subject).strip().rstrip(_ENDS)

    def _choices(self) -> Iterator[str]:
        """The questions to choose from, where it is asked back which one is meant."""
        for number, question in enumerate(self.answer.choices, 1):
            yield self.wording.frame.choice.format(number=number, question=question)

    def _opening(self) -> Iterator[str]:
        """Where the answer comes from: the documents, or somebody who chose it by hand."""
        answer, frame = self.answer, self.wording.frame
        if answer.standard is None:
            if answer.notice in {Notice.AWAY, Notice.BY_WORDS}:
                yield self.wording.remarks[answer.notice]
            yield self.wording.outcomes[answer.outcome]
            return
        yield frame.standard
        if answer.standard.until:
            yield frame.standard_until.format(day=answer.standard.until.isoformat())

    def _validity(self, source: Source) -> Iterator[str]:
        """What a document is on the day, where that is what was asked."""
        frame, status = self.wording.frame, standing(source, self.wording, self.answer.as_of)
        yield frame.validity.format(title=titled(source, self.wording), status=status)
        if not source.status.past:
            yield frame.not_ended

    def _claims(self, *, apart: bool) -> Iterator[str]:
        """The claims with their numbers, and where these are several, whose rules they are."""
        answer, frame = self.answer, self.wording.frame
        numbers = {citation: number for number, citation in enumerate(answer.citations, 1)}
        for claim in answer.claims:
            marks = "".join(f"[{numbers[citation]}]" for citation in dict.fromkeys(claim.citations))
            said = self.wording.roles[claim.role].format(text=claim.text.strip())
            if apart:
                said = frame.by.format(issuer=owner(claim, answer), text=said)
            yield f"{said}{marks}"

    def _refusal(self) -> str:
        """The sentence of an outcome without claims."""
        answer, frame = self.answer, self.wording.frame
        sentence = self.wording.outcomes[answer.outcome]
        if not answer.subject and answer.outcome is Outcome.DETAIL_NOT_STATED:
            sentence = frame.detail_not_stated_plain
        if not answer.subject and answer.outcome is Outcome.SOURCE_CUT:
            sentence = frame.source_cut_plain
        if answer.missing and answer.outcome is Outcome.NOTHING_FOUND:
            sentence = frame.strange.format(said=sentence, word=answer.missing)
        damage = "".join(answer.damage) or frame.cut_unknown
        said = sentence.format(subject=answer.subject, damage=damage)
        if answer.damage and "{damage}" not in sentence:
            said = "\n".join([said, frame.damage.format(damage=damage)])
        return said

    def _source(self, number: str, citation: Citation) -> Outgoing:
        """A source in one block: where it stands, its words, what must be known of it."""
        head = number + place(citation.passage, self.wording, self.answer.as_of)
        quote = citation.quote.strip()
        mark = Mark(len(head) + 1, len(head) + 1 + len(quote), Style.QUOTE)
        return Outgoing("\n".join([head, quote, *self._notices(citation)]), (mark,))

    def _notices(self, citation: Citation) -> Iterator[str]:
        """Warnings that belong to one source; what was said above is not said again."""
        yield from cautions(citation.passage.source, self.wording)
        for sentence in citation.damage:
            if sentence not in self.answer.damage:
                yield f"⚠ {sentence}"


def _bold(text: str) -> Outgoing:
    return Outgoing(text, (Mark(0, len(text), Style.BOLD),))
