"""The model is put together once, whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.backends.crossreader.assembled import GRAPH, NUMBERS, assembled
from rag.backends.crossreader.pretrained import Pretrained, PretrainedError
from rag.backends.crossreader.trained import Trained

_MOST = 40 * 1024 * 1024


@pytest.fixture
def trained() -> Trained:
    """What training changed."""
    return Trained()


def test_it_is_small_and_whole(tmp_path: Path, trained: Trained) -> None:
    """A graph, its numbers, and nothing beside them."""
    place = assembled(tmp_path / "model", trained, Pretrained())

    assert place.name == GRAPH
    assert {one.name for one in place.parent.iterdir()} == {GRAPH, NUMBERS}
    assert [one.name for one in (tmp_path / "model").iterdir()] == [trained.known]
    assert sum(one.stat().st_size for one in place.parent.iterdir()) < _MOST


def test_it_is_made_once(tmp_path: Path, trained: Trained) -> None:
    """The next start takes it as it is."""
    pretrained = Pretrained()
    place = assembled(tmp_path, trained, pretrained)
    made = (place.parent / NUMBERS).stat().st_mtime_ns

    assert assembled(tmp_path, trained, pretrained) == place
    assert (place.parent / NUMBERS).stat().st_mtime_ns == made


def test_another_version_stands_beside_it(tmp_path: Path, trained: Trained) -> None:
    """A process of the version before may still be reading it."""
    pretrained = Pretrained()
    first = assembled(tmp_path, trained, pretrained)
    trained.known = "other"

    assert assembled(tmp_path, trained, pretrained) != first
    assert first.is_file()


def test_weights_of_another_package_are_refused(tmp_path: Path, trained: Trained) -> None:
    """The differences would make noise of them, and nothing half is left."""
    trained.base = "0" * 64

    with pytest.raises(PretrainedError):
        assembled(tmp_path, trained, Pretrained())

    assert list(tmp_path.iterdir()) == []


def test_a_directory_that_cannot_be_written_is_told(tmp_path: Path, trained: Trained) -> None:
    """As where a file has its name."""
    (tmp_path / "model").write_bytes(b"")

    with pytest.raises(OSError, match="model"):
        assembled(tmp_path / "model", trained, Pretrained())
