"""Turns an answer into messages: plain sentences with [n], then the numbered sources.

Pure, and the same for every messenger: only the limit of a message differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.differing import contrasted
from bot.message import Limit, Mark, Outgoing, Style
from bot.split import split
from bot.whose import owner, owners, unnamed
from bot.wording import Wording
from corpus.known import Kind, Status
from rag.answer import Answer, Citation, Outcome, Source

_LONGEST_HEADING = 30
_BLANK = Outgoing("")


def render(answer: Answer, wording: Wording, limit: Limit) -> list[Outgoing]:
    """The messages that say an answer, each within the limit of a messenger."""
    return split(_Page(answer, wording).blocks(), limit)


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
        for sentence in self.sentences():
            yield Outgoing(sentence)
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
            return
        yield self.wording.outcomes[answer.outcome]
        if answer.as_of:
            yield frame.as_of.format(day=answer.as_of.isoformat())
        if answer.validity:
            yield from self._validity(answer.validity)
        yield from self._claims()
        if answer.contrast:
            yield from contrasted(answer.contrast, self.wording)
        if answer.documents:
            named = "；".join(f"《{s.title}》（{s.document}）" for s in answer.documents)
            yield frame.documents.format(documents=named)
        if answer.outcome is Outcome.PARTIAL and answer.subject:
            yield frame.missing_part.format(subject=answer.subject)
        for sentence in answer.damage:
            yield frame.damage.format(damage=sentence)

    def _status(self, source: Source) -> str:
        """What a document is, on the day of an answer that is not of today."""
        status, day = self.wording.statuses[source.status], self.answer.as_of
        return self.wording.frame.then.format(day=day, status=status) if day else status

    def _validity(self, source: Source) -> Iterator[str]:
        """What a document is on the day, where that is what was asked."""
        frame, title = self.wording.frame, source.title.strip() or source.document
        named = title if title.startswith("《") else frame.title.format(title=title)
        yield frame.validity.format(title=named, status=self._status(source))
        if not source.status.past:
            yield frame.not_ended

    def _claims(self) -> Iterator[str]:
        """The claims with their numbers, and whose rules they are where nobody asked for one's."""
        answer, frame, named = self.answer, self.wording.frame, owners(self.answer)
        if len(named) == 1:
            yield frame.whose.format(issuer=named[0])
        numbers = {citation: number for number, citation in enumerate(answer.citations, 1)}
        for claim in answer.claims:
            marks = "".join(f"[{numbers[citation]}]" for citation in dict.fromkeys(claim.citations))
            said = self.wording.roles[claim.role].format(text=claim.text.strip())
            if len(named) > 1:
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
        damage = "".join(answer.damage) or frame.cut_unknown
        said = sentence.format(subject=answer.subject, damage=damage)
        if answer.damage and "{damage}" not in sentence:
            said = "\n".join([said, frame.damage.format(damage=damage)])
        return said

    def _source(self, number: str, citation: Citation) -> Outgoing:
        """A source in one block: where it stands, its words, what must be known of it."""
        head = number + self.wording.frame.separator.join(self._place(citation))
        quote = citation.quote.strip()
        mark = Mark(len(head) + 1, len(head) + 1 + len(quote), Style.QUOTE)
        return Outgoing("\n".join([head, quote, *self._notices(citation)]), (mark,))

    def _place(self, citation: Citation) -> Iterator[str]:
        """Title, section path, date of the version, status, and kind where it is no rule."""
        passage, source = citation.passage, citation.passage.source
        title = source.title.strip() or source.document
        yield title if title.startswith("《") else self.wording.frame.title.format(title=title)
        # The title is mostly the first heading too.
        path = passage.path[1:] if passage.path[:1] == (title,) else passage.path
        if path:
            yield self.wording.frame.step.join(map(_short, path))
        if by := unnamed(source):
            yield by
        if source.dated:
            yield source.dated
        no_rule = source.kind in {Kind.SPEECH, Kind.MODEL_TEXT, Kind.NEWS}
        if no_rule:
            yield self.wording.kinds[source.kind]
        if not no_rule or source.status.past:
            yield self._status(source)

    def _notices(self, citation: Citation) -> Iterator[str]:
        """Warnings that belong to one source; what was said above is not said again."""
        notices, source = self.wording.notices, citation.passage.source
        by_kind = {
            Kind.SPEECH: notices.speech,
            Kind.MODEL_TEXT: notices.model_text,
            Kind.NEWS: notices.news,
        }
        by_status = {
            Status.REPEALED: notices.repealed,
            Status.SUPERSEDED: notices.superseded,
            Status.EXPIRED: notices.expired,
            Status.TRIAL: notices.trial,
            Status.NOT_YET_EFFECTIVE: notices.not_yet_effective,
        }
        said = [by_kind.get(source.kind, ""), by_status.get(source.status, "")]
        yield from (f"⚠ {notice}" for notice in said if notice)
        for sentence in citation.damage:
            if sentence not in self.answer.damage:
                yield f"⚠ {sentence}"


def _bold(text: str) -> Outgoing:
    return Outgoing(text, (Mark(0, len(text), Style.BOLD),))


def _short(heading: str) -> str:
    """A heading that leaves room for the others."""
    line = " ".join(heading.split())
    return line if len(line) <= _LONGEST_HEADING else f"{line[: _LONGEST_HEADING - 1]}…"
