"""Word files as they were until 2007."""

from corpus.readers.office.doc.reading import READER

__all__ = ["READER"]
