"""What an admin settles by hand: a wrong value, versions of one document, a removal undone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from rag.correct import Correction, NotCorrectableError, checked
from rag.event import Happening
from rag.ports import Store
from rag.records import Details, Record, Withdrawn

UNDO_DAYS = 30
"""How long a removal can be undone."""


class UnknownDocumentError(Exception):
    """There is no document, or no version of it, with this number; the message is the number."""


class SamePairError(ValueError):
    """A document was to be settled with itself."""


class TooLateError(Exception):
    """A document was removed so long ago that it can't be put back; the message says so."""


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


def restore(store: Store, document_id: int, now: datetime | None = None) -> Record | None:
    """Put a document back that was hidden, or removed within the last days; None: it was not.

    Raises:
        TooLateError: it was removed too long ago.
    """
    gone = next((one for one in store.withdrawn() if one.id == document_id), None)
    if gone is None:
        return None
    if (now or datetime.now(UTC)) > undoable(gone):
        raise TooLateError(
            f"《{gone.title}》撤下已超过 {UNDO_DAYS} 天，不能恢复；要用它时请重新上传。"
        )
    return store.restore(document_id)


def undoable(gone: Withdrawn) -> datetime:
    """Until when it can be put back; what is hidden, for ever."""
    if gone.how is Happening.HIDDEN:
        return datetime.max.replace(tzinfo=UTC)
    return gone.at + timedelta(days=UNDO_DAYS)


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
