"""Tells Telegram what to show of the bot: its commands, and what it is, in every language."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import BadRequest, EndPointNotFound, InvalidToken, TelegramError

from bot.trouble import log
from bot.words.commands import CommandWords
from bot.words.shown import ProfileWords

_NOT_IN_PRIVATE = {"quiet"}
_IN_GROUPS = ("help", "sources", "doc", "asof", "compare", "check", "cancel", "reset", "quiet")
_MISSING = "not implemented", "not found", "does not model"

Shown = Mapping[str, tuple[CommandWords, ProfileWords]]
"""The words by language code; those of the empty code are for everybody else."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is shown. A server that lacks one of the methods is not asked for it again."""

    shown: Shown = field(default_factory=dict)

    async def show(self, bot: Bot) -> None:
        """Tell it all; what is refused is left, and nothing is raised."""
        missing: set[str] = set()
        for code, (commands, words) in self.shown.items():
            for name, call in _calls(bot, code, commands, words):
                if name not in missing and not await _tried(name, call):
                    missing.add(name)


def _calls(
    bot: Bot, code: str, commands: CommandWords, words: ProfileWords
) -> Iterable[tuple[str, Callable[[], Awaitable[object]]]]:
    """What there is to tell in one language."""
    said = asdict(commands)
    private = [BotCommand(name, text) for name, text in said.items() if name not in _NOT_IN_PRIVATE]
    group = [BotCommand(name, said[name]) for name in _IN_GROUPS]
    language = code or None

    def told(known: list[BotCommand], scope: BotCommandScope) -> Callable[[], Awaitable[object]]:
        return lambda: bot.set_my_commands(known, scope, language)

    yield "commands", told(private, BotCommandScopeAllPrivateChats())
    yield "commands", told(group, BotCommandScopeAllGroupChats())
    yield "description", lambda: bot.set_my_description(words.description, language)
    yield "short description", lambda: bot.set_my_short_description(words.short, language)


async def _tried(name: str, call: Callable[[], Awaitable[object]]) -> bool:
    """Make a call; False where the server does not know it."""
    try:
        await call()
    except BadRequest as refusal:
        log.info("profile refused", part=name, error=type(refusal).__name__)
    except (InvalidToken, EndPointNotFound):
        log.info("profile unknown", part=name)
        return False
    except TelegramError as error:
        log.info("profile not told", part=name, error=type(error).__name__)
        return not any(word in error.message.lower() for word in _MISSING)
    return True
