"""The stand-in for a language model, as a process, and the product's line before it."""

from __future__ import annotations

import json
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import ROOT, eventually, free_port

LLMOCK = ROOT / ".venv-llmock" / "bin" / "llmock"


@dataclass(frozen=True)
class Stand:
    """`llmock`: what happens next is queued over HTTP."""

    port: int

    @property
    def url(self) -> str:
        """Its address, as a setting wants it."""
        return f"http://127.0.0.1:{self.port}/v1"

    def queue(self, *behaviors: dict[str, object]) -> None:
        """Forget everything, and behave so."""
        self.call("reset", {})
        self.call("scenario", {"behaviors": list(behaviors)})

    def call(self, door: str, content: object = None) -> Any:  # noqa: ANN401
        """A request to its own doors."""
        data = None if content is None else json.dumps(content).encode()
        asked = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/_llmock/{door}",
            data,
            {"content-type": "application/json"},
        )
        with urllib.request.urlopen(asked, timeout=10) as response:  # noqa: S310
            return json.load(response)

    def listens(self) -> bool:
        """Whether it is up."""
        try:
            self.call("requests")
        except OSError:
            return False
        return True


@contextmanager
def standing(program: Path = LLMOCK) -> Iterator[Stand]:
    """The stand-in, as long as the block runs; the test is skipped where there is none."""
    if not program.exists():
        pytest.skip("no stand-in for a language model: make peers")
    stand = Stand(free_port())
    words: list[str | Path] = [
        program,
        "serve",
        "--port",
        str(stand.port),
        "--log-level",
        "warning",
    ]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            eventually(stand.listens)
            yield stand
        finally:
            process.terminate()
