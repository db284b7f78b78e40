"""`announced`: what the draft of an announcement says of a new version of a law.

Both versions are added as files, one after the other; the draft is made by the product. A changed
article counts as named if its number stands in the lines of the post that name what changed, by
its old or its new number. The key tells of the articles that both versions have by number; those
that only one of them has must be named, too. Every quote is looked for, sign by sign, in the file.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.bench import Bench
from benchmarks.changes import KEYS, LAWS, articles, law, named, rows
from benchmarks.table import Table, figure
from bot.announcement import Announcement, Occasion
from bot.announcing.drafting import Drafting
from bot.backends.sql.announcements import SqlAnnouncements
from bot.message import Outgoing, Style
from bot.setup import default_wordings
from bot.wording import Wording
from corpus.document import Upload
from rag.announce.compose import compose
from rag.announce.witnessed import strayed
from rag.backends.home import home
from rag.change import Offer
from rag.ingest import Library
from rag.ports import Store
from tests.fakes import FakeEmbedder, InlineWorkshop

COMMAND = "python benchmarks/run.py announced"
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇]+条")


@dataclass(frozen=True, slots=True)
class Told:
    """What a draft said: the articles it names, its quotes, and how long it took to make."""

    named: set[str]
    quotes: Sequence[str]
    citations: int
    strange: int
    messages: int
    seconds: float


def tables(bench: Bench) -> list[Table]:
    """A line a law."""
    del bench
    if not (KEYS / "version_pairs.jsonl").is_file():
        print("../shared/corpus is not there: nothing is announced")
        return []
    files = {row["id"]: row["file"] for row in rows("laws.metadata.jsonl")}
    lines = [
        _line(row, files[row["old"]], files[row["new"]]) for row in rows("version_pairs.jsonl")
    ]
    head = (
        "law",
        "articles to be named",
        "precision",
        "recall",
        "quotes in the post",
        "quotes checked",
        "not verbatim",
        "messages",
        "s",
    )
    note = "In the post stand as many quotes as three messages hold; checked are all of the draft."
    title = "Announced: the newer version of a law"
    return [Table("announced", title, COMMAND, head, tuple(lines), note)]


def _line(row: dict[str, Any], old: str, new: str) -> tuple[str, ...]:
    told, wanted = _told(old, new), _wanted(row, old, new)
    right = len(told.named & wanted)
    return (
        named(row),
        str(len(wanted)),
        figure(right / max(len(told.named), 1)),
        figure(right / max(len(wanted), 1)),
        str(len(told.quotes)),
        str(told.citations),
        str(told.strange),
        str(told.messages),
        f"{told.seconds:.2f}",
    )


def _wanted(row: dict[str, Any], old: str, new: str) -> set[str]:
    """By the key, and what only one version has."""
    before, after = articles(law(old)), articles(law(new))
    both = before.keys() & after.keys()
    same = {one for one in both if before[one] == after[one]}
    changed = {one["article"] for one in row["changed"]} - same
    return changed | (before.keys() ^ after.keys())


def _told(old: str, new: str) -> Told:
    """Add both versions and draft what happened."""
    words = default_wordings().for_language("zh")
    with tempfile.TemporaryDirectory() as folder, home(Path(folder), "fake-1") as rooms:
        library = Library(rooms.store, rooms.shelf, FakeEmbedder(), InlineWorkshop())
        kept = SqlAnnouncements(rooms.database)
        drafting = Drafting(rooms.store, kept, words)
        drafting.catch_up()
        _add(library, old)
        drafting.catch_up()
        _add(library, new)
        began = perf_counter()
        drafting.catch_up()
        seconds = perf_counter() - began
        [one] = [o for o in kept.waiting() if o.draft.occasion is Occasion.NEW_VERSION]
        return _read(one, rooms.store, words, seconds)


def _add(library: Library, name: str) -> None:
    upload = Upload(name, (LAWS / name).read_bytes())
    for change in library.add([Offer.of(upload)]):
        if not change.document:
            raise ValueError(change.reason)


def _read(one: Announcement, store: Store, words: Wording, seconds: float) -> Told:
    draft = one.draft
    texts = [store.text(draft.version), store.text(draft.before)]
    found = compose(draft.version, store, draft.before)
    changes = found.contrast.alterations if found.contrast else ()
    claims = [*found.points, *(claim for change in changes for claim in change.claims)]
    cited = [citation for claim in claims for citation in claim.citations]
    strange = sum(not any(c.quote in text for text in texts) for c in cited)
    shown = list(_quoted(draft.messages, words))
    pieces = [piece for quote in shown for piece in quote.splitlines()]
    loose = [p for p in strayed(pieces, texts) if not any(_covered(p, c.quote) for c in cited)]
    return Told(
        named=set(_named(draft.messages, words)),
        quotes=shown,
        citations=len(cited),
        strange=strange + len(_broken(loose, claims)),
        messages=len(draft.messages),
        seconds=seconds,
    )


def _covered(piece: str, quote: str) -> bool:
    return "".join(piece.split()) in "".join(quote.split())


def _broken(loose: Sequence[str], claims: Sequence[Any]) -> list[str]:
    """Lines of the post that are no words of a claim: a lead-in stands before its item there."""
    said = ["".join(claim.text.split()) for claim in claims]
    return [one for one in loose if not any("".join(one.split()) in text for text in said)]


def _named(messages: Sequence[Outgoing], words: Wording) -> Iterator[str]:
    """The articles in the lines that name what changed."""
    signs = tuple(f"{kind}：" for kind in words.shifts.values())
    for message in messages:
        at = 0
        for line in message.text.splitlines(keepends=True):
            quoted = any(m.start <= at < m.end for m in message.marks if m.style is Style.QUOTE)
            if line.startswith(signs) and not quoted:
                yield from _ARTICLE.findall(line)
            at += len(line)


def _quoted(messages: Sequence[Outgoing], words: Wording) -> Iterator[str]:
    """The words that are set as quotes, without the sign before them."""
    said = (words.announcing.point, *words.roles.values())
    signs = sorted((one.partition("{text}")[0] for one in said), key=len, reverse=True)
    for message in messages:
        for mark in message.marks:
            if mark.style is Style.QUOTE:
                quote = message.text[mark.start : mark.end]
                sign = next((one for one in signs if one and quote.startswith(one)), "")
                yield quote.removeprefix(sign)
