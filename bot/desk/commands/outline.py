"""The sections of a document as people leaf through them: by chapters, or by articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.document import Section
from corpus.span import Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A section with all that stands below it. `number` is the section's, from 1.

    `heading` is empty for what stands before the first heading.
    """

    number: int
    heading: str
    span: Span


def units(sections: Sequence[Section]) -> list[Unit]:
    """What a document falls into at its highest level, title pages left out.

    Example: `办法`, `办法›第一章`, `办法›第一章›第一条`, `办法›第二章` -> 第一章 and 第二章.
    """
    tops = _tops(sections)
    keyed = [(one.part, one.path[: tops[one.part] + 1]) for one in sections]
    found = []
    at = 0
    for (part, path), group in groupby(keyed):
        count = len(list(group))
        run = sections[at : at + count]
        if any(one.body < one.end for one in run):
            # The text of the file itself needs no name, that of an enclosure has its title.
            heading = path[-1] if len(path) > tops[part] or (path and part) else ""
            found.append(Unit(at + 1, heading, Span(run[0].start, run[-1].end)))
        at += count
    return found


def unit(sections: Sequence[Section], number: int) -> Unit | None:
    """The section of that number with those below it; of a title, what follows it at once."""
    if not 1 <= number <= len(sections):
        return None
    first = sections[number - 1]
    end, below = first.end, len(first.path) > _tops(sections)[first.part]
    for one in sections[number:]:
        if not below or one.part != first.part or one.path[: len(first.path)] != first.path:
            break
        end = one.end
    return Unit(number, first.path[-1] if below else "", Span(first.start, end))


def _tops(sections: Sequence[Section]) -> dict[int, int]:
    """For every part, how many headings at the top all its sections share: its title, or none."""
    tops: dict[int, int] = {}
    for part, group in groupby(sections, key=lambda one: one.part):
        first = [one.path[:1] for one in group]
        tops[part] = 1 if first[0] and len(set(first)) == 1 and len(first) > 1 else 0
    return tops
