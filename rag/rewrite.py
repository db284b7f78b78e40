"""Has a follow-up put into a question that stands alone, by a model that is believed nothing.

那初中呢 after 小学校车补助多少钱 becomes 初中校车补助多少钱. What the model writes is taken only
where it is made of the words of this conversation and keeps those of the question; else, and where
the model fails or is slow, the rules of `rag.resolve` stay in force and nobody notices.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic

from corpus.fold import fold
from rag.answer import Answer, Question, Script
from rag.brief import brief
from rag.guard import guard
from rag.ports import Model, ModelError, Prompt
from rag.prompting import marker
from rag.remembered import Asks
from rag.resolve import refers
from rag.restated import restates
from rag.script import script_of
from rag.telling import Tell, nobody
from rag.traced import Step
from rag.which import chooses

_SECONDS = 6.0
_TOKENS = 200
_TURNS = 4
"""Earlier questions that the model is given."""


@dataclass(frozen=True, slots=True)
class Rewriting:
    """Answers like the one behind it, to a follow-up as the model puts it. Thread-safe.

    `orders` tell the model what to do; `limit` is the longest question in characters, `seconds`
    what the model is waited for at most. The answer is to the question as it was written.
    """

    asks: Asks
    model: Model
    orders: str
    limit: int = 300
    seconds: float = _SECONDS
    marker: Callable[[], str] = marker

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """The answer to a question."""
        text = guard(question.text, self.limit).text
        folded = fold(text)
        # 2, 都要 and 小学和初中 are understood to the letter behind this.
        if not (folded and question.history and refers(folded)) or chooses(folded):
            return self.asks(question, script=script, tell=tell)
        turns = (guard(turn[: self.limit], self.limit).text for turn in question.history[-_TURNS:])
        history = tuple(turn for turn in turns if turn)
        written = self._written(text, history) if history else ""
        if not written:
            answer = self.asks(question, script=script, tell=tell)
            return replace(answer, trace=(Step("rewrite", "not rewritten"), *answer.trace))

        def told(part: Answer) -> None:
            tell(replace(part, question=question))

        alone = replace(question, text=written, history=())
        # The model may answer in other characters than those that the person writes.
        answer = self.asks(alone, script=script or script_of(text), tell=told)
        steps = (Step("rewrite", written), *answer.trace)
        return replace(answer, question=question, trace=steps)

    def _written(self, text: str, history: tuple[str, ...]) -> str:
        """The question as the model puts it; empty where it may not be taken."""
        try:
            said = brief(
                self.model, self._prompt(text, history), monotonic() + self.seconds, 2 * self.limit
            )
        except ModelError:
            return ""
        line = said.strip().strip('「」"“”').removeprefix("改写：").strip()
        fits = len(line) <= self.limit and "\n" not in line and guard(line, self.limit).text == line
        return line if fits and restates(line, text, history) else ""

    def _prompt(self, text: str, history: tuple[str, ...]) -> Prompt:
        mark = self.marker()
        earlier = "\n".join(f"先前的问题：{turn}" for turn in history)
        user = f"[对话 {mark}]\n{earlier}\n这个问题：{text}\n[对话完 {mark}]\n改写："
        return Prompt(self.orders, user, most=_TOKENS)
