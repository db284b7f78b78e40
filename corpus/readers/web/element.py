"""The noun of a web page's structure: an element with its words and the elements in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

SILENT = frozenset(
    (
        *("script", "style", "noscript", "template", "head", "iframe", "frameset", "noframes"),
        *("object", "canvas", "svg", "select", "textarea", "audio", "video", "map"),
    )
)
"""What a browser shows no words of."""
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd"),
        *("details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
        *("header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary"),
        *("svg", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
"""What begins and ends a line."""
HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
"""The headings, with the mark that their lines get."""
_NO_ATTRIBUTES: Mapping[str, str] = {}


@dataclass(slots=True, eq=False, repr=False)
class Element:
    """An element of a page. It grows while the page is read and is left alone afterwards.

    `labels` is what its author called it: its classes and its id.
    """

    name: str
    attributes: Mapping[str, str] = field(default_factory=lambda: _NO_ATTRIBUTES)
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)
    labels: str = field(init=False, default="")

    def __post_init__(self) -> None:
        if self.attributes:
            self.labels = f"{self.attributes.get('class', '')} {self.attributes.get('id', '')}"

    @property
    def elements(self) -> Iterator[Element]:
        """The elements directly in it."""
        return (child for child in self.children if isinstance(child, Element))

    @property
    def above(self) -> Iterator[Element]:
        """The elements around it, from the inside out."""
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent

    def walk(self) -> Iterator[Element]:
        """It and every element in it, in the order of the page."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            for child in reversed(element.children):
                if not isinstance(child, str):
                    waiting.append(child)  # noqa: PERF401  no list in between: pages are long

    def words(self) -> str:
        """Its words as they stand, of silent elements too."""
        pieces: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            child = waiting.pop()
            if isinstance(child, str):
                pieces.append(child)
            else:
                waiting.extend(reversed(child.children))
        return "".join(pieces)
