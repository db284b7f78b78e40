"""What the document line does to real documents: one short table.

Reads `../shared/corpus` beside the repository if it is there, and says so if it is not.
`--misses` lists every fact that differs from its key.

A key is not always right, which can be told from the text: it names the body that approved a
law instead of the one that passed it, or a number that the text cites of another document.
Such keys are counted apart ("key at fault").
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus.compose import compose
from corpus.document import Document, Noise, Upload
from corpus.known import Fact
from corpus.limits import Limits
from corpus.split import split

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"
FOLDERS = ("seeds", "laws", "policies", "work_reports")
CHUNK = 200
HEAD = ("folder", "documents", "covered", "chunks ok", "damaged", "removed", "s/document")


@dataclass
class Tally:
    """What was counted in one folder."""

    documents: int = 0
    covered: int = 0
    chunked: int = 0
    damaged: int = 0
    source: int = 0
    kept: int = 0
    seconds: float = 0.0
    removed: Counter[Noise] = field(default_factory=Counter)


def main() -> None:
    """Print the tables."""
    if not CORPUS.is_dir():
        print(f"nothing to check: {CORPUS} is not there")
        return
    facts: dict[str, Counter[str]] = {}
    print("".join(f"{name:>14}" for name in HEAD))
    for folder in FOLDERS:
        tally, documents = check(CORPUS / folder)
        print(row(folder, tally))
        for name, verdict in compared(folder, documents, listed="--misses" in sys.argv):
            facts.setdefault(name, Counter())[verdict] += 1
    print()
    print("".join(f"{name:>14}" for name in ("fact", "right", "of keys", "share", "key at fault")))
    for name, seen in facts.items():
        of = seen.total()
        print(f"{name:>14}{seen['right']:14}{of:14}{seen['right'] / of:14.3f}{seen['key']:14}")


def row(folder: str, tally: Tally) -> str:
    """One line of the first table; `damaged` among laws are false alarms."""
    of = max(tally.documents, 1)
    counts = (tally.documents, tally.covered, tally.chunked, tally.damaged)
    share = 1 - tally.kept / max(tally.source, 1)
    numbers = "".join(f"{count:14}" for count in counts)
    return f"{folder:>14}{numbers}{share:14.2%}{tally.seconds / of:14.3f}"


def check(folder: Path) -> tuple[Tally, dict[str, Document]]:
    """Compose every document of a folder and count what holds."""
    tally = Tally()
    documents = {}
    for path in sorted(folder.glob("*.txt")):
        begun = time.perf_counter()
        document = compose(Upload(path.name, path.read_bytes()), Limits(size=10**9))
        tally.seconds += time.perf_counter() - begun
        documents[path.name] = document
        tally.documents += 1
        tally.covered += is_covered(document)
        tally.chunked += has_good_chunks(document)
        tally.damaged += bool(document.damage)
        tally.source += len(document.cleaned.source)
        tally.kept += len(document.text)
    return tally, documents


def is_covered(document: Document) -> bool:
    """Whether kept and removed spans cover the source once, and the sections the text."""
    cleaned = document.cleaned
    spans = sorted([*cleaned.kept, *(removed.span for removed in cleaned.removed)])
    edges = [0, *(span.end for span in spans)]
    whole = all(span.start == edge for span, edge in zip(spans, edges, strict=False))
    joined = "".join(cleaned.source[span.start : span.end] for span in cleaned.kept)
    return whole and edges[-1] == len(cleaned.source) and joined == cleaned.text


def has_good_chunks(document: Document) -> bool:
    """Whether the chunks hold every word of every body once, each within the limit."""
    chunks = split(document, CHUNK)
    bodies = "".join(document.text[s.body : s.end] for s in document.sections)
    return (
        all(chunk.text == document.text[chunk.start : chunk.end] for chunk in chunks)
        and all(len(chunk.text) <= CHUNK for chunk in chunks)
        and "".join("".join(c.text.split()) for c in chunks) == "".join(bodies.split())
    )


def compared(
    folder: str, documents: dict[str, Document], *, listed: bool
) -> Iterator[tuple[str, str]]:
    """The facts of a folder against its keys: the fact's name and right, wrong or key."""
    keys = CORPUS / "keys" / f"{folder}.metadata.jsonl"
    for line in keys.read_text(encoding="utf-8").splitlines() if keys.exists() else ():
        key = json.loads(line)
        document = documents.get(key["file"])
        if document is None:
            continue
        part = document.parts[0]
        pairs: dict[str, tuple[Fact | None, str | None]] = {
            "title": (part.title, key.get("title")),
            "issuer": (part.issuer, key.get("issuing_body")),
            "number": (part.number, key.get("doc_no")),
            "dated": (part.dated, key.get("date_version") or key.get("date")),
            "effective": (part.effective, key.get("effective_date_in_text")),
        }
        for name, (fact, wanted) in pairs.items():
            if wanted:
                verdict = judged(name, fact, wanted, document.text)
                if listed and verdict != "right":
                    found = fact.value if fact else None
                    print(f"  {verdict:5} {name}: {key['file']}: {found!r}, key {wanted!r}")
                yield name, verdict


def judged(name: str, fact: Fact | None, wanted: str, text: str) -> str:
    """One fact against its key."""
    if fact is not None and squeezed(fact.value) == squeezed(wanted):
        return "right"
    body = wanted.removesuffix("人民代表大会常务委员会")
    approved = rf"{body}第[^第]{{1,6}}届人民代表大会常务委员会第[^第]{{1,6}}次会议批准"
    if name == "issuer" and re.search(approved, text):
        return "key"
    if name == "number" and re.search(
        rf"》?[^\n]*[（(]?{re.escape(wanted)}[）)]?[^\n]*[》，。）]", text
    ):
        return "key"
    return "wrong"


def squeezed(value: str) -> str:
    """A value without brackets and white space, which the keys spell differently."""
    return re.sub(r"[\s\[\]〔〕()（）【】]", "", value)


if __name__ == "__main__":
    main()
