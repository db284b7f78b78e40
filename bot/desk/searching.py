"""Cited passages for whoever writes to somebody else: `@bot 学前三年毛入园率`.

Nothing of a search is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    """One finding a citation; those of a refusal are labelled as what they are."""
    label = "" if answer.outcome.answers else wording.answering.not_enough
    for number, citation in enumerate((answer.citations or answer.nearest)[:_MOST], 1):
        title = titled(citation.passage.source, wording)
        separator = wording.frame.separator
        yield Finding(
            key=f"c{number}",
            title=separator.join(filter(None, [label, title, *citation.passage.path[-1:]])),
            summary=" ".join(citation.quote.split())[:_SUMMARY],
            message=_message(answer, citation, wording, scene, label),
        )


def _message(
    answer: Answer, citation: Citation, wording: Wording, scene: Scene, label: str
) -> Outgoing:
    """The words with their source in one message, for it is all that can be sent."""
    quote = citation.quote.strip()
    said = [claim.text.strip() for claim in answer.claims if citation in claim.citations]
    blocks = [
        *([Outgoing(f"⚠ {label}")] if label else []),
        *(Outgoing(one) for one in said if one != quote),
        Outgoing(quote, (Mark(0, len(quote), Style.QUOTE),)),
        Outgoing(f"—— {place(citation.passage, wording, answer.as_of)}"),
        *map(Outgoing, cautions(citation.passage.source, wording)),
        *(Outgoing(f"⚠ {sentence}") for sentence in citation.damage),
    ]
    return split(blocks, scene.limit)[0]
