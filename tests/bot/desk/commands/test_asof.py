from __future__ import annotations

from datetime import date

import pytest

from bot.desk.asked import Asked
from bot.desk.commands.asof import AsOf
from bot.desk.context import Contexts
from bot.desk.scene import Scene
from bot.desk.unpaused import Unpaused
from bot.incoming import Incoming, Sort
from bot.message import Room
from tests.stage import LIMIT, Stage
from tests.words import WORDINGS, ZH

TODAY = date(2026, 1, 15)


def said(stage: Stage, text: str) -> str:
    """What the command says, on a day of ours."""
    unpaused = stage.desk.commands["asof"]
    assert isinstance(unpaused, Unpaused)
    talk = unpaused.handler
    assert isinstance(talk, AsOf)
    asked = Asked(
        talk.asked.talk, WORDINGS, Contexts(stage.chats, stage.store), stage.suggesting, human=False
    )
    incoming = Incoming(Room("telegram", "5"), "telegram:5", text, Sort.COMMAND, command="asof")
    reaction = AsOf(asked, lambda: TODAY)(Scene(incoming, ZH, LIMIT, lambda _: None))
    return reaction.deliveries[0].message.text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019-06-01 校车补助多少", "2019-06-01"),
        ("2019年6月1日校车补助多少", "2019-06-01"),
        ("2019 校车补助多少", "2019-12-31"),
        ("2026 校车补助多少", "2026-01-15"),
        ("2026-01-15 校车补助多少", "2026-01-15"),
    ],
)
def test_a_question_is_asked_for_the_day(stage: Stage, text: str, day: str) -> None:
    """Of a year for its last day, but for none to come."""
    said(stage, text)

    assert stage.asker.asked[-1].text == "校车补助多少"
    assert stage.asker.asked[-1].as_of == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", ZH.comparing.how_asof),
        ("昨天 校车", ZH.comparing.no_day.format(words="昨天")),
        ("2019-02-30 校车", ZH.comparing.no_day.format(words="2019-02-30")),
        ("2019-06-01", ZH.comparing.no_question.format(day="2019-06-01")),
        ("2019年", ZH.comparing.no_question.format(day="2019-12-31")),
        ("2026-01-16 校车", ZH.comparing.not_yet.format(day="2026-01-16")),
        ("2030 校车", ZH.comparing.not_yet.format(day="2030-01-01")),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(stage: Stage, text: str, sentence: str) -> None:
    """With an example; nothing is asked."""
    assert said(stage, text) == sentence
    assert stage.asker.asked == []


def test_the_answer_has_its_buttons(stage: Stage) -> None:
    """It is an answer like any other."""
    stage.teach("补助多少？")
    stage.order("/asof 2025 补助多少？")

    assert stage.labels()[0] == ["👍", "👎"]
