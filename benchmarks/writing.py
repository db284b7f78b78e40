"""`scripts`: whether Simplified and Traditional spelling find the same first document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from opencc import OpenCC

from benchmarks.asked import Asked, Told
from benchmarks.bench import Bench
from benchmarks.material import Material
from benchmarks.metrics import share
from benchmarks.table import Table, figure

COMMAND = "python benchmarks/run.py scripts"


def tables(bench: Bench) -> list[Table]:
    """A line a set of documents."""
    rows = tuple(_row(bench, material) for material in bench.materials)
    head = ("documents", "questions", "same first document", "asked", "differ")
    return [Table("scripts", "Simplified and Traditional spelling", COMMAND, head, rows)]


def _row(bench: Bench, material: Material) -> tuple[str, ...]:
    product = bench.product(material)
    first = [
        {told.id: _first(told) for told in product.ask(_spelt(material.questions, spelling))}
        for spelling in (OpenCC("t2s").convert, OpenCC("s2t").convert)
    ]
    simplified, traditional = first
    found = [key for key in simplified if simplified[key] or traditional[key]]
    differ = [key for key in found if simplified[key] != traditional[key]]
    same = share(key not in differ for key in found)
    return (material.title, str(len(found)), figure(same), "1.000", " ".join(differ) or "–")


def _spelt(asked: tuple[Asked, ...], spelling: Callable[[str], str]) -> list[Asked]:
    return [
        replace(q, question=spelling(q.question), history=tuple(map(spelling, q.history)))
        for q in asked
    ]


def _first(told: Told) -> str:
    """The first document that is cited, or that is shown as nearest."""
    return next((one.document for one in (*told.citations, *told.nearest)), "")
