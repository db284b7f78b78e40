"""What a call must look like: the schemas of aiogram, the markup rules of teremok, our own.

Every check raises `ApiRefusal` as Telegram would refuse.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import tg_rules
from aiogram import methods
from lo_bot_api_emulator import ApiRefusal
from pydantic import ValidationError
from teremok.validation import ApiRuleViolation, validate_html, validate_markdown

SCHEMAS = {
    f"{name[0].lower()}{name[1:]}": getattr(methods, name)
    for name in methods.__all__
    if isinstance(getattr(methods, name), type)
}
WRITTEN = {"caption", "text"}
PLACEHOLDER = 64


def plainly(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a call; what people read is never taken for JSON."""
    return {key: value if key in WRITTEN else decoded(value) for key, value in fields.items()}


def decoded(value: object) -> Any:  # noqa: ANN401  whatever JSON holds
    """A field that holds JSON, as its content."""
    if isinstance(value, str) and value[:1] in {"[", "{"}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def check_schema(method: str, fields: dict[str, Any]) -> None:
    """Refuse a call that the official schema does not know."""
    schema = SCHEMAS.get(method)
    if schema is None:
        raise ApiRefusal("Not Found: method not found", 404)
    if unknown := sorted(set(fields) - set(schema.model_fields)):
        raise ApiRefusal(f"Bad Request: unknown parameter {unknown[0]}")
    try:
        schema.model_validate(plainly(fields))
    except ValidationError as error:
        raise ApiRefusal(f"Bad Request: {' '.join(str(error).split())[:300]}") from None


def without_awaited(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields without the field for a reply, which the emulator does not model."""
    markup = decoded(fields.get("reply_markup"))
    if not isinstance(markup, dict) or markup.get("force_reply") is not True:
        return fields
    if not 1 <= len(str(markup.get("input_field_placeholder", "…"))) <= PLACEHOLDER:
        raise ApiRefusal("Bad Request: invalid reply_markup")
    return {name: value for name, value in fields.items() if name != "reply_markup"}


def check_markup(fields: dict[str, Any]) -> None:
    """Refuse HTML or Markdown that cannot be parsed."""
    mode = str(fields.get("parse_mode", "")).lower()
    if not mode or "text" not in fields or "entities" in fields:
        return
    try:
        if mode == "html":
            validate_html(fields["text"])
        else:
            validate_markdown(fields["text"], 2 if mode == "markdownv2" else 1)
    except ApiRuleViolation as error:
        raise ApiRefusal(error.description) from None


def check_entities(plain: dict[str, Any]) -> None:
    """Refuse a text or caption that is too long or marked as nobody could."""
    wrong = ""
    if isinstance(text := plain.get("text"), str) and "callback_query_id" not in plain:
        wrong = tg_rules.refusal(text, plain.get("entities", ()))
    elif isinstance(text := plain.get("caption"), str):
        marks = plain.get("caption_entities", ())
        wrong = tg_rules.refusal(text, marks, tg_rules.LONGEST_CAPTION)
    if wrong:
        raise ApiRefusal(wrong)
