"""/check, forwards and voice."""

from dataclasses import replace

import pytest

from bot.incoming import Attached, Incoming, Referred, Sort
from bot.message import Outgoing, Style
from corpus.document import Upload
from rag.answer import Outcome
from rag.checked import CheckedClaim, Difference, Verdict
from tests.stage import ALICE, GROUP, PRIVATE, QUOTE, Stage
from tests.words import ZH

_SAID = "每生每年补助 500 元。"


def staged() -> Stage:
    """A desk whose checker knows one contradiction."""
    stage = Stage()
    cited = stage.cite(stage.stored())
    differs = (Difference("300元", "500元"),)
    stage.checking.claims = (
        CheckedClaim("补助500元", Verdict.CONTRADICTED, (cited,), differs),
        CheckedClaim("坐地铁免费", Verdict.ABSENT),
    )
    return stage


def told(stage: Stage, incoming: Incoming, upload: Upload | None = None) -> list[Outgoing]:
    """What is said, all messages."""
    reaction = stage.desk.react(incoming, stage.limit, lambda _: None, upload)
    return [one.message for one in reaction.deliveries]


def order(text: str = "", referred: Referred | None = None) -> Incoming:
    """The command."""
    return Incoming(PRIVATE, ALICE, text, Sort.COMMAND, command="check", referred=referred)


@pytest.mark.parametrize(
    ("incoming", "wanted"),
    [
        (order(_SAID), _SAID),
        (order("", Referred("9", _SAID)), _SAID),
        (order("", Referred("9", f"甲。{_SAID}", quote=_SAID)), _SAID),
        (order(_SAID, Referred("9", "甲。")), _SAID),
        (
            Incoming(
                PRIVATE, ALICE, "c", Sort.PRESS, referred=Referred("9", own=True, under=_SAID)
            ),
            _SAID,
        ),
    ],
)
def test_what_is_checked_is_what_is_meant(incoming: Incoming, wanted: str) -> None:
    """The words after the command, else the message replied to, or the part picked out of it."""
    stage = staged()

    told(stage, incoming)

    assert stage.checking.checked == [wanted]


def test_a_check_shows_verdicts_with_quotes_and_ends_honestly() -> None:
    """Each claim is numbered, its source stands in a quote."""
    stage = staged()

    [message] = told(stage, order(_SAID))

    assert "✘ 1. 与原文不符：补助500元" in message.text
    assert "文中：300元；说法：500元" in message.text
    assert "— 2. 库中没有：坐地铁免费" in message.text
    assert message.text.endswith(ZH.checking.only_held.format(day="2026-01-15"))
    [quote] = [mark for mark in message.marks if mark.style is Style.QUOTE]
    assert message.text[quote.start : quote.end] == QUOTE


def test_verdicts_are_shown_one_by_one() -> None:
    """A check is slow; what is proved is seen at once."""
    stage, seen = staged(), list[Outgoing]()

    stage.desk.react(order(_SAID), stage.limit, seen.append)

    assert [one.text.count("补助500元") for one in seen] == [1, 1]
    assert ["坐地铁免费" in one.text for one in seen] == [False, True]


def test_nothing_to_check_is_one_sentence() -> None:
    """It says how."""
    stage = staged()

    assert told(stage, order()) == [Outgoing(ZH.checking.what)]
    assert stage.checking.checked == []


def test_a_text_without_claims_is_told_so() -> None:
    """A greeting has none."""
    assert told(Stage(), order("你好"))[0].text == ZH.checking.no_claims


def test_a_button_whose_message_is_gone_says_so() -> None:
    """Of an old message the messenger tells no words."""
    gone = Incoming(PRIVATE, ALICE, "c", Sort.PRESS, referred=Referred("9", own=True))

    assert told(staged(), gone) == [Outgoing(ZH.checking.gone)]


def test_the_words_of_a_file_are_checked() -> None:
    """Where the message that is replied to is a file."""
    stage = staged()
    file = order("", Referred("9", file=Attached("f", "通知.jpg")))

    told(stage, file, Upload("通知.jpg", b"x"))

    assert stage.checking.checked == ["通知。"]


def test_an_unreadable_file_is_one_sentence() -> None:
    """The one of its error."""
    [message] = told(staged(), order(), Upload("空.txt", b""))

    assert message.text == "这个文件读不了：文件是空的；请检查后再上传。"


def test_a_forward_is_offered_to_be_checked() -> None:
    """Pressed, its words are checked and the reply is to the forward."""
    stage = staged()
    forward = Incoming(PRIVATE, ALICE, _SAID, Sort.FORWARD, message="5")

    [offer] = stage.react(forward).deliveries
    pressed = stage.press(
        ZH.checking.button,
        change=lambda one: replace(
            one, referred=replace(one.referred or Referred(""), under=_SAID, to="5")
        ),
    )

    assert (offer.message.text, offer.reply_to) == (ZH.checking.forwarded, "5")
    assert stage.checking.checked == [_SAID]
    assert pressed.deliveries[0].reply_to == "5"


def test_a_forwarded_picture_without_file_and_words_is_declined() -> None:
    """There is nothing to read."""
    [message] = told(Stage(), Incoming(PRIVATE, ALICE, "", Sort.FORWARD))

    assert message.text == ZH.chat.only_text


def test_voice_is_asked_for_in_writing() -> None:
    """No transcription is configured."""
    assert told(Stage(), Incoming(PRIVATE, ALICE, "", Sort.VOICE)) == [Outgoing(ZH.checking.voice)]


def test_of_an_answer_of_ours_its_sentences_are_checked() -> None:
    """Not what stands around them; also where a model put them into words."""
    stage = staged()
    stage.teach("补助多少？")
    taught = stage.asker.answers["补助多少？"]
    claim = replace(taught.claims[0], text="县财政每年补助300元。")
    stage.asker.answers["补助多少？"] = replace(taught, claims=(claim,), model="m")
    stage.say("补助多少？")
    told(stage, order("", stage.reply_to(stage.last)))
    told(stage, order("", stage.reply_to(stage.last, "来源")))
    elsewhere = replace(order("", stage.reply_to(stage.last)), room=GROUP)
    told(stage, elsewhere)

    checked = stage.checking.checked
    assert checked[:2] == ["县财政每年补助300元。", "来源"]
    assert checked[2].startswith(ZH.outcomes[Outcome.ANSWERED])
