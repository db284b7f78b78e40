"""Knows the stored documents by everything they are called: title, end of a title, short, number.

学前教育管理办法 is the end of 云溪县学前教育管理办法, 义教法 is short for 义务教育法, 《三补办法》
is what a document calls another one. Made once for a revision, asked in some microseconds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

import rjieba

from corpus.fold import fold
from rag.answer import Source
from rag.named import read
from rag.shortened import Short

_SIGNS = str.maketrans("", "", "《》<>〈〉\"“”'‘’ \u3000")
_KINDS = """
实施办法 实施细则 实施意见 管理办法 法 条例 办法 规定 意见 方案 计划 通知 细则 规划 纲要
"""
TYPES = tuple(_KINDS.split())
"""Words that titles end with."""
_RUN, _STEM, _LONGEST = 4, 2, 60
"""Letters that the end of a title must have to name it; those of an abbreviation without its type;
letters of a title that are looked at."""
_STATE = "中华人民共和国"
_NUMBER = re.compile(r"([^\W\d]+)[〔\[(]((?:19|20)\d\d)[〕\])]第?0*(\d+)号")
_BARE_NUMBER = re.compile(r"(?<![\d\])〕])0*(\d{1,4})号(?=文|通知|意见|令|$)(?:文件?|令)?")


@dataclass(frozen=True, slots=True)
class Target:
    """A text that is meant: the source of a part, and the number of that part in its version."""

    source: Source
    part: int


@dataclass(frozen=True, slots=True)
class Named:
    """Texts that words name equally well; `start` and `end` tell which of the words do.

    `name` is what they are called in full, as far as all of them are; `short`: the words
    are not that, but stand for it.
    """

    start: int
    end: int
    targets: tuple[Target, ...]
    name: str
    short: bool = False


class Names:
    """What the texts of a revision are called."""

    def __init__(self, sources: Iterable[Source], shorts: Iterable[Short] = ()) -> None:
        self._called: dict[str, dict[int, Target]] = defaultdict(dict)
        self._stems: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(dict)
        self._numbers: dict[tuple[str, str], list[tuple[str, Target]]] = defaultdict(list)
        self._shorts: dict[str, str] = {}
        self._own: dict[tuple[int, str], str] = {}
        self._meanings: dict[str, tuple[str, ...]] = {}
        self.targets = tuple(_targets(sources))
        for target in self.targets:
            self._learn(target)
        for short in shorts:
            self._shorten(short)
        self._ends_of_names = (*TYPES, *self._shorts)
        self._backwards = sorted(name[::-1] for name in self._called)
        self.longest = max(map(len, self._meanings), default=0)

    @property
    def meanings(self) -> Mapping[str, tuple[str, ...]]:
        """What distinctive short names stand for: 双减."""
        return self._meanings

    def called(self, names: Iterable[str]) -> list[Source]:
        """A text of every document that is called by one of some folded names."""
        known = (self._called.get(name.translate(_SIGNS), {}) for name in names)
        return [target.source for targets in known for target in targets.values()]

    def ending(self, words: str) -> Named | None:
        """The texts that are named by the end of folded words, as they stand or in short."""
        places = [at for at, sign in enumerate(words) if sign.translate(_SIGNS)][-_LONGEST:]
        plain = "".join(words[at] for at in places)
        size = self._longest(plain)
        name = plain[len(plain) - size :]
        if name in self._shorts:
            return self._named(places, size, [self._shorts[name]], short=True)
        if size and name in self._called:
            return self._named(places, size, [name], short=False)
        abbreviated = self._abbreviated(plain)
        if abbreviated and _is_whole(words, plain, places[-abbreviated[0]]):
            return self._named(places, *abbreviated, short=True)
        return self._ends(places, name) if size >= _RUN else None

    def shortened(self, folded: str) -> list[Named]:
        """The short names in a folded question, from left to right: 义教法, not 义务教育法."""
        found: list[Named] = []
        for end in range(len(folded), 0, -1):
            if found and end > found[-1].start:
                continue
            if folded.endswith(self._ends_of_names, 0, end):
                one = self.ending(folded[:end])
                if one and one.short:
                    found.append(one)
        return found[::-1]

    def holding(self, words: str) -> Named | None:
        """The texts whose titles hold the words before their kind: 午休管理通知.

        Few words (午休通知) are enough where no other title has them.
        """
        for kind in (one for one in TYPES if words.endswith(one)):
            stem = words.removesuffix(kind)[-_LONGEST:]
            names = [
                name
                for (_, other), stems in self._stems.items()
                if other == kind and len(stem) >= _STEM
                for bare, called in stems.items()
                if stem in bare
                for name in called
            ]
            one = len({at for name in names for at in self._called[name]}) == 1
            if names and (one or len(stem) >= _RUN):
                places = list(range(len(words)))
                return self._named(places, len(stem) + len(kind), names, short=True)
        return None

    def within(self, folded: str) -> Named | None:
        """The texts that a folded question names most clearly, wherever in it."""
        ends = (at for at in range(len(folded), 1, -1) if folded.endswith(TYPES, 0, at))
        found = [one for one in (self.ending(folded[:at]) for at in ends) if one and one.targets]
        return max(found, key=lambda one: one.end - one.start, default=None)

    def spelt_out(self, folded: str) -> str:
        """A folded question with titles for short names and numbers: 义教法第几条, 12号文说了什么.

        What names one text alone stands in 《》, as the text that is to be read.
        """
        found = self.shortened(folded)
        number = self.numbered(folded)
        if number and number.targets and not any(one.end > number.start for one in found):
            found.append(number)
        for one in sorted(found, key=lambda each: -each.start):
            name = one.name or fold(one.targets[0].source.title).translate(_SIGNS)
            if len(one.targets) > 1:
                name = name if one.short else folded[one.start : one.end]
            else:
                name = f"《{name}》"
            before, after = folded[: one.start].rstrip("《"), folded[one.end :].lstrip("》")
            folded = f"{before}{name}{after}"
        return folded

    def own(self, document: int, name: str) -> tuple[Target, ...]:
        """The texts that a document itself calls so: 《办法》."""
        meant = self._own.get((document, name.translate(_SIGNS)), "")
        return tuple(self._called.get(meant, {}).values())

    def numbered(self, folded: str) -> Named | None:
        """The texts with the document number in a folded question: 教办[2024]12号, 12号文."""
        if found := _NUMBER.search(folded):
            known = self._numbers.get((found[2], found[3]), ())
            fitting = [(name, one) for name, one in known if found[1].endswith(name)]
            start = found.end(1) - max((len(name) for name, _ in fitting), default=len(found[1]))
            return Named(start, found.end(), tuple(one for _, one in fitting), "")
        if found := _BARE_NUMBER.search(folded):
            known = self._numbers.get(("", found[1]), ())
            return Named(found.start(), found.end(), tuple(one for _, one in known), "")
        return None

    def _learn(self, target: Target) -> None:
        source = target.source
        names = {one.translate(_SIGNS) for one in read(source.title).names | {fold(source.title)}}
        homes = [fold(one) for one in (source.issuer, source.place, _STATE) if one]
        for name in names - {""}:
            self._called[name].setdefault(source.document_id, target)
            bare = min((name.removeprefix(home) for home in homes), key=len, default=name)
            for kind in (one for one in TYPES if bare.endswith(one) and len(bare) > len(one)):
                if kind == "法" and bare.endswith("办法"):
                    continue
                stems = self._stems[bare[0], kind]
                stems.setdefault(bare.removesuffix(kind), []).append(name)
        if found := _NUMBER.search(re.sub(r"\s", "", fold(source.number))):
            self._numbers[found[2], found[3]].append((found[1], target))
            self._numbers["", found[3]].append((found[1], target))

    def _shorten(self, short: Short) -> None:
        if short.telling:
            before = self._meanings.get(short.name, ())
            self._meanings[short.name] = tuple(dict.fromkeys((*before, short.stands_for)))
        if not short.title:
            return
        name, whole = short.name.translate(_SIGNS), short.stands_for.translate(_SIGNS)
        if whole not in self._called:
            whole = whole.removeprefix(_STATE)
        if whole in self._called:
            self._own[short.document, name] = whole
            if short.distinctive and name not in self._called:
                self._shorts[name] = whole

    def _longest(self, plain: str) -> int:
        """How many signs at the end of words are the end of a name."""
        backwards = plain[::-1]
        at = bisect_left(self._backwards, backwards)
        near = [*self._backwards[max(at - 1, 0) : at + 1], *self._shortest(plain)]
        return max((_common(backwards, one) for one in near), default=0)

    def _shortest(self, plain: str) -> Iterator[str]:
        """A short name at the end of words, backwards."""
        for size in range(2, min(len(plain), 20) + 1):
            if plain[-size:] in self._shorts:
                yield plain[-size:][::-1]

    def _ends(self, places: list[int], end: str) -> Named:
        backwards = end[::-1]
        at = bisect_left(self._backwards, backwards)
        found: dict[int, Target] = {}
        names = []
        while at < len(self._backwards) and self._backwards[at].startswith(backwards):
            names.append(self._backwards[at][::-1])
            for document, target in self._called[names[-1]].items():
                found.setdefault(document, target)
            at += 1
        start = places[len(places) - len(end)]
        return Named(start, places[-1] + 1, _sorted(found), min(names, key=len))

    def _abbreviated(self, plain: str) -> tuple[int, list[str]] | None:
        """How many signs at the end of words are short for a title, and for which ones."""
        for kind in (one for one in TYPES if plain.endswith(one)):
            body = plain.removesuffix(kind)
            for size in range(min(len(body), 8), _STEM - 1, -1):
                stem = body[-size:]
                known = self._stems.get((stem[0], kind), {})
                fitting = [one for one in known if len(one) > size and _within(stem, one)]
                if fitting:
                    return size + len(kind), known[min(fitting, key=len)]
        return None

    def _named(self, places: list[int], size: int, names: list[str], *, short: bool) -> Named:
        found = {at: one for name in names for at, one in self._called[name].items()}
        # 澜江市… and 云州市未成年人保护条例 end alike: what they share names no place.
        shared = min(_common(names[0][::-1], one[::-1]) for one in names)
        name = names[0][-shared:].lstrip("省市县区州")
        return Named(places[-size], places[-1] + 1, _sorted(found), name, short)


def _is_whole(words: str, plain: str, start: int) -> bool:
    """Whether what begins at a place of words is a name of its own, not the rest of another one.

    教育条例 may be short for 教育督导条例; in 义务教育条例, or in 《湖南省教育条例》, it is not.
    """
    opened = words.rfind("《")
    if opened > words.rfind("》"):
        return opened + 1 == start
    size = len(words[start:].translate(_SIGNS))
    edges = accumulate(map(len, rjieba.cut(plain)))
    return size == len(plain) or len(plain) - size in edges


def _targets(sources: Iterable[Source]) -> Iterator[Target]:
    """The texts of the versions that speak for their documents."""
    counts: dict[int, int] = defaultdict(int)
    for source in sources:
        if source.speaks:
            yield Target(source, counts[source.version])
        counts[source.version] += 1


def _sorted(found: Mapping[int, Target]) -> tuple[Target, ...]:
    """Texts in the order of their documents."""
    return tuple(found[document] for document in sorted(found))


def _common(one: str, other: str) -> int:
    size = 0
    for mine, its in zip(one, other, strict=False):
        if mine != its:
            break
        size += 1
    return size


def _within(stem: str, whole: str) -> bool:
    """Whether the signs of a stem stand in a word in their order: 义教 in 义务教育."""
    signs = iter(whole)
    return all(sign in signs for sign in stem)
