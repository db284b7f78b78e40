"""What Telegram takes as the text and the entities of a message; needs no library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

LONGEST, LONGEST_CAPTION, MOST = 4096, 1024, 100
ALONE = {"code", "pre"}
QUOTES = {"blockquote", "expandable_blockquote"}
KINDS = ALONE | QUOTES | {"bold", "italic", "underline", "strikethrough", "spoiler", "text_link"}


def refusal(text: str, entities: Sequence[dict[str, Any]], most: int = LONGEST) -> str:
    """Why a message is refused, in Telegram's words; empty where it is taken."""
    try:
        units = text.encode("utf-16-le")
    except UnicodeEncodeError:
        return "Bad Request: strings must be encoded in UTF-8"
    if most == LONGEST and not text.strip():
        return "Bad Request: message text is empty"
    if len(units) // 2 > most:
        return "Bad Request: message is too long"
    if len(entities) > MOST:
        return "Bad Request: too many entities"
    wrong = (_alone(units, entity) for entity in entities)
    return next((said for said in wrong if said), "") or _together(entities)


def _alone(units: bytes, entity: dict[str, Any]) -> str:
    """What is wrong with one entity."""
    if entity.get("type") not in KINDS:
        return "Bad Request: can't parse entities: unsupported type"
    start, length = entity.get("offset"), entity.get("length")
    if not isinstance(start, int) or not isinstance(length, int):
        return "Bad Request: can't parse entities: offsets must be numbers"
    if start < 0 or length <= 0 or (start + length) * 2 > len(units):
        return "Bad Request: ENTITY_BOUNDS_INVALID"
    if any(_inside(units, at) for at in (start, start + length)):
        return (
            f"Bad Request: entity beginning at UTF-16 offset {start} is in the middle of a symbol"
        )
    if not units[start * 2 : (start + length) * 2].decode("utf-16-le").strip():
        return "Bad Request: entity of blanks"
    return ""


def _inside(units: bytes, at: int) -> bool:
    """Whether an offset cuts a pair of surrogates."""
    return at * 2 < len(units) and 0xDC <= units[at * 2 + 1] <= 0xDF


def _together(entities: Sequence[dict[str, Any]]) -> str:
    """What is wrong with entities beside each other."""
    spans = sorted((e["offset"], -e["length"], e["type"]) for e in entities)
    within: list[tuple[int, str]] = []
    for start, less, kind in spans:
        end = start - less
        within = [(last, outer) for last, outer in within if last > start]
        if any(last < end for last, _ in within):
            return "Bad Request: entities overlap"
        outer = {name for _, name in within}
        if outer & ALONE or (kind in QUOTES and outer & QUOTES):
            return "Bad Request: entities are nested that cannot be"
        within.append((end, kind))
    return ""
