"""The sets of documents that are measured on, and the questions asked about them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import shared
from benchmarks.asked import Asked, questions
from benchmarks.metrics import Judge, OwnJudge

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SAMPLES = ROOT / "corpus" / "samples"
_TAG = re.compile(r"<[^>]+>")
_DOCUMENTS = {".txt", ".md", ".html"}


@dataclass(frozen=True, slots=True)
class Material:
    """Documents, the questions about them, and who judges the answers.

    `key` names the data directory that is kept between runs; `paths` are what is added.
    """

    key: str
    title: str
    paths: tuple[Path, ...]
    questions: tuple[Asked, ...]
    judge: Judge

    @property
    def files(self) -> list[Path]:
        """Every document, in the order of its name."""
        return sorted(file for path in self.paths for file in _files(path))

    def digests(self) -> dict[str, str]:
        """What identifies the documents: their names and bytes."""
        return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in self.files}


def materials() -> list[Material]:
    """What there is to measure on: the sample documents always, the others where they are."""
    own = [samples(), near()]
    return [alone(), among(), *own] if shared.present() else own


def samples() -> Material:
    """The documents that come with zhengda."""
    return _samples("samples", "samples", "samples.jsonl")


def near() -> Material:
    """The same with what people ask of such a county, half of which no document says."""
    return _samples("near", "samples, near", "near.jsonl")


def _samples(key: str, title: str, asked: str) -> Material:
    files = tuple(
        f for f in sorted(SAMPLES.iterdir()) if f.suffix in _DOCUMENTS and f.name != "README.md"
    )
    texts = {file.name: _quotable(file) for file in files}
    posed = tuple(questions(HERE / "questions" / asked))
    return Material(key, f"{len(files)} {title}", files, posed, OwnJudge.over(texts))


def alone() -> Material:
    """The five seeds and nothing else."""
    return _seeds("seeds", "seeds alone", [shared.SEEDS])


def among() -> Material:
    """The five seeds among all the other documents."""
    paths = [shared.SEEDS, *(path for path in shared.OTHERS if path.is_dir())]
    count = sum(1 for path in paths for _ in _files(path))
    return _seeds("among", f"among {count}", paths)


def _seeds(key: str, title: str, paths: Sequence[Path]) -> Material:
    asked = tuple(questions(shared.QUESTIONS))
    files = [file for path in paths for file in _files(path) if file.parent != shared.SEEDS]
    others = OwnJudge.over({file.name: _quotable(file) for file in files})
    return Material(key, title, tuple(paths), asked, shared.SharedJudge(others))


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    else:
        yield from (file for file in path.rglob("*") if file.is_file())


def words(file: Path) -> str:
    """The text of a document without tags."""
    text = _text(file)
    return _TAG.sub("", text) if file.suffix == ".html" else text


def _quotable(file: Path) -> str:
    """What a system may quote: one that takes a page as it is quotes its tags as well."""
    text = _text(file)
    return f"{words(file)}\n{text}" if file.suffix == ".html" else text


def _text(file: Path) -> str:
    data = file.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")
