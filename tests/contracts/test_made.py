"""What every place for files that are made to be sent promises."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import pytest

from bot.backends.disk.made import DiskMade
from bot.backends.memory.made import MemoryMade
from bot.ports import Made
from corpus.document import Upload


@pytest.fixture(params=["memory", "disk"])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Made:
    """A place without a file."""
    return MemoryMade() if request.param == "memory" else DiskMade(tmp_path / "made")


def test_what_is_made_can_be_had_by_its_key(made: Made) -> None:
    """Under its name, as it was written; two of one name are two."""

    def write(file: BinaryIO) -> None:
        file.write(b"xxx")
        file.seek(0)
        file.write(b"p")

    first, second = made.make("统计.png", write), made.make("统计.png", lambda _: None)

    assert (first.version, first.name, first.picture) == (0, "统计.png", True)
    assert made.made(first.made) == Upload("统计.png", b"pxx")
    assert (made.weight(first.made), made.weight(second.made)) == (3, 0)
    assert first.made != second.made


def test_what_is_not_there_is_nothing(made: Made) -> None:
    """Whatever it is called."""
    for key in ("", "1-x", "../state.sqlite", "0123456789abcdef-x.png"):
        assert (made.made(key), made.weight(key), made.place(key)) == (None, 0, "")


def test_what_could_not_be_written_whole_is_not_there(made: Made) -> None:
    """Whoever writes may break."""

    def write(file: BinaryIO) -> None:
        file.write(b"half")
        raise KeyError

    with pytest.raises(KeyError):
        made.make("x.zip", write)
    assert not isinstance(made, DiskMade) or not list(made.directory.iterdir())
