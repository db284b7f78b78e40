"""`/stats`."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from bot.message import Limit
from rag.answer import Notice
from tests.bot.desk.running.conftest import home
from tests.stage import ALICE, BOB, OWNER, TITLE, Stage
from tests.words import ZH

SAY = ZH.stats


def test_figures_stand_under_their_picture(stage: Stage) -> None:
    """Questions, votes, topics, documents; the picture is one that can be opened."""
    stage.teach("幼儿园补助多少？")
    for person in (ALICE, BOB):
        stage.say("幼儿园补助多少？", home(person), person)
        stage.press(ZH.buttons.good, person=person)
        stage.say("幼儿园有火星课吗？", home(person), person)
    stage.order("/stats", OWNER, OWNER.lane)

    text = stage.text
    assert SAY.asked.format(total=4, answered=2, partial=0, refused=2) in text
    assert SAY.votes.format(good=2, bad=0) in text
    assert SAY.topic.format(words="幼儿园", count=2) in text
    assert SAY.cited_line.format(count=2, title=TITLE, document=1) in text
    file = stage.sent[stage.last].message.file
    assert file is not None
    assert file.picture
    upload = stage.made.made(file.made)
    assert upload is not None
    assert Image.open(BytesIO(upload.data)).size == (1080, 560)


def test_a_model_is_counted_where_one_is_used(stage: Stage) -> None:
    """Else there is no line of it."""
    stage.teach("补助多少？")
    stage.say("补助多少？")
    stage.order("/stats", OWNER, OWNER.lane)
    assert "语言模型" not in stage.text

    taught = stage.asker.answers["补助多少？"]
    for changed in (replace(taught, model="m"), replace(taught, notice=Notice.AWAY)):
        stage.asker.answers["补助多少？"] = changed
        stage.say("补助多少？")
    stage.order("/stats", OWNER, OWNER.lane)
    assert SAY.worded.format(answers=1, away=1, broken_off=0, read=0, written=0) in stage.text


def test_documents_nobody_was_shown_are_told(stage: Stage) -> None:
    """Some of them, and how many there are."""
    for number in range(7):
        stage.stored(name=f"{number}.txt", title=f"办法{number}")
    stage.say("火星？")
    stage.order("/stats 7", OWNER, OWNER.lane)

    assert SAY.unread.format(count=7) in stage.text
    assert SAY.unread_line.format(title="办法0", document=1) in stage.text
    assert "办法6" not in stage.text
    assert stage.text.endswith("…")


def test_where_nobody_asked_there_is_no_picture(stage: Stage) -> None:
    """And one sentence."""
    stage.order("/stats", OWNER, OWNER.lane)

    assert stage.text.endswith(SAY.nothing)
    assert stage.sent[stage.last].message.file is None


@pytest.mark.parametrize("words", ["0", "367", "1000", "一周", "-1", "٣"])
def test_what_is_no_span_explains_itself(stage: Stage, words: str) -> None:
    """Nothing is noted."""
    stage.order(f"/stats {words}", OWNER, OWNER.lane)

    assert stage.text == SAY.how
    assert stage.log.acts() == []


def test_at_the_console_it_is_said_where_the_picture_lies(stage: Stage) -> None:
    """Nobody can be shown one there."""
    stage.say("火星？")
    stage.limit = Limit(units=4096, marks=100)
    stage.order("/stats", OWNER, OWNER.lane)

    assert stage.sent[stage.last].message.file is None
    assert stage.text.endswith(SAY.picture.format(place=""))
