"""LangChain and Chroma as their first page shows them: 500-character chunks, the same e5.

Nothing is folded, nothing fused. Its score for refusing is the nearness of the best chunk.
"""

from __future__ import annotations

from collections.abc import Sequence

from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_text_splitters import RecursiveCharacterTextSplitter

from benchmarks.retrieval.ranked import Query
from benchmarks.rivals.finding.race import Piece, race, spoken
from benchmarks.rivals.langchain_chroma import CHUNK, OVERLAP, Embeddings

NEAREST = 50
_STEP = 1000


def main() -> None:
    """Index the documents and rank chunks for every question."""
    given = race()
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
    own = [Document(row.words, metadata={"row": at}) for at, row in enumerate(given.rows)]
    chunks = splitter.split_documents([one for one in own if one.page_content.strip()])
    store = Chroma(embedding_function=Embeddings(given.work / "vectors.npz"))
    for at in range(0, len(chunks), _STEP):
        store.add_documents(chunks[at : at + _STEP])

    def find(query: Query) -> Sequence[Piece]:
        among = {"row": {"$in": sorted(given.rowsof(query.among))}} if query.among else None
        words = spoken(query).strip() or "."  # the model has no vector for nothing
        found = store.similarity_search_with_score(words, k=NEAREST, filter=among)
        return [Piece(int(d.metadata["row"]), d.page_content, -far) for d, far in found]

    given.run(find)


if __name__ == "__main__":
    main()
