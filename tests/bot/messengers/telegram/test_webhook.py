from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.messengers.telegram import waiting
from bot.messengers.telegram.reception import Raw
from bot.messengers.telegram.webhook import Webhook
from bot.server import Hook, NotUnderstoodError
from bot.trouble import SettingsError, TokenRefusedError
from tests.lines import refused, wired

HOOK = Webhook("https://example.cn/telegram/x7", "sesame")
HEADER = "x-telegram-bot-api-secret-token"


class Keeper:
    """Keeps updates."""

    def __init__(self) -> None:
        self.kept: list[Raw] = []

    async def __call__(self, updates: Sequence[Raw]) -> None:
        """Keep some."""
        self.kept += updates

    @property
    def hook(self) -> Hook:
        """The door on our port."""
        return HOOK.hook(self)


async def test_a_delivery_is_one_update() -> None:
    """It is kept when the hook returns."""
    keeper = Keeper()
    await keeper.hook.take(b'{"update_id": 3, "message": {}}')

    assert keeper.kept == [{"update_id": 3, "message": {}}]
    assert keeper.hook.path == "/telegram/x7"


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"{}", b'{"update_id": "3"}', b"[" * 100_000, b"\xff\xfe"]
)
async def test_what_is_no_update_is_not_understood(body: bytes) -> None:
    """And nothing is kept."""
    keeper = Keeper()

    with pytest.raises(NotUnderstoodError):
        await keeper.hook.take(body)
    assert keeper.kept == []


@pytest.mark.parametrize("carried", ["", "sesam", "sesame ", "SESAME", "芝麻"])
def test_only_who_carries_the_secret_is_admitted(carried: str) -> None:
    """The path alone opens nothing."""
    assert HOOK.admits({HEADER: "sesame"})
    assert not HOOK.admits({HEADER: carried})
    assert not HOOK.admits({})


def test_the_secret_is_shown_nowhere() -> None:
    """A log may hold the webhook as a whole."""
    assert "sesame" not in repr(HOOK)


async def test_the_address_is_told_until_it_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram may be down at the start."""
    monkeypatch.setattr(waiting, "_FIRST", 0.001)
    wire, line = wired()
    line.replies["setWebhook"] = [refused(502, "Bad Gateway"), refused(500, "Internal")]
    await HOOK.announce(wire, asyncio.Event())

    asked = line.asked("setWebhook")
    assert len(asked) == 3
    assert (asked[2]["url"], asked[2]["secret_token"]) == (HOOK.url, "sesame")
    assert "my_chat_member" in asked[2]["allowed_updates"]


async def test_an_address_that_cannot_be_is_the_operators_affair() -> None:
    """Neither it nor a wrong token gets better by waiting."""
    wire, line = wired()
    line.replies["setWebhook"] = [refused(400, "Bad Request: bad webhook: HTTPS url")]
    with pytest.raises(SettingsError, match="ZHENGDA_TELEGRAM_WEBHOOK_URL"):
        await HOOK.announce(wire, asyncio.Event())

    line.replies["setWebhook"] = [refused(401, "Unauthorized")]
    with pytest.raises(TokenRefusedError):
        await HOOK.announce(wire, asyncio.Event())
