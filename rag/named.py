"""Recognises a document's title however it is met again: in a heading, a clause, a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.fold import fold

_YEAR = re.compile(r"(?:19|20)\d\d")
_NOTE = re.compile(r"\(([^()]*)\)$|〔([^〔〕]*)〕$|\[([^\[\]]*)\]$")
_NUMBER = re.compile(r"([^\W\d]+)[〔\[(]((?:19|20)\d\d)[〕\])]第?0*(\d+)号")
_ISSUED = re.compile(r"(?:印发|公布|发布|颁布)(.+)的(?:通知|决定|公告|命令|令)$")
_BRACKETS = str.maketrans("", "", "《》<>〈〉\"“”'‘’")
_UNFINISHED = re.compile("草案|征求意见|送审|讨论稿|审议稿")
_STATE = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it can be met again, without brackets, issuer and notes.

    Example: 某县关于印发《甲办法》的通知（县政发〔2019〕12号） may be named in full, from 关于 on,
    as 甲办法, or by its number; its year is 2019.
    """

    names: frozenset[str]
    year: str
    number: str
    finished: bool

    @classmethod
    def of(cls, words: str) -> Title:
        """Read a title as it stands in a heading or in a repeal clause."""
        rest = re.sub(r"\s+", "", fold(words)).strip("《》")
        notes = ""
        while note := _NOTE.search(rest):
            notes += f"({note[1] or note[2] or note[3] or ''})"
            rest = rest[: note.start()].strip("《》")
        year = _YEAR.search(notes)
        core = rest.translate(_BRACKETS)
        names = {core, core[max(core.find("关于"), 0) :], core.removeprefix(_STATE)}
        names.update(issued[1] for issued in [_ISSUED.search(core)] if issued)
        unfinished = _UNFINISHED.search(notes)
        return cls(
            frozenset(names - {""}), year[0] if year else "", numbered(notes), not unfinished
        )


read = lru_cache(10_000)(Title.of)
"""`Title.of`, remembered: titles are read again for every revision of the corpus."""


def numbered(words: str) -> str:
    """The document number in some words, however it is bracketed; empty where there is none."""
    found = _NUMBER.search(re.sub(r"\s+", "", fold(words)))
    return "-".join(found.groups()) if found else ""
