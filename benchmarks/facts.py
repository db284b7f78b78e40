"""What is known of a document, against the answer keys of laws, policies and work reports.

`python benchmarks/run.py facts`, or `python benchmarks/facts.py --misses` for every difference.

Values are compared without what keys spell in several ways: the width of signs, the shape of
brackets and of dashes, white space, and 、 or white space between offices. Nothing else is
forgiven: a key that is at fault counts as a miss, and is counted once more in a column of its
own. A key is held to be at fault where the text shows that it says something else:

* *approved*: the key names the body that approved a law (批准) of a city, not the one that made
  it (通过) and announced it (公布); the law on legislation has cities make their own laws and
  provinces approve them;
  A law of the whole country that one body passed and another amended is counted under the one
  that made the text as it stands, as its date is that of the amendment, and told as less sure;
* *cited*: its document number is one that the text cites of another document (in brackets after
  a title, or after 贯彻), and the text bears none of its own;
* *garbled*: the value holds words that belong to no name (2016年11月25日北京市…, 河省…);
* *stale*: its date is that of the file's name, and the text tells a later amendment.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.bench import Bench
from benchmarks.shared import CORPUS, present
from benchmarks.table import Table, figure, show
from corpus.compose import compose
from corpus.document import Document, Upload
from corpus.fold import fold
from corpus.known import Fact, Level, Part
from corpus.limits import Limits

FOLDERS = ("laws", "policies", "work_reports")
ASKED = {"title": 0.97, "issuer": 0.93, "number": 0.97, "dated": 0.95, "effective": 0.95}
SURE = 0.8
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)
COMMAND = "python benchmarks/run.py facts"
_DASHES = re.compile("[-‐-―−~至]+")
_JUNK = re.compile(r"[\s、\[\]〔〕()【】<>《》〈〉]+")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,8}[〔\[(](?:19|20)\d{2}[〕\])]\d{1,5}号")


@dataclass(frozen=True, slots=True)
class Compared:
    """One value against its key. `fault` says why the key is held to be wrong, else empty."""

    file: str
    field: str
    wanted: str
    found: str
    sure: float
    right: bool
    fault: str

    @property
    def verdict(self) -> str:
        """right, wrong or missing."""
        return "right" if self.right else ("wrong" if self.found else "missing")


def tables(_: Bench) -> list[Table]:
    """The figures, where the documents and their keys are there."""
    if not present():
        return []
    documents = dict(_documents())
    found = list(_compared(documents))
    return [_figures(found), _calibration(found), _others(documents)]


def _documents() -> Iterator[tuple[tuple[str, str], Document]]:
    for folder in FOLDERS:
        for path in sorted((CORPUS / folder).glob("*.txt")):
            upload = Upload(path.name, path.read_bytes())
            yield (folder, path.name), compose(upload, Limits(size=10**9))


def _keys(folder: str) -> Iterator[dict[str, Any]]:
    file = CORPUS / "keys" / f"{folder}.metadata.jsonl"
    for line in file.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _compared(documents: dict[tuple[str, str], Document]) -> Iterator[Compared]:
    for folder in FOLDERS:
        for key in _keys(folder):
            document = documents.get((folder, key["file"]))
            if document is None:
                continue
            part = document.parts[0]
            for field, fact, wanted in _pairs(part, key):
                if wanted:
                    yield _judged(key, field, fact, wanted, document)


def _pairs(part: Part, key: dict[str, Any]) -> Iterator[tuple[str, Fact | None, str]]:
    yield "title", part.title, key.get("title") or ""
    yield "issuer", part.issuer, key.get("issuing_body") or ""
    yield "number", part.number, key.get("doc_no") or ""
    yield "dated", part.dated, key.get("date_version") or key.get("date") or ""
    yield "effective", part.effective, key.get("effective_date_in_text") or ""


def _judged(
    key: dict[str, Any], field: str, fact: Fact | None, wanted: str, document: Document
) -> Compared:
    found = fact.value if fact else ""
    right = bool(found) and plain(found) == plain(wanted)
    fault = "" if right else _fault(field, wanted, found, document.text)
    return Compared(key["file"], field, wanted, found, fact.sure if fact else 0.0, right, fault)


def plain(value: str) -> str:
    """A value without the signs in which spellings of it differ."""
    return _DASHES.sub("-", _JUNK.sub("", fold(value)))


def _fault(field: str, wanted: str, found: str, text: str) -> str:
    """Why a key that differs is held to be wrong; empty where it may be right."""
    if field == "issuer":
        if re.search(r"\d|^河省", wanted):
            return "garbled"
        body = re.escape(wanted.removesuffix("人民代表大会常务委员会"))
        approved = (
            rf"{body}第[^第]{{1,6}}届人民代表大会常务委员会第[^第]{{1,6}}次会议[^ ]{{0,2}}批准"
        )
        return "approved" if re.search(approved, text) else ""
    if field == "number":
        spelt = r"[〔\[]".join(re.escape(piece) for piece in re.split(r"[〔\[]", wanted))
        cited = rf"(?:》\s*[（(]|贯彻){spelt}"
        return "cited" if re.search(cited, text) else ("garbled" if "关于" in wanted else "")
    if field == "dated" and found > wanted and text.find(_spelt(found)) > 0:
        return "stale"
    return ""


def _spelt(iso: str) -> str:
    pieces = [str(int(piece)) for piece in iso.split("-")]
    return "".join(f"{a}{b}" for a, b in zip(pieces, "年月日", strict=False))


def _figures(found: list[Compared]) -> Table:
    rows = []
    for field, asked in ASKED.items():
        mine = [one for one in found if one.field == field]
        counts = Counter(one.verdict for one in mine)
        sure = [one for one in mine if one.verdict == "wrong" and one.sure >= SURE]
        faults = Counter(one.fault for one in mine if one.fault)
        named = "、".join(f"{count} {name}" for name, count in faults.most_common())
        rows.append(
            (
                *(field, str(len(mine)), *(str(counts[v]) for v in ("right", "wrong", "missing"))),
                *(figure(counts["right"] / max(len(mine), 1)), figure(asked)),
                figure((counts["right"] + faults.total()) / max(len(mine), 1)),
                *(str(len(sure)), named or "–"),
            )
        )
    wrong = sum(one.verdict == "wrong" and one.sure >= SURE for one in found)
    told = sum(one.sure >= SURE for one in found)
    note = (
        f"Wrong values told as sure (sure ≥ {SURE}): {wrong} of {len(found)} keys "
        f"({wrong / max(len(found), 1):.2%}), of {told} told as sure. What a key at fault is "
        "stands at the head of benchmarks/facts.py; none is left out of a figure."
    )
    head = ("field", "keys", "right", "wrong", "missing", "share", "asked", "wrong and sure")
    return Table(
        "facts", "Known of a document", COMMAND, (*head, "keys at fault"), tuple(rows), note
    )


def _calibration(found: list[Compared]) -> Table:
    rows = []
    for low, high in pairwise(BANDS):
        band = [one for one in found if one.found and low <= one.sure < high]
        right = sum(one.right for one in band)
        fair = sum(one.right or bool(one.fault) for one in band)
        mean = sum(one.sure for one in band) / max(len(band), 1)
        rows.append(
            (
                f"{low:.1f}–{min(high, 1.0):.1f}",
                str(len(band)),
                figure(mean if band else None),
                figure(right / len(band) if band else None),
                figure(fair / len(band) if band else None),
            )
        )
    head = ("sure", "values", "mean sure", "right", "right or key at fault")
    return Table("calibration", "How sure, and how often right", COMMAND, head, tuple(rows))


def _others(documents: dict[tuple[str, str], Document]) -> Table:
    counted: dict[str, Counter[bool]] = {}
    for folder in FOLDERS:
        for key in _keys(folder):
            document = documents.get((folder, key["file"]))
            for name, right in _other(folder, key, document) if document else ():
                counted.setdefault(name, Counter())[right] += 1
    for document in documents.values():
        counted.setdefault("words stand in the text", Counter()).update(_quoted(document))
    rows = tuple(
        (name, str(seen.total()), str(seen[True]), figure(seen[True] / max(seen.total(), 1)))
        for name, seen in counted.items()
    )
    head = ("what", "of", "right", "share")
    return Table("other", "Levels, histories, relations", COMMAND, head, rows)


def _other(folder: str, key: dict[str, Any], document: Document) -> Iterator[tuple[str, bool]]:
    """What the keys tell besides: the level, a law's history, the numbers that a text cites."""
    part = document.parts[0]
    national = part.level is not None and part.level.value == Level.NATIONAL
    if folder == "laws":
        yield "level: national or not", national == (key["jurisdiction"] == "全国")
    if folder == "policies":
        yield "level: national or not", national == (key["level"] == "中央")
    dates = {date for line in key.get("history") or () for date in _dates(line)}
    if dates:
        yield "history: every date of the key", dates <= set(part.history)
    cited = {number for words in key.get("cites_doc_no") or () for number in _cited(words)}
    own = plain(part.number.value) if part.number else ""
    named = {plain(tie.number) for one in document.parts for tie in one.relations}
    for number in cited - {own}:
        yield "numbers cited, found as relations", number in named


def _dates(line: str) -> Iterator[str]:
    for found in re.finditer(r"(\d{4})年(\d{1,2})月(\d{1,2})日(?!\s*施行)", line):
        yield f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"


_GLUED = re.compile(r"^.*(?:的通知|意见|关于贯彻|按照)")


def _cited(words: str) -> Iterator[str]:
    """The number in a key's words, which hold what stood before it: 要按照国办发〔2015〕71号."""
    if found := _NUMBER.search(_GLUED.sub("", words)):
        yield plain(found[0])


def _quoted(document: Document) -> Iterator[bool]:
    """Whether what was read stands in the text letter for letter."""
    for part in document.parts:
        for relation in part.relations:
            yield relation.words in document.text
        for clause in part.clauses:
            yield clause.words in document.text
        yield from (
            fact.words in document.text
            for fact in (part.issuer, part.number, part.effective, part.expires, part.level)
            if fact
        )


def main() -> None:
    """Print the tables, or every difference."""
    if not present():
        print(f"nothing to compare: {CORPUS} is not there")
        return
    documents = dict(_documents())
    found = list(_compared(documents))
    parts: tuple[Callable[[], Table], ...] = (
        lambda: _figures(found),
        lambda: _calibration(found),
        lambda: _others(documents),
    )
    for part in parts:
        show(part())
    if "--misses" in sys.argv:
        for one in found:
            if not one.right:
                why = f" [key: {one.fault}]" if one.fault else ""
                said = f"{one.verdict:7} {one.field} ({one.sure}): {one.file}"
                print(f"{said}: {one.found!r}, key {one.wanted!r}{why}")


if __name__ == "__main__":
    main()
