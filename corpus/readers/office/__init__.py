"""The readers of office files. `READERS` are asked in this order."""

from corpus.reader import Reader
from corpus.readers.office import word

READERS: tuple[Reader, ...] = (word.READER,)
