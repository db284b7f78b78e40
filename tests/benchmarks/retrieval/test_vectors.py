from __future__ import annotations

from pathlib import Path

import numpy as np

from benchmarks.retrieval.vectors import Remembering
from tests.fakes import FakeEmbedder


def test_no_passage_is_embedded_twice(tmp_path: Path) -> None:
    """Not even by another run."""
    file, model = tmp_path / "vectors", FakeEmbedder()
    first = Remembering(model, file).passages(["一", "二", "一"])

    again = Remembering(model, file).passages(["一", "二", "一"])

    assert np.array_equal(first, again)
    assert model.embedded == ["一", "二"]


def test_what_a_kill_left_unfinished_is_embedded_again(tmp_path: Path) -> None:
    """The records before it are kept."""
    file, model = tmp_path / "vectors", FakeEmbedder()
    whole = Remembering(model, file).passages(["一", "二"])
    with file.open("r+b") as opened:
        opened.truncate(file.stat().st_size - 7)

    assert np.array_equal(Remembering(model, file).passages(["一", "二"]), whole)
    assert model.embedded == ["一", "二", "二"]
