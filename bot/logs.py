"""Where logs go and what they may hold: events with fields, one JSON object a line.

No token, no text of a question and no value out of an exception gets into a line: of an error
its class and the places it passed are kept, of a library's message its template.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

import structlog

_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{20,}")
_HIDDEN = "(hidden)"
# httpx writes the address of every request, and with it the token, at INFO; openai at DEBUG what
# is asked of a model.
_LOUD = (
    *("httpx", "httpx2", "httpcore", "httpcore2", "telegram", "chromadb", "uvicorn"),
    *("openai", "langchain_core", "langchain_openai", "langsmith"),
)
_DEEPEST = 12
_LONGEST = 200
_FILE_BYTES = 1_000_000
_FILES = 5


class Lines(logging.Formatter):
    """Writes a record as one JSON object. `secrets` are blotted out wherever they stand."""

    def __init__(self, secrets: Collection[str] = ()) -> None:
        super().__init__()
        # The longest first: one may stand within another.
        self._secrets = sorted(filter(None, secrets), key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        fields = record.msg if isinstance(record.msg, dict) else {"event": _template(record.msg)}
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            **fields,
        }
        if record.exc_info and record.exc_info[1]:
            line |= described(record.exc_info[1])
        return self._blotted(json.dumps(line, ensure_ascii=False, default=str))

    def _blotted(self, line: str) -> str:
        for secret in self._secrets:
            line = line.replace(secret, _HIDDEN)
        return _TOKEN.sub(_HIDDEN, line)


def described(error: BaseException) -> dict[str, object]:
    """What may be logged of an error: the classes of its chain, the places, a system's reason."""
    chain = list(_chain(error))
    frames = traceback.extract_tb(error.__traceback__)[-_DEEPEST:]
    found: dict[str, object] = {
        "error": " < ".join(type(link).__name__ for link in chain),
        "where": [f"{_tail(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames],
    }
    reasons = [link.strerror for link in chain if isinstance(link, OSError) and link.strerror]
    return found | ({"reason": reasons[0]} if reasons else {})


def configure(level: str, folder: Path | None, secrets: Collection[str], *, console: bool) -> None:
    """Send logs to a file in `folder` and, for a service, to standard error.

    A folder that cannot be written costs the file, not the run.
    """
    root = logging.getLogger()
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    for handler in _handlers(folder, console=console):
        handler.setFormatter(Lines(secrets))
        root.addHandler(handler)
    root.setLevel(level)
    for name in _LOUD:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    logging.raiseExceptions = False
    _structured()


def join() -> None:
    """Send logs wherever the program sends its own, in which zhengda is a part.

    Nothing of its logging is changed; what has been set up for our events stays.
    """
    if not structlog.is_configured():
        _structured()


def _structured() -> None:
    structlog.configure(
        processors=[structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _handlers(folder: Path | None, *, console: bool) -> Iterator[logging.Handler]:
    yield logging.NullHandler()
    if console:
        yield logging.StreamHandler(sys.stderr)
    if folder:
        # Opened with the first line: the folder may be made by then, and if not, there is no log.
        yield RotatingFileHandler(
            folder / "zhengda.log",
            maxBytes=_FILE_BYTES,
            backupCount=_FILES,
            encoding="utf-8",
            errors="replace",
            delay=True,
        )


def _chain(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    while link is not None:
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _template(message: object) -> str:
    """A library's message without what it filled in; asyncio fills in whole traces itself."""
    return next(iter(str(message).splitlines()), "")[:_LONGEST]


def _tail(path: str) -> str:
    return "/".join(Path(path).parts[-2:])
