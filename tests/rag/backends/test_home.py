"""A data directory has one owner, and a full or closed disk costs nothing that was stored."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.document import Upload
from rag.backends.home import home, owned
from rag.change import Change, Fate, Offer
from rag.ingest import Library
from rag.ports import DataBusyError, StorageError
from rag.terms import terms
from tests.fakes import FakeEmbedder, InlineWorkshop

EMBEDDER = FakeEmbedder()
HOLD = """
import sys, time
from pathlib import Path
from rag.backends.home import owned
with owned(Path(sys.argv[1])):
    print("owned", flush=True)
    time.sleep(60)
"""


def offers(count: int, paragraphs: int = 40) -> list[Offer]:
    """Files of a county that likes to write."""
    return [
        Offer.of(
            Upload(
                f"{number}.txt",
                "\n".join(
                    f"第{line}条　第{number}号办法规定每生每学期补助{number * 1000 + line}元。"
                    for line in range(1, paragraphs)
                ).encode(),
            )
        )
        for number in range(1, count + 1)
    ]


def test_a_second_process_is_turned_away_at_once(tmp_path: Path) -> None:
    """In one sentence; when the first is killed, the directory is free."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"owned\n"
        began = time.monotonic()
        with (
            pytest.raises(DataBusyError, match=r"另一个 zhengda 进程.*--data.*。$"),
            owned(tmp_path),
        ):
            pass
        assert time.monotonic() - began < 1
        first.kill()

    with owned(tmp_path):
        pass


def test_a_directory_is_made_where_there_is_none(tmp_path: Path) -> None:
    """With all that a first start needs."""
    with home(tmp_path / "new" / "data", EMBEDDER.name) as rooms:
        assert rooms.store.records() == []
        assert rooms.shelf.faults() == ()


def test_a_file_in_the_place_of_the_directory_is_told_in_one_sentence(tmp_path: Path) -> None:
    """And left alone."""
    place = tmp_path / "data"
    place.write_text("mine")

    with pytest.raises(StorageError, match="不可写"), home(place, EMBEDDER.name):
        pass

    assert place.read_text() == "mine"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, whose size the test may change; root alone can mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if os.geteuid() != 0 or mount is None:
        pytest.skip("only root can mount a small disk")
    if subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], check=False
    ).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def resize(disk: Path, options: str) -> None:
    """Change the disk under a running program."""
    subprocess.run(["mount", "-o", f"remount,{options}", str(disk)], check=True)


@pytest.mark.slow
@pytest.mark.parametrize("size", ["1200k", "2m", "4m", "5m"])
def test_a_full_disk_costs_nothing_that_was_stored(small_disk: Path, size: str) -> None:
    """Wherever it fills up: the reason is told, and with room the next start has everything."""
    resize(small_disk, f"size={size}")
    told: list[Change] = []
    reasons: list[str] = []
    try:
        with home(small_disk / "data", EMBEDDER.name) as rooms:
            library = Library(rooms.store, rooms.shelf, EMBEDDER, InlineWorkshop())
            for offer in offers(25):
                told.extend(_add(library, offer, reasons))
    except StorageError as error:
        reasons.append(str(error))
    reasons.extend(change.reason for change in told if change.status is Fate.FAILED)
    assert reasons
    assert all("磁盘" in reason or "打不开" in reason for reason in reasons)

    resize(small_disk, "size=64m")
    kept = {change.file for change in told if change.status is Fate.ADDED}
    with home(small_disk / "data", EMBEDDER.name) as rooms:
        library = Library(rooms.store, rooms.shelf, EMBEDDER, InlineWorkshop())
        library.catch_up()
        assert rooms.shelf.faults() == ()
        assert {record.name for record in rooms.store.records()} == kept
        indexes = rooms.shelf.current()
        assert len(indexes.lexical) == len(indexes.vector) == len(rooms.store.chunk_ids())
        for name in kept:
            number = name.removesuffix(".txt")
            hits = indexes.lexical.search(terms(f"{number}007"), 1)
            assert f"{number}007元" in rooms.store.passages([hits[0].chunk])[0].text
        assert [change.status for change in library.add(offers(25))].count(Fate.FAILED) == 0


def _add(library: Library, offer: Offer, reasons: list[str]) -> list[Change]:
    """Add one file; the document may be stored although the index has no room."""
    told: list[Change] = []
    try:
        for change in library.add([offer]):
            told.append(change)  # noqa: PERF402  what was told counts, also when the rest fails
    except StorageError as error:
        reasons.append(str(error))
    return told


def test_a_read_only_disk_is_told_in_one_sentence(small_disk: Path) -> None:
    """At the start, before anything is asked."""
    resize(small_disk, "ro")

    with pytest.raises(StorageError, match="不可写"), home(small_disk / "data", EMBEDDER.name):
        pass
