"""The stand-in for Telegram as a process of its own, and its doors for whoever plays the people."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from benchmarks.material import ROOT

PYTHON = ROOT / ".venv-peers" / "bin" / "python"
SCRIPT = ROOT / "tests" / "e2e" / "peers" / "tg_peer.py"
TOKEN = "4242:BENCH"  # noqa: S105  a stand-in takes any
ABSENT = "there is no stand-in for Telegram: make peers"
_PATIENCE = 30.0

Call = Mapping[str, Any]


class StandInMissingError(Exception):
    """The environment of the stand-in is not there, or it does not start."""


@dataclass
class StandIn:
    """Speaks to the stand-in over one connection that is kept."""

    port: int
    seen: int = 0
    _line: http.client.HTTPConnection | None = field(default=None, repr=False)

    def settings(self) -> dict[str, str]:
        """What makes zhengda talk to it."""
        root = f"http://127.0.0.1:{self.port}"
        return {
            "ZHENGDA_TELEGRAM_TOKEN": TOKEN,
            "ZHENGDA_TELEGRAM_BASE_URL": f"{root}/bot",
            "ZHENGDA_TELEGRAM_BASE_FILE_URL": f"{root}/file/bot",
        }

    def write(self, updates: Sequence[Mapping[str, object]]) -> None:
        """People do something: it lies in the queue when this returns."""
        self._ask("POST", "/__fixture/updates", {"token": TOKEN, "updates": list(updates)})

    def fail(self, method: str, **fault: object) -> None:
        """Let calls of a method fail from now on."""
        self._ask("POST", "/__fixture/fault", {"method": method, **fault})

    def news(self) -> list[Call]:
        """The calls that were accepted since the last time."""
        found: list[Call] = self._ask("GET", f"/__fixture/sent?after={self.seen}")
        self.seen += len(found)
        return found

    def refused(self) -> list[Call]:
        """The calls that were refused for what they were."""
        return list(self._ask("GET", "/__fixture/refused"))

    def met(self) -> list[Call]:
        """The faults that were asked for, each with how many calls have met it."""
        return list(self._ask("GET", "/__fixture/faults"))

    def forget(self) -> None:
        """No calls were made, no faults are wanted."""
        self._ask("POST", "/__fixture/forget", {})
        self.seen = 0

    def _ask(self, verb: str, path: str, content: object = None) -> Any:  # noqa: ANN401  JSON
        body = None if content is None else json.dumps(content).encode()
        kept = self._line is not None
        if self._line is None:
            self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            self._line.request(verb, path, body, {"Content-Type": "application/json"})
            answer = self._line.getresponse()
            said = answer.read()
        except (OSError, http.client.HTTPException):
            self._line.close()
            self._line = None
            if kept and verb == "GET":  # a line that lay idle for long is cut
                return self._ask(verb, path)
            raise
        if answer.status != http.client.OK:
            raise OSError(f"{path}: {answer.status} {said[:200]!r}")
        return json.loads(said)


@contextmanager
def started(*, lax: bool = False) -> Iterator[StandIn]:
    """A stand-in of one's own; `lax` checks less and leaves more of the processors.

    Raises:
        StandInMissingError: its environment is not there, or it does not start.
    """
    if not PYTHON.exists():
        raise StandInMissingError(ABSENT)
    port = free_port()
    command = [str(PYTHON), str(SCRIPT), "--port", str(port), *(["--lax"] if lax else [])]
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            yield _awaited(StandIn(port))
        finally:
            process.terminate()


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _awaited(found: StandIn) -> StandIn:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            found.news()
        except OSError:
            time.sleep(0.05)
        else:
            return found
    raise StandInMissingError("the stand-in does not start")
