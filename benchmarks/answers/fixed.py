"""What of a message rests on nothing: neither on a text in the store nor on the wording.

Nothing of the gate is used here: texts are compared sign by sign, in Simplified, without blanks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from functools import cache

from opencc import OpenCC

from bot.wording import Wordings
from rag.answer import Script

_SLOT = re.compile(r"\\\{\w+\\\}")
_MARKS = re.compile(r"(?:\[\d+\])+$")
_NUMBER = re.compile(r"^(?:\[\d+\]|·|⚠|\d+\.)")
_PARTS = re.compile(r"[·›]")
_LISTED = re.compile(r"[、；;（）()《》]")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_CUT = "…"


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def bare(text: str) -> str:
    """A text in Simplified, without blanks, other widths and signs that nobody sees."""
    wide = unicodedata.normalize("NFKC", _simplifier().convert(text)).replace("著", "着")
    return "".join(
        sign for sign in wide if not sign.isspace() and unicodedata.category(sign) != "Cf"
    )


@dataclass(frozen=True, slots=True)
class Fixed:
    """What may be said: `texts` of the store, facts about its documents, and the wording."""

    texts: tuple[str, ...]
    facts: frozenset[str]
    forms: tuple[re.Pattern[str], ...]
    cells: tuple[re.Pattern[str], ...]
    """What can be put together of the cells of the tables of each text."""

    @classmethod
    def of(cls, texts: Iterable[str], facts: Iterable[str], wordings: Wordings) -> Fixed:
        """Everything that is known of a store, in whatever script."""
        forms = sorted(
            {bare(one) for script in Script for one in sentences(wordings[script])}, key=len
        )
        known = (one for one in forms if len(_SLOT.sub("", re.escape(one))) > 1)
        patterns = (re.compile(_SLOT.sub("(.*)", re.escape(one)), re.DOTALL) for one in known)
        stored = tuple(texts)
        known_facts = frozenset(bare(one) for one in facts if one)
        return cls(
            tuple(map(bare, stored)), known_facts, tuple(patterns), tuple(map(_cells, stored))
        )

    def unfounded(self, message: str, asked: str) -> Iterator[str]:
        """The lines of a message that rest on nothing; words of the question may come back."""
        known = bare(asked)
        for line in message.splitlines():
            said = bare(_MARKS.sub("", line.strip()))
            if said and not self._founded(said, known):
                yield line

    def _founded(self, said: str, asked: str) -> bool:
        if self._stands(said, asked) or self._worded(said, asked) or self._put_together(said):
            return True
        parts = [part for part in _PARTS.split(_NUMBER.sub("", said)) if part]
        return bool(parts) and all(
            self._stands(part, asked) or self._worded(part, asked) for part in parts
        )

    def _stands(self, said: str, asked: str) -> bool:
        """Whether these very words stand in a document, are a fact of one, or were asked."""
        plain = said.strip("《》").removesuffix(_CUT)
        if _DAY.fullmatch(plain) or plain in self.facts or plain in asked:
            return True
        return any(plain in text for text in self.texts)

    def _put_together(self, said: str) -> bool:
        """Whether it is a row of a table, cell by cell, or one point of a list, led in."""
        lead, _, point = said.partition(":")
        for text, cells in zip(self.texts, self.cells, strict=True):
            if point and f"{lead}:" in text and point in text:
                return True
            if cells.fullmatch(said):
                return True
        return False

    def _worded(self, said: str, asked: str) -> bool:
        """Whether it is a sentence of ours, what it is filled with standing somewhere."""
        for form in self.forms:
            found = form.fullmatch(said)
            if found and all(not one or self._listed(one, asked) for one in found.groups()):
                return True
        return False

    def _listed(self, said: str, asked: str) -> bool:
        """The same of each of some names, or of the whole."""
        if self._stands(said, asked):
            return True
        names = [one for one in _LISTED.split(said) if one]
        return bool(names) and all(self._stands(one, asked) for one in names)


def _cells(text: str) -> re.Pattern[str]:
    rows = (line for line in text.splitlines() if "|" in line)
    found = {re.escape(bare(cell)) for row in rows for cell in row.split("|")} - {""}
    cell = f"(?:{'|'.join(sorted(found)) or '(?!)'})"
    return re.compile(f"{cell}(?:[,:;]{cell})*")


def sentences(words: object) -> Iterator[str]:
    """Every line of a record of texts, however deep."""
    if isinstance(words, str):
        yield from words.splitlines()
    elif isinstance(words, Mapping):
        for one in words.values():
            yield from sentences(one)
    elif isinstance(words, tuple | list):
        for one in words:
            yield from sentences(one)
    elif is_dataclass(words) and not isinstance(words, type):
        yield from sentences({name: getattr(words, name) for name in words.__dataclass_fields__})
