"""Makes the clients of vendors. Nothing is imported before a model is used.

They reach the address that is set and nothing else: no redirect is followed, no trace is sent,
no tokens are counted with files from elsewhere. On the way there they take the proxy that the
environment names (HTTPS_PROXY, NO_PROXY), but for a server on this machine.
"""

# ruff: noqa: PLC0415  the libraries take two seconds to load

from __future__ import annotations

import os
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeAlias

import structlog

from rag.backends.model.manner import Manner
from rag.backends.model.served import Served
from rag.ports import Prompt

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from openai import AsyncOpenAI

Closing: TypeAlias = Callable[[], Coroutine[None, None, None]]
_log = structlog.get_logger("zhengda.model")
_NO_KEY = "none"
"""What is sent where no key is set; the library refuses an empty one."""


def chat(served: Served) -> tuple[BaseChatModel, Closing]:
    """A chat model, and what closes it.

    Raises:
        ImportError: the package of the provider is not installed.
    """
    _untraced()
    if served.provider:
        return _of_vendor(served), _nothing
    import openai
    from langchain_openai import ChatOpenAI

    patience = _patience(served)
    made = ChatOpenAI(
        model=served.name,
        base_url=served.address,
        api_key=lambda: served.key or _NO_KEY,
        timeout=patience,
        max_retries=0,
        use_responses_api=False,
        stream_usage=False,
        stream_chunk_timeout=0,
        http_async_client=openai.DefaultAsyncHttpxClient(**_ways(served)),
    )
    return made, made.root_async_client.close


def load() -> None:
    """Load the libraries; what is made with them later is made at once."""
    import langchain_openai

    _log.debug("loaded", library=langchain_openai.__name__)


def bare(served: Served) -> AsyncOpenAI:
    """A client that is asked for embeddings, or to put texts in order."""
    import openai

    patience = _patience(served)
    return openai.AsyncOpenAI(
        api_key=served.key or _NO_KEY,
        base_url=served.address,
        timeout=patience,
        max_retries=0,
        http_client=openai.DefaultAsyncHttpxClient(**_ways(served)),
    )


def options(served: Served, manner: Manner, prompt: Prompt) -> dict[str, Any]:
    """What a request to a model holds besides its messages."""
    if served.provider:
        return {"max_tokens": manner.most(prompt)}
    # Not as arguments: for a response_format the library takes another way, that reads the
    # whole answer anew with every chunk.
    return {"extra_body": manner.body(prompt)}


def _of_vendor(served: Served) -> BaseChatModel:
    from langchain.chat_models import init_chat_model

    told = {"base_url": served.address, "api_key": served.key}
    given: dict[str, Any] = {name: value for name, value in told.items() if value}
    given |= {"temperature": 0, "max_retries": 0}
    made: BaseChatModel = init_chat_model(served.name, model_provider=served.provider, **given)
    return made


async def _nothing() -> None:
    """Nobody knows how a vendor's client is closed."""


def _ways(served: Served) -> dict[str, Any]:
    """How an address is reached."""
    return {
        "follow_redirects": False,
        "timeout": _patience(served),
        "trust_env": not served.here,
    }


def _patience(served: Served) -> Any:  # noqa: ANN401  its type is loaded with the library
    import openai

    waits = served.waits
    return openai.Timeout(waits.total, connect=waits.connect)


def _untraced() -> None:
    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGCHAIN_TRACING"):
        os.environ[name] = "false"
