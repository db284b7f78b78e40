"""The nouns of reading RTF: where text goes, and what is on in the group that is open."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

_TWIPS = 567
_BODY = 9
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|标题)$", re.IGNORECASE)
_WHOLE = 100


class Goal(Enum):
    """What a group is."""

    TEXT = "text"
    NOTE = "note"
    BOX = "box"
    LABEL = "label"
    FONTS = "fonts"
    STYLES = "styles"
    PICTURE = "picture"
    NOTHING = "nothing"


@dataclass(slots=True)
class Sink:
    """Where the words of a group go."""

    goal: Goal
    words: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Frame:
    """The size of a picture: the size it is wished at, in twips, and its scale in per cent."""

    wide: int = 0
    high: int = 0
    scale_wide: int = _WHOLE
    scale_high: int = _WHOLE

    @property
    def centimetres(self) -> tuple[float, float]:
        """Width and height."""
        return (
            self.wide * self.scale_wide / _WHOLE / _TWIPS,
            self.high * self.scale_high / _WHOLE / _TWIPS,
        )


@dataclass(slots=True)
class State:
    """What is on in a group. An inner group begins with what is on in the outer one."""

    sink: Sink
    goal: Goal = Goal.TEXT
    font: int = 0
    far: int = -1
    far_next: bool = False
    skip: int = 1
    hidden: bool = False
    deleted: bool = False
    starred: bool = False


@dataclass(slots=True)
class Paragraph:
    """What is on in the paragraph: `in_table`, its style, its outline level, its label."""

    in_table: bool = False
    style: int = 0
    outline: int | None = None
    label: str = ""


@dataclass(slots=True)
class Styles:
    """The paragraph styles of the file: their names as the style sheet writes them."""

    names: dict[int, str] = field(default_factory=dict)
    outlines: dict[int, int] = field(default_factory=dict)

    def name(self, style: int, words: str) -> None:
        """More of the name of a style."""
        self.names[style] = self.names.get(style, "") + words

    def of(self, told: Paragraph) -> tuple[int | None, bool]:
        """The outline level of a paragraph, and whether it is the title."""
        name = self.names.get(told.style, "").strip().removesuffix(";").strip()
        if told.outline is not None:
            outline = told.outline if 0 <= told.outline < _BODY else None
        elif found := _HEADING.match(name):
            outline = int(found[1]) - 1
        else:
            outline = self.outlines.get(told.style)
        return outline, bool(_TITLE.match(name))
