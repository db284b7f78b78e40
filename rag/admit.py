"""Tells which documents may speak for the places that a question names.

Kept out is what is surely of another place: its title or its issuer says so. A place that was
only guessed from a text, a page on another place or a thing there (朝阳市, 厦门大学) that nobody
issued, and a text of no known place, are looked into: what names the place asked about may tell
of it. Which of those let through tells most of it is for the ranking to find.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from corpus.divisions import Naming, Path, names
from corpus.fold import fold
from corpus.known import Kind
from rag.answer import Source
from rag.atlas import Stand, home, stand
from rag.inquiry import Inquiry, Wants

_OF_THE_NATION = frozenset({Kind.LAW, Kind.REGULATION, Kind.OPINION})
"""What a document without a place may be and hold everywhere."""
_TOLD = frozenset({Kind.NOTICE, Kind.NEWS, Kind.OTHER})
"""What may, where it speaks of no place as its own."""
_TELLING = frozenset({Kind.NEWS, Kind.OTHER})
"""What may tell of the city asked about as 本市: it tells, and rules nothing."""
_LOCAL = re.compile("[我本](?P<level>省|市|县|区(?!域)|州|旗|镇|乡|街道)")
_END = 60
_SIGNATURE = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<office>[\u4e00-\u9fff]{4,24}(?:局|厅|委员会|政府|办公室|委))"
    r"\s*(?:19|20)\d\d年\d{1,2}月\d{1,2}日$"
)
"""The office that issues a text, on its last line."""
_OFFICE = re.compile("(?:局|厅|委|委员会|政府|办公室|中心)$")
"""A page that is called by an office alone is one of its."""
_PASSED_ON = re.compile("(?:转发|批转)(?:了|关于)?《?$")


def admitted(inquiry: Inquiry, source: Source, text: Callable[[int], str]) -> bool:
    """Whether a document may speak for the places that a question names.

    `text` gives a version's text. Of no known place is a law of the nation, but also a speech in
    a county that was masked, or a notice on 本市: it must name the place itself, or be a side of a
    comparison. News on 本市 may be of any city.
    """
    if not inquiry.places:
        return True
    here = stand(home(source), inquiry.places)
    if here.holds and here is not Stand.UNPLACED:
        return True
    if here is not Stand.UNPLACED and _says_where(source) and not _tells_of(source, text):
        return _passes_on(source, inquiry.places) or _signed(source, inquiry.places, text)
    if here is Stand.UNPLACED and _holds_anywhere(inquiry, source, text):
        return True
    words = fold(text(source.version))
    return any(name in words for name, _ in _names(inquiry.places))


def _holds_anywhere(inquiry: Inquiry, source: Source, text: Callable[[int], str]) -> bool:
    """Whether a text of no known place may be one of the nation."""
    if source.kind in _OF_THE_NATION or Wants.COMPARISON in inquiry.wants:
        return True
    own = {found["level"] for found in _LOCAL.finditer(fold(text(source.version)))}
    asked = {place[-1][-1] for place in inquiry.places if place}
    return source.kind in (_TELLING if own & asked else frozenset() if own else _TOLD)


def _says_where(source: Source) -> bool:
    """Whether title or issuer name a document's place; else it was guessed from the text."""
    said, own = fold(f"{source.title} {source.issuer}"), home(source)
    return any(name in said for name, _ in _names([own] if own else []))


def _tells_of(source: Source, text: Callable[[int], str]) -> bool:
    """Whether a page tells of a place and rules nothing: nobody issued it or speaks in it."""
    if source.kind is not Kind.OTHER or source.issuer or _OFFICE.search(fold(source.title)):
        return False
    return not _LOCAL.search(fold(text(source.version)))


def _passes_on(source: Source, places: tuple[Path, ...]) -> bool:
    """Whether a place hands on what the place asked about has issued: 龙岩市…转发福建省….

    The words are then those of the place asked about.
    """
    title = fold(source.title)
    return any(
        _PASSED_ON.search(title[: title.find(name)])
        for name, naming in _names(places)
        if naming is Naming.FULL and name in title
    )


def _signed(source: Source, places: tuple[Path, ...], text: Callable[[int], str]) -> bool:
    """Whether an office of the place asked about signs what another place has put on its pages."""
    signature = _SIGNATURE.search(fold(text(source.version)).rstrip()[-_END:])
    return signature is not None and any(
        naming is Naming.FULL and name in signature["office"] for name, naming in _names(places)
    )


def _names(places: tuple[Path, ...] | list[Path]) -> Iterator[tuple[str, Naming]]:
    for place in places:
        for name, naming in names(place[-1]):
            yield fold(name), naming
