"""Packs what waits in the inbox and the outbox as JSON, and unpacks it."""

from __future__ import annotations

import json

from pydantic import TypeAdapter, ValidationError

from bot.incoming import Incoming
from bot.message import Delivery

_INCOMING = TypeAdapter(Incoming)
_DELIVERY = TypeAdapter(Delivery)


class DamagedParcelError(Exception):
    """What was stored is not what this release packs."""


def pack(content: Incoming | Delivery) -> bytes:
    """As JSON bytes; a lone surrogate, which no messenger can show, becomes a question mark."""
    if isinstance(content, Incoming):
        plain = _INCOMING.dump_python(content)
    else:
        plain = _DELIVERY.dump_python(content)
    return json.dumps(plain, ensure_ascii=False).encode("utf-8", "replace")


def incoming(data: bytes) -> Incoming:
    """What came in.

    Raises:
        DamagedParcelError: it is none.
    """
    try:
        return _INCOMING.validate_json(data)
    except ValidationError:
        raise DamagedParcelError("incoming") from None


def delivery(data: bytes) -> Delivery:
    """What goes out.

    Raises:
        DamagedParcelError: it is none.
    """
    try:
        return _DELIVERY.validate_json(data)
    except ValidationError:
        raise DamagedParcelError("delivery") from None
