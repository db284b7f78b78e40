"""Word files as Office and WPS write them today."""

from corpus.readers.office.word.reading import READER

__all__ = ["READER"]
