"""The readers of office files. `READERS` are asked in this order."""

from corpus.reader import Reader
from corpus.readers.office import odt, refused, sheets, slides, word

READERS: tuple[Reader, ...] = (
    word.READER,
    *sheets.READERS,
    slides.READER,
    odt.READER,
    refused.READER,
)
