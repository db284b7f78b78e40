"""Drafts an announcement of everything that happens to the corpus; nothing is posted by it.

What happened to a document since it was last told of is told at once: of a document that was
added and corrected an hour later there is one draft, of two new versions one that compares the
second with what was there before the first. A draft that nobody has decided on is overtaken by
what happens next, with its reason. What was there when all began is not announced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import groupby

from bot.announcement import Announcement, Draft, Facets, Heard, Occasion, State
from bot.announcing.post import News, post
from bot.ports import Announcements
from bot.trouble import note
from bot.wording import Wording
from rag.announce.bulletin import Bulletin
from rag.announce.compose import compose, ended, gone
from rag.announce.due import Due, Falling, Period, due
from rag.event import Event, Happening
from rag.onday import today
from rag.ports import Store

_COMING = {
    Due.EFFECTIVE: Occasion.EFFECTIVE,
    Due.SOON_EFFECTIVE: Occasion.SOON_EFFECTIVE,
    Due.EXPIRED: Occasion.EXPIRED,
    Due.SOON_EXPIRED: Occasion.SOON_EXPIRED,
    Due.REPEALED: Occasion.REPEALED,
}
_HAPPENED = frozenset(
    {
        Occasion.NEW,
        Occasion.NEW_VERSION,
        Occasion.REPLACED,
        Occasion.CORRECTED,
        Occasion.REMOVED,
        Occasion.RESTORED,
    }
)
"""Of these a document has one draft at a time."""
_EVENT = "event:"
"""What the keys begin with of drafts that an event has made."""
_REVISING = frozenset({Happening.NEW_VERSION, Happening.JOINED})


@dataclass(frozen=True, slots=True)
class _Told:
    """What became of a document on the whole."""

    occasion: Occasion
    version: int
    before: int = 0
    field: str = ""


@dataclass(frozen=True, slots=True)
class Drafting:
    """Finds out what happened, and drafts it. `ahead` are the days of a reminder."""

    store: Store
    kept: Announcements
    wording: Wording
    day: Callable[[], date] = field(default=today)
    ahead: int = 7

    def begin(self) -> Heard:
        """Begin with what happens from now on, where that has not been done before."""
        return self.kept.heard() or self.kept.begin(self._last())

    def catch_up(self) -> list[Announcement]:
        """Draft everything that is not drafted yet; gives the new drafts."""
        return [one for made in self.steps() for one in made]

    def steps(self) -> Iterator[list[Announcement]]:
        """The same, one document after the other, each of which takes about a second."""
        heard = self.begin()
        events = sorted(self.store.events(heard.event), key=lambda one: one.document)
        for document, own in groupby(events, key=lambda one: one.document):
            yield self._guarded(partial(self._happened, document, list(own)))
        if events:
            self.kept.add([], max(one.number for one in events), self._orphans(events))
        for one in self._due(Period(heard.began, self.day(), self.ahead)):
            yield self._guarded(partial(self._fallen, one))

    def about(self, document: int, key: str) -> Draft | None:
        """A draft that tells of a document as it is now; None where there is none."""
        with self.store.steady():
            record = next((one for one in self.store.records() if one.id == document), None)
            if record is None:
                return None
            return self._draft(key, _Told(Occasion.NEW, record.version_id))

    def _last(self) -> int:
        return max((one.number for one in self.store.events(0)), default=0)

    def _guarded(self, draft: Callable[[], list[Announcement]]) -> list[Announcement]:
        """A draft, read at one revision; what cannot be drafted stops no other."""
        try:
            with self.store.steady():
                return draft()
        except Exception as error:  # noqa: BLE001  the outermost handler of a draft
            note(error, "not drafted")
            return []

    def _happened(self, document: int, events: Sequence[Event]) -> list[Announcement]:
        key = f"{_EVENT}{events[-1].number}"
        if self.kept.known(key):  # by somebody else just now, or before a crash
            return []
        pending = [one for one in self.kept.waiting() if _about(one, document)]
        waiting = next((one for one in pending if one.draft.occasion in _HAPPENED), None)
        new = self._speaking(document)
        told = self._lost(events, waiting) if not new else self._whole(events, waiting, new)
        over = [waiting] if waiting and (told or events[0].old != new) else []
        drafts = [self._draft(key, told)] if told else []
        gone = pending if not new else over
        return self.kept.add(drafts, over=[self._overtaken(one) for one in gone])

    def _speaking(self, document: int) -> int:
        """The version that speaks for a document now; 0 where there is none."""
        sources = self.store.sources(self.day())
        return next((s.version for s in sources if s.speaks and s.document_id == document), 0)

    def _lost(self, events: Sequence[Event], waiting: Announcement | None) -> _Told | None:
        """What is there no more; nobody misses what they never heard of, or what is hidden."""
        old, last = events[0].old, events[-1].happening
        unheard = _unheard(waiting)
        if last is Happening.HIDDEN or unheard or not old:
            return None
        return _Told(Occasion.REMOVED, old)

    def _whole(
        self, events: Sequence[Event], waiting: Announcement | None, new: int
    ) -> _Told | None:
        """What became of a document, on the whole; None where there is nothing to tell."""
        old = events[0].old
        unheard = _unheard(waiting)
        if revised := self._revised(events, waiting):
            return _Told(Occasion.NEW_VERSION, revised[1], revised[0])
        if unheard or not old:
            return self._come(events[0], new, unheard=unheard)
        if old == new:
            fields = [one.detail for one in events if one.happening is Happening.CORRECTED]
            return _Told(Occasion.CORRECTED, new, field=fields[-1]) if fields else None
        if waiting is not None and events[-1].happening is Happening.REVERTED:
            return None  # what was rolled back was never told
        return _Told(Occasion.REPLACED, new, old)

    def _revised(
        self, events: Sequence[Event], waiting: Announcement | None
    ) -> tuple[int, int] | None:
        """The version that was told of last and the newest that came after it, if any did.

        It need not speak for the document yet: it may take effect next year.
        """
        rows = [one.version for one in self.store.editions(events[0].document)]
        came = [(one.old, one.new) for one in events if one.happening in _REVISING and one.old]
        if waiting is not None and waiting.draft.occasion is Occasion.NEW_VERSION:
            came.insert(0, (waiting.draft.before, waiting.draft.version))
        newer = [(old, new) for old, new in came if _after(rows, old, new)]
        if not newer:
            return None
        return newer[0][0], max((new for _, new in newer), key=rows.index)

    def _come(self, first: Event, new: int, *, unheard: bool) -> _Told | None:
        """What is there now and was not before: it is new, or back where its loss was posted."""
        if unheard or first.happening is Happening.ADDED:
            return _Told(Occasion.NEW, new)
        told = (one for one in self.kept.decided() if _about(one, first.document))
        posted = next((one for one in told if one.state.posted), None)
        lost = posted is not None and posted.draft.occasion is Occasion.REMOVED
        return _Told(Occasion.RESTORED, new) if lost else None

    def _orphans(self, events: Sequence[Event]) -> list[Announcement]:
        """The drafts about documents that became versions of another one."""
        if not any(one.happening is Happening.JOINED for one in events):
            return []
        alive = {one.document_id for one in self.store.sources(self.day())}
        drafts = (one for one in self.kept.waiting() if one.draft.version)
        lost = [one for one in drafts if one.draft.facets.document not in alive]
        return [self._overtaken(o) for o in lost if o.draft.occasion is not Occasion.REMOVED]

    def _overtaken(self, one: Announcement) -> Announcement:
        return replace(one, state=State.REJECTED, reason=self.wording.announcing.overtaken)

    def _draft(self, key: str, told: _Told) -> Draft:
        lost = told.occasion is Occasion.REMOVED
        found = (
            gone(told.version, self.store)
            if lost
            else compose(told.version, self.store, told.before)
        )
        news = News(found, told.occasion, field=told.field)
        return drafted(key, news, self.wording, told.version, told.before)

    def _fallen(self, one: Falling) -> list[Announcement]:
        found, occasion = ended(one.version, self.store), _COMING[one.due]
        news = News(found, occasion, day=one.day.isoformat())
        key = f"{one.due}:{one.version}:{one.day}"
        draft = drafted(key, news, self.wording, one.version)
        reminders = [
            self._overtaken(other)
            for other in self.kept.waiting()
            if other.draft.version == one.version and _reminds(other.draft.occasion, occasion)
        ]
        return self.kept.add([draft], over=reminders)

    def _due(self, period: Period) -> list[Falling]:
        """What takes effect, runs out or was ended by another text, and is not drafted yet."""
        sources = self.store.sources(period.today)
        documents = {one.version: one.document_id for one in sources}
        wanted = {one.document_id for one in sources if period.concerns(one)}
        editions = {one: self.store.editions(one) for one in wanted}
        for own in list(editions.values()):
            enders = (documents.get(one.reason.version, 0) for one in own if one.reason)
            for document in filter(None, enders):
                editions.setdefault(document, self.store.editions(document))
        added = {one.version: one.added for own in editions.values() for one in own}
        found = (each for one in sorted(wanted) for each in due(editions[one], added, period))
        return [one for one in found if not self._known(one)]

    def _known(self, one: Falling) -> bool:
        """Whether it has been drafted: composing it again would be for nothing."""
        return self.kept.known(f"{one.due}:{one.version}:{one.day}")


def drafted(key: str, news: News, wording: Wording, version: int, before: int = 0) -> Draft:
    """A bulletin as a draft: what is posted, and whom it concerns."""
    found = news.bulletin
    messages = post(news, wording)
    title = found.source.title or found.source.document
    return Draft(key, news.occasion, title, messages, _facets(found), version, before)


def _facets(found: Bulletin) -> Facets:
    source = found.source
    places = (source.place,) if source.place else ()
    return Facets(found.topics, places, found.stages, source.kind, source.document_id)


def _unheard(waiting: Announcement | None) -> bool:
    """Whether a document is new and nobody has been told; who writes of one may do so again."""
    return (
        waiting is not None
        and waiting.draft.occasion is Occasion.NEW
        and waiting.draft.key.startswith(_EVENT)
    )


def _after(rows: Sequence[int], old: int, new: int) -> bool:
    """Whether a version is there and comes after another one; what is withdrawn came before."""
    return new in rows and new != old and (old not in rows or rows.index(old) < rows.index(new))


def _about(one: Announcement, document: int) -> bool:
    return one.draft.facets.document == document and one.draft.version > 0


def _reminds(other: Occasion, of: Occasion) -> bool:
    return (other, of) in {
        (Occasion.SOON_EFFECTIVE, Occasion.EFFECTIVE),
        (Occasion.SOON_EXPIRED, Occasion.EXPIRED),
    }
