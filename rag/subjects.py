"""Tells of whom clauses speak: 学校 in 学校不得收费，家长可以自愿参加, and of the second 家长."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import rjieba

from rag.atoms import Atoms
from rag.stated import members, read

_SUBJECT, _NO_SUBJECT = "njlrizb", "vdpc"
"""First letters of the tags of words that may be what a clause speaks of, and that may not."""
_GOES_ON = re.compile("[且并又还也及和与而则]")
_WHEN = re.compile(r"^[^,;:]{1,26}?[日年月天][前内起后](?=[\u4e00-\u9fff])")
"""Stands before whom a clause speaks of."""
_GRADES = re.compile("[一二三四五六七八九1-9、至到~—-]+年级")


def heads(before: Sequence[Atoms], own: Atoms) -> Iterator[str]:
    """Of whom a clause speaks, as the clauses before it say; nothing where it says so itself."""
    if own.figures:
        groups = {group for group, _ in read(own.text).labels}
        for part in before:
            # Who has another figure is another one: 小学生320元，初中生280元.
            cuts = [one.start for one in part.figures[:1]]
            cuts += [found.start() for one in groups for found in _first(one, part.text)]
            if groups and cuts:
                yield part.text[: min(cuts)]
    elif not named(own):
        # What a clause only goes on with, 统筹规划，合理布局, speaks of nobody.
        yield from (head(part) for at, part in enumerate(before) if not at or whole(part))


def _first(group: str, text: str) -> list[re.Match[str]]:
    found = re.search(members(group), text)
    return [found] if found else []


@lru_cache(maxsize=20_000)
def head(part: Atoms) -> str:
    """The words of a clause before it says something; empty where it has none, or no others."""
    end = 0
    said = min(
        [at for at, _ in part.turns] + [one.start for one in part.figures] + [len(part.text)]
    )
    for word, tag in rjieba.tag(part.text[:said]):
        if tag[0] in _NO_SUBJECT or not word[0].isalnum():
            break
        end += len(word)
    # What says nothing more is no subject: 采取措施，帮助妇女.
    return part.text[:end] if re.search(r"\w", part.text[end:]) else ""


@lru_cache(maxsize=20_000)
def named(part: Atoms) -> bool:
    """Whether a clause begins with what it speaks of."""
    text = _WHEN.sub("", part.text)
    tags = [tag for word, tag in rjieba.tag(text) if word[0].isalnum()]
    if not tags or _GOES_ON.match(text):
        return False
    return tags[0][0] in _SUBJECT or tags[0] == "vn" or bool(_GRADES.match(text))


def groups_of(parts: Sequence[Atoms]) -> list[int]:
    """For each clause the number of the clause whose subject it has; 0 where it has none."""
    groups: list[int] = []
    for number, part in enumerate(parts, 1):
        groups.append(number if whole(part) else groups[-1] if groups else 0)
    return groups


def whole(part: Atoms) -> bool:
    """Whether a clause has a subject of its own and says something of it."""
    return named(part) and part.says


def peers(one: Atoms, other: Atoms) -> bool:
    """Whether clauses speak of two members of one group: 小学不收费，初中减半."""
    if _GRADES.match(one.text) and _GRADES.match(other.text):
        return True
    mine, its = read(one.text).labels, read(other.text).labels
    return any(a[0] == b[0] and a != b for a in mine for b in its)
