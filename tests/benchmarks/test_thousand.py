from __future__ import annotations

from pathlib import Path

from benchmarks.thousand import WRITERS, fill, texts
from corpus.compose import compose
from corpus.document import Upload
from corpus.limits import Limits

SOURCES = [
    f"云溪县第{number}号办法\n" + "\n".join(f"第{at}条　内容{number}之{at}。" for at in range(9))
    for number in range(5)
]


def test_every_document_is_its_own() -> None:
    """By title and by words."""
    found = texts(SOURCES, 40)

    assert len({one.title for one in found}) == len({one.paragraphs for one in found}) == 40


def test_every_format_holds_the_words_of_its_text(tmp_path: Path) -> None:
    """And the product reads it."""
    found = texts(SOURCES, len(WRITERS))
    fill(tmp_path, found)
    files = sorted(tmp_path.iterdir())

    for file, text in zip(files, found, strict=True):
        document = compose(Upload(file.name, file.read_bytes()), Limits())
        squeezed = "".join(document.text.split())
        assert text.title in squeezed, file.name
        assert all("".join(one.split()) in squeezed for one in text.paragraphs), file.name
