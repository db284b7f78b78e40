"""How a model is asked: servers differ in what they take, and say so with a 400."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from rag.ports import Prompt

_OF_THE_FORM = ("response_format", "json_schema", "json_object", "schema", "grammar", "structured")
_IN_WORDS = "Write one JSON object that fits this JSON Schema, and nothing else:"
_MORE = 4
_MOST = 16


class Form(StrEnum):
    """What makes a model write JSON: the server, the server half-way, our words alone."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    TEXT = "text"


_NEXT = {Form.SCHEMA: Form.OBJECT, Form.OBJECT: Form.TEXT}
_LIMITS = {"max_tokens": "max_completion_tokens", "max_completion_tokens": ""}


@dataclass(frozen=True, slots=True)
class Manner:
    """What a request holds besides its messages, and how they are sent.

    `limit` is how the server calls the most tokens; `cool`: temperature 0; `counts`: whether it
    is asked to tell its tokens; `apart`: whether our orders are a message of their own; `streams`:
    whether the answer comes in pieces; `room`: how many times the tokens it gets, as it thinks
    before it writes. `more` is what whoever runs zhengda has every request hold.
    """

    form: Form = Form.SCHEMA
    limit: str = "max_tokens"
    cool: bool = True
    counts: bool = True
    apart: bool = True
    streams: bool = True
    room: int = 1
    more: Mapping[str, Any] = field(default_factory=dict)

    def body(self, prompt: Prompt) -> dict[str, Any]:
        """What the request holds, as the server reads it."""
        body: dict[str, Any] = {}
        if self.limit:
            body[self.limit] = self.most(prompt)
        if self.cool:
            body["temperature"] = 0
        if self.counts and self.streams:
            body["stream_options"] = {"include_usage": True}
        if prompt.schema is not None and self.form is not Form.TEXT:
            body["response_format"] = _format(self.form, prompt)
        return body | dict(self.more)

    def most(self, prompt: Prompt) -> int:
        """The tokens it may write, its thoughts with them."""
        return prompt.most * self.room

    def messages(self, prompt: Prompt) -> list[tuple[str, str]]:
        """Our orders, with the schema where the server does not see to it, and the material."""
        orders = prompt.system
        if prompt.schema is not None and self.form is not Form.SCHEMA:
            shape = json.dumps(prompt.schema, ensure_ascii=False)
            orders = f"{orders}\n\n{_IN_WORDS}\n{shape}"
        if self.apart:
            return [("system", orders), ("human", prompt.user)]
        return [("human", f"{orders}\n\n{prompt.user}")]

    def roomier(self) -> Manner | None:
        """What may be taken instead where all that was written were thoughts; None: nothing."""
        return replace(self, room=self.room * _MORE) if self.room < _MOST else None

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
        if self.streams and "stream" in said:
            yield replace(self, streams=False)
        if self.apart and any(word in said for word in ("system", "developer", "role")):
            yield replace(self, apart=False)
        # It does not say what it means: most often it is this.
        if shaped:
            yield replace(self, form=_NEXT[self.form])


def _format(form: Form, prompt: Prompt) -> dict[str, Any]:
    if form is Form.OBJECT:
        return {"type": form.value}
    shape = {"name": "answer", "strict": True, "schema": prompt.schema}
    return {"type": form.value, "json_schema": shape}
