"""`changes`: which articles changed between two versions, ours beside Python's difflib.

The versions of the key are real; it says by number which articles differ. The edits are made by
program out of every law: of them it is known what became of each article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median
from time import perf_counter
from typing import Any, TypeAlias

from benchmarks import plain_diff, shared
from benchmarks.bench import Bench
from benchmarks.edits import Edited, edited, numeral, own
from benchmarks.table import Table, figure
from corpus.clean import clean
from corpus.compare import compare
from corpus.difference import Difference, Outlined, Shift
from corpus.document import Decoded, Section
from corpus.outline import outline
from corpus.provision import provisions

COMMAND = "python benchmarks/run.py changes"
KEYS = shared.CORPUS / "keys"
LAWS = shared.CORPUS / "laws"
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇]+条")
_SHORT = 10
Sides: TypeAlias = tuple[set[str], set[str]]
"""The numbers of old and of new articles."""
Fate: TypeAlias = tuple[str, str, str]
"""A kind of difference, the article that was, the one that is."""


def tables(bench: Bench) -> list[Table]:
    """Real versions, then made ones."""
    del bench
    if not (KEYS / "version_pairs.jsonl").is_file():
        return []
    return [_real(), _made()]


@dataclass(frozen=True, slots=True)
class Score:
    """What was reported: right, wrong and missing, and in what time."""

    right: int
    wrong: int
    missing: int
    seconds: float

    @property
    def row(self) -> tuple[str, ...]:
        """Precision, recall and time, as they are printed."""
        return (
            figure(self.right / max(self.right + self.wrong, 1)),
            figure(self.right / max(self.right + self.missing, 1)),
            f"{self.seconds:.3f}",
        )


def _scored(reported: set[str], wanted: set[str], seconds: float) -> Score:
    right = len(reported & wanted)
    return Score(right, len(reported) - right, len(wanted) - right, seconds)


def _real() -> Table:
    """By number, as the key has it, of the articles that both versions have."""
    files = {row["id"]: row["file"] for row in rows("laws.metadata.jsonl")}
    lines, alike = [], 0
    for row in rows("version_pairs.jsonl"):
        old, new = (law(files[row[side]]) for side in ("old", "new"))
        before, after = articles(old), articles(new)
        both = before.keys() & after.keys()
        same = {one for one in both if before[one] == after[one]}
        changed = {one["article"] for one in row["changed"]}
        alike += len(changed & same)
        ours, plain = _timed(_numbered, old, new), _timed(_lines, old, new)
        said = [
            cell
            for (olds, news), seconds in (ours, plain)
            for cell in _scored((olds | news) & both, changed - same, seconds).row
        ]
        lines.append((named(row), str(len(changed - same)), str(len(same)), *said))
    head = ("law", "changed", "unchanged", *_columns("zhengda"), *_columns("difflib"))
    note = (
        f"{alike} article of the key differs in the width of a sign alone, and counts as unchanged."
    )
    return Table("changes", "What changed: real versions", COMMAND, head, tuple(lines), note)


def named(row: dict[str, Any]) -> str:
    """A law and its years; results hold no words of others."""
    title = row["title"].removeprefix("中华人民共和国")
    name = title if len(title) <= _SHORT else f"{title[: _SHORT - 1]}…"
    return f"{name} {(row['old_date'] or '?')[:4]}–{row['new_date'][:4]}"


def _columns(system: str) -> tuple[str, ...]:
    return f"{system}: precision", "recall", "s"


def _made() -> Table:
    """What became of every article of laws that were edited by program."""
    pairs = [(one, _laid(one.old), _laid(one.new)) for one in _edits()]
    whole = sum(_fates(compare(old, new)) == _told(one) for one, old, new in pairs)
    told = {"zhengda": figure(whole / max(len(pairs), 1)), "difflib by line": "–"}
    rows = tuple(
        (system, *_over(pairs, work).row, told[system])
        for system, work in {"zhengda": _ours, "difflib by line": _lines}.items()
    )
    moved = sum(kind == "moved" for one, _, _ in pairs for kind, _, _ in one.done)
    edits = sum(len(one.done) for one, _, _ in pairs) - moved
    note = (
        f"{len(pairs)} laws, in each four articles reworded, two dropped, two added, one split:"
        f" {edits} changes, which give {moved} other articles another number."
        " The last column: laws of which the fate of every article is told."
    )
    head = ("system", "precision", "recall", "s (median)", "whole law right")
    return Table("edits", "What changed: laws edited by program", COMMAND, head, rows, note)


def _over(
    pairs: Sequence[tuple[Edited, Outlined, Outlined]],
    work: Callable[[Outlined, Outlined], Sides],
) -> Score:
    """All pairs together; the time is that of the middle one."""
    scores = []
    for one, old, new in pairs:
        reported, seconds = _timed(work, old, new)
        sides = zip(reported, _wanted(one), strict=True)
        scores += [_scored(said, wanted, seconds) for said, wanted in sides]
    return Score(
        sum(one.right for one in scores),
        sum(one.wrong for one in scores),
        sum(one.missing for one in scores),
        median(one.seconds for one in scores),
    )


def _edits() -> Iterator[Edited]:
    laws = [path.read_text(encoding="utf-8") for path in sorted(LAWS.iterdir())]
    articles = [own(text) for text in laws]
    for seed, text in enumerate(laws):
        strange = articles[(seed + 7) % len(laws)] or articles[0]
        if one := edited(text, strange, seed):
            yield one


def _wanted(one: Edited) -> Sides:
    """The articles whose words changed."""
    olds: set[str] = set()
    news: set[str] = set()
    for kind, old, new in one.done:
        if kind != "moved":
            olds.update(filter(None, [_article(old)]))
            news.update(filter(None, [_article(new)]))
        if kind == "split":
            news.add(_article(new + 1))
    return olds, news


def _told(one: Edited) -> set[Fate]:
    return {(kind, _article(old), _article(new)) for kind, old, new in one.done}


def _article(number: int) -> str:
    return f"第{numeral(number)}条" if number else ""


def _fates(found: Iterable[Difference]) -> set[Fate]:
    """What became of every article, of a split one to which it became first."""
    told = ((str(one.shift), _first(one.old), _first(one.new)) for one in found)
    return {one for one in told if one[1] or one[2]}


def _first(sections: Sequence[Section]) -> str:
    return _number(sections[0]) if sections else ""


def _numbered(old: Outlined, new: Outlined) -> Sides:
    """The articles that differ by number: also where another one has the number now."""
    return _sides(compare(old, new))


def _ours(old: Outlined, new: Outlined) -> Sides:
    """The articles whose words differ, whatever their number."""
    return _sides(one for one in compare(old, new) if one.shift is not Shift.MOVED)


def _sides(found: Iterable[Difference]) -> Sides:
    olds: set[str] = set()
    news: set[str] = set()
    for one in found:
        olds.update(filter(None, map(_number, one.old)))
        news.update(filter(None, map(_number, one.new)))
    return olds, news


def _lines(old: Outlined, new: Outlined) -> Sides:
    return plain_diff.changed(old.text, new.text)


def _timed(
    work: Callable[[Outlined, Outlined], Sides], old: Outlined, new: Outlined
) -> tuple[Sides, float]:
    began = perf_counter()
    return work(old, new), perf_counter() - began


def articles(outlined: Outlined) -> dict[str, str]:
    """The words of every article, by its number."""
    return {number: one.words for one in provisions(outlined) if (number := _number(one.section))}


def _number(section: Section) -> str:
    found = _ARTICLE.match(section.path[-1])
    return found[0] if found else ""


@cache
def law(name: str) -> Outlined:
    """A law as a comparison takes it in."""
    return _laid((LAWS / name).read_text(encoding="utf-8"))


def _laid(text: str) -> Outlined:
    cleaned = clean(Decoded(text, "utf-8"))
    return Outlined(cleaned.text, outline("法律.txt", cleaned)[1])


def rows(name: str) -> Sequence[dict[str, Any]]:
    """The lines of a key."""
    lines = (KEYS / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
