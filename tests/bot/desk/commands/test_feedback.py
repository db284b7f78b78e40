from __future__ import annotations

from bot.desk.commands.feedback import MOST
from tests.stage import ALICE, OWNER, PRIVATE, Stage
from tests.words import ZH


def test_feedback_is_kept_and_told_to_the_owners(stage: Stage) -> None:
    """In their private rooms, without what names a person."""
    thanks, told = stage.order("/feedback 午餐的回答过时了，电话 13812345678").deliveries

    said = f"{ZH.privacy.thanks}\n{ZH.frame.left_out}"
    assert (thanks.room, thanks.message.text) == (PRIVATE, said)
    assert told.room == OWNER
    assert "午餐的回答过时了" in told.message.text
    assert "13812345678" not in told.message.text
    assert ALICE not in told.message.text
    assert [one.text for one in stage.memory.feedback] == ["午餐的回答过时了，电话 〔手机号〕"]


def test_empty_or_endless_feedback_gets_one_sentence(stage: Stage) -> None:
    """And nothing is kept."""
    stage.order("/feedback  ")
    assert stage.text == ZH.privacy.how_feedback
    stage.order(f"/feedback {'长' * (MOST + 1)}")
    assert stage.text == ZH.privacy.too_long.format(most=MOST)

    assert stage.memory.feedback == []
