from __future__ import annotations

import io

import pytest
from rich.console import Console

from bot.message import Incoming, Limit, Mark, Outgoing, Style
from bot.messengers.console import ConsoleMessenger, show
from tests.words import ZH


class Echo:
    """Says back what it hears."""

    def __init__(self) -> None:
        self.heard: list[Incoming] = []

    def reply(self, incoming: Incoming, limit: Limit) -> list[Outgoing]:
        """The same words."""
        assert limit.units > 4096
        self.heard.append(incoming)
        return [Outgoing(f"听到：{incoming.text}")]


def conversation(monkeypatch: pytest.MonkeyPatch, lines: list[str | type[BaseException]]) -> Echo:
    """A person who writes these lines, then an end, as read from a pipe."""
    left = iter(lines)

    def written(prompt: str = "") -> str:
        assert prompt == ""
        line = next(left, EOFError)
        if isinstance(line, str):
            return line
        raise line

    monkeypatch.setattr("builtins.input", written)
    echo = Echo()
    ConsoleMessenger(Console(file=io.StringIO())).chat(echo, ZH.chat)
    return echo


@pytest.mark.parametrize(
    ("lines", "heard"),
    [
        (["一", "", "  ", "二"], ["一", "二"]),
        (["一", ":quit", "二"], ["一"]),
        (["一", ":help", "二"], ["一", "二"]),
        (["一", KeyboardInterrupt, "二"], ["一"]),
        ([EOFError], []),
    ],
)
def test_a_conversation_ends_when_the_person_ends_it(
    monkeypatch: pytest.MonkeyPatch, lines: list[str | type[BaseException]], heard: list[str]
) -> None:
    """By a word, by Ctrl-D, by Ctrl-C; empty lines are no questions."""
    assert [incoming.text for incoming in conversation(monkeypatch, lines).heard] == heard


def test_two_runs_are_two_conversations(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was asked yesterday is not what 那高中呢 means today."""
    first = conversation(monkeypatch, ["一", "二"]).heard
    second = conversation(monkeypatch, ["三"]).heard

    assert first[0].chat == first[1].chat != second[0].chat


@pytest.fixture
def paper() -> Console:
    """A console that keeps what is printed."""
    return Console(file=io.StringIO(), width=40, highlight=False)


def printed(console: Console) -> str:
    """What stands on a console."""
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_quotes_are_set_in_and_long_lines_stay_whole(paper: Console) -> None:
    """A reader without colours sees what is quoted; a pipe gets no broken lines."""
    text = f"答。[1]\n\n{'原文' * 40}\n续。"
    show(paper, Outgoing(text, (Mark(7, len(text), Style.QUOTE),)))

    assert printed(paper) == f"答。[1]\n\n    {'原文' * 40}\n    续。\n"


def test_no_sign_is_taken_for_markup(paper: Console) -> None:
    """Neither square brackets nor emoji names are interpreted."""
    show(paper, Outgoing("[red]红[/red] :smile: [1] \\["))

    assert printed(paper) == "[red]红[/red] :smile: [1] \\[\n"
