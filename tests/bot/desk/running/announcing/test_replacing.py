from __future__ import annotations

from dataclasses import replace

from bot.announcement import Occasion, State
from bot.desk.running.announcing.sheet import is_sheet
from bot.message import Style
from tests.bot.desk.running.announcing.conftest import (
    ADMIN,
    EDITOR,
    REVIEWER,
    draft,
    look,
    post,
    posted,
    reply,
    state,
)
from tests.bot.desk.running.conftest import home
from tests.stage import QUOTE, Stage
from tests.words import EN, HANT, ZH

SAY = ZH.drafting


def _ask(stage: Stage, label: str, person: str = ADMIN) -> str:
    stage.press(label, look(stage, person), person)
    return stage.last


def test_a_draft_is_edited_by_a_reply(newsroom: Stage) -> None:
    """The text as it is comes with the question; the whole is shown again."""
    asked = _ask(newsroom, SAY.edit, EDITOR)
    before = draft(newsroom).draft.messages[0].text
    assert newsroom.sent[str(int(asked) - 1)].message.text == before
    assert newsroom.sent[asked].message.expects == SAY.expected

    reply(newsroom, f"请家长注意：\n{before}", EDITOR)

    now = draft(newsroom)
    assert now.draft.messages[0].text == f"请家长注意：\n{before}"
    assert now.draft.messages[0].rows
    assert now.author == EDITOR
    assert newsroom.text.startswith("公告 1")


def test_words_that_stay_look_as_before(newsroom: Stage) -> None:
    """Quotes stay quotes."""
    old = draft(newsroom).draft.messages[0]
    _ask(newsroom, SAY.edit, EDITOR)
    reply(newsroom, f"{old.text}\n请转告。", EDITOR)

    new = draft(newsroom).draft.messages[0]
    assert {mark.style for mark in new.marks} == {Style.BOLD, Style.QUOTE}


def test_a_quote_that_was_changed_is_pointed_out(newsroom: Stage) -> None:
    """Whoever approves sees which words no document says."""
    old = draft(newsroom).draft.messages[0].text
    assert QUOTE in old
    _ask(newsroom, SAY.edit, EDITOR)

    reply(newsroom, old.replace("300", "500"), EDITOR)

    assert SAY.strayed in newsroom.text
    assert QUOTE.replace("300", "500") in newsroom.text


def test_the_only_message_cannot_be_taken_out(newsroom: Stage) -> None:
    """What is not to be posted is rejected."""
    asked = _ask(newsroom, SAY.edit, EDITOR)

    assert reply(newsroom, SAY.delete, EDITOR, asked).text == SAY.not_empty
    assert state(newsroom) is State.DRAFT


def test_what_was_posted_is_corrected_in_place(newsroom: Stage) -> None:
    """Marked as such, with the day and the reason."""
    post(newsroom)
    asked = _ask(newsroom, SAY.amend)
    assert reply(newsroom, "只有原因", ADMIN, asked).text == SAY.how_amend

    reply(newsroom, "金额有误\n【新文件】每年补助 300 元。", ADMIN, asked)

    assert state(newsroom) is State.AMENDED
    first, *rest = posted(newsroom)[0].text.splitlines()
    assert first.startswith("【已更正】")
    assert first.endswith("原因：金额有误")
    assert rest == ["【新文件】每年补助 300 元。"]
    assert not draft(newsroom).owed


def test_what_nobody_has_seen_yet_is_changed_without_a_word(newsroom: Stage) -> None:
    """It is to be posted tomorrow, say."""
    newsroom.press(SAY.approve, look(newsroom), ADMIN)
    asked = _ask(newsroom, SAY.amend)

    reply(newsroom, "金额有误\n【新文件】每年补助 300 元。", ADMIN, asked)

    assert [one.text for one in posted(newsroom)] == ["【新文件】每年补助 300 元。"]
    assert SAY.amended_unseen in [one.message.text for one in newsroom.sent.values()]


def test_what_was_not_posted_yet_is_never_posted_once_withdrawn(newsroom: Stage) -> None:
    """Nobody waits for posts to be changed that were never there."""
    newsroom.press(SAY.approve, look(newsroom), ADMIN)
    asked = _ask(newsroom, SAY.withdraw)

    reply(newsroom, "不发了", ADMIN, asked)

    assert state(newsroom) is State.WITHDRAWN
    assert SAY.withdrawn_unseen in [one.message.text for one in newsroom.sent.values()]
    assert SAY.report.format(counts=ZH.delivery.withdrawn) in newsroom.text
    newsroom.order("/delivery 1", home(ADMIN), ADMIN)
    assert newsroom.text.splitlines()[-1] == ZH.delivery.withdrawn


def test_a_second_correction_begins_with_the_words_themselves(newsroom: Stage) -> None:
    """Not with the line that says it was corrected."""
    post(newsroom)
    _ask(newsroom, SAY.amend)
    reply(newsroom, "一\n第一次。", ADMIN)

    asked = _ask(newsroom, SAY.amend)
    assert newsroom.sent[str(int(asked) - 1)].message.text == "第一次。"
    reply(newsroom, "二\n第二次。", ADMIN, asked)

    assert posted(newsroom)[0].text.count("【已更正】") == 1
    assert posted(newsroom)[0].text.endswith("第二次。")


def test_what_was_posted_is_withdrawn_for_a_reason(newsroom: Stage) -> None:
    """Then nothing more is done to it."""
    post(newsroom)
    asked = _ask(newsroom, SAY.withdraw)

    reply(newsroom, "发错了群", ADMIN, asked)

    assert (state(newsroom), draft(newsroom).reason) == (State.WITHDRAWN, "发错了群")
    handed = newsroom.memory.postings[1]
    edition = handed.editions[handed.posting.edition]
    assert edition.messages == ()
    assert "【已撤回】" in edition.notice[0].text
    look(newsroom)
    assert newsroom.labels() == []


def test_who_may_not_correct_does_not(newsroom: Stage) -> None:
    """An editor and a reviewer ask an admin."""
    post(newsroom)
    for person in (EDITOR, REVIEWER):
        reaction = newsroom.press(SAY.withdraw, look(newsroom, person), person)
        assert reaction.toast
        assert not reaction.deliveries


def test_a_reply_counts_for_whoever_writes_it(newsroom: Stage) -> None:
    """A question that was asked of an admin is not answered by somebody else."""
    post(newsroom)
    asked = _ask(newsroom, SAY.withdraw)

    reply(newsroom, "发错了群", EDITOR, asked)

    assert state(newsroom) is State.APPROVED


def test_a_reply_to_the_sheet_is_told_where_to_reply(newsroom: Stage) -> None:
    """It is no question to the documents, and changes nothing."""
    sheet = look(newsroom)
    reply(newsroom, "改成这样", ADMIN, sheet)
    assert newsroom.text == SAY.how_reply
    assert draft(newsroom).turn == 0

    post(newsroom)
    reply(newsroom, "改成这样", ADMIN, look(newsroom))
    assert newsroom.text == SAY.how_reply


def test_a_sheet_is_known_in_every_language() -> None:
    """By its first line."""
    for wording in (ZH, HANT, EN):
        say = wording.drafting
        head = say.head.format(number=12, occasion=wording.occasions[Occasion.NEW], state="x y")
        assert is_sheet(f"{head}\n…", say)
        assert not is_sheet(wording.delivery.head.format(number=12), say)
        assert not is_sheet("", say)


def test_words_that_look_like_such_a_question_are_none(newsroom: Stage) -> None:
    """Only messages of ours are replied to."""
    asked = _ask(newsroom, SAY.edit, EDITOR)
    referred = replace(newsroom.reply_to(asked), own=False)

    newsroom.say("改成这样", home(EDITOR), EDITOR, referred)

    assert draft(newsroom).turn == 0
