"""A golden question whose document is removed."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.switching.house import opened
from benchmarks.switching.replacing import COMMAND
from benchmarks.switching.towns import Town, town
from benchmarks.table import Table
from corpus.document import Upload
from rag.answer import Question
from rag.change import Offer
from rag.golden import Golden
from rag.ingest import RegressedError

_DOCUMENTS = 40
_GOLDEN = 10


def table(bench: Bench) -> Table:
    """Every golden question in turn."""
    del bench
    stopped = named = served = 0
    with tempfile.TemporaryDirectory() as place, opened(Path(place)) as house:
        towns = [town(number) for number in range(_DOCUMENTS)]
        list(house.library.add([Offer.of(Upload(t.name, t.text.encode())) for t in towns]))
        kept = [
            (number, one)
            for number, one in enumerate(towns, 1)
            if _golden(one).met(house.ask(Question(one.question)))
        ][:_GOLDEN]
        for _, one in kept:
            house.means.goldens.put(_golden(one))
        for number, one in kept:
            try:
                house.library.remove(number)
            except RegressedError as error:
                stopped += 1
                named += [each.golden.text for each in error.trial.regressed] == [one.question]
            answer = house.ask(Question(one.question))
            served += one.answer in "".join(claim.text for claim in answer.claims)
            house.library.discard()
    rows = (
        ("removals of a document that a golden question rests on", str(len(kept))),
        ("switches stopped", str(stopped)),
        ("the question named, and no other", str(named)),
        ("still answered as before", str(served)),
    )
    heads = ("what", "count")
    return Table("regressing", "Golden questions stop a switch", COMMAND, heads, rows)


def _golden(one: Town) -> Golden:
    return Golden(one.question, quote=one.answer)
