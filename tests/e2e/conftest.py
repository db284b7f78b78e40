"""The product as a process, and the stand-ins it talks to."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.yunxi import County, opened, settled

ROOT = Path(__file__).parents[2]
PEERS = ROOT / ".venv-peers" / "bin" / "python"
HIDDEN = "TEST"

RULES = """云溪县学前教育管理办法

第一章 总则

第一条 为了规范云溪县学前教育管理，制定本办法。

第二章 经费

第九条 县财政对普惠性民办幼儿园按每生每年600元给予补助。

第十条 幼儿园应当于每年9月1日前公布收费标准。
"""
QUESTION = "县财政对普惠性民办幼儿园每生每年补助多少元？"


@dataclass(frozen=True)
class Product:
    """`zhengda` on one data directory, far from a developer's own settings."""

    data: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    def command(self, *words: str | bytes | Path) -> list[str | bytes | Path]:
        """The words of a process."""
        return [sys.executable, "-m", "bot", *words]

    @property
    def environment(self) -> dict[str, str]:
        """A plain environment with our settings."""
        plain = {key: value for key, value in os.environ.items() if not key.startswith("ZHENGDA_")}
        ours = {"PYTHONPATH": str(ROOT), "ZHENGDA_DATA": str(self.data)}
        return plain | ours | dict(self.settings)

    def run(
        self,
        *words: str | bytes | Path,
        before: Sequence[str] = (),
        stdin: str = "",
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end; `before` stands before it (`unshare …`)."""
        return subprocess.run(
            [*before, *self.command(*words)],
            cwd=self.data.parent,
            env=self.environment,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start a command that goes on and can be interrupted, wherever the tests run."""
        return subprocess.Popen(
            # A shell makes what it runs in the background deaf to SIGINT, and its children with it.
            ["env", "--default-signal=INT", *self.command(*words)],
            cwd=self.data.parent,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@pytest.fixture
def product(tmp_path: Path) -> Product:
    """The product over an empty data directory."""
    return Product(tmp_path / "data")


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with one document, made once."""
    folder = tmp_path_factory.mktemp("stock")
    file = folder / "办法.txt"
    file.write_text(RULES, encoding="utf-8")
    done = Product(folder / "data").run("add", file)
    assert done.returncode == 0, done.stderr
    return folder / "data"


@pytest.fixture
def stocked(product: Product, stock: Path) -> Product:
    """The product over one document."""
    shutil.copytree(stock, product.data)
    return product


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    """The samples behind the real question line; tests only read."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with opened(settled(shared, base / "county-own")) as house:
        assert house.shelf.faults() == ()
        yield house


def eventually(check: Callable[[], Any], seconds: float = 30) -> Any:  # noqa: ANN401
    """What `check` gives as soon as it gives something; fails when it never does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := check():
            return found
        time.sleep(0.05)
    raise AssertionError("it never happened")


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@dataclass
class Telegram:
    """The stand-in for Telegram: people write, the bot answers, calls can be made to fail."""

    port: int
    token: str
    seen: int = 0
    number: int = 0

    @property
    def settings(self) -> dict[str, str]:
        """What makes the product talk to this server."""
        return {
            "ZHENGDA_TELEGRAM_TOKEN": self.token,
            "ZHENGDA_TELEGRAM_BASE_URL": f"{self.root}/bot",
            "ZHENGDA_TELEGRAM_BASE_FILE_URL": f"{self.root}/file/bot",
        }

    @property
    def root(self) -> str:
        """The address of the server."""
        return f"http://127.0.0.1:{self.port}"

    def call(self, path: str, content: object = None) -> Any:  # noqa: ANN401
        """A request to the server's own doors."""
        data = None if content is None else json.dumps(content).encode()
        with urllib.request.urlopen(f"{self.root}{path}", data, timeout=10) as response:  # noqa: S310
            return json.load(response)

    def listens(self) -> bool:
        """Whether the server is up."""
        try:
            self.call("/__fixture/sent")
        except OSError:
            return False
        return True

    def write(self, text: str, chat: int = 5, kind: str = "private", language: str = "zh") -> None:
        """A person writes a message."""
        self.number += 1
        person = {"id": 5, "is_bot": False, "first_name": "甲", "language_code": language}
        message = {
            "message_id": self.number,
            "date": int(time.time()),
            "chat": {"id": chat, "type": kind, "first_name": "甲", "title": "群"},
            "from": person,
            "text": text,
        }
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        self.update({"message": message})

    def update(self, content: Mapping[str, object]) -> None:
        """Anything that happens at Telegram."""
        self.call("/__fixture/updates", {"token": self.token, "update": content})

    def fail(self, method: str, **fault: object) -> None:
        """Refuse the next calls of a method."""
        self.call("/__fixture/fault", {"method": method, **fault})

    def sent(self, count: int = 1) -> list[dict[str, Any]]:
        """The next messages the bot sends, in their order."""
        found = eventually(lambda: [m for m in [self.messages()] if len(m) >= self.seen + count])
        news: list[dict[str, Any]] = found[0][self.seen :]
        self.seen += len(news)
        return news

    def accepted(self, method: str) -> list[dict[str, Any]]:
        """The fields of the calls of a method, in their order."""
        calls = self.call("/__fixture/sent")
        return [call["fields"] for call in calls if call["method"] == method]

    def messages(self) -> list[dict[str, Any]]:
        """All messages the bot has sent."""
        calls = self.call("/__fixture/sent")
        return [call["fields"] for call in calls if call["method"] == "sendMessage"]


@pytest.fixture(scope="session")
def server() -> Iterator[int]:
    """The port of the stand-in for Telegram, started once."""
    if not PEERS.exists():
        pytest.skip("no stand-in for Telegram: make peers")
    port = free_port()
    script = ROOT / "tests" / "e2e" / "peers" / "tg_peer.py"
    with subprocess.Popen([PEERS, script, "--port", str(port)], cwd=ROOT) as process:
        eventually(Telegram(port, "").listens)
        yield port
        process.terminate()


@pytest.fixture
def telegram(server: int) -> Telegram:
    """A bot of its own for every test, at a server that has forgotten the last."""
    found = Telegram(server, f"{uuid.uuid4().int % 10**9}:{HIDDEN}")
    found.call("/__fixture/forget", {})
    return found
