"""`judge`: what the signs of `rag.sure` are worth, and what every threshold costs and saves."""

from benchmarks.judging.report import tables

__all__ = ["tables"]
