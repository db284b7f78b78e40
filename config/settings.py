"""Every setting of zhengda, with a default that works offline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, JsonValue, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """Read from the environment (prefix `ZHENGDA_`) and from a `.env` file.

    What is set in the environment wins over the file; an empty value counts as not set.
    """

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
    person_limit: int = Field(
        default=30, ge=1, description="Questions a person may ask in a minute."
    )
    group_limit: int = Field(default=120, ge=1, description="Likewise all people of a group.")
    language: str = Field(
        default="zh",
        description="Language of the command line's own sentences: zh or en."
        " Answers follow the question.",
        pattern="^(zh|en)$",
    )
    question_limit: int = Field(
        default=300,
        ge=20,
        le=2000,
        description="Longest question in characters; a longer one is refused.",
    )
    file_limit: int = Field(
        default=20_000_000,
        ge=1,
        le=1_000_000_000,
        description="Largest file that is taken in, in bytes.",
    )
    unpacked_limit: int = Field(
        default=200_000_000,
        ge=1,
        description="Most bytes that a packed file (docx, epub, zip …) may unpack to.",
    )
    entry_limit: int = Field(
        default=5_000, ge=1, description="Most files that a packed file may hold."
    )
    depth_limit: int = Field(
        default=3, ge=1, le=10, description="How deep archives may lie in each other."
    )
    page_limit: int = Field(
        default=1_000, ge=1, description="Most pages of a file that has pages; more are refused."
    )
    picture_limit: int = Field(
        default=40,
        ge=0,
        description="Most pages or pictures of a file whose text is recognised (OCR)."
        " 0 recognises none.",
    )
    character_limit: int = Field(
        default=2_000_000, ge=1, description="Longest text of a file in characters."
    )
    file_seconds: int = Field(
        default=60,
        ge=1,
        le=3_600,
        description="Seconds after which reading a file is stopped;"
        " the recognition of text in pictures is not counted.",
    )
    file_memory: int = Field(
        default=1_500_000_000,
        ge=300_000_000,
        description="Most memory that reading a file may take, in bytes.",
    )
    watched: Path | None = Field(
        default=None,
        description="Folder whose files are taken in when they are new or changed; empty: none.",
    )
    watch_minutes: int = Field(
        default=10,
        ge=1,
        le=10_080,
        description="Minutes between two looks at that folder, while zhengda serves.",
    )
    history: int = Field(
        default=3,
        ge=0,
        le=20,
        description="Earlier questions of a chat that a follow-up may refer to.",
    )
    model: str = Field(
        default="",
        description="Language model that puts answers into words; empty: none, passages are quoted."
        " Nothing it writes is shown unproved.",
    )
    model_url: str = Field(
        default="",
        description="Address of its server, up to /v1, for anything that speaks as OpenAI does"
        " (DeepSeek, Qwen, Ollama, vLLM …); empty: OpenAI.",
        pattern="^(https?://.*)?$",
    )
    model_key: SecretStr = Field(default=SecretStr(""), description="Key of that server.")
    model_provider: str = Field(
        default="",
        description="LangChain's word for a vendor that does not speak as OpenAI does"
        " (anthropic, mistralai …); its package langchain-… must be installed.",
        pattern="^[a-z_]*$",
    )
    model_guard: str = Field(
        default="",
        description="Model at the same address that looks at questions before they are searched"
        " for and at answers that were put into words; empty: rules alone. Where it is not sure"
        " or away, passages are quoted.",
    )
    model_body: dict[str, JsonValue] = Field(
        default={},
        description="More of what every request to an OpenAI-like server holds, as JSON:"
        ' {"enable_thinking": false} has Qwen write at once.',
    )
    model_connect_seconds: float = Field(
        default=5, gt=0, le=600, description="Seconds in which the model's server must be reached."
    )
    model_first_seconds: float = Field(
        default=20,
        gt=0,
        le=600,
        description="Seconds in which it must begin to write; give a model that thinks more.",
    )
    model_stall_seconds: float = Field(
        default=10, gt=0, le=600, description="Seconds it may pause in the middle."
    )
    model_total_seconds: float = Field(
        default=60, gt=0, le=600, description="Seconds in which it must come to its end."
    )
    model_retries: int = Field(
        default=2,
        ge=0,
        le=2,
        description="How often a model is asked again that was busy or away.",
    )
    model_tokens: int = Field(
        default=0,
        ge=0,
        description="Most tokens the model may read and write in a day, then passages are quoted"
        " until the next; 0: any number.",
    )
    model_cost: float = Field(
        default=0,
        ge=0,
        description="Likewise the most it may cost, in the currency of the prices; 0: anything.",
    )
    model_price_read: float = Field(
        default=0, ge=0, description="Price of a million tokens that it reads."
    )
    model_price_written: float = Field(
        default=0, ge=0, description="Price of a million tokens that it writes."
    )
    model_questions: int = Field(
        default=16,
        ge=1,
        le=1_000,
        description="Questions that may wait for the model at once.",
    )
    embedder: str = Field(
        default="",
        description="Embedding model that is asked over the network instead of the one inside;"
        " empty: the one inside. A change builds the index anew at the next start.",
    )
    embedder_url: str = Field(
        default="",
        description="Address of its server, up to /v1; empty: OpenAI.",
        pattern="^(https?://.*)?$",
    )
    embedder_key: SecretStr = Field(default=SecretStr(""), description="Key of that server.")
    embedder_dimensions: int = Field(
        default=1_536, ge=1, le=20_000, description="Length of its vectors."
    )
    embedder_style: str = Field(
        default="",
        description="What it wants before a text: e5 (query: and passage:), instruct (the task,"
        " before questions), plain (nothing); empty: as its name tells.",
        pattern="^(e5|instruct|plain)?$",
    )
    workers: int = Field(
        default=0,
        ge=0,
        le=256,
        description="Threads that compute answers (a service has one more); 0: one a processor.",
    )
    log_level: str = Field(
        default="WARNING",
        description="Least severity that is logged: DEBUG, INFO, WARNING or ERROR.",
        pattern="^(DEBUG|INFO|WARNING|ERROR)$",
    )

    @field_validator("model_guard")
    @classmethod
    def _guards_a_model(cls, name: str, info: ValidationInfo) -> str:
        """Without a model whose words it looks at it would only take away."""
        if name and not info.data.get("model"):
            message = "needs ZHENGDA_MODEL"
            raise ValueError(message)
        return name

    @field_validator("data", "watched")
    @classmethod
    def _at_home(cls, path: Path | None) -> Path | None:
        """No shell has replaced the `~` of a `.env` file."""
        return path and path.expanduser()

    @field_validator("owner_ids", mode="before")
    @classmethod
    def _with_commas(cls, numbers: object) -> object:
        """`12, 34` as numbers; JSON would ask for brackets."""
        if not isinstance(numbers, str):
            return numbers
        return tuple(word for part in numbers.split(",") if (word := part.strip()))
