"""What is expected of every file of `../shared/files`: written by hand, after looking at each."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from benchmarks.loading import READ, REFUSED, Loaded
from benchmarks.material import HERE

EXPECTED = HERE / "expected" / "files.jsonl"
READABLE = 0.95
"""Share of a document's own characters from which on it counts as read."""
REASONS = {
    "empty": re.compile("空"),
    "locked": re.compile("密码|加密|口令"),
    "kind": re.compile("还不能读取|不是文本|不支持|不是能直接读的文档"),
    "encoding": re.compile("编码|乱码"),
    "garbled": re.compile("乱码|认不出|没有文字|没有认出文字|无法辨认"),
}
"""How a refusal says its reason, by the key of the reason."""
_PLAIN = re.compile(r"[A-Za-z]+Error|Traceback|Exception")


@dataclass(frozen=True, slots=True)
class Expectation:
    """What must become of a file.

    `must` is read, refuse or either; `why` the reason that a refusal has to give. `counted` are
    the Chinese characters the manifest counts, `own` those of the document itself, `beyond` what
    the manifest counts more. One of `note` must be among the damage told. `headings` are those of
    the marked headings that are the document's own (None: all). `holds` must stand in the text.
    """

    file: str
    must: str
    why: str = ""
    counted: int = 0
    own: int = 0
    beyond: str = ""
    note: tuple[str, ...] = ()
    about: str = ""
    headings: tuple[int, ...] | None = None
    holds: str = ""

    def fault(self, loaded: Loaded) -> str:
        """What is not as expected; empty where all is."""
        if loaded.fate == REFUSED:
            return self._refusal(loaded.words)
        return self._reading(loaded) if loaded.fate == READ else loaded.fate

    def _reading(self, loaded: Loaded) -> str:
        if self.must == "refuse":
            return "read, though it should be refused"
        if not loaded.content.text.strip():
            return "read as nothing"
        if self.holds not in loaded.content.text:
            return "read as other words"
        if self.note and not set(self.note) & set(loaded.content.notes):
            return f"not told: {' or '.join(self.note)}"
        return ""

    def _refusal(self, words: str) -> str:
        if self.must == "read":
            return "refused"
        if not words.endswith("。") or _PLAIN.search(words):
            return "refused without a sentence"
        return "" if REASONS[self.why].search(words) else f"refused, but not as {self.why}"


def expectations(table: Path, manifest: Path) -> list[Expectation]:
    """The expectations in the order of the file names; the manifest tells the characters."""
    counted = {
        row["file"]: row["zh_chars"] if isinstance(row["zh_chars"], int) else 0
        for row in json.loads(manifest.read_text(encoding="utf-8"))
    }
    rows = [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]
    return [_expectation(row, counted[row["file"]]) for row in rows]


def _expectation(row: dict[str, object], counted: int) -> Expectation:
    tuples = {key: tuple(v) if isinstance(v, list) else v for key, v in row.items()}
    return Expectation(**{"own": counted, **tuples, "counted": counted})  # type: ignore[arg-type]  # the file's form
