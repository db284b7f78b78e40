"""Mends homophone typos and spells out pinyin initials by what the corpus itself says.

全圆道师制 sounds like 全员导师制, which stands in the corpus while the typo does not; zhszpj are
the initials of 综合素质评价. A stretch that the corpus knows is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate

import rjieba

from rag.fillers import pieces
from rag.ports import LexicalIndex
from rag.sound import characters
from rag.terms import HAN, terms

_LONGEST, _SHORTEST = 6, 3
_RUN = re.compile(rf"[{HAN}]{{{_SHORTEST},}}")
_LETTERS = re.compile(r"(?<![a-z0-9])[a-z]{3,10}(?![a-z0-9])")
_LATIN = re.compile(r"[a-z]+")
_WORDS = re.compile(r"[a-z]{2,}(?: [a-z]{2,})*")
_SPOKEN = 2
"""Syllables from which on a Latin word is taken for pinyin."""


def mend(folded: str, index: LexicalIndex) -> str:
    """The folded question with typos replaced where the corpus has the same sound."""
    mended = "".join(
        piece if filler else _RUN.sub(lambda run: _mended(run.group(), index), piece)
        for piece, filler in pieces(folded)
    )
    mended = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", mended)
    if not _english(mended):
        mended = _WORDS.sub(lambda words: _read_aloud(words.group(), index), mended)
    if not re.search(f"[{HAN}]", folded):
        return mended
    return _LETTERS.sub(lambda word: _spelled(word.group(), index), mended)


def _english(text: str) -> bool:
    """Latin words that are no pinyin among its own: can he change school is not 餐和."""
    if re.search(f"[{HAN}]", text):
        return False
    foreign = [word for word in _LATIN.findall(text) if not characters(word)]
    asks = any(filler and piece.isascii() for piece, filler in pieces(text))
    return bool(foreign) and (asks or len(foreign) * 2 >= len(_LATIN.findall(text)))


def _read_aloud(words: str, index: LexicalIndex) -> str:
    """Pinyin written out (fangxin wucan): the longest run of words that the corpus has."""
    parts = words.split(" ")
    read: list[str] = []
    while parts:
        for size in range(len(parts), 0, -1):
            said = _said(parts[:size])
            if said and (found := _first(index.homophones, said)):
                read.append(found)
                del parts[:size]
                break
        else:
            read.append(parts.pop(0))
    return " ".join(read)


def _said(parts: list[str]) -> str:
    """The words as characters of the same sound, or an empty string where one is no pinyin."""
    spoken = [characters(part) for part in parts]
    whole = "".join(spoken)
    return whole if all(spoken) and len(whole) >= _SPOKEN else ""


def _mended(run: str, index: LexicalIndex) -> str:
    seen = index.frequency(set(terms(run)))
    if all(seen[term] for term in terms(run)):
        return run
    edges = {0, *accumulate(map(len, _words(run)))}
    for size in range(min(_LONGEST, len(run)), _SHORTEST - 1, -1):
        for at in sorted(edge for edge in edges if edge + size in edges):
            window = run[at : at + size]
            sounding = _first(index.homophones, window) if _strange(window, seen) else ""
            if sounding and _likelier(sounding, window):
                before, after = run[:at], run[at + size :]
                return _mended_rest(before, index) + sounding + _mended_rest(after, index)
    return run


def _mended_rest(run: str, index: LexicalIndex) -> str:
    return _mended(run, index) if len(run) >= _SHORTEST else run


def _strange(window: str, seen: dict[str, int]) -> bool:
    """Most of its pairs are unknown, so it is no known word with a neighbour."""
    pairs = terms(window)
    return sum(not seen[pair] for pair in pairs) * 2 >= len(pairs)


def _likelier(sounding: str, window: str) -> bool:
    """A typo breaks a word into more pieces; a word of the dictionary is no typo."""
    at = 0
    words = _words(window)
    for word in words:
        if len(word) > 1 and sounding[at : at + len(word)] != word:
            return False
        at += len(word)
    return len(_words(sounding)) < len(words)


def _words(stretch: str) -> list[str]:
    words: list[str] = rjieba.cut(stretch, False)  # noqa: FBT003  the library's own argument
    return words


def _spelled(letters: str, index: LexicalIndex) -> str:
    if index.frequency({letters})[letters]:
        return letters
    # 公平上 is no word for gps: the words of what is meant have two characters on average.
    likely = [found for found in index.abbreviated(letters) if len(_words(found)) * 2 <= len(found)]
    return min(likely, key=lambda found: len(_words(found)), default=letters)


def _first(look_up: Callable[[str], list[str]], words: str) -> str:
    return next(iter(look_up(words)), "")
