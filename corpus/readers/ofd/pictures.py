"""The words of the pictures on a page of an OFD file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PIL import Image

from corpus.bitmap import first
from corpus.document import UnreadableFileError
from corpus.layout.scanned import scanned
from corpus.layout.sheet import Line, Sheet
from corpus.readers.ofd.folder import Folder
from corpus.readers.ofd.page import Page, Picture
from corpus.recognise import recognise

_LARGE = 0.05
_MOST_INSIDE = 3
_LEAST_SURE, _FEWEST_SIGNS = 0.6, 4


@dataclass(slots=True)
class Finder:
    """Reads pictures of a file, as many as are `left`."""

    folder: Folder
    left: int

    def lines(self, picture: Picture) -> tuple[Line, ...] | None:
        """The words of a picture at their places; nothing if it cannot be opened or is turned."""
        opened = self._opened(picture.path)
        if opened is None:
            return None
        self.left -= 1
        reading = recognise(opened)
        if reading.turn:
            return None
        scale = max(opened.width / max(picture.box.width, 1.0), 0.01)
        return tuple(scanned(reading.seen, scale, picture.box.left, picture.box.top))

    def _opened(self, path: str) -> Image.Image | None:
        try:
            return first(self.folder.package.read(path))
        except UnreadableFileError:
            return None


def with_pictures(page: Page, finder: Finder) -> Sheet:
    """The page with the words of its large pictures, or with what of them was not read."""
    sheet = page.sheet
    if page.garbled:
        sentence = f"第{sheet.number}页的文字编码已损坏，没有读出来，请与原件核对。"
        return replace(sheet, lines=(), unread=sentence)
    lines = list(sheet.lines)
    unread = 0
    for picture in page.pictures:
        if not _is_worth_it(picture, sheet):
            continue
        found = finder.lines(picture) if finder.left > 0 else None
        if found is None:
            unread += 1
        elif _is_text(found):
            lines += found
    missing = f"第{sheet.number}页有{unread}幅图片没有识别，图中的文字不在正文里。"
    return replace(sheet, lines=tuple(lines), unread=sheet.unread or (missing if unread else ""))


def _is_worth_it(picture: Picture, sheet: Sheet) -> bool:
    """Whether a picture is large and has hardly any words of the page on it."""
    large = picture.box.width * picture.box.height >= _LARGE * sheet.width * sheet.height
    inside = sum(picture.box.holds(line.box.middle) for line in sheet.lines)
    return large and inside <= _MOST_INSIDE


def _is_text(lines: tuple[Line, ...]) -> bool:
    sure = sum(line.sure or 0.0 for line in lines) / max(len(lines), 1)
    return sum(len(line.words) for line in lines) >= _FEWEST_SIGNS and sure >= _LEAST_SURE
