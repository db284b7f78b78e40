"""Which documents a text declares repealed."""

from __future__ import annotations

import re

from corpus.facts.sheet import Sheet
from corpus.known import Relation, Tie

_SENTENCE = re.compile(r"[^。;；]+")
_REPEALED = re.compile(r"(?:同时|即行|予以|一并|相应|现予|起)\s*废止|废止(?:$|。)")
_NOT_HERE = re.compile(r"(?:修改|解释|评估|清理).{0,6}废止|废止.{0,4}(?:的|程序|情形)")
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")


def repeals(sheet: Sheet) -> tuple[Relation, ...]:
    """The titles in sentences such as `《X》同时废止`, in their order."""
    found: dict[str, Relation] = {}
    for row in sheet.rows:
        if "废止" not in row.folded:
            continue
        for sentence in _SENTENCE.finditer(row.folded):
            repealed = _REPEALED.search(sentence[0])
            if repealed and not _NOT_HERE.search(sentence[0]):
                said = row.words[sentence.start() : sentence.end()]
                for hit in _TITLE.finditer(said[: repealed.start()]):
                    found.setdefault(hit[1], Relation(Tie.REPEALS, hit[1], said.strip()))
    return tuple(found.values())
