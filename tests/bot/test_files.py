from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.files import offers, samples
from corpus.document import UnreadableFileError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files, folders, and what is to be left alone."""
    for name in ("b.txt", "a.md", "x/c.html", "x/y/d.txt", ".git/config", "x/.hidden"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def test_a_folder_is_walked_in_order_and_hidden_files_are_left_out(folder: Path) -> None:
    """Names are paths from the folder that was given."""
    found = list(offers([folder]))

    assert [offer.name for offer in found] == ["a.md", "b.txt", "x/c.html", "x/y/d.txt"]
    assert [offer.read().decode() for offer in found] == [offer.name for offer in found]
    assert all(offer.size == len(offer.name) for offer in found)


def test_a_file_is_named_by_itself(folder: Path) -> None:
    """Wherever it lies; one that was named on purpose is taken although it is hidden."""
    found = list(offers([folder / "x/y/d.txt", folder / "x/.hidden"]))

    assert [offer.name for offer in found] == ["d.txt", ".hidden"]


def test_nothing_is_read_before_its_turn(folder: Path) -> None:
    """A file may be changed, or go, after the walk."""
    found = list(offers([folder / "a.md", folder / "b.txt"]))
    (folder / "a.md").write_text("neu", encoding="utf-8")
    (folder / "b.txt").unlink()

    assert found[0].read() == b"neu"
    with pytest.raises(FileNotFoundError):
        found[1].read()


def test_what_cannot_be_opened_is_offered_and_fails_in_its_turn(folder: Path) -> None:
    """A missing path, and what is neither file nor folder."""
    os.mkfifo(folder / "pipe")
    missing, pipe = offers([folder / "none", folder / "pipe"])

    assert (missing.name, pipe.name) == ("none", "pipe")
    with pytest.raises(FileNotFoundError):
        missing.read()
    with pytest.raises(UnreadableFileError, match="普通文件"):
        pipe.read()


def test_a_circle_of_links_ends(folder: Path) -> None:
    """Links to folders are not followed, links to files are."""
    (folder / "x/again").symlink_to(folder)
    (folder / "z.txt").symlink_to(folder / "b.txt")

    assert [offer.name for offer in offers([folder])] == [
        "a.md",
        "b.txt",
        "x/c.html",
        "x/y/d.txt",
        "z.txt",
    ]


def test_a_name_in_stray_bytes_can_be_shown(tmp_path: Path) -> None:
    """Not every archive is unpacked in UTF-8."""
    (tmp_path / os.fsdecode("学".encode("gb18030") + b".txt")).write_bytes(b"x")
    (offer,) = offers([tmp_path])

    offer.name.encode("utf-8")
    assert offer.name.endswith(".txt")
    assert offer.read() == b"x"


def test_the_samples_come_with_the_program() -> None:
    """Eight or more documents, and not the page about them."""
    names = [offer.name for offer in samples()]

    assert len(names) >= 8
    assert "README.md" not in names
    assert names == sorted(names)
