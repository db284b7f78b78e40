from __future__ import annotations

from bot.messengers.telegram.shown import Profile
from tests.lines import refused, wired
from tests.words import EN, ZH

PROFILE = Profile({"": (ZH.commands, ZH.shown), "en": (EN.commands, EN.shown)})


async def test_commands_are_told_for_people_and_for_groups_in_every_language() -> None:
    """Only groups can be made quiet; what is personal is no command of a group."""
    wire, line = wired()
    await PROFILE.show(wire)

    told = {
        (call.get("language_code"), str(call["scope"]["type"])): [
            command["command"] for command in call["commands"]
        ]
        for call in line.asked("setMyCommands")
    }
    assert len(told) == 4
    assert "quiet" not in told[None, "all_private_chats"]
    assert "quiet" in told["en", "all_group_chats"]
    assert "forget" not in told["en", "all_group_chats"]
    assert [call["description"] for call in line.asked("setMyDescription")] == [
        ZH.shown.description,
        EN.shown.description,
    ]
    assert len(ZH.shown.description) <= 512
    assert len(EN.shown.short) <= 120


async def test_a_server_that_lacks_something_is_asked_for_it_once() -> None:
    """In each of the ways in which servers say so; a language that is refused costs itself."""
    wire, line = wired()
    line.replies["setMyCommands"] = [refused(400, "Bad Request: invalid language code")]
    line.replies["setMyDescription"] = [refused(404, "Not Found: method not found")]
    line.replies["setMyShortDescription"] = [refused(501, "Method not implemented")]
    await PROFILE.show(wire)

    assert len(line.asked("setMyCommands")) == 4
    assert len(line.asked("setMyDescription")) == 1
    assert len(line.asked("setMyShortDescription")) == 1
