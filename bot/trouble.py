"""What broke, as one plain sentence for a person and one line for the log."""

from __future__ import annotations

import secrets

import structlog

from bot.logs import described
from bot.wording import Wording

log = structlog.get_logger("zhengda")


class SettingsError(Exception):
    """A setting has a value that cannot be used; the message names the setting."""


class UnknownDocumentError(Exception):
    """There is no document with this number."""


class UnreadableBatchError(Exception):
    """The file of questions cannot be opened."""


class NoTokenError(Exception):
    """Telegram is asked for, but no token is set."""


class TokenRefusedError(Exception):
    """Telegram does not know the token."""


def noted(error: Exception, event: str) -> str:
    """Log an error; returns the reference by which its line is found."""
    reference = secrets.token_hex(4)
    log.error(event, reference=reference, **described(error))
    return reference


def sentence(error: Exception, wording: Wording, reference: str) -> str:
    """What a person is told of an error.

    An error that nobody foresaw shows nothing but its reference.
    """
    for kind in type(error).__mro__:
        if (template := wording.errors.get(kind.__name__)) is not None:
            break
    else:
        template = wording.errors["Exception"]
    return template.format(detail=_line(error), reference=reference).strip()


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
