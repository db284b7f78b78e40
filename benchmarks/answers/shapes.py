"""The shapes in which servers send what a model wrote."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.scripted import DONE, HEAD, Script, chunk, event, refused, said

Shape = Callable[[Mapping[str, Any], str], Script]
"""From the body of a request and what the model writes to what the server does."""

_PIECE = 40


def _pieces(text: str) -> list[str]:
    return [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]


def _delta(**fields: object) -> bytes:
    choice = {"index": 0, "delta": fields, "finish_reason": None}
    return event({"id": "1", "object": "chat.completion.chunk", "choices": [choice]})


def _choices(text: str) -> Script:
    """Three answers side by side, in the same chunks."""
    return [
        HEAD,
        *(
            event(
                {
                    "id": "1",
                    "object": "chat.completion.chunk",
                    "choices": [
                        {"index": at, "delta": {"content": piece}, "finish_reason": None}
                        for at in range(3)
                    ],
                }
            )
            for piece in _pieces(text)
        ),
        chunk("", "stop"),
        DONE,
    ]


def _unformed(body: Mapping[str, Any], text: str) -> Script:
    """Takes no response_format, as it says."""
    if "response_format" in body:
        return refused("'response_format' of type 'json_schema' is not supported by this model")
    return said(*_pieces(text))


def _tools(text: str) -> Script:
    call = {"index": 0, "id": "t", "type": "function"}
    function = {"name": "answer", "arguments": text}
    return [HEAD, _delta(tool_calls=[call | {"function": function}]), chunk("", "tool_calls"), DONE]


def _plain(text: str) -> str:
    return "\n".join(one["text"] for one in json.loads(text)["claims"])


SHAPES: dict[str, Shape] = {
    "JSON in a stream": lambda _, text: said(*_pieces(text)),
    "JSON in a fence": lambda _, text: said(*_pieces(f"好的：\n```json\n{text}\n```\n希望有用！")),
    "<think> before": lambda _, text: said(
        *_pieces(f"<think>用户想知道{{这个}}。先写 {text[:80]}</think>\n{text}")
    ),
    "reasoning_content": lambda _, text: [
        HEAD,
        *(_delta(reasoning_content=one) for one in _pieces(text[:400])),
        *map(chunk, _pieces(text)),
        chunk("", "stop"),
        DONE,
    ],
    "no response_format (400)": _unformed,
    "several choices": lambda _, text: _choices(text),
    "no finish_reason": lambda _, text: said(*_pieces(text), reason=None),
    "cut off": lambda _, text: said(*_pieces(text[: len(text) * 2 // 3]), reason="length"),
    "plain text": lambda _, text: said(*_pieces(_plain(text))),
    "tool_calls": lambda _, text: _tools(text),
    "1 MB": lambda _, text: said(*_pieces(text[:-1]), *["　" * 1_000] * 340, "}"),
}
