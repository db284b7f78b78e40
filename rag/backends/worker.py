"""The child that reads files: started by `rag.backends.workshop`, limited, and killed at need.

Run as `python -m rag.backends.worker FD`; it ends when its house ends or falls silent.
"""

from __future__ import annotations

import os
import re
import resource
import signal
import sys
from contextlib import suppress
from functools import partial
from math import ceil
from multiprocessing.connection import Connection

from corpus.archive import Member, holds_files, members
from corpus.chunked import chunked
from corpus.document import Chunk, Document, UnreadableFileError
from corpus.limits import Limits
from corpus.recognise import telling
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
    packed,
)

_HEAVIEST = 40_000_000
_CHARACTER, _PIECE, _REMOVED, _KEPT = 8, 500, 500, 250
"""What a character, a section or chunk, a removed and a kept stretch take in the house's memory."""
_IDLE = 120.0
_DRY = re.compile("alloc|insufficient memory", re.IGNORECASE)
_MUCH = "文件内容太多，超过上限，请拆成几个文件再上传。"


class Desk:
    """Where one file after the other is worked on; one archive lies open on it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._archive = 0
        self._members: tuple[Member, ...] = ()

    def reply(self, order: Order) -> bytes:
        """What became of an order, whatever happens, short enough to be sent."""
        try:
            reply = packed(self._done(order))
        except UnreadableFileError as error:
            return packed(Refused(str(error)))
        except MemoryError:
            return packed(Full())
        except Exception as error:  # noqa: BLE001  the outermost handler of the child
            # Libraries of C++ tell in their own words that memory did not suffice.
            dry = _DRY.search(str(error)) is not None
            return packed(Full() if dry else Broken(type(error).__name__))
        return reply if len(reply) <= LARGEST or isinstance(order, Take) else packed(Refused(_MUCH))

    def _done(self, order: Order) -> Reply:
        match order:
            case Compose(upload):
                document, chunks = chunked(upload, self._limits)
                _refuse_crumbs(document, chunks)
                return Composed(document, chunks)
            case Unpack(upload, archive):
                self._archive, self._members = 0, ()
                if not holds_files(upload.data):
                    return Listed(None)
                self._archive, self._members = archive, members(upload, self._limits)
                return Listed(tuple((one.name, one.size) for one in self._members))
            case Take(archive, member):
                if archive != self._archive:
                    return Closed()
                return Taken(self._members[member].read())


def _refuse_crumbs(document: Document, chunks: tuple[Chunk, ...]) -> None:
    """A text of nothing but tiny pieces costs the house many times its length in memory."""
    cleaned = document.cleaned
    weight = _CHARACTER * len(cleaned.source) + _PIECE * (len(chunks) + len(document.sections))
    weight += _REMOVED * len(cleaned.removed) + _KEPT * len(cleaned.kept)
    if weight > _HEAVIEST:
        raise UnreadableFileError(_MUCH)


def _bound(allowance: Allowance) -> None:
    """Limit what this process may take; what a system does not know is left as it is."""
    bounds = (
        # Not RLIMIT_AS: recognising text reserves twice the address space it ever uses.
        (resource.RLIMIT_DATA, allowance.memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, bound in bounds:
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (bound, bound))


def _grant(seconds: int) -> None:
    """Let the next file compute this long, even if the house that watches the clock is gone."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _allow(int(used.ru_utime + used.ru_stime) + 1 + seconds * (os.cpu_count() or 1))


def _allow(seconds: int) -> None:
    """Let this process have computed this long in all."""
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))


def _tell(connection: Connection, seconds: float) -> None:
    """Tell the house that a picture was recognised; the time that it took is not counted."""
    soft, _ = resource.getrlimit(resource.RLIMIT_CPU)
    if soft != resource.RLIM_INFINITY:
        _allow(soft + ceil(seconds))
    connection.send_bytes(packed(Underway(seconds)))


def _silence() -> None:
    """Libraries may print what they like; nobody is to see it."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def main() -> None:
    """Serve orders until the house hangs up."""
    connection = Connection(int(sys.argv[1]))
    terms: Terms = connection.recv()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound(terms.allowance)
    connection.send_bytes(b"ready")
    _silence()
    desk = Desk(terms.limits)
    tell = partial(_tell, connection)
    with suppress(EOFError, OSError), telling(tell):  # the house is gone
        while connection.poll(_IDLE):
            order: Order = connection.recv()
            _grant(terms.allowance.seconds)
            connection.send_bytes(desk.reply(order))


if __name__ == "__main__":
    main()
