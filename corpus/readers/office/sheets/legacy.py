"""Reads workbooks as Excel wrote them until 2007 (xls), and Kingsoft's et."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from corpus.document import Decoded, UnreadableFileError
from corpus.limits import Limits
from corpus.reader import Reader
from corpus.readers.office.assemble import assemble, plain
from corpus.readers.office.ole import stream, streams
from corpus.readers.office.sheets.figures import Form, exact, figure, spoken
from corpus.readers.office.sheets.records import Claim, survey
from corpus.readers.office.sheets.sheet import Sheet, written

_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
_PLACES = 2
"""Places of the sheets for each character that a text may have: most are empty."""
_DAMAGED = "旧版表格（.xls）已损坏或格式少见，读不出来，请另存为 .xlsx 后再上传。"

_Value = int | float | str | bool | time | date | timedelta


def read(data: bytes, limits: Limits) -> Decoded:
    """The text of an old workbook."""
    found = survey(stream(data, *_STREAMS))
    if found.encrypted:
        raise UnreadableFileError("表格设了打开密码，请去掉密码，另存后再上传。")
    # The library asks for room for every place that is claimed, and ends the process (not
    # the reading) if there is none.
    if sum(one.area for one in found.claims.values()) > _PLACES * limits.characters:
        raise UnreadableFileError("表格太大，请只保留需要的部分，或另存为 .xlsx 后再上传。")
    return assemble(written(_guarded(data, found.sheets), limits.characters), limits, "xls")


def _guarded(data: bytes, claims: Sequence[Claim]) -> list[Sheet]:
    try:
        return list(_sheets(data, claims))
    except (CalamineError, OSError, ValueError, IndexError, OverflowError):
        raise UnreadableFileError(_DAMAGED) from None
    except BaseException as broken:
        # A slip in the library's own language arrives as this, which is no Exception.
        if type(broken).__name__ == "PanicException":
            raise UnreadableFileError(_DAMAGED) from None
        raise


def _sheets(data: bytes, claims: Sequence[Claim]) -> Iterator[Sheet]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for at, told in enumerate(workbook.sheets_metadata):
        shown = told.visible is SheetVisibleEnum.Visible
        if shown and told.typ is SheetTypeEnum.WorkSheet:
            claim = claims[at] if at < len(claims) else Claim()
            yield _sheet(workbook.get_sheet_by_index(at), claim)


def _sheet(sheet: CalamineSheet, claim: Claim) -> Sheet:
    top, left = sheet.start or (0, 0)
    cells = {
        (row, column): words
        for row, values in enumerate(sheet.to_python(skip_empty_area=True), start=top)
        for column, found in enumerate(values, start=left)
        if (words := _words(found, percent=(row, column) in claim.percents))
    }
    merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or () if first <= last]
    return Sheet(sheet.name, cells, merged)


def _words(found: _Value, *, percent: bool) -> str:
    if isinstance(found, bool):
        return str(found).upper()
    if isinstance(found, str):
        return plain(found).strip()
    if isinstance(found, int | float):
        return figure(str(found), Form.PERCENT) if percent else exact(found)
    if isinstance(found, timedelta):
        return str(found)
    return spoken(found)


def recognises(data: bytes) -> bool:
    """Whether the bytes are an OLE container with a workbook in it."""
    return not streams(data).isdisjoint(_STREAMS)


READER = Reader("old workbook", (".xls", ".et"), recognises, read)
