from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.compose import compose
from corpus.document import Document, Noise, Upload
from corpus.known import Fact, Part
from corpus.split import split
from tests.documents import LIMIT, SAMPLES

FOLDER = Path(__file__).parent / "outlines"
SIGNS = {Noise.CONTROL, Noise.LINE_BREAK, Noise.MARKUP, Noise.PINYIN}
RENEWED = os.environ.get("ZHENGDA_GOLDEN") == "renew"


def drawn(document: Document) -> str:
    """A document as a person reviews it: facts, outline, damage, what was removed."""
    return "".join(f"{line}\n" for line in _lines(document))


def _lines(document: Document) -> Iterator[str]:
    chunks = Counter(chunk.section for chunk in split(document))
    yield f"{document.name} [{document.encoding}]"
    for at, part in enumerate(document.parts):
        yield from _facts(part)
        for number, section in enumerate(document.sections):
            if section.part == at:
                name = "  " * len(section.path) + section.path[-1]
                yield f"{name} ({section.end - section.body}/{chunks[number]})"
    yield "damage:"
    yield from (f"  {one.kind} {one.sentence}" for one in document.damage)
    yield "removed:"
    signs = Counter(one.noise for one in document.cleaned.removed if one.noise in SIGNS)
    yield from (f"  {noise} {count}" for noise, count in sorted(signs.items()))
    for one in document.cleaned.removed:
        if one.noise not in SIGNS:
            yield f"  {one.noise} {one.words.strip()!r}"


def _facts(part: Part) -> Iterator[str]:
    facts: dict[str, Fact | None] = {
        "title": part.title,
        "kind": part.kind,
        "issuer": part.issuer,
        "number": part.number,
        "dated": part.dated,
        "effective": part.effective,
        "place": part.place,
        "expires": part.expires,
        "level": part.level,
    }
    for name, fact in facts.items():
        yield f"{name}: {fact.value} ({fact.sure})" if fact else f"{name}: -"
    yield f"history: {'、'.join(part.history) or '-'}"
    for one in part.relations:
        more = "、".join(one.articles) + (f" since {one.since}" if one.since else "")
        yield f"{one.tie}: {' '.join(filter(None, (one.title, one.number, more)))}"
    for clause in part.clauses:
        yield f"clause: {'、'.join(clause.articles)} {clause.status} {clause.since}".rstrip()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_has_the_outline_that_was_reviewed(path: Path) -> None:
    """Renew with ZHENGDA_GOLDEN=renew, and read the difference before you commit it."""
    golden = FOLDER / f"{path.name}.outline"
    found = drawn(compose(Upload(path.name, path.read_bytes()), LIMIT))
    if RENEWED:
        FOLDER.mkdir(exist_ok=True)
        golden.write_text(found, "utf-8")

    assert golden.read_text("utf-8") == found


def test_no_golden_outline_is_left_over() -> None:
    """Each is of a sample that is there."""
    assert {path.name for path in FOLDER.iterdir()} == {f"{path.name}.outline" for path in SAMPLES}
