"""`chat`, `serve`, `start`: conversations, on the terminal and on Telegram."""

from __future__ import annotations

import sys
import uuid
from functools import partial

import typer

from bot.address import Address
from bot.batch import Write, told
from bot.commands.add import take_in
from bot.commands.current import catch_up
from bot.commands.options import Data, Json
from bot.commands.session import Session, session
from bot.files import samples
from bot.incoming import Incoming
from bot.message import Room
from bot.messengers.console import ConsoleMessenger
from bot.trouble import NoTokenError
from bot.wiring import House, address, log_to_console, opened, workers
from rag.answer import Answer, Question

_WARMING = "有关政策有哪些规定"


def chat(context: typer.Context, *, data: Data = None, json: Json = False) -> None:
    """Hold a conversation on the terminal; with --json, a question a line in, an answer out."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        _chat(run, house)


def serve(context: typer.Context, *, data: Data = None, json: Json = False) -> None:
    """Answer on Telegram until stopped; with --json, failures are printed as JSON."""
    with session(context, data, json=json) as run:
        where = address(run.setup)
        if where is None:
            raise NoTokenError
        with opened(run.setup) as house:
            _serve(run, house, where)


def start(context: typer.Context, *, data: Data = None, json: Json = False) -> None:
    """Take the samples in if nothing is stored; then serve Telegram if it is set up, else chat."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        if not house.store.records():
            words = run.words.files
            run.terminal.complain(words.samples)
            take_in(run, house, list(samples()), words.working)
        if where := address(run.setup):
            _serve(run, house, where)
        else:
            _chat(run, house)


def _chat(run: Session, house: House) -> None:
    catch_up(run, house)
    if not run.json:
        ConsoleMessenger(run.terminal.out).chat(house.desk, run.words.chat)
        return
    room, write = Room("console", str(uuid.uuid4())), Write(run.setup.wordings)
    for line in sys.stdin:
        incoming = Incoming(room, room.lane, line.strip())
        run.terminal.json(told(None, partial(_answer, house, incoming), write))


def _answer(house: House, incoming: Incoming) -> Answer:
    _, answer = house.talk.answer(incoming)
    return answer


def _serve(run: Session, house: House, where: Address) -> None:
    # Imported here: the library is slow to load, and only this needs it.
    from bot.messengers.telegram.service import serve as polling  # noqa: PLC0415

    log_to_console(run.setup)
    catch_up(run, house)
    # Whoever asks first does not wait for the model and the index to be loaded.
    told(None, partial(house.ask, Question(_WARMING)), Write(run.setup.wordings))
    with workers(run.setup) as pool:
        polling(where, house.talk, pool)
