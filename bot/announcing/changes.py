"""Names everything that changed between two versions, and tells it in the words of both. Pure.

The lines above the first heading (title, number, to whom) are no section anybody looks for: that
they changed is said once, without their words, unless the text has no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.differing import counted
from bot.message import Mark, Outgoing, Style
from bot.wording import Wording
from corpus.difference import Difference, Shift
from corpus.document import Section
from rag.announce.bulletin import Alteration
from rag.answer import Claim

_ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇\d]+条(?:之[一二三四五六七八九十]+)?")
_HAN = "[一二三四五六七八九十百零〇]+"
_NUMBERED = re.compile(rf"第(?:{_HAN}|\d+)[编章节条]|{_HAN}、|[（(]{_HAN}[）)]")
_BLANKS = re.compile(r"\n\s*\n")
_LONGEST = 24


def named(alterations: Sequence[Alteration], wording: Wording) -> Iterator[str]:
    """How many changes there are of each kind, then a line a kind that names all of them."""
    say, body = wording.announcing, of_body(alterations)
    differences = [one.difference for one in body]
    yield counted(differences, wording)
    for shift in Shift:
        names = dict.fromkeys(_name(one, wording) for one in differences if one.shift is shift)
        if names:
            kind = wording.shifts[shift]
            yield say.named.format(kind=kind, names=say.joiner.join(names))
    if len(body) < len(alterations):
        yield say.preamble


def of_body(alterations: Sequence[Alteration]) -> Sequence[Alteration]:
    """The changes of sections that have a name; all of them where none has one."""
    return [one for one in alterations if _headed(one.difference)] or alterations


def retold(one: Alteration, wording: Wording) -> Iterator[Outgoing]:
    """A change: its name, then its claims, the old words before the new ones."""
    shift = one.difference.shift
    head = wording.differences.head.format(
        kind=wording.shifts[shift], place=_name(one.difference, wording)
    )
    yield Outgoing(head, (Mark(0, len(head), Style.BOLD),))
    for claim in one.claims:
        words = spoken(claim)
        if shift not in {Shift.ADDED, Shift.DROPPED}:  # where the head says it already
            words = wording.roles[claim.role].format(text=words)
        yield Outgoing(words, (Mark(0, len(words), Style.QUOTE),))


def spoken(claim: Claim) -> str:
    """The words of a claim without blank lines: a question and its answer stand together."""
    return _BLANKS.sub("\n", claim.text.strip())


def _headed(one: Difference) -> bool:
    return any(_headings(section) for section in (*one.old, *one.new))


def _headings(section: Section) -> Sequence[str]:
    """The headings of a section without the title, which mostly stands above all of them."""
    if len(section.path) > 1:
        return section.path[1:]
    return [one for one in section.path if _NUMBERED.match(one.strip())]


def _name(one: Difference, wording: Wording) -> str:
    """What a section is called now; what it was called before, where that is another name."""
    say = wording.announcing
    was, now = (say.joiner.join(_called(side, wording)) for side in (one.old, one.new))
    if not (was and now):
        return was or now
    return now if was == now else say.was.format(now=now, was=was)


def _called(side: Sequence[Section], wording: Wording) -> list[str]:
    """What the sections of a side are called; where none has a name, that it is of the text."""
    names = dict.fromkeys(_section(one, wording) for one in side if _headings(one))
    return list(names) or ([wording.announcing.text] if side else [])


def _section(section: Section, wording: Wording) -> str:
    """第五条; of a section without such a name, its heading and the one above it."""
    if found := _ARTICLE.match(section.path[-1].strip()):
        return found[0]
    path = [" ".join(heading.split()) for heading in _headings(section)]
    return wording.announcing.step.join(_short(heading) for heading in path[-2:])


def _short(heading: str) -> str:
    return heading if len(heading) <= _LONGEST else f"{heading[: _LONGEST - 1]}…"
