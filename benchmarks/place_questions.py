"""Makes questions that name a place, by program, from near-identical documents of many places.

A subject is a heading or a figure that several places rule on, each in its own words. Which
document is of which place is read from the answer key beside the documents, not from zhengda.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.place_frames import FIGURES, FRAMES, LAW_FRAMES, NAMED, NATIONAL_FRAMES
from benchmarks.place_names import COUNTIES, FOREIGN, PROVINCES, SHORT, SIGNS
from benchmarks.shared import CORPUS

NATION = ""
"""The place of what holds everywhere."""
OWN, LAW, COUNTY, SUPERIOR, SILENT, NATIONAL, UNNAMED = (
    "its own document",
    "its own law",
    "a county: its city's",
    "a city without one: its province's",
    "its own is silent: the nation's",
    "nothing local: national or refused",
    "no place named: told whose it is",
)
_HEADING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.．、])"
    r"\s*([\u4e00-\u9fff、]{8,22})(?:。|$)",
    re.MULTILINE,
)
_ORGAN = re.compile(
    r"^(.{2,10}?(?:省|自治区|市(?=[\u4e00-\u9fff]{2,4}区)|市|州|兵团))(?:(.{2,3}区))?"
)
_ENDS = re.compile(r"有效期(?:至|到|为|\d|[一二三四五])")
"""A document that says so may have ended, and then it is rightly passed over."""
_SHARED_BY = 5
"""Places that must have a heading for it to be asked about."""
_EACH = 2
"""Questions about the headings of one document."""
_OF_EACH = 2
"""Questions about one document, those about figures first."""
_NAMELESS = 30
"""Questions that name no place."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its file, the place it holds for, its text."""

    file: str
    place: str
    text: str

    @property
    def asked_about(self) -> bool:
        """Whether its rules may still be asked for: none that names the end of its validity."""
        return not _ENDS.search(self.text)


@dataclass(frozen=True, slots=True)
class PlaceQuestion:
    """A question, the files that answer it rightly, and those that may be cited beside them.

    `right` are files of the nearest place that speaks of the subject; `allowed` all files of
    the place named and of the places it lies in.
    """

    id: str
    sort: str
    text: str
    right: frozenset[str]
    allowed: frozenset[str]


@cache
def papers() -> tuple[Paper, ...]:
    """Every policy and law with its place."""
    return tuple(sorted((*_policies(), *_laws(), *_reports()), key=lambda paper: paper.file))


@cache
def questions() -> tuple[PlaceQuestion, ...]:
    """All questions; the same in every run."""
    made = (
        *_own(),
        *_of_laws(),
        *_of_counties(),
        *_of_cities(),
        *_silent(),
        *_foreign(),
        *_unnamed(),
    )
    return tuple(
        PlaceQuestion(f"p{n:03}", one.sort, one.text, one.right, one.allowed)
        for n, one in enumerate(made)
    )


def _policies() -> Iterator[Paper]:
    for row, text in _rows("policies"):
        found = _ORGAN.match(str(row["issuing_body"] or row["title"]))
        local = found if row["level"] == "地方" else None
        place = "".join(filter(None, local.groups())) if local else NATION
        yield Paper(str(row["file"]), place, text)


def _laws() -> Iterator[Paper]:
    for row, text in _rows("laws"):
        found = re.match(r".{2,4}?[省市]", str(row["title"]))
        zone = str(row["title"]).startswith("深圳")
        local = str(row["level"]).startswith("地方") or zone
        place = "深圳市" if zone else found[0] if found else ""
        yield Paper(str(row["file"]), place if local else NATION, text)


def _reports() -> Iterator[Paper]:
    for row, text in _rows("work_reports"):
        yield Paper(str(row["file"]), NATION, text)


def _rows(folder: str) -> Iterator[tuple[Mapping[str, object], str]]:
    key = CORPUS / "keys" / f"{folder}.metadata.jsonl"
    for line in key.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row, (CORPUS / folder / row["file"]).read_text(encoding="utf-8")


@cache
def _parents() -> dict[str, str]:
    """The province of every city that is asked about."""
    return {
        city: province
        for province, cities in PROVINCES.items()
        for city in cities.replace("|", " ").split()
    }


def _above(place: str) -> tuple[str, ...]:
    """The places that a place lies in, itself first, the nation last."""
    if found := re.match(r"(.+?市)(.{2,3}区)$", place):
        return (place, *_above(found[1]))
    parent = _parents().get(place)
    return (place, parent, NATION) if parent else (place, NATION)


def _files(places: Sequence[str]) -> frozenset[str]:
    return frozenset(paper.file for paper in papers() if paper.place in places)


def _nearest(places: Sequence[str], subject: str) -> frozenset[str]:
    """The files of the first of these places that speaks of a subject."""
    for place in places:
        held = (p for p in papers() if p.place == place and p.asked_about)
        if any(re.search(subject, paper.text) for paper in held):
            return _files([place])
    return frozenset()


@cache
def _headings() -> dict[str, tuple[str, ...]]:
    """Headings that several places have, with the places that have them."""
    places: dict[str, set[str]] = defaultdict(set)
    for paper in papers():
        for heading in _HEADING.findall(paper.text):
            if paper.place:
                places[heading].add(paper.place)
    common = {h: tuple(sorted(p)) for h, p in places.items() if len(p) >= _SHARED_BY}
    return dict(sorted(common.items()))


def _subjects(paper: Paper) -> Iterator[tuple[str, str]]:
    """What a document and its twins rule on: the words to find it by, the question."""
    for pattern, frame in FIGURES:
        if re.search(pattern, paper.text):
            yield pattern, frame
    own = [heading for heading in _headings() if heading in paper.text]
    for at, heading in enumerate(own[:: max(1, len(own) // _EACH)][:_EACH]):
        yield (
            re.escape(heading),
            FRAMES[(len(paper.file) + at) % len(FRAMES)].format("{}", heading),
        )


def _own() -> Iterator[PlaceQuestion]:
    """A place that has a document, named in every way there is."""
    subjects = (
        (paper.place, subject)
        for paper in papers()
        if paper.place and "美育" in paper.file and paper.asked_about
        for subject in list(_subjects(paper))[:_OF_EACH]
    )
    for way, (place, (pattern, frame)) in enumerate(subjects):
        yield _made(OWN, frame.format(_called(place, way)), _above(place), pattern)


def _called(place: str, way: int) -> str:
    """A place as people call it: by its name in one of several ways, now and then by its sign."""
    sign = SIGNS.get(place)
    if sign and way % 3 == 0:
        return f"在{sign}" if way % 2 else f"我们{sign}这边"
    province = _parents().get(place, "")
    parent = _short(province) if way % 2 else province
    long = f"{parent}{place}"
    return NAMED[way % len(NAMED)].format(full=place, short=_short(place), long=long)


def _short(place: str) -> str:
    """A place without its level; 吉林 is two places and keeps it."""
    return place if place[:-1] == "吉林" else SHORT.get(place, place[:-1])


def _of_laws() -> Iterator[PlaceQuestion]:
    for word, frame in LAW_FRAMES:
        places = sorted({p.place for p in papers() if p.place and word in p.file})
        for at, place in enumerate(places):
            named = _short(place) if at % 2 else place
            own, allowed = _files([place]), _files(_above(place))
            yield PlaceQuestion("", LAW, frame.format(named), own, allowed)


def _of_counties() -> Iterator[PlaceQuestion]:
    for at, (city, county) in enumerate(COUNTIES.items()):
        subjects = list(_all_subjects(city))
        pattern, frame = subjects[at % len(subjects)]
        named = county if at % 2 else f"我们{county}"
        yield _made(COUNTY, frame.format(named), _above(city), pattern)


def _of_cities() -> Iterator[PlaceQuestion]:
    for province, cities in PROVINCES.items():
        for at, city in enumerate(cities.partition("|")[2].split()):
            subjects = list(_all_subjects(province))
            if subjects:
                pattern, frame = subjects[(at + len(cities)) % len(subjects)]
                yield _made(SUPERIOR, frame.format(city), (province, NATION), pattern)


def _silent() -> Iterator[PlaceQuestion]:
    """Cities whose only document speaks of something else."""
    for at, city in enumerate(list(COUNTIES)[: 4 * len(NATIONAL_FRAMES)]):
        word, frame = NATIONAL_FRAMES[at % len(NATIONAL_FRAMES)]
        right = frozenset(paper.file for paper in papers() if word in paper.file)
        yield PlaceQuestion("", SILENT, frame.format(city), right, _files(_above(city)))


def _all_subjects(place: str) -> Iterator[tuple[str, str]]:
    for paper in papers():
        if paper.place == place and "美育" in paper.file and paper.asked_about:
            yield from _subjects(paper)


def _foreign() -> Iterator[PlaceQuestion]:
    frames = [frame for _, frame in FIGURES]
    frames += [FRAMES[0].format("{}", heading) for heading in _headings()]
    for at, place in enumerate(FOREIGN):
        for step in range(2):
            frame = frames[(2 * at + step) % len(frames)]
            yield PlaceQuestion("", NATIONAL, frame.format(place), frozenset(), _files([NATION]))


def _unnamed() -> Iterator[PlaceQuestion]:
    every = frozenset(paper.file for paper in papers())
    frames = [frame.format("") for _, frame in FIGURES]
    frames += [FRAMES[2].format("", heading) for heading in _headings()]
    for frame in frames[:_NAMELESS]:
        text = re.sub(r"^的", "", frame).replace("请问怎么", "怎么")
        yield PlaceQuestion("", UNNAMED, text, frozenset(), every)


def _made(sort: str, text: str, places: Sequence[str], subject: str) -> PlaceQuestion:
    return PlaceQuestion("", sort, text, _nearest(places, subject), _files(places))


def paths() -> tuple[Path, ...]:
    """The folders of the documents asked about."""
    return (CORPUS / "policies", CORPUS / "laws")
