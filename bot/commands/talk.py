"""`chat`, `serve`, `start`: conversations, on the terminal and on Telegram."""

from __future__ import annotations

import os
import sys
from functools import partial

import typer

from bot.batch import Write, told
from bot.commands.add import take_in
from bot.commands.options import Data, Json
from bot.commands.session import FAILED, Session, session
from bot.files import samples
from bot.message import Incoming
from bot.messengers.console import ConsoleMessenger
from bot.trouble import NoTokenError
from bot.wiring import House, address, opened, workers


def chat(context: typer.Context, *, data: Data = None, json: Json = False) -> None:
    """Hold a conversation on the terminal; with --json, a question a line in, an answer out."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        _chat(run, house)


def serve(context: typer.Context, *, data: Data = None, json: Json = False) -> None:
    """Answer on Telegram until stopped; with --json, failures are printed as JSON."""
    with session(context, data, json=json, service=True) as run:
        if address(run.setup) is None:
            raise NoTokenError
        with opened(run.setup) as house:
            _serve(run, house)


def start(context: typer.Context, *, data: Data = None, json: Json = False) -> None:
    """Take the samples in if nothing is stored; then serve Telegram if it is set up, else chat."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        if not house.store.records():
            words = run.words.files
            run.terminal.complain(words.samples)
            take_in(run, house, list(samples()), words.working)
        if address(run.setup):
            _serve(run, house)
        else:
            _chat(run, house)


def _chat(run: Session, house: House) -> None:
    conversation = house.talk
    if not run.json:
        ConsoleMessenger(run.terminal.out).chat(conversation, run.words.chat)
        return
    write = Write(run.setup.wordings)
    for line in sys.stdin:
        incoming = Incoming(f"console:{os.getpid()}", line.strip())
        run.terminal.json(told(None, partial(conversation.answer, incoming), write))


def _serve(run: Session, house: House) -> None:
    # Imported here: the library is slow to load, and only this needs it.
    from bot.messengers.telegram.service import serve as polling  # noqa: PLC0415

    where = address(run.setup)
    if where is None:
        raise typer.Exit(FAILED)
    with workers(run.setup) as pool:
        polling(where, house.talk, pool)
