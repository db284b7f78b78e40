"""Cited passages for whoever writes to somebody else: `@bot 学前三年毛入园率`.

Nothing of a search is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.citing import cautions, place, titled
from bot.desk.scene import Scene
from bot.message import Finding, Mark, Outgoing, Reaction, Style
from bot.ports import Asking, Suggesting
from bot.split import split
from bot.wording import Wording, Wordings, script_of
from rag.answer import Answer, Citation, Question

_MOST = 10
_SUMMARY = 120


@dataclass(frozen=True, slots=True)
class Searching:
    """Offers passages."""

    ask: Asking
    suggesting: Suggesting
    wordings: Wordings

    def __call__(self, scene: Scene) -> Reaction:
        """What answers the words, or questions to begin with where there are none."""
        text = scene.incoming.text.strip()
        if not text:
            return Reaction(findings=tuple(self._examples(scene)))
        script = script_of(scene.chosen) if scene.chosen else None
        answer = self.ask(Question(text), script=script)
        wording = self.wordings[answer.script]
        found = _findings(answer, wording, scene)
        return Reaction(findings=tuple(found))

    def _examples(self, scene: Scene) -> Iterator[Finding]:
        script = script_of(scene.chosen or scene.incoming.language)
        hint = self.wordings[script].answering.example
        for number, question in enumerate(self.suggesting.examples(script), 1):
            yield Finding(f"e{number}", question, hint, Outgoing(question))


def _findings(answer: Answer, wording: Wording, scene: Scene) -> Iterator[Finding]:
    """One finding a claim; the passages of a refusal are labelled as what they are."""
    label = "" if answer.outcome.answers else wording.answering.not_enough
    told = [(claim.text.strip(), tuple(dict.fromkeys(claim.citations))) for claim in answer.claims]
    told = told or [(label, (citation,)) for citation in answer.nearest]
    for number, (said, cited) in enumerate(told[:_MOST], 1):
        passage = cited[0].passage
        names = [label, titled(passage.source, wording), *passage.path[-1:]]
        quoted = _quoted(cited)
        yield Finding(
            key=f"c{number}",
            title=wording.frame.separator.join(dict.fromkeys(filter(None, names))),
            summary=" ".join((quoted if label else said).split())[:_SUMMARY],
            message=_message(said, cited, answer, wording, scene),
        )


def _quoted(cited: Iterable[Citation]) -> str:
    return "\n".join(one.quote.strip() for one in cited)


def _message(
    said: str, cited: tuple[Citation, ...], answer: Answer, wording: Wording, scene: Scene
) -> Outgoing:
    """The words with their sources in one message, for it is all that can be sent."""
    places: dict[str, list[Citation]] = {}
    for one in cited:
        places.setdefault(place(one.passage, wording, answer.as_of), []).append(one)
    claim = [] if said == _quoted(cited) else [Outgoing(said)]
    words = [_marked(_quoted(held)) for held in places.values()]
    below = [_source(where, held, wording) for where, held in places.items()]
    pairs = (block for pair in zip(words, below, strict=True) for block in pair)
    pages = split([*claim, *pairs], scene.limit)
    # Whatever is left out of a text that is too long, it is not where it comes from.
    return pages[0] if len(pages) == 1 else split([*below, *words], scene.limit)[0]


def _marked(quoted: str) -> Outgoing:
    return Outgoing(quoted, (Mark(0, len(quoted), Style.QUOTE),))


def _source(where: str, cited: list[Citation], wording: Wording) -> Outgoing:
    """Where words stand, and what must be known of that."""
    cautioned = [one for cite in cited for one in cautions(cite.passage.source, wording)]
    damaged = [f"⚠ {sentence}" for cite in cited for sentence in cite.damage]
    return Outgoing("\n".join([f"—— {where}", *dict.fromkeys(cautioned + damaged)]))
