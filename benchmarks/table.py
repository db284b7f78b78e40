"""A table of figures: printed, saved, and put into README.md."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.material import HERE, ROOT

README = HERE / "README.md"
RESULTS = HERE / "results"
_BLOCK = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Table:
    """Figures under one heading. `command` is what printed them."""

    key: str
    title: str
    command: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    def markdown(self) -> str:
        """The table and its note in Markdown."""
        lines = [self.head, tuple("---" for _ in self.head), *self.rows]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"{table}\n\n{self.note}\n" if self.note else f"{table}\n"

    def block(self, commit: str) -> str:
        """The table as it stands in README.md, with the command and the results it is from."""
        return f"{self.markdown()}\n`{self.command}`, [{commit}](results/{commit}.json)\n"


def figure(value: float | None, digits: int = 3) -> str:
    """A figure as it is printed: .917, 1.000, – where there is none."""
    if value is None:
        return "–"
    return f"{value:.{digits}f}".removeprefix("0") if digits else f"{value:.0f}"


def show(table: Table) -> None:
    """Print a table with its title and its command."""
    print(f"\n## {table.title}\n`{table.command}`\n\n{table.markdown()}", flush=True)


def save(tables: Iterable[Table]) -> Path:
    """Add tables to the results of this commit and put them into README.md."""
    commit = _git("rev-parse", "--short=12", "HEAD") or "unversioned"
    file = RESULTS / f"{commit}.json"
    RESULTS.mkdir(exist_ok=True)
    kept = {one.key: one for one in load(file)} if file.is_file() else {}
    kept |= {one.key: one for one in tables}
    changed = _git("status", "--porcelain", "--", "bot", "rag", "corpus", "config")
    content = {
        "commit": commit,
        "changed": [line[3:] for line in changed.splitlines()],
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "tables": [asdict(one) for one in kept.values()],
    }
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    page = README.read_text(encoding="utf-8")
    README.write_text(inserted(page, kept.values(), commit), encoding="utf-8")
    return file


def load(file: Path) -> list[Table]:
    """The tables of a results file."""
    content = json.loads(file.read_text(encoding="utf-8"))
    return [
        Table(**{**row, "head": tuple(row["head"]), "rows": tuple(map(tuple, row["rows"]))})
        for row in content["tables"]
    ]


def inserted(page: str, tables: Iterable[Table], commit: str) -> str:
    """The page with every table in the block that bears its key."""
    by_key = {table.key: table for table in tables}

    def block(match: re.Match[str]) -> str:
        table = by_key.get(match[2])
        return f"{match[1]}{table.block(commit)}{match[3]}" if table else match[0]

    return _BLOCK.sub(block, page)


def _git(*arguments: str) -> str:
    ran = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return ran.stdout.strip()
