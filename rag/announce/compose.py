"""Puts together what is announced of a version of a document; the line of the announcement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.announce.about import stages, topics
from rag.announce.altered import altered
from rag.announce.bulletin import Bulletin, Contrasted
from rag.announce.points import MOST, points
from rag.answer import Claim, Source
from rag.ports import Store
from rag.principal import principal
from rag.records import Edition
from rag.still import still
from rag.verify import verify

_FEW = 3
"""Points that are told where there is more to tell, and that are not news any more."""


def compose(version: int, store: Store, before: int = 0) -> Bulletin:
    """What is announced of a version that may be found; beside an earlier one, what changed."""
    source, edition = _face(version, store), _edition(version, store)
    contrast = _contrasted(before, version, store) if before else None
    text = store.text(version)
    facts = replace(source, status=edition.status) if edition else source
    return Bulletin(
        source=facts,
        effective=edition.effective or edition.since if edition else source.since,
        expires=_expires(version, store),
        points=_points(version, source.title, store, contrast),
        damage=tuple(dict.fromkeys(one.sentence for one in store.damage(version))),
        contrast=contrast,
        topics=topics(source.title, text),
        stages=stages(source.title, text),
    )


def _points(
    version: int, title: str, store: Store, contrast: Contrasted | None
) -> tuple[Claim, ...]:
    """What it says above all; beside what changed fewer, and first of what is new."""
    if contrast is None:
        return points(version, title, store, MOST)
    fresh = [section for one in contrast.alterations for section in one.difference.new]
    return points(version, title, store, _FEW, fresh)


def ended(version: int, store: Store) -> Bulletin:
    """What is announced of a version that begins or ends: the sentences that say when, and what."""
    found, edition = compose(version, store), _edition(version, store)
    by = edition.by if edition and _elsewhere(edition) else ""
    few = points(version, found.source.title, store, _FEW)
    return replace(found, points=few, damage=(), standing=_standing(version, store), by=by)


def gone(version: int, store: Store) -> Bulletin:
    """What is announced of a version that may be found no more: what it was."""
    source = _face(version, store)
    text = store.text(version)
    return Bulletin(source, topics=topics(source.title, text), stages=stages(source.title, text))


def _face(version: int, store: Store) -> Source:
    """What a version is, by its first text, live or not."""
    first = store.sections(version)[0]
    return store.passage(version, first.start, first.end).source


def _edition(version: int, store: Store) -> Edition | None:
    document = _face(version, store).document_id
    return next((one for one in store.editions(document) if one.version == version), None)


def _contrasted(before: int, now: int, store: Store) -> Contrasted:
    """What changed since an earlier version, also one that may be found no more."""

    def order(document: int) -> Sequence[int]:
        known = [one.version for one in store.editions(document)]
        # What was replaced is withdrawn; that it came before is what happened.
        return known if before in known else [before, now]

    return Contrasted(_face(before, store), altered(before, now, store, order))


def _expires(version: int, store: Store) -> str:
    """The last day on which a version holds, as it says itself."""
    held = next((one for one in store.holdings() if one.version == version), None)
    fact = held.parts[principal(held.parts)].expires if held else None
    return fact.value if fact else ""


def _elsewhere(edition: Edition) -> bool:
    return edition.reason is not None and edition.reason.version != edition.version


def _standing(version: int, store: Store) -> tuple[Claim, ...]:
    """The sentences that tell from when until when a version holds, or what ended it."""
    parts = {
        (one.version, index): part
        for one in store.holdings()
        for index, part in enumerate(one.parts)
    }
    edition = _edition(version, store)
    own = [part for (row, _), part in parts.items() if row == version]
    if edition is None or not own:
        return ()
    told = own[principal(own)]
    source = replace(_face(version, store), status=edition.status)
    draft, passages = still(source, edition, told, parts, store)
    return verify(draft, passages, store.text).claims
