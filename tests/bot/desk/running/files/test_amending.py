"""Better values for what was read from a file."""

from __future__ import annotations

import pytest

from bot.message import Reaction
from bot.proposal import Choice, Course, Proposal
from rag.correct import FACTS, Correction
from tests.bot.desk.running.conftest import home
from tests.bot.desk.running.files.conftest import EDITOR, Sending
from tests.shop import rule
from tests.stage import ALICE
from tests.words import ZH

SAY = ZH.proposing


def asked(sending: Sending, label: str) -> str:
    """Send a file, ask for a field of it; gives the question's message."""
    sending.send()
    sending.press(SAY.fix)
    sending.press(label)
    return sending.stage.last


def replied(sending: Sending, value: str, message: str, person: str = EDITOR) -> Reaction:
    """Somebody replies to the question."""
    referred = sending.stage.reply_to(message)
    return sending.stage.say(value, home(person), person, referred)


def proposal(sending: Sending) -> Proposal:
    """The proposal as it is."""
    found = sending.stage.proposals.proposal(1)
    assert found is not None
    return found


def test_every_field_can_be_chosen(sending: Sending) -> None:
    """And the document that it is a version of."""
    sending.send()
    sending.press(SAY.fix)

    labels = [label for row in sending.stage.labels() for label in row]
    assert len(labels) == len(FACTS) + 1
    assert {ZH.documents.title, ZH.documents.expires, SAY.target} <= set(labels)


@pytest.mark.parametrize(
    ("label", "value", "field", "stored"),
    [
        (ZH.documents.issuer, " 云溪县教育局 ", "issuer", "云溪县教育局"),
        (ZH.documents.title, "云溪县校车管理办法", "title", "云溪县校车管理办法"),
        (ZH.documents.effective, "2024年9月1日", "effective", "2024-09-01"),
        (ZH.documents.effective, "2024/9/1", "effective", "2024-09-01"),
        (ZH.documents.dated, "2024年9月", "dated", "2024-09"),
        (ZH.documents.expires, "2026-12-31", "expires", "2026-12-31"),
        (ZH.documents.number, "无", "number", ""),
    ],
)
def test_a_value_is_taken_from_a_reply(
    sending: Sending, label: str, value: str, field: str, stored: str
) -> None:
    """The new preview has it, and buttons of its own."""
    message = asked(sending, label)
    assert sending.stage.text.startswith(f"改 #1-0-{FACTS.index(field)}：{label}")
    replied(sending, value, message)

    assert proposal(sending).choice.corrections == (Correction(0, field, stored),)
    if stored:
        assert f"{stored}{ZH.documents.corrected}" in sending.stage.text or field == "title"
    assert len(sending.press(SAY.take).tasks) == 1
    assert sending.stage.log.acts()[1].act.detail == f"#1 {field}"


def test_a_kind_is_chosen_by_a_button(sending: Sending) -> None:
    """As it is one of a few."""
    asked(sending, ZH.documents.kind)
    assert "现在是：规定" in sending.stage.text
    sending.press("讲话")

    assert proposal(sending).choice.corrections == (Correction(0, "kind", "speech"),)
    assert "文种：讲话（人工更正）" in sending.stage.text


def test_the_last_value_of_a_field_counts(sending: Sending) -> None:
    """Beside those of other fields."""
    for label, value in (
        (ZH.documents.issuer, "甲"),
        (ZH.documents.issuer, "乙"),
        (ZH.documents.place, "云溪县"),
    ):
        replied(sending, value, asked(sending, label))

    assert [(one.field, one.value) for one in proposal(sending).choice.corrections] == [
        ("issuer", "乙"),
        ("place", "云溪县"),
    ]


def test_a_file_is_settled_to_be_a_version_by_its_number(sending: Sending) -> None:
    """Of a document whose title differs; 0 makes it stand alone again."""
    [other] = sending.take(
        rule(2019, 200),
    )
    replied(sending, str(other), asked(sending, SAY.target))
    assert proposal(sending).choice == Choice(other)
    assert "的新版本（由您指定）" in sending.stage.text

    replied(sending, "0", asked(sending, SAY.target))
    assert proposal(sending).choice == Choice(0)
    assert ZH.preview.new in sending.stage.text
    assert proposal(sending).course is Course.OPEN


@pytest.mark.parametrize(
    ("label", "value"),
    [
        (ZH.documents.effective, "明年"),
        (ZH.documents.effective, "2024-13-01"),
        (ZH.documents.title, "无"),
        (SAY.target, "99"),
        (SAY.target, "那份"),
    ],
)
def test_a_value_that_cannot_be_is_explained(sending: Sending, label: str, value: str) -> None:
    """Nothing changes, and the question can be answered again."""
    message = asked(sending, label)
    replied(sending, value, message)

    assert sending.stage.text.startswith("没有更正：")
    assert proposal(sending).choice == Choice()
    assert proposal(sending).turn == 0


def test_a_reply_to_an_old_question_does_nothing(sending: Sending) -> None:
    """What it was about has changed meanwhile."""
    message = asked(sending, ZH.documents.issuer)
    replied(sending, "甲", message)
    replied(sending, "乙", message)

    assert sending.stage.text == SAY.stale
    assert [one.value for one in proposal(sending).choice.corrections] == ["甲"]


def test_only_who_may_amends(sending: Sending) -> None:
    """A reply to a question that somebody forwarded, or made up, is nobody's deed."""
    message = asked(sending, ZH.documents.issuer)
    replied(sending, "甲", message, ALICE)

    assert sending.stage.text == ZH.running.not_allowed.format(number="5")
    assert proposal(sending).choice == Choice()


def test_any_other_reply_is_a_question(sending: Sending) -> None:
    """As it ever was."""
    sending.send()
    sending.stage.say(
        "补助多少钱", home(EDITOR), EDITOR, sending.stage.reply_to(sending.stage.last)
    )

    assert [one.text for one in sending.stage.asker.asked] == ["补助多少钱"]
