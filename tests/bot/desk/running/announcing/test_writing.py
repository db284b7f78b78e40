from __future__ import annotations

from dataclasses import replace

from bot.announcement import Occasion
from bot.incoming import Incoming, Sort
from bot.message import Enclosure
from corpus.document import Upload
from rag.announce.facets import Stage as School
from rag.announce.facets import Topic
from tests.bot.desk.running.announcing.conftest import ADMIN, EDITOR, REVIEWER, draft, state
from tests.bot.desk.running.conftest import home
from tests.stage import LIMIT, Stage
from tests.words import ZH

SAY = ZH.drafting


def _announce(stage: Stage, text: str, person: str = EDITOR) -> None:
    stage.order(f"/announce {text}", home(person), person)


def test_what_somebody_writes_is_a_draft_like_any_other(newsroom: Stage) -> None:
    """Its first line is its title."""
    _announce(newsroom, "小学午餐停供一天\n3月2日食堂检修。\n请家长备餐。")

    one = draft(newsroom, 2)
    assert (one.draft.occasion, one.draft.title) == (Occasion.WRITTEN, "小学午餐停供一天")
    assert one.draft.messages[0].text.splitlines() == [
        "【公告】小学午餐停供一天",
        "3月2日食堂检修。",
        "请家长备餐。",
    ]
    assert one.author == EDITOR
    assert state(newsroom, 2) == "draft"
    assert one.draft.facets.topics == {Topic.MEALS}
    assert School.PRIMARY in one.draft.facets.stages


def test_a_reviewer_writes_none(newsroom: Stage) -> None:
    """They decide on those of others."""
    _announce(newsroom, "停课", REVIEWER)

    assert newsroom.announcing.deciding.kept.found(2) is None


def test_one_is_drafted_about_a_document(newsroom: Stage) -> None:
    """As it is now, as often as one likes."""
    _announce(newsroom, "1")
    _announce(newsroom, "1")

    assert draft(newsroom, 2).draft.messages == draft(newsroom).draft.messages
    assert draft(newsroom, 3).author == EDITOR
    _announce(newsroom, "77")
    assert newsroom.text == SAY.no_document.format(number="77")


def test_files_of_documents_go_with_it(newsroom: Stage) -> None:
    """Each as a message of its own; the line that names them is not said."""
    _announce(newsroom, "学前教育办法\n请看附件。\n附件 1\n附件：88")

    head, file = draft(newsroom, 2).draft.messages
    assert head.text.splitlines() == ["【公告】学前教育办法", "请看附件。"]
    assert file.file == Enclosure(1, "办法.txt")
    assert file.text == ZH.announcing.attached.format(title="办法.txt")
    said = [one.message.text for one in newsroom.sent.values()]
    assert any(SAY.no_attachment.format(number=88) in text for text in said)
    assert not any(SAY.no_attachment.format(number=1) in text for text in said)


def test_those_who_approve_hear_of_what_an_editor_wrote(newsroom: Stage) -> None:
    """Else it waits for somebody to look; whoever may approve it need not be told."""
    _announce(newsroom, "停课通知")

    told = [one for one in newsroom.sent.values() if one.room == home(REVIEWER)]
    assert len(told) == 1
    assert "停课通知" in told[0].message.text
    assert SAY.handed_on.format(number=2) in [o.message.text for o in newsroom.sent.values()]

    _announce(newsroom, "复课通知", ADMIN)
    assert len([one for one in newsroom.sent.values() if one.room == home(REVIEWER)]) == 1
    assert SAY.written.format(number=3) in [o.message.text for o in newsroom.sent.values()]


def test_a_file_that_comes_with_the_words_goes_with_it(newsroom: Stage) -> None:
    """It is kept until it is posted."""
    upload = Upload("通知.pdf", b"%PDF")
    incoming = Incoming(home(EDITOR), EDITOR, "停课通知", Sort.COMMAND, command="announce")

    newsroom.desk.react(incoming, LIMIT, lambda _: None, upload)

    file = draft(newsroom, 2).draft.messages[-1].file
    assert file is not None
    assert newsroom.announcing.deciding.kept.attached(file.made) == upload


def test_the_same_message_is_one_announcement(newsroom: Stage) -> None:
    """However often it is handled."""
    for _ in range(2):
        newsroom.order(
            "/announce 停课通知",
            home(EDITOR),
            EDITOR,
            lambda incoming: replace(incoming, key="telegram:12"),
        )

    assert newsroom.announcing.deciding.kept.found(3) is None


def test_nothing_and_too_much_are_refused(newsroom: Stage) -> None:
    """With how to write one."""
    _announce(newsroom, "")
    assert newsroom.text == SAY.how_announce
    _announce(newsroom, "好" * 8001)
    assert newsroom.text == SAY.too_long.format(most=8000)
    assert newsroom.announcing.deciding.kept.found(2) is None
