"""Reads web pages: their text, their title, and what of them is furniture."""

from corpus.readers.web.reading import READER, read, read_markup

__all__ = ["READER", "read", "read_markup"]
