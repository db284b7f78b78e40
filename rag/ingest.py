"""The document line: what is stored changes in drafts, which are tried before they are released.

A change makes a draft of the store, then a generation of the index beside the one that serves.
The golden questions are asked of both; then store and index are switched by one rename. Whatever
stops a change leaves what serves as it is.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias

import structlog

from rag import curate
from rag.change import Change, Fate, Offer, Reindexed, Rolled
from rag.embedding import Embedding
from rag.event import Happening
from rag.golden import Trial
from rag.intake import Intake
from rag.ports import (
    Embedder,
    EmbedderAwayError,
    Indexes,
    Progress,
    Shelf,
    StorageError,
    Store,
    Workshop,
)
from rag.records import Details, Record
from rag.steady import holds
from rag.taking import Taking

_PUBLISH_EVERY = 200
"""Files after which a long run publishes what it has, so that a crash costs little."""
_log = structlog.get_logger(__name__)

Rehearse: TypeAlias = Callable[[Indexes, Indexes], Trial]
"""What the golden questions say of a generation (the first one) beside the one that serves."""


class RegressedError(Exception):
    """Golden questions would no longer be answered as expected; the message is how many.

    Nothing was switched.
    """

    def __init__(self, trial: Trial) -> None:
        super().__init__(str(len(trial.regressed)))
        self.trial = trial


class WaitingError(Exception):
    """What golden questions stopped waits for a decision: until then nothing else changes."""


class CancelledError(Exception):
    """Raised by a progress: whoever watches wants no more of it."""


def silent(done: int, total: int) -> None:
    """A progress that nobody watches."""


def unhurried(progress: Progress) -> Progress:
    """A pace that gives way to nobody."""
    return progress


def unrehearsed(candidate: Indexes, current: Indexes) -> Trial:
    """Nothing is asked of a generation."""
    del current
    return Trial(candidate.revision)


class Library:
    """What is stored and may be asked about. Thread-safe; one change is made at a time.

    Every method that changes something may raise:
        RegressedError: it waits for `switch` or `discard`.
        WaitingError: something else does; nothing was changed.
        CancelledError: the progress raised it; nothing was changed.
        StorageError: the disk is full or may not be written; what was stored until then is
            released with the next change.
    """

    def __init__(
        self,
        store: Store,
        shelf: Shelf,
        embedder: Embedder,
        workshop: Workshop,
        rehearse: Rehearse = unrehearsed,
        pace: Callable[[Progress], Progress] = unhurried,
    ) -> None:
        self._store = store
        self._shelf = shelf
        self._rehearse = rehearse
        self._pace = pace
        self._embedding = Embedding(store, embedder)
        self._intake = Intake(workshop)
        self._taking = Taking(store, self._embedding, self._intake)
        # Whoever is taking files in may change something else between two of them.
        self._lock = threading.RLock()
        self._stopped: Trial | None = None

    @property
    def waiting(self) -> Trial | None:
        """What the golden questions said of the change that they stopped, if one waits."""
        return self._stopped

    def add(self, offers: Sequence[Offer], progress: Progress = silent) -> Iterator[Change]:
        """Take files in, one after the other; yields what became of each.

        Each file of an archive counts as a file. A bad file never stops the others. A document
        is stored for good when its change is yielded; it is found once the iterator is exhausted.
        """
        with self._lock:
            self._expect_nothing_waits()
            before, unpublished, progress = self._store.draft, 0, self._pace(progress)
            try:
                progress(0, len(offers))
                for done, total, offer in self._intake.unpacked(offers):
                    with self._store.drafting():
                        change = self._taking.take(offer)
                    unpublished += change.status in {Fate.ADDED, Fate.NEW_VERSION}
                    progress(done, total)
                    yield change
                    if unpublished == _PUBLISH_EVERY:
                        self._publish_meanwhile()
                        before, unpublished = self._store.draft, 0
                self._publish(silent)
            except CancelledError:
                self._store.take_back(max(before, self._store.revision))
                raise

    def remove(self, document_id: int) -> Record | None:
        """Take a document out of answers; None where there is no such document."""
        with self._changing():
            return self._store.remove(document_id)

    def hide(self, document_id: int) -> Record | None:
        """Take a document out of answers until it is restored; None where there is none."""
        with self._changing():
            return self._store.hide(document_id)

    def restore(self, document_id: int) -> Record | None:
        """Put a document back that was hidden, or removed not too long ago; None: it was not.

        Raises:
            TooLateError: it was removed too long ago.
        """
        with self._changing():
            return curate.restore(self._store, document_id)

    def correct(
        self, document_id: int, field: str, value: str, number: int | None = None, part: int = 1
    ) -> Details:
        """Correct a fact of a document; what it raises tells `rag.curate.correct`."""
        with self._changing():
            return curate.correct(self._store, document_id, field, value, number, part)

    def join(self, document_id: int, into: int) -> Record:
        """Make the versions of a document versions of another one, as `rag.curate.join` does."""
        with self._changing():
            return curate.join(self._store, document_id, into)

    def roll_back(self, progress: Progress = silent) -> Rolled | None:
        """Go back to what was released before the last release; None where nothing was."""
        with self._lock:
            self._expect_nothing_waits()
            # What never was released is nothing to go back from.
            self._store.take_back(self._store.revision)
            last = max((one.number for one in self._store.events()), default=0)
            with self._changing(progress):
                found = self._store.roll_back()
            events = self._store.events(last) if found else []
        reverted = [one.document for one in events if one.happening is Happening.REVERTED]
        return Rolled(tuple(reverted)) if found else None

    def catch_up(self, progress: Progress = silent) -> int:
        """Finish what a crash or another embedder left undone; gives the vectors computed.

        An index that cannot be used is built anew whatever the golden questions say of it; a
        change that they stop waits. Where one holds the draft, all of that has its vectors.
        """
        with self._lock:
            if holds(self._shelf, self._store.draft, self._embedding.model):
                return 0
            paced = self._pace(progress)
            embedded = self._embedding.stored(paced)
            with self._store.drafting():
                embedded += self._embedding.stored(paced)
            self._shelf.switch(self._shelf.build(self._store.revision, silent))
            try:
                self._publish(silent)
            except RegressedError as error:
                _log.warning("switch_stopped", golden=len(error.trial.regressed))
            return embedded

    def reindex(self, progress: Progress = silent) -> Reindexed:
        """Publish what differs; the files are not read again."""
        with self._changing(progress):
            embedded = self._embedding.stored(self._pace(progress))
        return self._counted((), embedded)

    def rebuild(self, progress: Progress = silent) -> Reindexed:
        """Read every original again, embed what came out otherwise, build the index anew."""
        with self._changing(progress, anew=True):
            paced = self._pace(progress)
            changes = list(self._taking.reread(paced))
            embedded = self._embedding.stored(paced)
        return self._counted(changes, embedded)

    def reread(self, document_id: int, progress: Progress = silent) -> Reindexed:
        """Read the originals of one document again."""
        with self._changing(progress):
            changes = list(self._taking.reread(self._pace(progress), document_id))
        return self._counted(changes, 0)

    def switch(self, progress: Progress = silent) -> None:
        """Release what the golden questions stopped, all the same."""
        with self._lock:
            if self._stopped is not None:
                self._shelf.switch(self._shelf.build(self._store.draft, progress))
                self._stopped = None

    def discard(self) -> None:
        """Give up what the golden questions stopped."""
        with self._lock:
            if self._stopped is not None:
                self._store.take_back(self._store.revision)
                self._stopped = None

    @contextmanager
    def _changing(self, progress: Progress = silent, *, anew: bool = False) -> Iterator[None]:
        """Make a draft in the block, and publish it at its end; what breaks leaves nothing."""
        with self._lock:
            self._expect_nothing_waits()
            before = self._store.draft
            try:
                with self._store.drafting():
                    yield
            except BaseException:
                self._store.take_back(before)
                raise
            try:
                self._publish(progress, anew=anew)
            except CancelledError:
                self._store.take_back(before)
                raise

    def _expect_nothing_waits(self) -> None:
        if self._stopped is not None:
            raise WaitingError

    def _publish(self, progress: Progress, *, anew: bool = False) -> None:
        """Bring the index to the draft and release it; quick where nothing differs."""
        current = self._shelf.current()
        candidate = self._built(progress, anew=anew)
        if candidate is current:
            return
        trial = self._rehearse(candidate, current)
        if trial.regressed:
            self._stopped = trial
            raise RegressedError(trial)
        self._shelf.switch(candidate)
        self._stopped = None

    def _built(self, progress: Progress, *, anew: bool) -> Indexes:
        """The index of the draft, unless it could not be embedded yet."""
        try:
            return self._shelf.build(self._store.draft, self._pace(progress), anew=anew)
        except StorageError:
            if self._store.unembedded(self._embedding.model):
                raise EmbedderAwayError from None
            raise

    def _publish_meanwhile(self) -> None:
        """The last publication of the run tries again, and says so if it fails."""
        try:
            self._publish(silent)
        except (EmbedderAwayError, StorageError) as error:
            _log.warning("publish_postponed", reason=str(error))
        except RegressedError as error:
            self._stopped = None
            _log.warning("publish_postponed", golden=len(error.trial.regressed))

    def _counted(self, changes: Sequence[Change], embedded: int) -> Reindexed:
        changed = tuple(one for one in changes if one.status is Fate.NEW_VERSION)
        return Reindexed(
            documents=len(self._store.records()),
            changed=changed,
            failed=tuple(one for one in changes if one.status is Fate.FAILED),
            chunks=len(self._store.chunk_ids()),
            embedded=embedded + sum(one.embedded for one in changed),
        )
