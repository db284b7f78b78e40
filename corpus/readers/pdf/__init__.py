"""Reads PDF files: their words by their places, and pictures of words by recognition."""

from corpus.readers.pdf.reading import READER, read

__all__ = ["READER", "read"]
