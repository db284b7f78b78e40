"""What broke, as one plain sentence for a person and one line for the log."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

import structlog

from bot.logs import described
from bot.wording import Wording

log = structlog.get_logger("zhengda")


class SettingsError(Exception):
    """A setting has a value that cannot be used; the message names the setting."""


class UnknownVersionError(Exception):
    """The document has no version with this number."""


class OneVersionError(Exception):
    """The document has one version, so there is nothing to compare; the message is its title."""


class UnreadableBatchError(Exception):
    """The file of questions cannot be opened."""


class NoTokenError(Exception):
    """Telegram is asked for, but no token is set."""


class TokenRefusedError(Exception):
    """Telegram does not know the token."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """An error as a person hears of it; `reference` finds its line in the log."""

    sentence: str
    reference: str


def report(error: Exception, wording: Wording, event: str) -> Trouble:
    """Log an error and put it into words.

    What was foreseen has a sentence that says what to do; an error that nobody foresaw shows
    nothing but its reference.
    """
    kinds = [kind.__name__ for kind in type(error).__mro__]
    name = next((kind for kind in kinds if kind in wording.errors), "Exception")
    template, reference = wording.errors[name], secrets.token_hex(4)
    # Whoever reads a sentence that says everything needs no line among the failures.
    write = log.error if "{reference}" in template else log.info
    write(event, reference=reference, **described(error))
    said = template.format(detail=" ".join(str(error).split()), reference=reference)
    return Trouble(said.strip(), reference)


def note(error: Exception, event: str) -> None:
    """Log an error of which nobody is told."""
    log.error(event, **described(error))
