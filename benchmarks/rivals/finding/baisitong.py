"""baisitong's own search (words and vectors, before it answers), its documents taken out.

The passages are what its search gives to its answers; below its threshold it gives none.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

os.environ["DATABASE_URL"] = "sqlite://"
os.environ["LOG_LEVEL"] = "ERROR"

from baisitong.config import settings
from baisitong.database import SessionLocal
from baisitong.main import app
from baisitong.services.retriever import ensure_index, retriever, rewrite_query
from fastapi.testclient import TestClient

from benchmarks.retrieval.ranked import Query
from benchmarks.rivals.baisitong import LONGEST, replace_documents
from benchmarks.rivals.finding.race import Finder, Piece, Race, race

DEEP = 1000
"""Passages asked for where only some documents may be found: it cannot be kept to them."""


def filed(given: Race) -> list[Path]:
    """A file for every row, named by its place."""
    folder = given.work / "documents"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    files = []
    for at, row in enumerate(given.rows):
        if row.words.strip():
            files.append(folder / f"{at}.txt")
            files[-1].write_text(row.words, encoding="utf-8")
    return files


def finder(given: Race, client: TestClient) -> Finder:
    """Its search; the score is the sum of its two, before it stretches them to 1."""
    replace_documents(client, filed(given))
    with SessionLocal() as session:
        ensure_index(session)

    def find(query: Query) -> Sequence[Piece]:
        words = rewrite_query(query.text[:LONGEST], query.history[-1] if query.history else None)
        allowed = given.rowsof(query.among)
        hits = retriever.search(
            words,
            retriever._tfidf.transform(words),  # noqa: SLF001  as its own service does
            top_k=DEEP if allowed else settings.retrieval_top_k,
            alpha=settings.vector_weight,
            threshold=settings.score_threshold,
        )
        pieces = [Piece(_row(hit.doc_title), hit.content, hit.vec_score + hit.kw_score)
                  for hit in hits]  # fmt: skip
        return [one for one in pieces if not allowed or one.row in allowed]

    return find


def _row(title: str) -> int:
    return int(title.removesuffix(".txt"))


def main() -> None:
    """Upload the documents and rank passages for every question."""
    given = race()
    with TestClient(app) as client:
        given.run(finder(given, client))


if __name__ == "__main__":
    main()
