"""What an admin settles by hand: a wrong value, and which documents are versions of one."""

from __future__ import annotations

from rag.correct import Correction, NotCorrectableError, checked
from rag.ports import Store
from rag.records import Details, Record


class UnknownDocumentError(Exception):
    """There is no document, or no version of it, with this number; the message is the number."""


class SamePairError(ValueError):
    """A document was to be settled with itself."""


def correct(
    store: Store, document_id: int, field: str, value: str, number: int | None = None, part: int = 1
) -> Details:
    """Correct a fact of a document (or of version `number`), in the `part`-th text of its file.

    Raises:
        UnknownDocumentError: there is no such document or version.
        NotCorrectableError: there is no such part or field, or it cannot have this value.
    """
    details = _details(store, document_id, number)
    if not 1 <= part <= len(details.parts):
        raise NotCorrectableError(f"这份文件只有 {len(details.parts)} 篇，没有第 {part} 篇。")
    told = Correction(part - 1, field, checked(field, value))
    store.correct(details.record.version_id, told)
    return _details(store, document_id, details.record.version)


def join(store: Store, document_id: int, into: int) -> Record:
    """Make the versions of a document versions of another one; gives what speaks for both.

    Raises:
        UnknownDocumentError: one of them is not there.
        SamePairError: they are the same.
    """
    _pair(store, document_id, into)
    store.join(document_id, into)
    return _details(store, into, None).record


def keep_apart(store: Store, document_id: int, other: int) -> None:
    """Settle that two documents are not versions of one.

    Raises:
        UnknownDocumentError: one of them is not there.
        SamePairError: they are the same.
    """
    _pair(store, document_id, other)
    store.part(document_id, other)


def _pair(store: Store, one: int, other: int) -> None:
    if one == other:
        raise SamePairError("两个编号是同一份文件，请给出两个不同的编号。")
    _details(store, one, None)
    _details(store, other, None)


def _details(store: Store, document_id: int, number: int | None) -> Details:
    details = store.details(document_id, number)
    if details is None:
        raise UnknownDocumentError(
            str(document_id) if number is None else f"{document_id}（第 {number} 版）"
        )
    return details
