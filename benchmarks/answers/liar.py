"""`answers liar`: claims that are false, and true ones in other words, before the gate.

A claim is *sent* where the gate lets it pass in the model's own words. A true claim that it does
not let pass is replaced by the words it rests on; it is *dropped* where these do not pass either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from benchmarks.answers.lies import Case, lies
from benchmarks.answers.rewordings import rewordings
from benchmarks.answers.stock import Sentence, stock
from benchmarks.answers.truths import truths
from benchmarks.answers.twists import twists
from benchmarks.bench import Bench
from benchmarks.metrics import share
from benchmarks.table import Table, figure
from corpus.known import Kind, Status
from rag.answer import Draft, DraftClaim, Passage, Source
from rag.verify import verify

COMMAND = "python benchmarks/run.py answers liar"
FALSE_EACH, TRUE_EACH = 60, 40
TITLES = {
    "answers_false": "False claims before the gate",
    "answers_twisted": "False claims of a second family, made to find what the first one misses",
}
DEEP = 5
"""So many times as many with `--deep`."""


def tables(bench: Bench) -> list[Table]:
    """False and true claims by kind, and what became of them."""
    times = DEEP if bench.deep else 1
    among = stock()
    return [
        _false("answers_false", lies(among, FALSE_EACH * times), among),
        _false("answers_twisted", twists(among, FALSE_EACH * times), among),
        _true(among, TRUE_EACH * times),
    ]


def proved(case: Case, text: str) -> bool:
    """Whether the gate lets a text pass over the quotes of a case."""
    whole = "".join(case.quotes)
    dated = str(case.year) if case.year else ""
    source = Source(1, "document.txt", 1, case.title, Kind.OTHER, Status.UNKNOWN, dated)
    passage = Passage(1, source, (), 0, len(whole), whole)
    claim = DraftClaim(text, tuple((0, quote) for quote in case.quotes))
    return bool(verify(Draft((claim,)), [passage], lambda _: whole).claims)


def _false(name: str, cases: Iterable[Case], among: list[Sentence]) -> Table:
    sent, all_of = Counter[str](), Counter[str]()
    for case in cases:
        all_of[case.kind] += 1
        if proved(case, case.claim):
            sent[case.kind] += 1
            print(f"PASSED {case.kind}: {case.claim}\n  over {' '.join(case.quotes)}")
    rows = [(kind, str(count), str(sent[kind])) for kind, count in all_of.items()]
    rows.append(("all", str(all_of.total()), str(sent.total())))
    head = ("what is false", "claims", "sent (asked: 0)")
    return Table(name, TITLES[name], COMMAND, head, tuple(rows), _of(among))


def _true(among: list[Sentence], each: int) -> Table:
    rows = []
    outcomes: list[str] = []
    by_kind: dict[str, list[str]] = {}
    for case in (*truths(among, each), *rewordings()):
        outcome = _outcome(case)
        by_kind.setdefault(case.kind, []).append(outcome)
        outcomes.append(outcome)
    for kind, found in (*by_kind.items(), ("all", outcomes)):
        rows.append((kind, str(len(found)), *_shares(found)))
    head = (
        "how it is said",
        "claims",
        "said so",
        "replaced by its quote",
        "dropped (asked: ≤ .020)",
    )
    return Table(
        "answers_true", "True claims before the gate", COMMAND, head, tuple(rows), _of(among)
    )


def _outcome(case: Case) -> str:
    if proved(case, case.claim):
        return "said"
    return "quoted" if proved(case, "".join(case.quotes)) else "dropped"


def _shares(found: Iterable[str]) -> tuple[str, ...]:
    kept = list(found)
    return tuple(
        figure(share(one == name for one in kept)) for name in ("said", "quoted", "dropped")
    )


def _of(among: list[Sentence]) -> str:
    titles = len({one.title for one in among})
    return f"Over {len(among)} sentences of {titles} documents."
