"""The child that reads files: what it may not do, and that its end is nobody else's."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.document import UnreadableFileError, Upload
from corpus.limits import Limits
from rag.backends import workshop as module
from rag.backends.orders import Allowance, Refused, packed, understood
from rag.backends.workshop import ChildWorkshop
from tests.misbehaving import MARK

MISBEHAVING = "tests.misbehaving"
RULE = Upload("办法.txt", "云溪县校车补助办法\n第一条　为规范校车补助，制定本办法。\n".encode())


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ChildWorkshop]:
    """A workshop with little patience in an empty place, whose child's reader misbehaves."""
    monkeypatch.chdir(tmp_path)
    allowance = Allowance(memory=400_000_000, seconds=2)
    with closing(ChildWorkshop(Limits(), allowance, MISBEHAVING)) as opened:
        yield opened


def told(workshop: ChildWorkshop, deed: str) -> str:
    """What a person is told of a file that makes its reader do something; then a good file."""
    with pytest.raises(UnreadableFileError) as refused:
        workshop.compose(Upload("坏.bad", MARK + deed.encode()))
    assert workshop.compose(RULE)
    return str(refused.value)


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("hoard", "内存"),
        ("killed", "内存"),
        ("spin", "超过 2 秒"),
        ("sleep", "超过 2 秒"),
        ("crash", "崩溃"),
        ("abort", "崩溃"),
        ("exit", "崩溃"),
        ("leave", "崩溃"),
        ("raise", "出乎意料"),
        ("write", "出乎意料"),
    ],
)
def test_what_becomes_of_the_child_is_one_sentence(
    workshop: ChildWorkshop, deed: str, words: str
) -> None:
    """And the next file is read."""
    sentence = told(workshop, deed)

    assert words in sentence
    assert sentence.endswith("。")
    assert sentence.count("。") == 1


def test_the_time_in_which_pictures_are_recognised_is_not_counted() -> None:
    """Where the recogniser works on, a file may take longer than any other."""
    with closing(ChildWorkshop(Limits(), Allowance(seconds=2, more=3), MISBEHAVING)) as workshop:
        began = time.monotonic()
        document, _ = workshop.compose(Upload("扫描.bad", MARK + b"scan"))

    assert document.text
    assert time.monotonic() - began > 3.5


@pytest.mark.parametrize(
    ("pictures", "deed", "seconds"),
    [(0, b"scan", 2), (1, b"linger", 2), (1, b"chatter", 5), (1, b"boast", 5)],
)
def test_the_time_for_pictures_is_bounded(pictures: int, deed: bytes, seconds: int) -> None:
    """By their limit, and by what the child can have done since it was heard last."""
    allowance = Allowance(seconds=2, more=3)
    with closing(ChildWorkshop(Limits(pictures=pictures), allowance, MISBEHAVING)) as workshop:
        with pytest.raises(UnreadableFileError, match=f"超过 {seconds} 秒"):
            workshop.compose(Upload("扫描.bad", MARK + deed))

        assert workshop.compose(RULE)


def test_nothing_of_a_child_reaches_the_terminal(
    workshop: ChildWorkshop, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever its libraries print, and however they do it."""
    document, _ = workshop.compose(Upload("响.bad", MARK + b"print"))

    assert "print" in document.text
    assert "LOUD" not in "".join(capfd.readouterr())


def test_a_child_leaves_no_file(workshop: ChildWorkshop, tmp_path: Path) -> None:
    """It may open one, but nothing gets into it."""
    told(workshop, "write")

    assert [path.stat().st_size for path in tmp_path.iterdir()] in ([], [0])


def test_a_child_knows_no_secret(workshop: ChildWorkshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """The token of the messenger is none of a file's business."""
    monkeypatch.setenv("ZHENGDA_TELEGRAM_TOKEN", "123:SECRET")

    assert workshop.compose(Upload("问.bad", MARK + b"secrets"))


def test_a_child_starts_with_the_first_file_and_ends_with_the_house() -> None:
    """No process is left behind."""
    with closing(ChildWorkshop(Limits(), Allowance())) as workshop:
        assert workshop._child is None
        workshop.compose(RULE)
        assert workshop._child is not None
        process = workshop._child._process
        assert process.poll() is None

    assert process.poll() == 0


def test_a_child_is_replaced_after_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a library leaks is given back."""
    monkeypatch.setattr(module, "_FILES", 2)
    with closing(ChildWorkshop(Limits(), Allowance())) as workshop:
        seen = []
        for _ in range(4):
            workshop.compose(RULE)
            assert workshop._child is not None
            seen.append(workshop._child._process.pid)

    assert [seen[0] == seen[1], seen[1] == seen[2], seen[2] == seen[3]] == [True, False, True]


def test_a_child_that_died_waiting_is_replaced() -> None:
    """The kernel takes it when memory is short."""
    with closing(ChildWorkshop(Limits(), Allowance())) as workshop:
        workshop.compose(RULE)
        assert workshop._child is not None
        os.kill(workshop._child._process.pid, signal.SIGKILL)
        workshop._child._process.wait()

        assert workshop.compose(RULE)


def test_a_child_does_not_outlive_its_house() -> None:
    """Not even where the house is killed."""
    house = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from tests.rag.backends import test_workshop as t; t.linger()",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert house.stdout is not None
    with house.stdout:
        child = int(house.stdout.readline())
        house.kill()
        house.wait()

    deadline = time.monotonic() + 10
    while _lives(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(child)


def linger() -> None:
    """A house that reads a file, says who its child is, and stays."""
    workshop = ChildWorkshop(Limits(), Allowance())
    workshop.compose(RULE)
    assert workshop._child is not None
    sys.stdout.write(f"{workshop._child._process.pid}\n")
    sys.stdout.flush()
    time.sleep(1000)


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8")
    except FileNotFoundError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


@dataclass
class Foreign:
    """Something no child has to say."""

    words: str = "os.system"


def test_a_reply_of_anything_but_our_nouns_is_not_understood() -> None:
    """A child that a file took over gets nothing into the house."""
    assert understood(packed(Refused("坏。"))) == Refused("坏。")
    for said in (Foreign(), os.system, sys.exit):
        with pytest.raises(pickle.UnpicklingError):
            understood(pickle.dumps(said))
