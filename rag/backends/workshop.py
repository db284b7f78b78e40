"""Reads files in a child process that can be killed, so that a hostile file costs only itself."""

from __future__ import annotations

import os
import pickle
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from itertools import count
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

import structlog

from corpus.document import Chunk, Document, UnreadableFileError, Upload
from corpus.limits import Limits
from rag.backends.orders import (
    LARGEST,
    Allowance,
    Broken,
    Closed,
    Compose,
    Composed,
    Full,
    Listed,
    Order,
    Refused,
    Reply,
    Take,
    Taken,
    Terms,
    Underway,
    Unpack,
    understood,
)
from rag.change import Offer

_FILES = 200
"""Files after which a child is replaced, so that what a library leaks is given back."""
_IDLE = 60.0
"""Seconds after which a waiting child is not trusted to be there; it ends itself at twice that."""
_START = 60.0
_DYING = 5.0
_SPARE = 1_000_000
_MAY_HOLD_FILES = re.compile(rb"[\xef\xbb\xbf\s]*(?:PK[\3\5]|From |[A-Za-z][A-Za-z0-9-]*:)")
"""An archive or mail; every other file is spared the look inside."""
_READING_ALONE = {"PYPINYIN_NO_PHRASES": "1", "PYPINYIN_NO_DICT_COPY": "1"}
"""Single characters are looked up in a child; the table of phrases would double its start."""
_FULL = "读取这个文件要用的内存超过上限，已停止，请拆成几个文件后再上传。"
_CRASHED = "这个文件让读取程序崩溃了，可能已损坏，请用原来的软件另存一份后再上传。"
_BROKEN = "这个文件的内容出乎意料，读不出来，请用原来的软件另存一份后再上传；详情见日志。"
_log = structlog.get_logger(__name__)


class _Child:
    """One child process and the line to it."""

    def __init__(self, terms: Terms, module: str) -> None:
        self.files = 0
        self.used = time.monotonic()
        self.allowed = float(terms.allowance.seconds)
        self._terms = terms
        self._longest = max(LARGEST, terms.limits.size) + _SPARE
        self.line, theirs = Pipe()
        with closing(theirs):
            self._process = _started(module, theirs)
        try:
            self.line.send(terms)
            ready = self.line.poll(_START) and self.line.recv_bytes()
        except (EOFError, OSError):
            ready = b""
        if not ready:
            raise RuntimeError(f"the reading process does not start: exit {self.end()}")

    @property
    def fresh(self) -> bool:
        """Whether it can be trusted with another file."""
        rested = time.monotonic() - self.used < _IDLE
        return rested and self.files < _FILES and self._process.poll() is None

    def ask(self, order: Order) -> Reply | None:
        """Its reply; None where the time is up, in which recognising pictures is not counted.

        Raises:
            EOFError, OSError, pickle.UnpicklingError: it died over the order, or says more
                than it may.
        """
        self.line.send(order)
        began = last = time.monotonic()
        self.allowed = float(self._terms.allowance.seconds)
        most = self.allowed + self._terms.recognising
        # The clock is looked at before the line: a child that chatters gains nothing by it.
        while (left := began + self.allowed - time.monotonic()) > 0 and self.line.poll(left):
            reply = understood(self.line.recv_bytes(self._longest))
            if not isinstance(reply, Underway):
                self.files += 1
                self.used = time.monotonic()
                return reply
            # What it says is taken as far as it can be true.
            if not isinstance(reply.seconds, float):
                raise pickle.UnpicklingError("no seconds")
            took = min(max(reply.seconds, 0.0), time.monotonic() - last)
            self.allowed = min(self.allowed + took, most)
            last += took
        return None

    def end(self) -> int:
        """End it, and say how it ended: an exit status, or a signal as a negative number."""
        self.line.close()
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(_DYING)
        self._process.kill()
        return self._process.wait()

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self.end()


def _started(module: str, theirs: Connection) -> subprocess.Popen[bytes]:
    """A child that finds our modules, and knows none of our secrets."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZHENGDA_")}
    paths = [one or str(Path.cwd()) for one in sys.path]
    return subprocess.Popen(  # noqa: S603  our own interpreter and module
        [sys.executable, "-P", "-m", module, str(theirs.fileno())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        pass_fds=[theirs.fileno()],
        env=kept | _READING_ALONE | {"PYTHONPATH": os.pathsep.join(paths)},
        process_group=0,  # Ctrl-C is for the house, which then ends its child
    )


class ChildWorkshop:
    """A workshop whose work is done by one child, started at the first file.

    It is thread-safe; files are read one after the other. `module` is what the child runs.
    """

    def __init__(
        self, limits: Limits, allowance: Allowance, module: str = "rag.backends.worker"
    ) -> None:
        self._terms = Terms(limits, allowance)
        self._module = module
        self._lock = threading.RLock()
        self._archives = count(1)
        self._child: _Child | None = None

    @property
    def limits(self) -> Limits:
        """What reading one file may cost."""
        return self._terms.limits

    def compose(self, upload: Upload) -> tuple[Document, tuple[Chunk, ...]]:
        """A file as a document and its chunks."""
        reply = self._ask(Compose(upload))
        if not isinstance(reply, Composed):
            raise TypeError(f"not a document: {type(reply).__name__}")
        return reply.document, reply.chunks

    def unpack(self, upload: Upload) -> tuple[Offer, ...]:
        """The files inside an archive, read when their turn comes; or the file itself."""
        if not _MAY_HOLD_FILES.match(upload.data):
            return (Offer.of(upload),)
        archive = next(self._archives)
        reply = self._ask(Unpack(upload, archive))
        if not isinstance(reply, Listed) or reply.members is None:
            return (Offer.of(upload),)
        return tuple(
            Offer(name, size, partial(self._taken, upload, Take(archive, at)))
            for at, (name, size) in enumerate(reply.members)
        )

    def close(self) -> None:
        """End the child; the next file would start another."""
        with self._lock:
            if self._child is not None:
                self._child.end()
                self._child = None

    def _taken(self, upload: Upload, take: Take) -> bytes:
        """A file out of an archive; another child than the one that listed it opens it again."""
        with self._lock:
            reply = self._ask(take)
            if isinstance(reply, Closed):
                self._ask(Unpack(upload, take.archive))
                reply = self._ask(take)
        if not isinstance(reply, Taken):
            raise TypeError(f"not a file: {type(reply).__name__}")
        return reply.data

    def _ask(self, order: Order) -> Reply:
        """The reply of the child.

        Raises:
            UnreadableFileError: it refused the file, or did not survive it.
        """
        with self._lock:
            child = self._ready()
            try:
                reply = child.ask(order)
            except (EOFError, OSError, pickle.UnpicklingError) as error:
                raise self._lost(child, error) from None
            if reply is None:
                raise self._late(child)
            if isinstance(reply, Full):
                self.close()
        return _accepted(reply)

    def _ready(self) -> _Child:
        """The child, a new one where there is none that can be trusted."""
        if self._child is None or not self._child.fresh:
            self.close()
            self._child = _Child(self._terms, self._module)
        return self._child

    def _late(self, child: _Child) -> UnreadableFileError:
        self._child = None
        child.kill()
        _log.warning("reading_stopped", seconds=round(child.allowed))
        return _slow(child)

    def _lost(self, child: _Child, error: Exception) -> UnreadableFileError:
        self._child = None
        status = child.end()
        _log.warning("reading_died", status=status, error=type(error).__name__)
        if status == -signal.SIGXCPU:
            return _slow(child)
        # The kernel kills who takes the last of the machine's memory.
        return UnreadableFileError(_FULL if status == -signal.SIGKILL else _CRASHED)


def _slow(child: _Child) -> UnreadableFileError:
    return UnreadableFileError(
        f"读取这个文件超过 {child.allowed:.0f} 秒，已停止，"
        "请拆成几个文件，或另存为别的格式后再上传。"
    )


def _accepted(reply: Reply) -> Reply:
    match reply:
        case Refused(sentence):
            raise UnreadableFileError(sentence)
        case Full():
            raise UnreadableFileError(_FULL)
        case Broken(error):
            _log.warning("reader_broke", error=error)
            raise UnreadableFileError(_BROKEN)
    return reply


@contextmanager
def workshop(limits: Limits, allowance: Allowance) -> Iterator[ChildWorkshop]:
    """A workshop that is closed with the block."""
    with closing(ChildWorkshop(limits, allowance)) as opened:
        yield opened
