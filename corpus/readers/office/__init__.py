"""The readers of office files. `READERS` are asked in this order."""

from corpus.reader import Reader
from corpus.readers.office import refused, sheets, word

READERS: tuple[Reader, ...] = (word.READER, *sheets.READERS, refused.READER)
