"""What the settings say: read once, here, for whoever puts zhengda together."""

# ruff: noqa: PLC0415  what takes long to load is loaded when a command needs it, not for --help

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from pydantic import ValidationError

from bot import logs
from bot.address import Address
from bot.message import Room, RoomKind
from bot.trouble import SettingsError
from bot.wording import Wording, Wordings, parse
from config.settings import Settings
from corpus.limits import Limits
from rag.answer import Script

_FILES = {Script.SIMPLIFIED: "zh.toml", Script.TRADITIONAL: "zh.toml", Script.ENGLISH: "en.toml"}


@dataclass(frozen=True, slots=True)
class Setup:
    """What every command needs before anything is opened. `words` are the operator's."""

    settings: Settings
    wordings: Wordings
    words: Wording

    @property
    def data(self) -> Path:
        """The data directory."""
        return self.settings.data

    @property
    def threads(self) -> int:
        """How many questions are computed at once."""
        return self.settings.workers or os.cpu_count() or 1

    @property
    def answering(self) -> int:
        """How many questions are under way at once: computed, or waiting for the model."""
        return self.threads + (self.settings.model_questions if self.settings.model else 0)

    @property
    def owning(self) -> frozenset[str]:
        """The persons who are owners whatever is chatted."""
        return frozenset(room.lane for room in self.owners)

    @property
    def owners(self) -> tuple[Room, ...]:
        """Where owners are told what concerns them: in private."""
        return tuple(Room("telegram", str(number)) for number in self.settings.owner_ids)

    @property
    def helpers(self) -> Room | None:
        """Where those are who answer what zhengda cannot."""
        chat = self.settings.handoff_chat
        kind = RoomKind.GROUP if chat.startswith("-") else RoomKind.PRIVATE
        return Room("telegram", chat, kind=kind) if chat else None

    @property
    def limits(self) -> Limits:
        """What reading one file may cost."""
        settings = self.settings
        return Limits(
            size=settings.file_limit,
            unpacked=settings.unpacked_limit,
            entries=settings.entry_limit,
            depth=settings.depth_limit,
            pages=settings.page_limit,
            pictures=settings.picture_limit,
            characters=settings.character_limit,
        )


def prepare(data: Path | None) -> Setup:
    """Read the settings and set up the logs.

    Raises:
        SettingsError: a setting has a value that cannot be used.
    """
    logs.configure("WARNING", None, (), console=False)
    setup = read(data)
    _log(setup, console=False)
    return setup


def read(data: Path | None) -> Setup:
    """Read the settings alone, where logs are somebody else's.

    Raises:
        SettingsError: a setting has a value that cannot be used.
    """
    settings = _settings(data)
    wordings = _wordings(settings.question_limit)
    return Setup(settings, wordings, wordings.for_language(settings.language))


def log_to_console(setup: Setup) -> None:
    """Log to standard error as well, as a service does."""
    _log(setup, console=True)


def _log(setup: Setup, *, console: bool) -> None:
    settings = setup.settings
    keys = (settings.telegram_token, settings.model_key, settings.embedder_key, settings.rerank_key)
    secrets = [key.get_secret_value() for key in keys]
    logs.configure(settings.log_level, settings.data, secrets, console=console)


def default_wordings() -> Wordings:
    """The sentences as they are without any setting."""
    return _wordings(Settings.model_fields["question_limit"].default)


def address(setup: Setup) -> Address | None:
    """Where Telegram is; None where no token is set."""
    settings = setup.settings
    if token := settings.telegram_token.get_secret_value():
        return Address(token, settings.telegram_base_url, settings.telegram_base_file_url)
    return None


def _settings(data: Path | None) -> Settings:
    try:
        return Settings() if data is None else Settings(data=data)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = f"ZHENGDA_{first['loc'][0]}".upper()
        raise SettingsError(f"{name}: {first['msg']}") from None


def _wordings(limit: int) -> Wordings:
    @cache
    def load(script: Script) -> Wording:
        file = resources.files("config") / "wording" / _FILES[script]
        return parse(file.read_text(encoding="utf-8"), limit, _converter(script))

    return Wordings(load)


def _converter(script: Script) -> Callable[[str], str]:
    if script is not Script.TRADITIONAL:
        return str
    from opencc import OpenCC

    return OpenCC("s2tw").convert
