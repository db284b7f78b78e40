"""How a model is asked: servers differ in what they take, and say so with a 400."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from rag.ports import Prompt

_OF_THE_FORM = ("response_format", "json_schema", "json_object", "schema", "grammar", "structured")
_IN_WORDS = "Write one JSON object that fits this JSON Schema, and nothing else:"


class Form(StrEnum):
    """What makes a model write JSON: the server, the server half-way, our words alone."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    TEXT = "text"


_NEXT = {Form.SCHEMA: Form.OBJECT, Form.OBJECT: Form.TEXT}
_LIMITS = {"max_tokens": "max_completion_tokens", "max_completion_tokens": ""}


@dataclass(frozen=True, slots=True)
class Manner:
    """What a request holds besides its messages.

    `limit` is how the server calls the most tokens; `cool`: temperature 0; `counts`: whether it
    is asked to tell its tokens.
    """

    form: Form = Form.SCHEMA
    limit: str = "max_tokens"
    cool: bool = True
    counts: bool = True

    def body(self, prompt: Prompt) -> dict[str, Any]:
        """What the request holds, as the server reads it."""
        body: dict[str, Any] = {}
        if self.limit:
            body[self.limit] = prompt.most
        if self.cool:
            body["temperature"] = 0
        if self.counts:
            body["stream_options"] = {"include_usage": True}
        if prompt.schema is not None and self.form is not Form.TEXT:
            body["response_format"] = _format(self.form, prompt)
        return body

    def system(self, prompt: Prompt) -> str:
        """Our orders, with the schema where the server does not see to it."""
        if prompt.schema is None or self.form is Form.SCHEMA:
            return prompt.system
        return f"{prompt.system}\n\n{_IN_WORDS}\n{json.dumps(prompt.schema, ensure_ascii=False)}"

    def humbler(self, refusal: str, *, schema: bool) -> Manner | None:
        """What may be taken instead by a server that refused with these words; None: nothing."""
        return next(self._asking_less(refusal.lower(), schema=schema), None)

    def _asking_less(self, said: str, *, schema: bool) -> Iterator[Manner]:
        shaped = schema and self.form in _NEXT
        if shaped and any(word in said for word in _OF_THE_FORM):
            yield replace(self, form=_NEXT[self.form])
        if self.cool and "temperature" in said:
            yield replace(self, cool=False)
        if self.counts and ("stream_options" in said or "include_usage" in said):
            yield replace(self, counts=False)
        if self.limit and self.limit in said:
            yield replace(self, limit=_LIMITS[self.limit])
        # It does not say what it means: most often it is this.
        if shaped:
            yield replace(self, form=_NEXT[self.form])


def _format(form: Form, prompt: Prompt) -> dict[str, Any]:
    if form is Form.OBJECT:
        return {"type": form.value}
    shape = {"name": "answer", "strict": True, "schema": prompt.schema}
    return {"type": form.value, "json_schema": shape}
