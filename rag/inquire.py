"""Takes a question apart: its informative units, and what would answer it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import rjieba

from corpus.divisions import names as names_of
from rag.atlas import Atlas
from rag.fillers import bare
from rag.inquiry import Inquiry, Unit, Wants
from rag.lexicon import Lexicon
from rag.places import Mention, asked, mentions
from rag.ports import LexicalIndex
from rag.terms import HAN, terms
from rag.wants import counts, names, relative_times, wants, years

_UNSEEN = 0.75
"""Share of the highest weight that a dictionary word unknown to the corpus gets."""
_TIME = 0.4
"""What a year counts: whether it stands in the passage is asked apart from the words, but for
comparisons, where it may be all that the sides share."""
_YEAR = re.compile(r"(?:19|20)\d{2}")
_CONTEXT = re.compile(r"《[^》]*》|[\u4e00-\u9fff]{1,8}[〔\[(]\d{4}[〕\])]\d+号?")
"""What a question that names a place names besides: another text, by its title or number."""
_LEFT_OVER = frozenset("在到起些所份号次节字位名")
"""What alone is left of 一年几次 or 在哪里 when what asks is taken out: it tells nothing."""
_SAYS = 4
"""Characters that are a question by themselves."""
_EARLIER = 0.7
"""What a word of an earlier question counts."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of the question: the words of which one covers it, and the terms it is cut to."""

    words: tuple[str, ...]
    terms: tuple[str, ...]


def inquire(
    folded: str, earlier: str, lexicon: Lexicon, index: LexicalIndex, atlas: Atlas
) -> Inquiry:
    """Take a folded question apart.

    `earlier` is what it silently refers to, or empty. A place is no word that evidence must
    hold: whose rule it is is asked of the document (`rag.retrieve`).
    """
    kinds = wants(folded)
    here, before = mentions(folded, atlas), mentions(earlier, atlas)
    rest, past = _without(folded, here), _without(earlier, before)
    if Wants.COMPARISON in kinds or not _says(rest):  # its places are what it is about
        rest, past = folded, earlier
    elif here and _says(_CONTEXT.sub(" ", rest)):  # the title of another text says no more
        rest = _CONTEXT.sub(" ", rest)
    units, sought, hints = _units(rest, lexicon, index, own=True)
    units += _named(names(rest), index, own=True)
    if earlier:
        more, carried, further = _units(past, lexicon, index, own=False)
        units += [*more, *_named(names(past), index, own=False)]
        hints |= carried | further
    for place in here or before:
        hints.update(terms((folded if here else earlier)[place.start : place.end]))
    if Wants.COMPARISON not in kinds:
        units = [_timeless(unit) for unit in units]
    where = [_place(place, folded if here else earlier) for place in here or before]
    return Inquiry(
        text=folded,
        units=tuple(units),
        terms=frozenset(sought),
        hints=frozenset(hints - sought),
        wants=kinds,
        names=names(folded),
        counts=counts(folded),
        years=years(folded),
        relative=relative_times(folded),
        places=asked(here or before),
        where=tuple(_weighed(where, index, own=bool(here))),
    )


def _place(place: Mention, text: str) -> _Stretch:
    """A place as a stretch of the question, by every name that it goes by."""
    said = text[place.start : place.end]
    others = (name for path in place.paths for name, _ in names_of(path[-1]))
    return _Stretch(tuple(dict.fromkeys((said, *others))), ())


def _says(folded: str) -> bool:
    return len(re.findall(f"[{HAN}]", bare(folded))) >= _SAYS


def _without(folded: str, places: Sequence[Mention]) -> str:
    """A text with blanks where places are named."""
    for place in places:
        folded = folded[: place.start] + " " * (place.end - place.start) + folded[place.end :]
    return folded


def _timeless(unit: Unit) -> Unit:
    word = unit.words[0]
    time = _YEAR.fullmatch(word) or relative_times(word) == (word,)
    return replace(unit, weight=unit.weight * _TIME) if time else unit


def _named(coined: tuple[str, ...], index: LexicalIndex, *, own: bool) -> list[Unit]:
    """Coined names as units of their own: they tell the passage better than their parts."""
    stretches = [_Stretch((name,), ()) for name in coined if len(terms(name)) > 1]
    return [unit for unit in _weighed(stretches, index, own=own) if unit.known]


def _units(
    folded: str, lexicon: Lexicon, index: LexicalIndex, *, own: bool
) -> tuple[list[Unit], set[str], set[str]]:
    asked: set[str] = set()
    hints: set[str] = set()
    stretches: list[_Stretch] = []
    rest, at = [], 0
    for saying in lexicon.sayings(folded):
        rest.append(folded[at : saying.start])
        said = folded[saying.start : saying.end]
        at = saying.end
        asked.update(terms(said))
        hints.update(term for word in saying.means for term in terms(word))
        stretches.append(_Stretch((said, *saying.means), ()))
    rest.append(folded[at:])
    for piece in bare(" ".join(rest)).split():
        if piece in _LEFT_OVER and piece != folded:
            continue
        asked.update(terms(piece))
        stretches.extend(_plain(piece))
    return _weighed(stretches, index, own=own), asked, hints


def _plain(piece: str) -> Iterable[_Stretch]:
    """Bigrams, and the dictionary words they come from (to notice words the corpus lacks)."""
    for term in dict.fromkeys(terms(piece)):
        yield _Stretch((term,), (term,))
    for word in rjieba.cut(piece, False):  # noqa: FBT003  the library's own argument
        if len(word) > 1 and not word.isascii():
            yield _Stretch((word,), tuple(terms(word)))


def _weighed(stretches: list[_Stretch], index: LexicalIndex, *, own: bool) -> list[Unit]:
    wanted = {t for s in stretches for w in s.words for t in terms(w)}
    seen = index.frequency(wanted)
    size = max(len(index), 1)
    top = math.log1p(size)

    def often(word: str) -> int:
        return min((seen.get(term, 0) for term in terms(word)), default=0)

    units: dict[tuple[str, ...], Unit] = {}
    for stretch in stretches:
        counts = [count for word in stretch.words if (count := often(word))]
        weight = 1.0 if own else _EARLIER
        if counts:
            if not (len(stretch.words) == 1 and len(stretch.terms) > 1):  # words repeat bigrams
                # What the person wrote weighs by its own rarity, else the mean of its meanings.
                own_count = often(stretch.words[0])
                rarity = [
                    math.log1p(size / count) for count in ([own_count] if own_count else counts)
                ]
                units[stretch.words] = Unit(
                    stretch.words, weight * sum(rarity) / len(rarity), own=own
                )
        elif _a_word(stretch):
            units[stretch.words] = Unit(stretch.words, weight * top * _UNSEEN, known=False, own=own)
    return list(units.values())


def _a_word(stretch: _Stretch) -> bool:
    """Whether a stretch that the corpus lacks says something, rather than joins two words."""
    first = stretch.words[0]
    return len(stretch.words) > 1 or first.isascii() or (len(first) > 1 and rjieba.has_word(first))
