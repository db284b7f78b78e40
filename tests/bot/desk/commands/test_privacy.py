from __future__ import annotations

from tests.stage import BOB, PRIVATE, Stage
from tests.words import ZH


def test_what_is_kept_is_counted(stage: Stage) -> None:
    """Since when, what for, and where questions go."""
    stage.teach("补助多少？")
    stage.say("补助多少？")
    stage.press("👍")
    stage.order("/feedback 很好")
    stage.order("/lang zh")
    stage.say("校车几点？")
    stage.press(ZH.buttons.tell)
    stage.order("/privacy")
    say = ZH.privacy

    for line in (
        say.answers.format(count=2),
        say.votes.format(count=1),
        say.feedback.format(count=1),
        say.wishes.format(count=1),
        say.language.format(language="简体"),
    ):
        assert f"· {line}" in stage.text
    for sentence in (say.purpose, say.nowhere, say.passing, say.how):
        assert sentence in stage.text
    assert say.filed.format(count=0) not in stage.text


def test_a_stranger_is_told_that_nothing_is_kept(stage: Stage) -> None:
    """Whatever others left."""
    stage.say("补助多少？")
    stage.order("/privacy", PRIVATE, BOB)

    assert stage.text.startswith(ZH.privacy.nothing_kept)
