"""`damage`: what is found of the damage of the seeds, and of damage planted in 50 clean laws."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import shared
from benchmarks.bench import Bench
from benchmarks.material import HERE
from benchmarks.metrics import share
from benchmarks.plant_words import FRESH, KNOWN, Wordings
from benchmarks.plants import KINDS, Planted, planted
from benchmarks.table import Table, figure
from corpus.compose import compose
from corpus.document import Cleaned, DamageKind, Document, Upload
from corpus.limits import Limits

COMMAND = "python benchmarks/run.py damage"
LAWS = shared.CORPUS / "laws"
SEEDS = HERE / "expected" / "seeds.jsonl"
SEED = 7
COUNT = 50
NEAR = 30
"""Characters of the source within which damage told lies at the place of damage planted."""
SAME = {"login_wall": {"login_wall", "cut"}}
"""Where a text ends, it may be told as a wall or as breaking off."""
UNWORDED = {"mojibake", "missing_section"}
"""What has no wording of its own."""
TOLD = {kind.value for kind in DamageKind}


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one planting: how many of its places were found, what was lost or left.

    `alarms` are kinds of damage told though they were not planted.
    """

    kind: str
    places: int
    found: int
    lost: int
    left: int
    alarms: tuple[str, ...]


def tables(_: Bench) -> list[Table]:
    """Natural damage, planted damage, false alarms."""
    if not LAWS.is_dir():
        print("../shared/corpus is not there: no damage is looked for")
        return []
    texts = dict(clean_laws(LAWS, COUNT))
    known, fresh = (_looked(texts, say) for say in (KNOWN, FRESH))
    return [_natural(), _planted(known, fresh), _alarms()]


def _looked(texts: Mapping[str, str], say: Wordings) -> dict[str, list[Found]]:
    """What became of every kind, planted in these wordings."""
    results = defaultdict(list)
    for name, kind, plant in planted(texts, SEED, say):
        results[kind].append(look(kind, texts[name], plant))
    return results


def clean_laws(folder: Path, count: int) -> Iterator[tuple[str, str]]:
    """Laws spread over the folder: every second one or so, in the order of their names."""
    files = sorted(folder.glob("*.txt"))
    for at in range(count):
        file = files[at * len(files) // count]
        yield file.name, file.read_text(encoding="utf-8").strip() + "\n"


def look(kind: str, clean: str, plant: Planted) -> Found:
    """Read a text with planted damage and see what was made of it."""
    document = read(plant.source)
    usual = Counter(one.kind.value for one in read(clean).damage)
    told = Counter(one.kind.value for one in document.damage)
    own = SAME.get(kind, {kind})
    alarms = tuple(sorted(k for k in told if k not in own and told[k] > usual[k]))
    wanted = squeezed(read(plant.base).text)
    have = squeezed(document.text)
    seen = [place for place in plant.places if _seen(kind, document, place)]
    return Found(
        kind=kind,
        places=len(plant.places),
        found=len(seen),
        lost=sum((Counter(wanted) - Counter(have)).values()),
        left=sum((Counter(have) - Counter(wanted)).values()),
        alarms=alarms,
    )


def read(text: str) -> Document:
    """A text as a document."""
    return compose(Upload("document.txt", text.encode()), Limits())


def squeezed(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def _seen(kind: str, document: Document, place: tuple[int, int]) -> bool:
    """Whether damage of this kind is told near a place, or what stood there was taken out."""
    start, end = place
    if kind in TOLD:
        return any(
            at <= end + NEAR and till >= start - NEAR
            for one in document.damage
            if one.kind.value in SAME.get(kind, {kind})
            for at, till in [_in_source(document.cleaned, one.start, one.end)]
        )
    source = document.cleaned.source[start:end]
    inside = sum(
        min(end, one.span.end) - max(start, one.span.start)
        for one in document.cleaned.removed
        if one.span.start < end and start < one.span.end
    )
    return inside >= len(source.rstrip())


def _in_source(cleaned: Cleaned, start: int, end: int) -> tuple[int, int]:
    if start < end:
        span = cleaned.source_span(start, end)
        return span.start, span.end
    at = cleaned.source_span(start - 1, start).end if start else 0
    return at, at


def _natural() -> Table:
    """The damage of the seeds, counted by hand, against what is told of them."""
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for row in map(json.loads, SEEDS.read_text(encoding="utf-8").splitlines()):
        path = shared.SEEDS / row.pop("file")
        document = compose(Upload(path.name, path.read_bytes()), Limits())
        told = Counter(one.kind.value for one in document.damage)
        told |= Counter(one.noise.value for one in document.cleaned.removed)
        for kind, count in row.items():
            wanted[kind] += count
            found[kind] += min(told[kind], count)
        for kind in TOLD & told.keys() - row.keys():
            found[f"{kind}, not there"] += told[kind]
    rows = tuple((kind, str(wanted[kind]), str(found[kind])) for kind in sorted(wanted | found))
    head = ("kind", "places", "found")
    return Table("damage_seeds", "Damage of the seeds", COMMAND, head, rows)


def _recall(found: Sequence[Found]) -> str:
    places = sum(one.places for one in found)
    return figure(sum(one.found for one in found) / places if places else None)


def _planted(known: Mapping[str, Sequence[Found]], fresh: Mapping[str, Sequence[Found]]) -> Table:
    rows = []
    for kind in KINDS:
        found = [*known[kind], *fresh[kind]]
        rows.append(
            (
                kind,
                str(len(known[kind])),
                str(sum(one.places for one in found)),
                _recall(known[kind]),
                "" if kind in UNWORDED else _recall(fresh[kind]),
                str(sum(one.lost for one in found)),
                str(sum(one.left for one in found)),
                str(sum(bool(one.alarms) for one in found)),
            )
        )
    head = (
        "kind",
        "laws",
        "places",
        "found",
        "in wordings set aside",
        "lost",
        "left",
        "other alarms",
    )
    note = (
        f"Planted at random (seed {SEED}) in {COUNT} laws. `lost`: characters of the law that were"
        " taken out with it, `left`: planted characters that stayed; `other alarms`: laws with"
        " damage told of a kind that was not planted. The rules were bettered over the first"
        " wordings; those set aside were not looked at."
    )
    return Table("damage", "Damage planted", COMMAND, head, tuple(rows), note)


def _alarms() -> Table:
    """Documents without damage of which damage is told."""
    rows = []
    for folder in ("laws", "policies", "work_reports"):
        files = sorted((shared.CORPUS / folder).glob("*.txt"))
        told = {
            file.name: [one.kind.value for one in compose(_upload(file), Limits()).damage]
            for file in files
        }
        alarmed = {name: kinds for name, kinds in told.items() if kinds}
        for name, kinds in alarmed.items():
            print(f"{folder}/{name}: {', '.join(kinds)}", flush=True)
        rows.append(
            (folder, str(len(files)), str(len(alarmed)), figure(share(map(bool, told.values()))))
        )
    head = ("folder", "documents", "with damage told", "share")
    return Table("damage_alarms", "Clean documents", COMMAND, head, tuple(rows))


def _upload(file: Path) -> Upload:
    return Upload(file.name, file.read_bytes())
