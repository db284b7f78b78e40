"""Knows which places there are, and how the place of a document stands to one that is asked about.

The divisions of China are common knowledge; a place that they lack (a zone, a place that was
renamed) is learnt from the documents themselves: 云州市云溪县教育局 says where 云溪县 lies.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cached_property, lru_cache

from corpus.divisions import Naming, Path, named, names
from corpus.fold import fold
from rag.answer import Source

Meaning = tuple[Path, Naming]
"""A place, and how clearly a name stands for it."""

NATION: Path = ()
_NATION = "全国"
_UNIT = re.compile(
    r"[\u4e00-\u9fff]{2,}?(?:自治[区州县旗]|特别行政区|经济特区|[省市州盟县区旗]|地区|镇|乡)"
)
_LARGER = re.compile(f"(?:{_UNIT.pattern})+")
_LEAD = re.compile("^(?:中共|中国共产党|国家税务总局|转发|批转)")
"""What stands before a place in the name of an office and is none."""
_ZONE = "经济特区"
_MUNICIPAL = frozenset({"北京市", "天津市", "上海市", "重庆市"})


class Stand(IntEnum):
    """How a document's place stands to the place asked about, the nearest first.

    `UNPLACED`: nobody knows for which place the document holds.
    """

    OWN = 0
    ABOVE = 1
    NATIONAL = 2
    UNPLACED = 3
    BELOW = 4
    ELSEWHERE = 5

    @property
    def holds(self) -> bool:
        """Whether a rule of the document may hold at the place asked about."""
        return self <= Stand.UNPLACED


class Atlas:
    """All places that have a name: those everybody knows and those of the documents."""

    def __init__(self, homes: Iterable[Path] = ()) -> None:
        known = set(homes) - {NATION}
        # 云溪县 and 云州市云溪县 are one place, and the longer one says more.
        whole = {p for p in known if not any(p != q and q[-len(p) :] == p for q in known)}
        self._homes = frozenset(whole)
        self._ends = {home[-size:] for home in whole for size in range(1, len(home) + 1)}
        self._own: dict[str, list[Meaning]] = {}
        for path in sorted({home[:size] for home in whole for size in range(1, len(home) + 1)}):
            for name, naming in names(path[-1]):
                self._own.setdefault(fold(name), []).append((path, naming))

    def meanings(self, name: str) -> tuple[Meaning, ...]:
        """What a folded name may mean."""
        common = named().get(name, ())
        known = {path for path, _ in common}
        learnt = (one for one in self._own.get(name, ()) if one[0] not in known)
        return (*common, *(one for one in learnt if not _told(one[0], known)))

    @cached_property
    def several(self) -> bool:
        """Whether there are documents of more than one place below the nation."""
        return any(
            _stand(one, other) is Stand.ELSEWHERE for one in self._homes for other in self._homes
        )

    def at_home(self, path: Path) -> bool:
        """Whether there is a document of this place."""
        ends = (path[-size:] for size in range(1, len(path) + 1))
        return path in self._ends or not self._homes.isdisjoint(ends)


def atlas_of(sources: Sequence[Source]) -> Atlas:
    """The atlas of documents; not made again for what a store gives once more."""
    for known, atlas in tuple(_made):
        if known is sources:
            return atlas
    atlas = _of(frozenset((one.place, one.issuer) for one in sources))
    _made.appendleft((sources, atlas))
    return atlas


_made: deque[tuple[Sequence[Source], Atlas]] = deque(maxlen=2)
"""Of the revision that is read and the one before: thousands of documents are only looked at
when they change."""


@lru_cache(maxsize=4)
def _of(documents: frozenset[tuple[str, str]]) -> Atlas:
    return Atlas(path for one in documents if (path := home_of(*one)) is not None)


def _told(path: Path, known: Collection[Path]) -> bool:
    return any(same(path, other) for other in known)


def level(path: Path) -> int:
    """0 for a province, 1 for a city, 2 for a county."""
    if len(path) == 2:  # noqa: PLR2004
        return 2 if path[0] in _MUNICIPAL or path[1][-1] in "县区旗" else 1
    return 0 if len(path) < 2 else 2  # noqa: PLR2004


def same(one: Path, other: Path) -> bool:
    """Whether two paths are one place; either may leave out what it lies in."""
    least = min(len(one), len(other))
    return one == other or (least > 0 and one[-least:] == other[-least:])


def stand(home: Path | None, places: Iterable[Path]) -> Stand:
    """How a document of a place stands to the places asked about: to the nearest of them.

    Example: 河北省 stands `ABOVE` 河北省石家庄市, which stands `BELOW` 河北省.
    """
    return min((_stand(home, place) for place in places), default=Stand.UNPLACED)


def steps(home: Path | None, places: Iterable[Path]) -> int:
    """How many levels a document's place lies above the nearest place asked about; 0 for its own.

    Example: 河北省 is two steps above 石家庄市长安区.
    """
    if not home:
        return 0
    above = (
        len(place) - size
        for place in places
        for size in range(1, len(place) + 1)
        if same(home, place[:size])
    )
    return min(above, default=0)


def _stand(home: Path | None, place: Path) -> Stand:
    if home is None:
        return Stand.UNPLACED
    if home == NATION:
        return Stand.NATIONAL if place else Stand.OWN
    if same(home, place):
        return Stand.OWN
    if any(same(home, place[:size]) for size in range(1, len(place))):
        return Stand.ABOVE
    below = not place or any(same(place, home[:size]) for size in range(1, len(home)))
    return Stand.BELOW if below else Stand.ELSEWHERE


def home(source: Source) -> Path | None:
    """The place that a document holds for; None where nobody knows."""
    return home_of(source.place, source.issuer)


def placed(name: str) -> Path | None:
    """The place of a name, as documents and people write it; None where it is none.

    Example: 河北省石家庄市; 全国 is the nation.
    """
    return home_of(fold(name), "")


@lru_cache(maxsize=20000)
def home_of(place: str, issuer: str) -> Path | None:
    """The place that a document of a place and an issuer holds for; None where nobody knows."""
    if not place or place == _NATION:
        return NATION if place else None
    before = _LEAD.sub("", fold(issuer.partition(place)[0] if place in issuer else ""))
    larger = before if _LARGER.fullmatch(before) or before in named() else ""
    written = (larger + fold(place)).removesuffix(_ZONE)
    units = [piece for unit in _UNIT.finditer(written) for piece in _parted(unit[0])]
    return _known(units or [written])


def _parted(unit: str) -> list[str]:
    """A name without its level that another one follows as two: 广西南宁市."""
    if unit in named():
        return [unit]
    for size in range(len(unit) - 2, 1, -1):
        if unit[:size] in named() and unit[size:] in named():
            return [unit[:size], unit[size:]]
    return [unit]


def _known(units: list[str]) -> Path:
    """Names, the largest first, as one place; as they are where nobody knows them."""
    found: Path = ()
    for unit in units:
        paths = [path for path, _ in _clearest(named(), unit)]
        inside = [path for path in paths if path[: len(found)] == found]
        if found and inside:
            found = inside[0]
        elif not found and len(paths) == 1:
            found = paths[0]
        else:
            found = (*found, unit)
    return found


def _clearest(known: Mapping[str, tuple[Meaning, ...]], name: str) -> Iterator[Meaning]:
    meanings = known.get(name, ())
    best = min((naming for _, naming in meanings), default=Naming.FULL)
    highest = min((level(path) for path, naming in meanings if naming == best), default=0)
    return (
        (path, naming)
        for path, naming in meanings
        if naming == best and (naming is Naming.FULL or level(path) == highest)
    )
