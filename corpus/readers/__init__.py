"""The readers, one file a kind of file. `READERS` is the registry: first come, first asked."""

from corpus.reader import Reader
from corpus.readers import markdown, office, plain, web

READERS: tuple[Reader, ...] = (*office.READERS, web.READER, markdown.READER, plain.READER)
