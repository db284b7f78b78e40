"""Rich text."""

from corpus.readers.office.rtf.reading import READER

__all__ = ["READER"]
