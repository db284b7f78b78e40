"""`weights`: what the weights of `rag.rank` are worth, and what fitting them would give."""

from benchmarks.weights.report import tables

__all__ = ["tables"]
