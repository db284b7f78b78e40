"""The composition root: settings become objects here, and nowhere else are they read."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from pydantic import ValidationError

from bot import logs
from bot.address import Address
from bot.trouble import SettingsError
from bot.wording import Wording, Wordings, parse
from config.settings import Settings
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


def prepare(data: Path | None, *, service: bool) -> Setup:
    """Read the settings and set up the logs.

    Raises:
        SettingsError: a setting has a value that cannot be used.
    """
    settings = _settings(data)
    logs.configure(
        settings.log_level,
        settings.data,
        settings.telegram_token.get_secret_value(),
        console=service,
    )
    wordings = _wordings(settings.question_limit)
    return Setup(settings, wordings, wordings.for_language(settings.language))


def default_wordings() -> Wordings:
    """The sentences as they are without any setting."""
    return _wordings(Settings.model_fields["question_limit"].default)


def address(setup: Setup) -> Address | None:
    """Where Telegram is; None where no token is set."""
    settings = setup.settings
    if token := settings.telegram_token.get_secret_value():
        return Address(token, settings.telegram_base_url, settings.telegram_base_file_url)
    return None


def workers(setup: Setup) -> ThreadPoolExecutor:
    """The one executor in which questions are computed."""
    return ThreadPoolExecutor(setup.threads, thread_name_prefix="answer")


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
    # Imported here: its tables are only needed for people who write Traditional.
    from opencc import OpenCC  # noqa: PLC0415

    return OpenCC("s2t").convert  # type: ignore[no-any-return]
