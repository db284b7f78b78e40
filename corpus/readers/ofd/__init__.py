"""Reads OFD files (GB/T 33190), the format of Chinese official documents: a zip of XML."""

from corpus.readers.ofd.reading import READER, read

__all__ = ["READER", "read"]
