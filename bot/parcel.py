"""Packs what comes in, goes out or is to be done as JSON, and unpacks it."""

from __future__ import annotations

import json

from pydantic import TypeAdapter, ValidationError

from bot.announcement import Announcement
from bot.incoming import Incoming
from bot.message import Delivery
from bot.order import Order
from bot.posts import Edition

_INCOMING = TypeAdapter(Incoming)
_DELIVERY = TypeAdapter(Delivery)
_EDITION = TypeAdapter(Edition)
_ORDER = TypeAdapter(Order)
_ANNOUNCEMENT = TypeAdapter(Announcement)


class DamagedParcelError(Exception):
    """What was stored is not what this release packs."""


def pack(content: Edition | Incoming | Delivery | Order | Announcement) -> bytes:
    """As JSON bytes; a lone surrogate, which no messenger can show, becomes a question mark."""
    if isinstance(content, Incoming):
        plain = _INCOMING.dump_python(content)
    elif isinstance(content, Order):
        plain = _ORDER.dump_python(content)
    elif isinstance(content, Announcement):
        plain = _ANNOUNCEMENT.dump_python(content, mode="json")
    elif isinstance(content, Edition):
        plain = _EDITION.dump_python(content)
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


def edition(data: bytes) -> Edition:
    """What is posted.

    Raises:
        DamagedParcelError: it is none.
    """
    try:
        return _EDITION.validate_json(data)
    except ValidationError:
        raise DamagedParcelError("edition") from None


def delivery(data: bytes) -> Delivery:
    """What goes out.

    Raises:
        DamagedParcelError: it is none.
    """
    try:
        return _DELIVERY.validate_json(data)
    except ValidationError:
        raise DamagedParcelError("delivery") from None


def order(data: bytes) -> Order:
    """What is to be done.

    Raises:
        DamagedParcelError: it is none.
    """
    try:
        return _ORDER.validate_json(data)
    except ValidationError:
        raise DamagedParcelError("order") from None


def announcement(data: bytes) -> Announcement:
    """What is announced.

    Raises:
        DamagedParcelError: it is none.
    """
    try:
        return _ANNOUNCEMENT.validate_json(data)
    except ValidationError:
        raise DamagedParcelError("announcement") from None
