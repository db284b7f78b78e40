from __future__ import annotations

from bot.incoming import Incoming, Sort
from bot.message import Finding, Limit, Mark, Outgoing, Room, Style
from rag.answer import Outcome
from tests.answers import answered, cite, refused
from tests.stage import ALICE, QUOTE, TITLE, Stage

NOWHERE = Room("telegram", "")


def search(stage: Stage, text: str) -> tuple[Finding, ...]:
    """What is offered to somebody who writes elsewhere."""
    reaction = stage.react(Incoming(NOWHERE, ALICE, text, Sort.SEARCH, call="i"))
    assert not reaction.deliveries
    return reaction.findings


def test_a_search_offers_cited_passages() -> None:
    """Words and source in one message."""
    stage = Stage()
    stage.teach("补助多少")

    assert search(stage, " 补助多少 ") == (
        Finding(
            "c1",
            f"《{TITLE}》 · 第2条",
            QUOTE,
            Outgoing(
                f"{QUOTE}\n—— 《{TITLE}》 · 第2条 · 2024-05-01 · 现行",
                (Mark(0, len(QUOTE), Style.QUOTE),),
            ),
        ),
    )


def test_a_cell_of_a_table_is_one_finding_with_its_heads() -> None:
    """A row without its heads tells nobody anything."""
    stage = Stage()
    table = stage.stored("年份 | 补助\n2024 | 300", name="表.txt", title="云溪县补助表")
    passage = stage.store.passage(table, 0, 18)
    cited = (passage.cite("年份 | 补助"), passage.cite("2024 | 300"))
    stage.asker.answers["补助"] = answered([("年份 | 补助\n2024 | 300", cited)])
    (found,) = search(stage, "补助")

    assert found.summary == "年份 | 补助 2024 | 300"
    assert found.message.text.count("2024 | 300") == 1
    assert found.message.text.count("——") == 1


def test_nothing_of_a_search_is_kept() -> None:
    """It is no turn of any conversation."""
    stage = Stage()
    stage.teach("补助多少")
    search(stage, "补助多少")

    assert stage.memory.answers == []


def test_what_does_not_suffice_is_labelled() -> None:
    """In the list and in the message."""
    stage = Stage()
    stage.asker.answers["校车"] = refused(Outcome.DETAIL_NOT_STATED, nearest=(cite(),))
    (found,) = search(stage, "校车")

    assert found.title.startswith("相关但不足以回答 · 《")
    assert found.message.text.startswith("相关但不足以回答\n")


def test_an_empty_search_offers_questions() -> None:
    """Those the corpus can answer."""
    stage = Stage()
    stage.suggesting.questions = ("补助多少？",)

    assert search(stage, "") == (Finding("e1", "补助多少？", "可以这样问", Outgoing("补助多少？")),)


def test_a_greeting_finds_nothing() -> None:
    """There is nothing to cite."""
    stage = Stage()
    stage.asker.answers["你好"] = refused(Outcome.GREETING)

    assert search(stage, "你好") == ()


def test_a_text_too_long_for_one_message_keeps_its_source() -> None:
    """It is all that can be sent of it."""
    stage = Stage()
    stage.teach("补助多少")
    stage.limit = Limit(units=60, marks=100)
    (found,) = search(stage, "补助多少")

    assert found.message.text.startswith(f"—— 《{TITLE}》")
    assert len(found.message.text) <= 60
