"""Open documents."""

from corpus.readers.office.odt.reading import READER

__all__ = ["READER"]
