from __future__ import annotations

from dataclasses import replace

import pytest

from bot.message import Enclosure, Outgoing, Style
from tests.fakes import FakeEmbedder, document
from tests.stage import BOB, GROUP, PARAGRAPHS, QUOTE, TITLE, Stage
from tests.stored import put


@pytest.fixture
def stage() -> Stage:
    """A desk that has told the subsidy."""
    made = Stage()
    made.teach("补助多少？")
    made.say("补助多少？")
    return made


def styled(message: Outgoing, style: Style) -> list[str]:
    """What is set in a style."""
    return [message.text[one.start : one.end] for one in message.marks if one.style is style]


def test_a_passage_stands_between_its_neighbours(stage: Stage) -> None:
    """With where it stands, and the quoted words marked."""
    answer = stage.last
    (delivery,) = stage.press("原文").deliveries

    assert delivery.message.text == "\n".join(
        [f"《{TITLE}》 · 第2条 · 2024-05-01 · 现行", "", *PARAGRAPHS[:3]]
    )
    assert styled(delivery.message, Style.UNDERLINE) == [QUOTE]
    assert delivery.reply_to == answer
    assert stage.labels() == [["原件"]]


@pytest.mark.parametrize("at", [0, 3])
def test_the_first_and_the_last_paragraph_have_one_neighbour(at: int) -> None:
    """Nothing is made up where the text ends."""
    stage = Stage()
    stage.teach("问", PARAGRAPHS[at][4:])
    stage.say("问")
    (delivery,) = stage.press("原文").deliveries

    assert delivery.message.text.split("\n")[2:] == list(PARAGRAPHS[max(0, at - 1) : at + 2])


def test_an_old_answer_shows_the_version_it_quoted(stage: Stage) -> None:
    """And says that there is a newer one."""
    answer = stage.last
    new = [one.replace("300", "500") for one in PARAGRAPHS]
    changed = document("办法.txt", *new, title=TITLE, dated="2025-05-01", effective="2025-05-01")
    put(stage.store, changed, FakeEmbedder(), of=1)
    stage.store.release(stage.store.draft)
    (delivery,) = stage.press("原文", answer).deliveries

    assert QUOTE in delivery.message.text
    assert delivery.message.text.count("⚠") == 1
    assert "⚠ 这份文件已更新，以下是当时引用的版本。" in delivery.message.text


def test_a_removed_document_can_still_be_read(stage: Stage) -> None:
    """With a word that it answers nothing any more."""
    answer = stage.last
    stage.store.remove(1)
    stage.store.release(stage.store.draft)
    (delivery,) = stage.press("原文", answer).deliveries

    assert QUOTE in delivery.message.text
    assert "⚠ 这份文件已撤下，不再用于回答。" in delivery.message.text
    assert "现行" not in delivery.message.text


def test_a_long_passage_is_whole(stage: Stage) -> None:
    """Split like an answer, its button below the last message."""
    sentence = "各幼儿园应当如实填报在园人数。"
    version = stage.stored(sentence * 400, name="长.txt", title="长文")
    stage.teach("长？", sentence, version=version)
    stage.say("长？")
    deliveries = stage.press("原文").deliveries

    assert len(deliveries) > 1
    assert "".join(one.message.text for one in deliveries).count(sentence) == 400
    assert stage.labels() == [["原件"]]


def test_the_original_is_sent_on_request(stage: Stage) -> None:
    """Under its own name, without the folder it came from."""
    stage.press("原文")
    (delivery,) = stage.press("原件").deliveries

    assert delivery.message == Outgoing(f"《{TITLE}》", file=Enclosure(1, "办法.txt"))


def test_an_original_too_large_for_the_messenger_is_told_so(stage: Stage) -> None:
    """Instead of a send that fails."""
    stage.originals.data = b"x" * 2_500_000
    stage.press("原文")
    (delivery,) = stage.press("原件").deliveries

    assert delivery.message.file is None
    assert "《办法.txt》有 3 MB" in delivery.message.text


@pytest.mark.parametrize("press", ["s:1", "s:1:0", "s:1:9", "s:1:x", "o:1:2"])
def test_a_source_that_is_none_has_expired(stage: Stage, press: str) -> None:
    """No number is taken on trust."""
    reaction = stage.press("原文", change=lambda one: replace(one, text=press))

    assert (reaction.toast, reaction.deliveries) == ("这条回答已过期，请重新提问。", ())


def test_everybody_in_the_room_may_read_on() -> None:
    """An answer in a group is everybody's."""
    stage = Stage()
    stage.teach("补助多少？")
    stage.say("补助多少？", GROUP)
    (delivery,) = stage.press("原文", person=BOB).deliveries

    assert delivery.room == GROUP


def test_a_reply_to_a_passage_goes_on_from_its_answer(stage: Stage) -> None:
    """The passage belongs to the answer that quoted it."""
    stage.press("原文")
    stage.say("那民办园呢？", referred=stage.reply_to(stage.last))

    assert stage.asker.asked[-1].about == (1,)
