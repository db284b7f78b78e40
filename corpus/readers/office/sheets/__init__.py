"""Workbooks and tables in plain text."""

from corpus.reader import Reader
from corpus.readers.office.sheets import delimited, legacy, workbook

READERS: tuple[Reader, ...] = (workbook.READER, legacy.READER, delimited.READER)
