"""Who does which work."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.message import Work
from bot.ports import Changing, Doer, People, Stored
from bot.wording import Wordings
from bot.work.book import Book
from bot.work.documents import Documents
from bot.work.ended import Ended
from bot.work.folder import Folder
from bot.work.indexing import Indexing
from bot.work.voice import Voice
from rag.change import Offer


def doers(
    library: Changing,
    stored: Stored,
    people: People,
    wordings: Wordings,
    files: Callable[[], Sequence[Offer]] | None,
    others: Mapping[Work, Doer],
    book: Book,
) -> dict[Work, Doer]:
    """Everybody at work; `files` are those of the watched folder, `others` do what is theirs."""
    voice = Voice(wordings, people)
    documents, indexing = Documents(library, stored, voice), Indexing(library, stored, voice)
    own: dict[Work, Doer] = {
        Work.REMOVE: documents.remove,
        Work.HIDE: documents.hide,
        Work.RESTORE: documents.restore,
        Work.CORRECT: documents.correct,
        Work.JOIN: documents.join,
        Work.REINDEX: indexing.reindex,
        Work.REBUILD: indexing.rebuild,
        Work.REREAD: indexing.reread,
        Work.ROLL_BACK: indexing.roll_back,
        Work.SWITCH: indexing.switch,
        Work.DISCARD: indexing.discard,
        Work.WATCH: Folder(library, voice, files),
    }
    return {work: Ended(doer, library, voice, book) for work, doer in {**own, **others}.items()}
