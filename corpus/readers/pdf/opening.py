"""Opens PDF files, and says in a sentence why one does not open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as native

from corpus.document import UnreadableFileError
from corpus.limits import Limits
from corpus.readers.pdf.bombs import refuse_bombs


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[pdfium.PdfDocument]:
    """The file, open as long as it is needed.

    Raises:
        UnreadableFileError: it is encrypted, damaged, without pages, or too large.
    """
    refuse_bombs(data, limits)
    document = _opened(data)
    try:
        _refuse_pages(len(document), limits)
        yield document
    finally:
        document.close()


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == native.FPDF_ERR_PASSWORD:
            raise UnreadableFileError("PDF 文件设了打开密码，请去掉密码后再上传。") from None
        if getattr(error, "err_code", None) == native.FPDF_ERR_SECURITY:
            raise UnreadableFileError(
                "PDF 文件用了读不懂的加密方式，请去掉加密后再上传。"
            ) from None
        raise UnreadableFileError(
            "PDF 文件不完整或已损坏，打不开，请重新下载或导出后再上传。"
        ) from None


def _refuse_pages(count: int, limits: Limits) -> None:
    if not count:
        raise UnreadableFileError("PDF 文件里没有一页内容，请检查后重新上传。")
    if count > limits.pages:
        raise UnreadableFileError(
            f"PDF 文件有 {count} 页，超过上限 {limits.pages} 页，请拆成几个文件再上传。"
        )
