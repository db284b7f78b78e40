"""`chat`, `serve`, `start`: conversations, on the terminal and wherever people write."""

from __future__ import annotations

import asyncio
import sys
import uuid
from contextlib import nullcontext
from functools import partial

import typer

from bot import vendors
from bot.batch import Write, told
from bot.commands.add import take_in
from bot.commands.current import catch_up
from bot.commands.options import Data, Json
from bot.commands.session import Session, session
from bot.files import samples
from bot.incoming import Incoming
from bot.message import Room
from bot.messengers.console import ConsoleMessenger
from bot.renewing import beside, notices
from bot.serving import configured
from bot.serving import serve as serving
from bot.setup import log_to_console
from bot.trouble import NoTokenError
from bot.wiring import House, opened
from bot.working import doers
from rag.answer import Answer, Question

_WARMING = "有关政策有哪些规定"


def chat(context: typer.Context, *, data: Data = None, json: Json = False) -> None:
    """Hold a conversation on the terminal; with --json, a question a line in, an answer out."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        _chat(run, house)


def serve(context: typer.Context, *, data: Data = None, json: Json = False) -> None:
    """Answer wherever people write until stopped; with --json, failures are printed as JSON."""
    with session(context, data, json=json) as run:
        if not configured(run.setup):
            raise NoTokenError
        with opened(run.setup) as house:
            _serve(run, house)


def start(context: typer.Context, *, data: Data = None, json: Json = False) -> None:
    """Take the samples in if nothing is stored; then serve what is set up, else chat."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        if not house.store.records():
            words = run.words.files
            run.terminal.complain(words.samples)
            take_in(run, house, list(samples()), words.working)
        if configured(run.setup):
            _serve(run, house)
        else:
            _chat(run, house)


def _chat(run: Session, house: House) -> None:
    catch_up(run, house)
    if not run.json:
        work = doers(run.setup, house)
        ConsoleMessenger(run.terminal.out).chat(house.desk, run.words.chat, work)
        return
    room, write = Room("console", str(uuid.uuid4())), Write(run.setup.wordings)
    for line in sys.stdin:
        incoming = Incoming(room, room.lane, line.strip())
        run.terminal.json(told(None, partial(_answer, house, incoming), write))


def _answer(house: House, incoming: Incoming) -> Answer:
    _, answer = house.talk.answer(incoming)
    return answer


def _serve(run: Session, house: House) -> None:
    log_to_console(run.setup)
    elsewhere = bool(run.setup.settings.embedder)
    if not elsewhere:
        house.jobs.put(list(notices(run.setup, house, catch_up(run, house))))
    # Whoever asks first does not wait for models, their libraries and the index to be loaded.
    vendors.warm(run.setup)
    told(None, partial(house.quote, Question(_WARMING)), Write(run.setup.wordings))
    # An embedder elsewhere may take long, or be away: nobody waits for it.
    with beside(run.setup, house) if elsewhere else nullcontext(()) as rounds:
        asyncio.run(serving(run.setup, house, rounds))
