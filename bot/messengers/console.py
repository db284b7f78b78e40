"""The console messenger: a conversation on the terminal."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from bot.desk.press import Verb, read
from bot.incoming import Incoming, Sort
from bot.message import Button, Delivery, Limit, Outgoing, Reaction, Room, Style, Work
from bot.messengers.beside import done
from bot.ports import Desk, Doer, Show
from bot.words.chat import ChatWords

LIMIT = Limit(units=1_000_000, marks=1_000_000)
_INDENT = "    "
_HINT = "› "
_STYLES = {
    Style.BOLD: "bold",
    Style.ITALIC: "italic",
    Style.QUOTE: "dim",
    Style.CODE: "cyan",
    Style.UNDERLINE: "underline",
}


def show(console: Console, message: Outgoing) -> None:
    """Print a message; a quote is set in, so that it can be told apart without colours too.

    Of its buttons only questions are shown: the other ones stand for commands.
    """
    text = Text(message.text)
    for mark in message.marks:
        text.stylize(_STYLES[mark.style], mark.start, mark.end)
    start = 0
    for line in text.split("\n", allow_blank=True):
        quoted = any(
            mark.style is Style.QUOTE and mark.start <= start < mark.end for mark in message.marks
        )
        console.print(Text(_INDENT if quoted else "").append_text(line), soft_wrap=True)
        start += len(line.plain) + 1
    for number, button in enumerate(offered(message), 1):
        # Questions to choose from are in the text already, with the same numbers.
        if button.label not in message.text:
            console.print(Text(f"{number} {_HINT}{button.label}"), soft_wrap=True)


@contextmanager
def growing(console: Console) -> Iterator[Show]:
    """Takes what is proved so far, and shows it until the block ends; then it is gone.

    What takes its place is printed once. Into a pipe nothing is shown.
    """
    with console.status("…") as status:
        yield lambda message: status.update(Text(message.text))


def offered(message: Outgoing) -> list[Button]:
    """The questions that are offered below a message; each can be asked by its number."""
    buttons = (button for row in message.rows for button in row)
    return [one for one in buttons if (found := read(one.press)) and found.verb is Verb.ASK]


@dataclass(frozen=True, slots=True)
class ConsoleMessenger:
    """The terminal as the one chat of a messenger."""

    console: Console

    @property
    def limit(self) -> Limit:
        """A terminal takes any length."""
        return LIMIT

    async def send(self, delivery: Delivery) -> str:
        """Print one message."""
        show(self.console, delivery.message)
        return ""

    def chat(self, desk: Desk, words: ChatWords, doers: Mapping[Work, Doer]) -> None:
        """Hold a conversation until `:quit`, Ctrl-D or Ctrl-C; what is ordered is done at once."""
        room = Room("console", str(uuid.uuid4()))
        if self.console.is_terminal:
            _edit_lines()
            show(self.console, Outgoing(f"{words.welcome}\n{words.keys}\n"))
        with suppress(KeyboardInterrupt):
            below: list[Button] = []
            for text in self._texts(words):
                reaction = self._answer(desk, written(room, text, below))
                below = _below(reaction, room) or below
                self._work(reaction, room, doers, words)
        if self.console.is_terminal:
            show(self.console, Outgoing(f"\n{words.goodbye}"))

    def _texts(self, words: ChatWords) -> Iterator[str]:
        """What is written, without the words that are for the console itself."""
        while True:
            try:
                text = input(words.prompt if self.console.is_terminal else "").strip()
            except EOFError:
                return
            if text in {":quit", ":q", ":退出"}:
                return
            if text in {":help", ":h", ":帮助"}:
                show(self.console, Outgoing(f"{words.help}\n{words.keys}\n"))
            elif text:
                yield text

    def _answer(self, desk: Desk, incoming: Incoming) -> Reaction:
        with growing(self.console) as grown:
            reaction = desk.react(incoming, LIMIT, grown)
        self._show(reaction, incoming.room)
        return reaction

    def _show(self, reaction: Reaction, room: Room) -> None:
        """What is said here; what goes to other rooms is for nobody who sits here."""
        for delivery in reaction.deliveries:
            if delivery.room == room:
                show(self.console, delivery.message)
                show(self.console, Outgoing(""))

    def _work(
        self, reaction: Reaction, room: Room, doers: Mapping[Work, Doer], words: ChatWords
    ) -> None:
        """Do what was ordered, and what that orders."""
        for task in reaction.tasks:
            with self.console.status("…") as status:
                ended = done(doers[task.work], task, status.update)
            if ended is None:
                show(self.console, Outgoing(f"{words.stopped}\n"))
                return
            self._show(ended, room)
            self._work(ended, room, doers, words)


def _below(reaction: Reaction, room: Room) -> list[Button]:
    """The questions that are offered now."""
    here = [one.message for one in reaction.deliveries if one.room == room]
    return [button for message in here for button in offered(message)]


def written(room: Room, text: str, below: Sequence[Button] = ()) -> Incoming:
    """What was typed: a question, its number below an answer, or a command and what it needs."""
    numbered = {str(number): one for number, one in enumerate(below, 1)}
    if one := numbered.get(text):
        return Incoming(room, room.lane, one.press, Sort.PRESS, label=one.label)
    if not text.startswith("/"):
        return Incoming(room, room.lane, text)
    command, _, rest = text[1:].partition(" ")
    return Incoming(room, room.lane, rest.strip(), Sort.COMMAND, command=command)


def _edit_lines() -> None:
    """Let the arrow keys work at the prompt, where the system can."""
    with suppress(ImportError):
        import readline  # noqa: F401, PLC0415  to import it is to use it
