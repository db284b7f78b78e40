"""`versions`: whether what holds is cited, and for the past what held then.

A stale answer gives words as current that only the replaced version has. A refusal is neither
right nor stale; how many questions are answered stands beside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks import shared
from benchmarks.asked import Asked, Quoted, Told
from benchmarks.bench import ZHENGDA, Bench
from benchmarks.material import Material
from benchmarks.metrics import CITATIONS, OwnJudge, share
from benchmarks.product import prepared
from benchmarks.rivals.environment import RivalMissingError, ask
from benchmarks.table import Table, figure
from benchmarks.version_questions import Pair, Timed, grams, pairs, questions
from corpus.known import Status

COMMAND = "python benchmarks/run.py versions"
RIVAL = "langchain_chroma"
OLD_FIRST, NEW_FIRST = "old first", "new first"
OLD, NEW = "old", "new"
_ENDED = ("废止", "失效", "不再")
_PAST = {status.value for status in Status if status.past}


@dataclass(frozen=True, slots=True)
class Words:
    """What only one version of a law says."""

    old: frozenset[str]
    new: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One answer: whose words come first, and whether words of the wrong time are given."""

    timed: Timed
    answered: bool
    right: bool
    wrong: bool


def tables(bench: Bench) -> list[Table]:
    """A line a system and an order of adding."""
    if not shared.CORPUS.is_dir():
        print("../shared/corpus is not there: no versions are asked for")
        return []
    found = pairs(shared.CORPUS / "keys", shared.CORPUS / "laws")
    asked = questions(found)
    rows, missing = [], ""
    for system, order in ((ZHENGDA, OLD_FIRST), (ZHENGDA, NEW_FIRST), (RIVAL, OLD_FIRST)):
        try:
            told = _answers(bench, system, _material(found, asked, order, system))
        except RivalMissingError as error:
            missing = f" Left out: {error}."
            continue
        verdicts = [verdict(one, told[one.id], found) for one in asked]
        rows.append((system, order, *_line(verdicts)))
        for one in verdicts:
            if system == ZHENGDA and one.answered and (one.wrong or not one.right):
                kind = "stale" if one.wrong else "not right"
                print(f"{order}: {kind}: {one.timed.id} {one.timed.text} {one.timed.as_of}")
    laws = len({one.pair.title for one in asked})
    note = (
        f"{len(asked)} questions over {laws} of {len(found)} pairs (the others differ in signs"
        f" alone, or in everything); right and stale of those answered.{missing}"
    )
    head = (
        "system",
        "added",
        "asked for now",
        "answered",
        "right version first",
        "stale",
        "asked for then",
        "answered",
        "right version first",
        "words of a later time",
    )
    return [Table("versions", "Versions", COMMAND, head, tuple(rows), note)]


def verdict(timed: Timed, told: Told, laws: Sequence[Pair]) -> Verdict:
    """Judge one answer; words of the wrong time count whichever of the laws they are of."""
    if told.refused or not told.citations:
        return Verdict(timed, answered=False, right=False, wrong=False)
    if timed.id.endswith("valid"):
        said = any(word in told.answer for word in _ENDED)
        return Verdict(timed, answered=True, right=said, wrong=not said)
    wanted, other = (OLD, NEW) if timed.past else (NEW, OLD)
    first = version(told.citations[0], timed.pair)
    wrong = any(
        _says(cited, pair) == other and not (other == OLD and cited.status in _PAST)
        for cited in told.citations[:CITATIONS]
        for pair in laws
        if _of(cited, pair) and (not timed.past or pair == timed.pair)
    )
    return Verdict(timed, answered=True, right=first == wanted, wrong=wrong)


def version(cited: Quoted, pair: Pair) -> str:
    """Which version a citation is of: by its words, else by its validity, else by its file."""
    if not _of(cited, pair):
        return ""
    if said := _says(cited, pair):
        return said
    if cited.status:
        return OLD if cited.until or cited.status in _PAST else NEW
    return OLD if cited.document == pair.old.name else NEW


def _of(cited: Quoted, pair: Pair) -> bool:
    """Whether a citation is of one of the versions; both may go by one name."""
    return cited.document in {pair.old.name, pair.new.name}


def _says(cited: Quoted, pair: Pair) -> str:
    """Which version alone has these words; empty where both have them, or neither."""
    have, only = grams(cited.quote), words(pair)
    old, new = len(have & only.old), len(have & only.new)
    return "" if old == new else NEW if new > old else OLD


@cache
def words(pair: Pair) -> Words:
    """What only one version of a law says."""
    old, new = (grams(file.read_text(encoding="utf-8")) for file in (pair.old, pair.new))
    return Words(frozenset(old - new), frozenset(new - old))


def _material(found: Sequence[Pair], asked: Sequence[Timed], order: str, system: str) -> Material:
    """The laws in this order; who knows no `as_of` gets the day in words."""
    files: list[Path] = []
    for pair in found:
        files += [pair.old, pair.new] if order == OLD_FIRST else [pair.new, pair.old]
    rows = tuple(_asked(one, system) for one in asked)
    key = f"versions-{order.replace(' ', '-')}"
    return Material(key, order, tuple(files), rows, OwnJudge.over({}))


def _asked(timed: Timed, system: str) -> Asked:
    if system == ZHENGDA or not timed.as_of:
        return Asked(timed.id, "version", timed.text, as_of=timed.as_of)
    return Asked(timed.id, "version", f"{timed.as_of}时，{timed.text}")


def _answers(bench: Bench, system: str, material: Material) -> Mapping[str, Told]:
    if system == ZHENGDA:
        told = prepared(material, bench.work).ask(material.questions)
    else:
        told = ask(system, material, bench.work)
    return {one.id: one for one in told}


def _line(verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    cells: list[str] = []
    for past in (False, True):
        rows = [one for one in verdicts if one.timed.past == past]
        answered = [one for one in rows if one.answered]
        cells += [
            str(len(rows)),
            figure(share(one.answered for one in rows)),
            figure(share(one.right for one in answered)),
            str(sum(one.wrong for one in answered)),
        ]
    return tuple(cells)
