"""The direct peer: baisitong from PyPI in its keyless mode, its own documents taken out.

Every question gets a fresh session, in which its history is asked first. A citation is what the
answer marks with one number: the sentences of one source, joined by …
"""

from __future__ import annotations

import json
import os
import re
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

os.environ["DATABASE_URL"] = "sqlite://"
os.environ["LOG_LEVEL"] = "ERROR"

from baisitong.main import app
from fastapi.testclient import TestClient

from benchmarks.asked import Asked, Quoted, Told, write
from benchmarks.rivals.contest import contest

REFUSAL = "抱歉,我暂时没有找到"
LONGEST = 500
_SENTENCE = re.compile(r"(.+?) \[(\d+)\](?:\n|$)", re.DOTALL)
_OPENING = re.compile(r"^根据《.*?整理如下:\s*|^根据《.*?的内容:\s*", re.DOTALL)


def replace_documents(client: TestClient, files: Sequence[Path]) -> None:
    """Take its own documents out and upload ours, each under its file name."""
    for document in client.get("/api/knowledge/documents").json()["data"]:
        client.delete(f"/api/knowledge/documents/{document['id']}").raise_for_status()
    for file in files:
        upload = {"file": (f"{file.stem}.txt", file.read_bytes())}
        client.post("/api/knowledge/upload", data={"title": file.name}, files=upload)


def answer(client: TestClient, asked: Asked) -> Told:
    """What it says to a question after those before it."""
    session = f"session-{asked.id}"
    for earlier in asked.history:
        ask(client, session, earlier)
    began = time.perf_counter()
    said, sources = ask(client, session, asked.question)
    seconds = time.perf_counter() - began
    refused = said.startswith(REFUSAL)
    return Told(asked.id, said, refused, () if refused else cited(said, sources), (), seconds)


def ask(client: TestClient, session: str, question: str) -> tuple[str, dict[int, str]]:
    """The answer and, by their numbers, the documents of its sources."""
    body = {"session_id": session, "message": question[:LONGEST]}
    said, sources = "", {}
    for line in client.post("/api/chat", json=body).iter_lines():
        if not line.startswith("data: {"):
            continue
        event = json.loads(line.removeprefix("data: "))
        said += event.get("content", "")
        for source in event.get("sources", []):
            sources[source["citation_num"]] = source["doc_title"]
    return said, sources


def cited(said: str, sources: dict[int, str]) -> tuple[Quoted, ...]:
    """The marked sentences of an answer, by their source."""
    marked: dict[int, list[str]] = defaultdict(list)
    for sentence, number in _SENTENCE.findall(_OPENING.sub("", said)):
        marked[int(number)].append(sentence.strip())
    return tuple(
        Quoted(sources[number], "…".join(words))
        for number, words in marked.items()
        if number in sources
    )


def main() -> None:
    """Upload the documents and answer the questions."""
    given = contest()
    with TestClient(app) as client:
        replace_documents(client, given.documents)
        write(given.out, (answer(client, asked) for asked in given.questions))


if __name__ == "__main__":
    main()
