"""A server that does over HTTP what it is told: bytes, pauses, and the end of a connection."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Step: TypeAlias = bytes | float
"""Bytes to send, or seconds to wait."""
Script: TypeAlias = Sequence[Step]
Reply: TypeAlias = Callable[[Mapping[str, Any]], Script]
"""What is done about a request, by its body."""


@dataclass
class Scripted:
    """The server: `replies` in their turn, the last one for ever; `asked` are the bodies."""

    port: int
    replies: list[Script | Reply] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    dropped: int = 0

    @property
    def url(self) -> str:
        """Its address, as a setting wants it."""
        return f"http://127.0.0.1:{self.port}/v1"

    def then(self, *replies: Script | Reply) -> None:
        """What it does from now on."""
        self.replies[:] = replies

    def play(self, line: socket.socket) -> None:
        """One connection."""
        with line:
            try:
                self._answer(line)
            except OSError:  # nobody listens any more
                self.dropped += 1

    def _answer(self, line: socket.socket) -> None:
        head, body = _request(line)
        if not head:
            return
        self.heads.append(head)
        self.asked.append(json.loads(body or b"{}"))
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        for step in reply(self.asked[-1]) if callable(reply) else reply:
            if step == RESET:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            if isinstance(step, bytes):
                line.sendall(step)
            else:
                time.sleep(step)


@contextmanager
def scripted(*replies: Script | Reply) -> Iterator[Scripted]:
    """A server that does these in their turn."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        server = Scripted(int(door.getsockname()[1]), list(replies))

        def serve() -> None:
            with suppress(OSError):
                while True:
                    line, _ = door.accept()
                    threading.Thread(target=server.play, args=(line,), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        yield server
        door.shutdown(socket.SHUT_RDWR)


def _request(line: socket.socket) -> tuple[str, bytes]:
    got = b""
    while b"\r\n\r\n" not in got:
        if not (more := line.recv(65_536)):
            return "", b""
        got += more
    head, body = got.split(b"\r\n\r\n", 1)
    fields = dict(row.lower().split(b": ", 1) for row in head.split(b"\r\n")[1:])
    while len(body) < int(fields.get(b"content-length", 0)):
        body += line.recv(65_536)
    return head.decode("latin-1"), body


HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n"
DONE = b"data: [DONE]\n\n"
RESET = b""
"""The connection is torn down, not ended."""


def status(code: int, content: object = "", **headers: str) -> Script:
    """An answer with a status, a body and headers."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    rows = {"content-type": "application/json", "connection": "close"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in rows.items())
    return [f"HTTP/1.1 {code} X\r\ncontent-length: {len(body)}\r\n{head}\r\n".encode() + body]


def refused(message: str, code: int = 400) -> Script:
    """A refusal in OpenAI's form."""
    return status(code, {"error": {"message": message, "type": "invalid_request_error"}})


def event(content: object) -> bytes:
    """One event of a stream."""
    return b"data: " + json.dumps(content, ensure_ascii=False).encode() + b"\n\n"


def chunk(text: str, reason: str | None = None) -> bytes:
    """One chunk of an answer."""
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": reason}
    return event({"id": "1", "object": "chat.completion.chunk", "choices": [choice]})


def usage(read: int, written: int) -> bytes:
    """The chunk that tells the tokens."""
    told = {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}
    return event({"id": "1", "object": "chat.completion.chunk", "choices": [], "usage": told})


def said(*texts: str, reason: str | None = "stop") -> Script:
    """An answer in pieces."""
    end = [chunk("", reason)] if reason else []
    return [HEAD, *map(chunk, texts), *end, DONE]


def embedded(dimensions: int) -> Reply:
    """A server that embeds: texts are near when they share signs; the last row comes first."""

    def reply(body: Mapping[str, Any]) -> Script:
        texts = list(enumerate(body["input"]))
        data = [
            {"object": "embedding", "index": at, "embedding": _vector(text, dimensions)}
            for at, text in reversed(texts)
        ]
        told = {"prompt_tokens": 1, "total_tokens": 1}
        return status(200, {"object": "list", "data": data, "model": "m", "usage": told})

    return reply


def ranked(key: str = "relevance_score", name: str = "results") -> Reply:
    """A server that ranks: texts fit that share signs with the question; the best comes first.

    It takes `documents`, as Cohere; without a `name` for its rows `texts` alone, as TEI does.
    """

    def reply(body: Mapping[str, Any]) -> Script:
        wanted = "documents" if name else "texts"
        if wanted not in body:
            told = f"Failed to deserialize the JSON body: missing field `{wanted}` at line 1"
            return status(422, told.encode(), content_type="text/plain")
        scores = [_shared(body["query"], text) for text in body[wanted]]
        best = sorted(range(len(scores)), key=lambda at: -scores[at])
        rows = [{"index": at, key: scores[at], "document": {"text": ""}} for at in best]
        return status(200, {"id": "1", name: rows} if name else rows)

    return reply


def _shared(question: str, text: str) -> float:
    return sum(sign in text for sign in set(question)) / len(set(question))


def _vector(text: str, dimensions: int) -> list[float]:
    vector = [0.01] * dimensions
    for sign in text:
        vector[ord(sign) % dimensions] += 1.0
    return vector
