"""A set that finding is measured on: documents, questions, and which documents answer them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.retrieval.jsonl import Line, UnusableSetError, lines
from benchmarks.retrieval.ranked import Row
from corpus.fold import fold

_ASKED = ("q", "question", "content", "text")
"""What the question of an earlier turn may be called."""


@dataclass(frozen=True, slots=True)
class Posed:
    """A question of a set.

    `spans` tells whether the answers are words of a document, None where nothing is said. `pos`
    and `neg` are passages that answer it and others like them, where the set gives such.
    """

    id: str
    text: str
    history: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    spans: bool | None = None
    pos: tuple[str, ...] = ()
    neg: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """A set. `gains` are what documents count for a question, by id; only those above 0.

    `judged` are the questions that a document answers. `left_out` says in words what was not used.
    `more` are other judgements of the same questions, by their name.
    """

    rows: tuple[Row, ...]
    judged: tuple[Posed, ...]
    gains: Mapping[str, Mapping[str, float]]
    unanswerable: tuple[Posed, ...] = ()
    left_out: tuple[str, ...] = ()
    more: Mapping[str, Mapping[str, Mapping[str, float]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Files:
    """Where a set is."""

    corpus: Path
    queries: Path
    qrels: Path
    unanswerable: Path | None = None


def read(files: Files) -> Trial:
    """A set of any origin.

    Raises:
        UnusableSetError: it cannot be measured on; the message says why in one sentence.
    """
    rows = [Row(one.name("id"), one.words("title").strip(), one.words("text"))
            for one in lines(files.corpus)]  # fmt: skip
    if not any(row.words.strip() for row in rows):
        raise UnusableSetError(f"{files.corpus}: there is no document with a text in it")
    posed = _posed(files.queries)
    gains, strangers = _gains(files.qrels, {row.id for row in rows})
    judged = tuple(one for one in posed.values() if one.id in gains)
    if not judged:
        raise UnusableSetError(
            f"{files.qrels}: it judges no document of {files.corpus.name} for a question "
            f"of {files.queries.name}"
        )
    found = {
        "questions without a relevant document": len(posed) - len(judged),
        "judgements of documents that are not there": strangers,
        "rows without any text": sum(not row.words.strip() for row in rows),
        "rows whose id another row bears": len(rows) - len({row.id for row in rows}),
    }
    return Trial(
        tuple(rows),
        judged,
        gains,
        tuple(_posed(files.unanswerable).values()) if files.unanswerable else (),
        tuple(f"{count} {what}" for what, count in found.items() if count),
    )


def simplified(trial: Trial) -> Trial:
    """The set with its questions in Simplified Chinese, its documents as they are."""

    def written(posed: Iterable[Posed]) -> tuple[Posed, ...]:
        return tuple(
            replace(one, text=fold(one.text), history=tuple(map(fold, one.history)))
            for one in posed
        )

    return replace(trial, judged=written(trial.judged), unanswerable=written(trial.unanswerable))


def _posed(file: Path) -> dict[str, Posed]:
    """The questions of a file by id; of those with one id the first."""
    found: dict[str, Posed] = {}
    for line in lines(file):
        if not isinstance(line.content.get("text"), str):
            raise UnusableSetError(f"{line.place}: 'text' is no text")
        one = _question(line)
        found.setdefault(one.id, one)
    if not found:
        raise UnusableSetError(f"{file}: there is no question in it")
    return found


def _question(line: Line) -> Posed:
    return Posed(
        id=line.name("id"),
        text=line.words("text"),
        history=tuple(_turns(line)),
        answers=tuple(one for one in line.texts("answers") if one.strip()),
        spans=line.told("answer_is_span"),
        pos=(*line.texts("pos"), *line.texts("pos_groups")),
        neg=line.texts("neg"),
    )


def _turns(line: Line) -> Iterator[str]:
    """The earlier questions, whether they are texts, pairs or messages with a role."""
    turns = line.content.get("history")
    for turn in turns if isinstance(turns, list) else ():
        if isinstance(turn, dict) and turn.get("role", "user") == "user":
            said = next((turn[name] for name in _ASKED if isinstance(turn.get(name), str)), "")
        else:
            said = turn[0] if isinstance(turn, list) and turn else turn
        if isinstance(said, str) and said.strip():
            yield said


def _gains(file: Path, known: set[str]) -> tuple[dict[str, dict[str, float]], int]:
    """What documents count for questions, and how many judgements are of unknown ones."""
    gains: dict[str, dict[str, float]] = {}
    strangers = 0
    for line in lines(file):
        query, document = line.name("qid"), line.name("docid")
        score = line.number("score", 1.0)
        strangers += document not in known
        if score > 0 and document in known:
            gains.setdefault(query, {})[document] = score
    return gains, strangers
