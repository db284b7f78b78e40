"""The document line: a file becomes a document, ready to be split and stored."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from corpus.clean import clean
from corpus.document import Document, Upload
from corpus.limits import Limits
from corpus.outline import outline
from corpus.promised import promised
from corpus.read import read


def compose(upload: Upload, limits: Limits) -> Document:
    """Read, clean and outline a file.

    Raises:
        UnreadableFileError: the file holds no text that can be stored.
    """
    decoded = read(upload, limits)
    cleaned = clean(decoded)
    parts, sections = outline(upload.name, cleaned)
    missing = promised(cleaned, parts, sections)
    damage = sorted((*cleaned.damage, *missing), key=lambda one: (one.start, one.end))
    cleaned = replace(cleaned, damage=tuple(damage))
    digest = hashlib.sha256(upload.data).hexdigest()
    return Document(upload.name, digest, decoded.encoding, cleaned, parts, sections)
