"""What the document line does to real documents: one short table.

Reads `../shared/corpus` beside the repository, if it is there; says so and ends if it is not.
`--misses` lists every fact that differs from its key.
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
from corpus.document import Document, Fact, Noise, Upload
from corpus.split import split

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"
FOLDERS = ("seeds", "laws", "policies", "work_reports")
KEYS = {"title": "title", "issuer": "issuing_body", "number": "doc_no"}
CHUNK = 200


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
    """Print the table."""
    if not CORPUS.is_dir():
        print(f"nothing to check: {CORPUS} is not there")
        return
    misses = "--misses" in sys.argv
    facts: dict[str, Counter[str]] = {}
    print(
        f"{'folder':14}{'docs':>6}{'covered':>9}{'chunks ok':>11}{'damaged':>9}{'removed':>9}{'s/doc':>8}"
    )
    for folder in FOLDERS:
        tally, documents = check(CORPUS / folder)
        share = 1 - tally.kept / max(tally.source, 1)
        print(
            f"{folder:14}{tally.documents:6}{tally.covered:9}{tally.chunked:11}{tally.damaged:9}"
            f"{share:9.2%}{tally.seconds / max(tally.documents, 1):8.3f}"
        )
        for name, seen in compare(folder, documents, misses=misses):
            facts.setdefault(name, Counter()).update(seen)
    for name, seen in facts.items():
        known = seen["right"] + seen["wrong"]
        print(
            f"fact {name:10} right {seen['right']:4} of {known:4} ({seen['right'] / max(known, 1):.3f})"
        )


def check(folder: Path) -> tuple[Tally, dict[str, Document]]:
    """Compose every document of a folder and count what holds."""
    tally = Tally()
    documents = {}
    for path in sorted(folder.glob("*.txt")):
        begun = time.perf_counter()
        document = compose(Upload(path.name, path.read_bytes()), 10**9)
        tally.seconds += time.perf_counter() - begun
        documents[path.name] = document
        tally.documents += 1
        tally.covered += is_covered(document)
        tally.chunked += has_good_chunks(document)
        tally.damaged += bool(document.damage)
        tally.source += len(document.cleaned.source)
        tally.kept += len(document.text)
        for removed in document.cleaned.removed:
            tally.removed[removed.noise] += len(removed.span)
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
    """Whether the chunks hold every word of every body once, each inside its section."""
    chunks = split(document, CHUNK)
    bodies = "".join(document.text[s.body : s.end] for s in document.sections)
    return (
        all(chunk.text == document.text[chunk.start : chunk.end] for chunk in chunks)
        and all(len(chunk.text) <= CHUNK for chunk in chunks)
        and "".join("".join(c.text.split()) for c in chunks) == "".join(bodies.split())
    )


def compare(
    folder: str, documents: dict[str, Document], *, misses: bool
) -> Iterator[tuple[str, Counter[str]]]:
    """The facts of a folder against its keys."""
    keys = CORPUS / "keys" / f"{folder}.metadata.jsonl"
    if not keys.exists():
        return
    for line in keys.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["file"] not in documents:
            continue
        part = documents[row["file"]].parts[0]
        found = {"title": part.title, "issuer": part.issuer, "number": part.number}
        for name, column in KEYS.items():
            yield name, judged(name, row["file"], found[name], row.get(column), misses=misses)
        wanted = row.get("date_version") or row.get("date")
        yield "dated", judged("dated", row["file"], part.dated, wanted, misses=misses)
        if "effective_date_in_text" in row:
            wanted = row["effective_date_in_text"]
            yield (
                "effective",
                judged("effective", row["file"], part.effective, wanted, misses=misses),
            )


def judged(
    name: str, file: str, fact: Fact | None, wanted: str | None, *, misses: bool
) -> Counter[str]:
    """One fact against its key; where the key is silent, nothing is counted."""
    if not wanted:
        return Counter()
    right = fact is not None and squeezed(fact.value) == squeezed(wanted)
    if misses and not right:
        print(f"  {name}: {file}: {fact.value if fact else None!r}, the key says {wanted!r}")
    return Counter({"right" if right else "wrong": 1})


def squeezed(value: str) -> str:
    """A value without brackets and white space, which the keys spell differently."""
    return re.sub(r"[\s\[\]〔〕()（）【】]", "", value)


if __name__ == "__main__":
    main()
