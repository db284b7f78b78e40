"""The sets that are measured on: those of `../shared`, and one over our own samples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from benchmarks import shared
from benchmarks.material import samples, words
from benchmarks.retrieval.contest import EMBEDDER, RIVALS
from benchmarks.retrieval.ranked import Row
from benchmarks.retrieval.trial import Files, Posed, Trial, read, simplified

_ALWAYS = ("bm25", EMBEDDER)


@dataclass(frozen=True, slots=True)
class Named:
    """A set and who is held against zhengda on it; `asked` are figures it should reach."""

    name: str
    read: Callable[[], Trial]
    asked: Mapping[str, str]
    rivals: tuple[str, ...] = _ALWAYS


def sets() -> list[Named]:
    """What there is to measure on: the samples always, the others where they are."""
    return [*(one for one in _OTHERS if shared.EVAL.is_dir()), _SAMPLES]


def _files(name: str, qrels: str = "qrels") -> Files:
    folder = shared.EVAL / name
    refused = folder / "queries_unanswerable.dev.jsonl"
    return Files(
        folder / "corpus.jsonl",
        folder / "queries.dev.jsonl",
        folder / f"{qrels}.dev.jsonl",
        refused if refused.is_file() else None,
    )


def _ncp() -> Trial:
    plus = read(_files("ncp_policy", "qrels_plus"))
    return replace(read(_files("ncp_policy")), more={"plus": plus.gains})


def _samples() -> Trial:
    """Our own questions; the words that show an answer are its span."""
    material = samples()
    rows = tuple(Row(file.name, "", words(file)) for file in material.files)
    known = {row.id for row in rows}
    asked = {
        one.id: Posed(one.id, one.question, one.history, one.quotes, spans=bool(one.quotes))
        for one in material.questions
    }
    gains = {
        one.id: {str(document): 1.0 for document in one.docs if document in known}
        for one in material.questions
        if one.answerable
    }
    gains = {number: found for number, found in gains.items() if found}
    return Trial(
        rows,
        tuple(asked[number] for number in gains),
        gains,
        tuple(asked[one.id] for one in material.questions if not one.answerable),
    )


_OTHERS = (
    Named(
        "ncp_policy",
        _ncp,
        {"ndcg@10": "≥ .935", "span@3": "≥ .92", "refused_at_95": "≥ .80"},
    ),
    Named("domainrag", lambda: read(_files("domainrag")), {"ndcg@10": "≥ .55"}),
    Named("lecoqa_stard", lambda: read(_files("lecoqa_stard")), {"ndcg@10": "≥ .54"}),
    Named(
        "rgb_zh",
        lambda: read(_files("rgb_zh")),
        {"ndcg@10": "≥ .60", "given negative_rejection": "≥ .80", "given answered": "≥ .90"},
    ),
    Named("drcd", lambda: simplified(read(_files("drcd"))), {"ndcg@10": "≥ .97"}),
)
_SAMPLES = Named("samples", _samples, {}, RIVALS)
NAMES = (*(one.name for one in _OTHERS), _SAMPLES.name)
"""All of them, whether they are there or not."""
