"""What the two lines need of the world. The real things are in `rag/backends/`.

Every backend is thread-safe: many questions are answered at once.
"""

from rag.ports.crossreader import CrossReader, CrossReaderAwayError, Page, Read
from rag.ports.goldens import Goldens
from rag.ports.index import (
    Embedder,
    EmbedderAwayError,
    IndexDamagedError,
    Indexes,
    LexicalIndex,
    Matrix,
    Progress,
    Serves,
    Shelf,
    Vector,
    VectorIndex,
)
from rag.ports.model import Fault, Model, ModelError, Prompt
from rag.ports.reading import Workshop
from rag.ports.reranker import Reranker, RerankerAwayError
from rag.ports.spending import Spending, Tokens
from rag.ports.store import DataBusyError, StorageError, Store
from rag.ports.texts import Texts

__all__ = [
    "CrossReader",
    "CrossReaderAwayError",
    "DataBusyError",
    "Embedder",
    "EmbedderAwayError",
    "Fault",
    "Goldens",
    "IndexDamagedError",
    "Indexes",
    "LexicalIndex",
    "Matrix",
    "Model",
    "ModelError",
    "Page",
    "Progress",
    "Prompt",
    "Read",
    "Reranker",
    "RerankerAwayError",
    "Serves",
    "Shelf",
    "Spending",
    "StorageError",
    "Store",
    "Texts",
    "Tokens",
    "Vector",
    "VectorIndex",
    "Workshop",
]
