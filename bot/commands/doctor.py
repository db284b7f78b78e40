"""`doctor`: whether everything is in its place, and what to do where it is not."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from time import perf_counter

import typer

from bot import vendors
from bot.attending import EMBEDDER, MODEL, RERANK, remedy
from bot.commands.options import Data, Json
from bot.commands.session import ANSWERED, FAILED, Session, session
from bot.contract.line import CheckLine
from bot.setup import address
from bot.trouble import TokenRefusedError, note, report
from bot.wiring import opened
from rag.ports import (
    CrossReaderAwayError,
    DataBusyError,
    EmbedderAwayError,
    Fault,
    ModelError,
    Page,
    Prompt,
    RerankerAwayError,
)

_LEAST_FREE = 200
"""Megabytes: an index is built beside the one that serves."""
_GREETING = Prompt("Answer with one word.", "ok?", most=200)


def doctor(context: typer.Context, *, data: Data = None, json: Json = False) -> None:
    """Check settings, disk, index, model and token: a line each. Exit 2 if there is a problem."""
    with session(context, data, json=json) as run:
        whole = True
        for check in _checks(run):
            whole = whole and check.ok
            if json:
                run.terminal.json(check)
            else:
                _say(run, check)
        raise typer.Exit(ANSWERED if whole else FAILED)


def _say(run: Session, check: CheckLine) -> None:
    words = run.words.doctor
    names = {
        "settings": words.settings,
        "disk": words.disk,
        "index": words.index,
        "model": words.model,
        "writer": words.writer,
        "crossreader": words.crossreader,
        "reranker": words.reranker,
        "token": words.token,
    }
    state = words.ok if check.ok else words.problem
    run.terminal.line(f"{names[check.check]}  {state}  {check.words}")


def _checks(run: Session) -> Iterator[CheckLine]:
    words = run.words.doctor
    # Whoever comes here has settings that could be read.
    yield CheckLine("settings", ok=True, words=words.settings_ok.format(data=run.setup.data))
    disk = _disk(run)
    yield disk
    yield _index(run)
    yield _model(run)
    yield _writer(run)
    yield _crossreader(run)
    yield _reranker(run)
    yield _token(run)


def _disk(run: Session) -> CheckLine:
    words, data = run.words.doctor, run.setup.data
    try:
        data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=data) as file:
            file.write(b"zhengda")
        free = shutil.disk_usage(data).free // 1_000_000
    except OSError as error:
        said = words.disk_closed.format(data=data, detail=error.strerror)
        return CheckLine("disk", ok=False, words=said)
    enough = free >= _LEAST_FREE
    said = (words.disk_ok if enough else words.disk_low).format(free=free)
    return CheckLine("disk", ok=enough, words=said)


def _index(run: Session) -> CheckLine:
    words = run.words.doctor
    try:
        with opened(run.setup) as house:
            documents = len(house.store.records())
            if not documents:
                return CheckLine("index", ok=True, words=words.index_empty)
            if faults := house.shelf.examine():
                return CheckLine("index", ok=False, words=" ".join(faults))
            passages = len(house.shelf.current().vector)
    except DataBusyError:
        return CheckLine("index", ok=True, words=words.index_busy)
    except Exception as error:  # noqa: BLE001  whatever it is, it is what is wrong
        trouble = report(error, run.words, "index cannot be opened")
        return CheckLine("index", ok=False, words=trouble.sentence)
    said = words.index_ok.format(documents=documents, passages=passages)
    return CheckLine("index", ok=True, words=said)


def _model(run: Session) -> CheckLine:
    words, began = run.words.doctor, perf_counter()
    model = vendors.embedder(run.setup)
    name = run.setup.settings.embedder or model.name
    try:
        dimensions = len(model.query("政策"))
    except EmbedderAwayError as error:
        fault = Fault(str(error))
        told, do = run.words.faults[fault], remedy(fault, EMBEDDER, run.words, error.about)
        said = words.model_away.format(name=name, fault=told, remedy=do)
        return CheckLine("model", ok=False, words=said)
    except Exception as error:  # noqa: BLE001  whatever it is, it is what is wrong
        note(error, "model cannot be loaded")
        said = words.model_broken.format(detail=type(error).__name__)
        return CheckLine("model", ok=False, words=said)
    seconds = f"{perf_counter() - began:.1f}"
    said = words.model_ok.format(name=name, dimensions=dimensions, seconds=seconds)
    return CheckLine("model", ok=True, words=said)


def _writer(run: Session) -> CheckLine:
    """Whether the language model answers; nothing is counted towards its budget."""
    words, model = run.words.doctor, vendors.writer(run.setup)
    if model is None:
        return CheckLine("writer", ok=True, words=words.writer_none)
    began = perf_counter()
    try:
        list(model.write(_GREETING, time.monotonic() + run.setup.settings.model_total_seconds))
    except ModelError as error:
        if error.fault is not Fault.CUT:  # which it is for its brevity
            told = run.words.faults[error.fault]
            do = remedy(error.fault, MODEL, run.words, error.about)
            said = words.writer_broken.format(name=model.name, fault=told, remedy=do)
            return CheckLine("writer", ok=False, words=said)
    seconds = f"{perf_counter() - began:.1f}"
    said = words.writer_ok.format(name=model.name, seconds=seconds)
    return CheckLine("writer", ok=True, words=said)


def _crossreader(run: Session) -> CheckLine:
    words, began = run.words.doctor, perf_counter()
    crossreader = vendors.crossreader(run.setup, run.setup.data)
    if crossreader is None:
        return CheckLine("crossreader", ok=True, words=words.crossreader_none)
    try:
        crossreader.read("政策", [Page("", "政策"), Page("", "天气")])
    except CrossReaderAwayError:
        return CheckLine("crossreader", ok=False, words=words.crossreader_broken)
    seconds = f"{perf_counter() - began:.1f}"
    return CheckLine("crossreader", ok=True, words=words.crossreader_ok.format(seconds=seconds))


def _reranker(run: Session) -> CheckLine:
    words, reranker, began = run.words.doctor, vendors.reranker(run.setup), perf_counter()
    if reranker is None:
        return CheckLine("reranker", ok=True, words=words.reranker_none)
    try:
        reranker.score("政策", ["政策", "天气"])
    except RerankerAwayError as error:
        fault = Fault(str(error))
        setting = f"{RERANK}_MODEL" if fault is Fault.NAMELESS else RERANK
        told, do = run.words.faults[fault], remedy(fault, setting, run.words, error.about)
        said = words.reranker_broken.format(name=reranker.name, fault=told, remedy=do)
        return CheckLine("reranker", ok=False, words=said)
    seconds = f"{perf_counter() - began:.1f}"
    said = words.reranker_ok.format(name=reranker.name, seconds=seconds)
    return CheckLine("reranker", ok=True, words=said)


def _token(run: Session) -> CheckLine:
    words, where = run.words.doctor, address(run.setup)
    if where is None:
        return CheckLine("token", ok=True, words=words.token_none)
    # Imported here: the library is slow to load, and most have no token.
    from bot.messengers.telegram.wire import username  # noqa: PLC0415

    try:
        name = username(where)
    except TokenRefusedError:
        return CheckLine("token", ok=False, words=words.token_refused)
    if name is None:
        said = words.token_unreachable.format(address=where.base_url)
        return CheckLine("token", ok=False, words=said)
    return CheckLine("token", ok=True, words=words.token_ok.format(name=name))
