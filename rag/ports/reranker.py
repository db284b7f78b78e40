"""What puts found passages into a better order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class RerankerAwayError(Exception):
    """The reranker gives no scores now; passages stay in the order in which they were found.

    Its text is a `Fault`; `about` says more where that helps.
    """

    def __init__(self, fault: str = "", about: str = "") -> None:
        super().__init__(fault)
        self.about = about


class Reranker(Protocol):
    """Reads a question and a text together, and tells how well they fit. Thread-safe."""

    @property
    def name(self) -> str:
        """What it is called where it is served."""

    def score(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """One finite number a text, in their order; higher is better, on a scale of its own.

        Raises:
            RerankerAwayError: it is asked over the network, and gives none.
        """
