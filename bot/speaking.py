"""The composition root of who answers: the question line, and a model that puts it into words."""

# ruff: noqa: PLC0415  what takes long to load is loaded when a command needs it, not for --help

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from bot import attending, vendors
from bot.setup import Setup

if TYPE_CHECKING:
    from rag.ask import Asker
    from rag.backends.home import Home
    from rag.permits import Permits
    from rag.remembered import Asks


def speaking(setup: Setup, home: Home, asker: Asker, permits: Permits) -> Asks:
    """Who answers a question: it is put so that it stands alone, asked back, drafted, proved.

    With a model, whoever computes takes one of the permits.
    """
    from rag.apiece import Apiece
    from rag.backends.spending import SqlSpending
    from rag.clarifying import Clarifying
    from rag.comparing import Comparing
    from rag.compose import Composing
    from rag.prompting import Prompting
    from rag.rewrite import Rewriting
    from rag.sentry import Sentry
    from rag.vetting import Vetting

    settings, spending = setup.settings, SqlSpending(home.database)
    limit = settings.question_limit
    telling = attending.telling(setup, home)
    if (model := vendors.model(setup, spending, warn=telling.nearly)) is None:
        return Comparing(Apiece(quoting := Clarifying(asker), quoting, limit), asker)
    model = attending.attended(home, model, telling)
    prompting = Prompting(orders("answer"), orders("again"))
    composing = Composing(asker, model, prompting, permits, settings.model_total_seconds)
    quoting = Clarifying(asker, permits=permits)
    wording = Clarifying(asker, composing.put, permits)
    comparing = Comparing(Apiece(wording, quoting, limit), asker, permits)
    rewriting = Rewriting(comparing, model, orders("rewrite"), limit)
    if (guarding := vendors.model(setup, spending, settings.model_guard)) is None:
        return rewriting
    sentry = Sentry(
        attending.attended(home, guarding, telling),
        orders("guard_question"),
        orders("guard_answer"),
    )
    plainly = Comparing(Apiece(quoting, quoting, limit), asker, permits)
    return Vetting(rewriting, plainly, sentry, limit)


def orders(name: str) -> str:
    """What a model is told to do."""
    file = resources.files("config") / "prompts" / f"{name}.md"
    return file.read_text(encoding="utf-8")
