"""A file as what is stored of it: the whole document line in one."""

from __future__ import annotations

from corpus.compose import compose
from corpus.document import Chunk, Document, UnreadableFileError, Upload
from corpus.limits import Limits
from corpus.split import split


def chunked(upload: Upload, limits: Limits) -> tuple[Document, tuple[Chunk, ...]]:
    """A file as a document and its chunks, of which there is at least one.

    Raises:
        UnreadableFileError: it holds no text that can be stored, or nothing but a title.
    """
    document = compose(upload, limits)
    chunks = tuple(split(document))
    if not chunks:
        raise UnreadableFileError("文件里只有标题，没有正文，请找到完整的文件后重新上传。")
    return document, chunks
