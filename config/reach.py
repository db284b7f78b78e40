"""The settings of where zhengda lives and whom it reaches; the others are in `config.settings`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Reach(BaseSettings):
    """The data directory and the database, Telegram, ports, and who looks after it."""

    model_config = SettingsConfigDict(
        env_prefix="ZHENGDA_",
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    data: Path = Field(default=Path("data"), description="Directory of everything zhengda stores.")
    state_url: SecretStr = Field(
        default=SecretStr(""),
        description="SQLAlchemy URL of the state database; empty: SQLite in the data directory.",
    )
    telegram_token: SecretStr = Field(
        default=SecretStr(""), description="Token of the Telegram bot; empty: no Telegram."
    )
    telegram_base_url: str = Field(
        default="https://api.telegram.org/bot",
        description="Address of the Bot API server, up to the token.",
        pattern="^https?://",
    )
    telegram_base_file_url: str = Field(
        default="https://api.telegram.org/file/bot",
        description="Address of the Bot API server's files, up to the token.",
        pattern="^https?://",
    )
    telegram_webhook_url: str = Field(
        default="",
        description="Public https address at which Telegram delivers; empty: the bot polls.",
        pattern="^(https?://.*)?$",
    )
    telegram_secret: SecretStr = Field(
        default=SecretStr(""),
        description="What Telegram's deliveries must carry (1-256 of A-Z a-z 0-9 _ -);"
        " empty: made anew at every start.",
    )
    telegram_per_second: int = Field(
        default=100,
        ge=1,
        le=1_000,
        description="Most messages a second to all Telegram chats together. Telegram promises"
        " bots 30 and may tell them to wait beyond, which is obeyed.",
    )
    telegram_posts_per_second: int = Field(
        default=25,
        ge=1,
        le=1_000,
        description="Likewise of announcements, which nobody asked for: Telegram takes about 30.",
    )
    host: str = Field(
        default="127.0.0.1", description="Address at which `serve` listens for webhooks."
    )
    port: int = Field(
        default=8080,
        ge=1,
        le=65_535,
        description="Port of everything that `serve` listens for: webhooks and /health.",
    )
    owner_ids: Annotated[tuple[int, ...], NoDecode] = Field(
        default=(),
        description="Telegram numbers of the owners, with commas between them:"
        " they are told of questions without an answer.",
    )
    handoff_chat: str = Field(
        default="",
        description="Number of the Telegram chat where humans answer; empty: no 转人工.",
        pattern=r"^(-?\d+)?$",
    )
    approvals: int = Field(
        default=1,
        ge=1,
        le=2,
        description="Persons who must approve of an announcement before it is posted: 1 or 2.",
    )
    reminder_days: int = Field(
        default=7,
        ge=1,
        le=90,
        description="Days before a document takes effect or expires when a reminder is drafted.",
    )

    @field_validator("owner_ids", mode="before")
    @classmethod
    def _with_commas(cls, numbers: object) -> object:
        """`12, 34` as numbers; JSON would ask for brackets."""
        if not isinstance(numbers, str):
            return numbers
        return tuple(word for part in numbers.split(",") if (word := part.strip()))
