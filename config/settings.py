"""Every setting of zhengda, with a default that works offline."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, JsonValue, SecretStr, ValidationInfo, field_validator

from config.reach import Reach


class Settings(Reach):
    """Read from the environment (prefix `ZHENGDA_`) and from a `.env` file.

    What is set in the environment wins over the file; an empty value counts as not set.
    """

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
    sure: float = Field(
        default=0.12,
        ge=0,
        le=1,
        description="How sure it must be that documents answer a question (0 to 1). Higher refuses"
        " more, also of what could be answered: docs/what-is-not-answered.md tells how much.",
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
    crossreader: bool = Field(
        default=True,
        description="Whether the model that comes with zhengda reads what was found together with"
        " the question: it finds and refuses better, and takes longer (docs/crossreader.md).",
    )
    rerank_url: str = Field(
        default="",
        description="Address of a server that puts found passages in a better order, up to /v1 or"
        " whole up to /rerank (Cohere, Jina, vLLM, llama.cpp, TEI …); empty: none.",
        pattern="^(https?://.*)?$",
    )
    rerank_model: str = Field(
        default="", description="Name of its model; empty where the server has one alone."
    )
    rerank_key: SecretStr = Field(default=SecretStr(""), description="Key of that server.")
    rerank_seconds: float = Field(
        default=5,
        gt=0,
        le=60,
        description="Seconds a question waits for it altogether; then it goes on without it.",
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
