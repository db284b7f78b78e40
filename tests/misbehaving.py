"""A child of the workshop with a reader that does whatever a hostile file could make it do."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image

from corpus import read, recognise
from corpus.document import Decoded
from corpus.limits import Limits
from corpus.reader import Reader
from corpus.readers import READERS
from rag.backends.worker import main

MARK = b"!misbehave "


def _hoard() -> None:
    held = []
    while True:
        held.append(bytes(10_000_000))  # asked for, not written: a busy machine is slow


def _spin() -> None:
    while True:
        pass


def _print() -> None:
    os.write(1, b"LOUD")
    os.write(2, b"LOUD")
    sys.stdout.write("LOUD\n")
    sys.stderr.write("LOUD\n")
    sys.stdout.flush()


def _write() -> None:
    Path("written.txt").write_text("written", "utf-8")


def _ask_for_secrets() -> None:
    if any(name.startswith("ZHENGDA_") for name in os.environ):
        os._exit(1)


class _Slow:
    """A recogniser that finds nothing, and takes its time for it."""

    boxes = txts = scores = None

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __call__(self, _: Image.Image) -> _Slow:
        time.sleep(self._seconds)
        return self


def _scan(pages: int, seconds: float) -> None:
    recognise._recogniser = lambda: _Slow(seconds)  # type: ignore[assignment]
    for _ in range(pages):
        recognise.recognise(Image.new("L", (90, 90), 255))


def _boast() -> None:
    while told := recognise._told.get():
        told(1000.0)
        time.sleep(0.01)


_DEEDS: Mapping[str, Callable[[], object]] = {
    "hoard": _hoard,
    "spin": _spin,
    "sleep": lambda: time.sleep(1000),
    "crash": lambda: ctypes.string_at(0),
    "abort": os.abort,
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "exit": lambda: os._exit(0),
    "leave": lambda: sys.exit(3),
    "raise": lambda: int("nothing"),
    "print": _print,
    "write": _write,
    "secrets": _ask_for_secrets,
    "scan": lambda: _scan(6, 0.6),
    "linger": lambda: _scan(1, 1000),
    "boast": _boast,
    "chatter": lambda: _scan(sys.maxsize, 0.1),
}


def _read(data: bytes, _: Limits) -> Decoded:
    deed = data.removeprefix(MARK).decode()
    _DEEDS[deed]()
    return Decoded(f"云溪县{deed}办法", "utf-8")


if __name__ == "__main__":
    reader = Reader("misbehaving", (".bad",), lambda data: data.startswith(MARK), _read)
    read.READERS = (reader, *READERS)  # type: ignore[attr-defined]
    main()
