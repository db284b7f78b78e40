"""Reads web pages: their text, their title, and what of them is furniture."""

from corpus.readers.web.reading import READER, read, read_markup, words_of

__all__ = ["READER", "read", "read_markup", "words_of"]
