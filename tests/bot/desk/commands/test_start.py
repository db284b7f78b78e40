from __future__ import annotations

from dataclasses import replace

import pytest

from bot.incoming import Incoming
from tests.stage import Stage
from tests.words import EN, ZH


def test_the_welcome_says_what_is_covered(county: Stage) -> None:
    """How many documents, how new the newest is, what it does and does not do."""
    county.order("/start")

    assert "12 份文件" in county.text
    assert "2025-08-28" in county.text
    assert ZH.welcome.does_not in county.text


def test_examples_are_buttons_that_ask(county: Stage) -> None:
    """They belong to no answer and stand alone."""
    county.suggesting.questions = ("入学要什么材料？", "补助多少？")
    county.order("/start")
    assert county.labels() == [["入学要什么材料？"], ["补助多少？"]]

    county.press("补助多少？")

    assert (county.asker.asked[-1].text, county.asker.asked[-1].history) == ("补助多少？", ())


def test_without_examples_none_are_promised(county: Stage) -> None:
    """Not every corpus has some."""
    county.order("/start")

    assert ZH.welcome.examples not in county.text
    assert county.labels() == []


def test_an_empty_library_says_so(stage: Stage) -> None:
    """Rather than asking for questions it cannot answer."""
    stage.order("/start")

    assert ZH.welcome.empty in stage.text


def test_the_welcome_is_in_the_language_of_the_messenger(county: Stage) -> None:
    """Until the person chooses one."""

    def in_english(incoming: Incoming) -> Incoming:
        return replace(incoming, language="en-GB")

    county.order("/start", change=in_english)

    assert EN.welcome.hello in county.text


def test_a_link_leads_to_a_document(county: Stage) -> None:
    """Its card, as /doc shows it."""
    county.order("/start doc_5")
    linked = county.text
    county.order("/doc 5")

    assert linked == county.text
    assert linked.startswith("云溪县学前教育管理办法\n")


def test_a_link_leads_to_a_section(county: Stage) -> None:
    """With all that stands below its heading."""
    county.order("/start doc_5_s7")

    assert "第二章" in county.text
    assert "第九条" in county.text
    assert "第十条" not in county.text


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        ("doc_99", ZH.catalogue.no_such.format(number=99)),
        ("doc_5_s999", ZH.catalogue.no_section.format(number=999, id=5)),
        ("post_7", ZH.welcome.no_posts),
        ("doc_", ZH.welcome.unknown_link),
        ("doc_١", ZH.welcome.unknown_link),
        ("doc_9999999999", ZH.welcome.unknown_link),
        ("'; DROP TABLE", ZH.welcome.unknown_link),
    ],
)
def test_a_link_that_leads_nowhere_gets_one_sentence(
    county: Stage, payload: str, said: str
) -> None:
    """Whatever somebody put into it."""
    county.order(f"/start {payload}")

    assert county.text == said


def test_a_link_of_a_post_asks_for_a_question_about_its_document(stage: Stage) -> None:
    """What is then written is a reply, and so is about the document."""
    stage.stored()
    stage.order("/start ask_1")

    message = stage.sent[stage.last].message
    assert message.text == ZH.welcome.asking.format(title="《云溪县学前教育管理办法》")
    assert message.expects == ZH.welcome.asking_here
    stage.say("补助多少？", referred=stage.reply_to(stage.last))
    assert stage.asker.asked[-1].about == (1,)


def test_a_link_of_a_post_tells_what_changed(stage: Stage) -> None:
    """With one version there is nothing to tell."""
    stage.stored()
    stage.order("/start diff_1")

    assert stage.text == ZH.comparing.one_version.format(title="《云溪县学前教育管理办法》")


def test_a_link_of_a_post_whose_document_is_gone_says_so(stage: Stage) -> None:
    """Posts outlive documents."""
    for payload in ("ask_7", "diff_7"):
        stage.order(f"/start {payload}")
        assert "7" in stage.text
