"""The readers of office files. `READERS` are asked in this order."""

from corpus.reader import Reader
from corpus.readers.office import doc, odt, refused, rtf, sheets, slides, word

READERS: tuple[Reader, ...] = (
    word.READER,
    doc.READER,
    *sheets.READERS,
    slides.READER,
    odt.READER,
    rtf.READER,
    refused.READER,
)
