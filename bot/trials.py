"""Golden questions in lines for a person: what is expected, what is and would be answered."""

from __future__ import annotations

from collections.abc import Iterator

from bot.wording import Wording
from rag.answer import Answer
from rag.golden import Compared, Golden, Trial

_SHOWN = 8
_LONGEST = 120


def told(trial: Trial, wording: Wording) -> Iterator[str]:
    """That a change was stopped, and the questions that stopped it."""
    say = wording.curated
    regressed = trial.regressed
    yield say.regressed.format(count=len(regressed), all=len(trial.compared))
    for one in regressed[:_SHOWN]:
        yield ""
        yield from _compared(one, wording)
    if (left := len(regressed) - _SHOWN) > 0:
        yield say.more.format(count=left)
    others = [one for one in trial.changed if one not in regressed]
    if others:
        yield ""
        yield say.also_changed.format(count=len(others))
    for one in others[:_SHOWN]:
        yield ""
        yield from _compared(one, wording)


def numbers(trial: Trial) -> str:
    """The golden questions that a change would have answered wrongly, for the log."""
    return " ".join(f"#{one.golden.number}" for one in trial.regressed)


def line(golden: Golden, wording: Wording) -> str:
    """A golden question in a line: its number, its words, what is expected."""
    expected = _expected(golden, wording)
    return wording.golden.question.format(number=golden.number, text=golden.text, expected=expected)


def said(answer: Answer, wording: Wording) -> str:
    """An answer in a line: its first words, and where they are from."""
    if answer.outcome.refused or not answer.claims:
        return wording.curated.refuses
    words = _short(" ".join(claim.text for claim in answer.claims))
    titles = dict.fromkeys(one.passage.source.title for one in answer.citations)
    return f"{words}（{'、'.join(titles)}）"


def _compared(one: Compared, wording: Wording) -> Iterator[str]:
    say = wording.curated
    yield say.question.format(question=one.golden.text)
    yield say.before.format(answer=said(one.before, wording))
    yield say.after.format(answer=said(one.after, wording))


def _expected(golden: Golden, wording: Wording) -> str:
    say = wording.golden
    if golden.refuse:
        return say.refusal
    source = say.source.format(title=golden.title) if golden.title else ""
    words = say.words.format(quote=_short(golden.quote)) if golden.quote else ""
    return say.both.join(filter(None, (source, words)))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
