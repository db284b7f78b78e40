from __future__ import annotations

import _thread
import io
import signal
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from rich.console import Console

from bot.incoming import Incoming, Sort
from bot.message import (
    Button,
    Delivery,
    Limit,
    Mark,
    Outgoing,
    Reaction,
    Room,
    Style,
    Task,
    Work,
)
from bot.messengers.console import ConsoleMessenger, growing, offered, show, written
from bot.ports import Show, Tell
from corpus.document import Upload
from tests.words import ZH

HERE = Room("console", "1")
STRIKES: list[str] = []
"""How often somebody is going to press Ctrl-C."""


class Echo:
    """Says back what it hears, and something else to somebody else."""

    def __init__(self) -> None:
        self.heard: list[Incoming] = []
        self.paper = io.StringIO()

    def react(
        self, incoming: Incoming, limit: Limit, show: Show, upload: Upload | None = None
    ) -> Reaction:
        """The same words."""
        del show, upload
        assert limit.units > 4096
        self.heard.append(incoming)
        if incoming.command == "reindex":
            return Reaction(tasks=(Task(Work.REINDEX, incoming.room, incoming.person, ("一",)),))
        elsewhere = Delivery(Room("telegram", "77"), Outgoing("留言"))
        return Reaction((Delivery(incoming.room, Outgoing(f"听到：{incoming.text}")), elsewhere))


def work(task: Task, tell: Tell) -> Reaction:
    """Orders itself once, and is interrupted the second time where `STRIKES` has something."""
    for step in range(3):
        tell(step, 3, "正在做")
        if STRIKES and task.words == ("二",):
            STRIKES.pop()
            time.sleep(0.1)
            _thread.interrupt_main()
            for _ in range(500):  # until it is heard of
                time.sleep(0.02)
                tell(step, 3, "正在做")
    told = (Delivery(task.room, Outgoing(f"做完{task.words[0]}")),)
    again = (replace(task, words=("二",)),) if task.words == ("一",) else ()
    return Reaction(told, tasks=again)


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
    ConsoleMessenger(Console(file=echo.paper)).chat(echo, ZH.chat, {Work.REINDEX: work})
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

    assert first[0].conversation == first[1].conversation != second[0].conversation


def test_what_goes_to_others_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The owners' rooms are not on this terminal."""
    said = conversation(monkeypatch, ["一"]).paper.getvalue()

    assert "听到：一" in said
    assert "留言" not in said


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("/sources", "sources", ""),
        ("/sources  午餐 2 ", "sources", "午餐 2"),
        ("/asof 2019-06-01 校车", "asof", "2019-06-01 校车"),
    ],
)
def test_a_stroke_begins_a_command(text: str, command: str, rest: str) -> None:
    """With what stands after it; everything else is a question."""
    incoming = written(HERE, text)

    assert (incoming.sort, incoming.command, incoming.text) == (Sort.COMMAND, command, rest)
    assert written(HERE, f"问{text}").sort is Sort.TEXT


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


def test_only_questions_are_shown_of_buttons(paper: Console) -> None:
    """Nothing can be pressed here; a question can be asked by its number."""
    rows = (
        (Button("👍", "v:1:good"),),
        (Button("那高中呢？", "q:1"),),
        (Button("链接", link="x"),),
    )
    show(paper, Outgoing("答。", rows=rows))

    assert printed(paper) == "答。\n1 › 那高中呢？\n"


def test_questions_to_choose_from_are_not_shown_twice(paper: Console) -> None:
    """They stand in the text, with the same numbers."""
    rows = tuple((Button(one, f"q:1:{at}"),) for at, one in enumerate(("甲？", "乙？"), 1))
    show(paper, Outgoing("哪一种？\n1. 甲？\n2. 乙？", rows=rows))

    assert printed(paper) == "哪一种？\n1. 甲？\n2. 乙？\n"
    assert written(HERE, "2", offered(Outgoing("", rows=rows))) == Incoming(
        HERE, HERE.lane, "q:1:2", Sort.PRESS, label="乙？"
    )
    assert written(HERE, "3", offered(Outgoing("", rows=rows))).sort is Sort.TEXT


def test_what_grows_is_shown_until_it_is_whole() -> None:
    """On a terminal; then it is gone, and what takes its place is printed once."""
    paper = io.StringIO()
    screen = Console(file=paper, force_terminal=True, width=60)
    with growing(screen) as grown:
        grown(Outgoing("第一句。[1]"))
        time.sleep(0.3)

    said = paper.getvalue()
    assert "第一句。" in said
    # The last thing that is done to the lines it stood on is to erase them.
    assert said.rstrip().rpartition("第一句。")[2].count("\x1b[2K") >= 1


def test_into_a_pipe_nothing_grows() -> None:
    """Whoever reads there gets whole answers."""
    paper = io.StringIO()
    with growing(Console(file=paper)) as grown:
        grown(Outgoing("第一句。[1]"))

    assert "第一句" not in paper.getvalue()


def test_every_style_can_be_shown(paper: Console) -> None:
    """Whatever a message is marked with."""
    show(paper, Outgoing("答。", tuple(Mark(0, 2, style) for style in Style)))

    assert printed(paper) == "    答。\n"


def test_what_is_ordered_is_done_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what that orders; then the conversation goes on."""
    echo = conversation(monkeypatch, ["/reindex", "然后"])

    said = echo.paper.getvalue()
    assert said.index("做完一") < said.index("做完二") < said.index("听到：然后")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl-C does what it does in a new process, whatever other tests made of it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_cancels_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else: the conversation goes on."""
    STRIKES.append("once")
    echo = conversation(monkeypatch, ["/reindex", "然后"])

    said = echo.paper.getvalue()
    assert "做完二" not in said
    assert said.index(ZH.chat.stopped) < said.index("听到：然后")
