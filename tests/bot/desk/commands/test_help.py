from __future__ import annotations

from dataclasses import fields

from bot.desk.running.roster import COMMANDS
from bot.words.commands import CommandWords
from tests.stage import GROUP, Stage
from tests.words import ZH


def test_help_names_every_command_that_works_here(stage: Stage) -> None:
    """What is for groups is only named in groups."""
    names = [field.name for field in fields(CommandWords)]
    stage.order("/help")
    private = stage.text
    stage.order("/help", GROUP)

    assert [name for name in names if f"/{name}　" not in private] == ["quiet"]
    assert all(f"/{name}　" in stage.text for name in names)
    assert ZH.chat.help in private


def test_every_command_of_the_lists_is_handled(stage: Stage) -> None:
    """And none that is in no list, but for those of whoever runs zhengda."""
    known = {field.name for field in fields(CommandWords)}
    assert stage.desk.commands.keys() == known | COMMANDS.keys()


def test_where_nothing_waits_nothing_is_cancelled(stage: Stage) -> None:
    """What waits is dropped before it comes to the desk."""
    stage.order("/cancel")

    assert stage.text == ZH.waiting.nothing_to_cancel


def test_an_unknown_command_is_answered_with_help(stage: Stage) -> None:
    """Never with silence."""
    stage.order("/nonsense")

    assert stage.text == ZH.chat.help
