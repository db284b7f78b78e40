"""Puts the desk together: who handles what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from bot.chat import Talk
from bot.desk.asked import Asked
from bot.desk.checking import Checks
from bot.desk.commands.lookup import Lookup
from bot.desk.commands.roster import Roster, roster
from bot.desk.context import Contexts
from bot.desk.desk import HandlingDesk
from bot.desk.filing import Filing
from bot.desk.forwarded import Forwards
from bot.desk.handing import Handing, Relay
from bot.desk.hearing import not_heard
from bot.desk.passages import Files, Passages
from bot.desk.plainly import Plainly
from bot.desk.press import Verb
from bot.desk.reading import Reading
from bot.desk.running.announcing.roster import Announcing, Editors, editors
from bot.desk.running.documents.archive import Archive
from bot.desk.running.documents.roster import Clerks, clerks
from bot.desk.running.files.intake import Intake
from bot.desk.running.files.showing import Showing
from bot.desk.running.gate import Gate
from bot.desk.running.goldens.offering import Offering
from bot.desk.running.goldens.roster import Examiners, examiners
from bot.desk.running.owned import OwnedRanks
from bot.desk.running.pending.means import Pending
from bot.desk.running.pending.roster import Staff
from bot.desk.running.pending.roster import staffed as queued
from bot.desk.running.posting.means import PostingMeans
from bot.desk.running.posting.roster import Posters, posters
from bot.desk.running.roster import Guide, Running, running
from bot.desk.running.watch import Watch
from bot.desk.scene import Handler
from bot.desk.searching import Searching
from bot.desk.telling import explain, only_text
from bot.desk.unpaused import PRESSES, STOPPED, Unpaused, stopping
from bot.desk.voting import Voting
from bot.desk.wishing import Wishing
from bot.incoming import Sort
from bot.message import Room
from bot.ports import (
    Asking,
    Catalogue,
    Checking,
    Log,
    Opinions,
    Originals,
    People,
    Receiving,
    Rooms,
    Suggesting,
)
from bot.wording import Wording, Wordings
from rag.ports import Goldens, Shelf, Texts


@dataclass(frozen=True, slots=True)
class Means:
    """What the desk works with.

    `quote` answers at once and in the words of the documents. `log` is of what those with ranks
    do, `watch` what they watch over zhengda with, `pending` what was not answered, `files`
    shows what they send. `words` are the operator's sentences. `owners` are the rooms where
    owners are told what concerns them; `helpers` is the room of those who answer what zhengda
    cannot, if any.
    """

    talk: Talk
    quote: Asking
    people: People
    opinions: Opinions
    texts: Texts
    originals: Originals
    suggesting: Suggesting
    catalogue: Catalogue
    shelf: Shelf
    rooms: Rooms
    ranks: OwnedRanks
    log: Log
    watch: Watch
    pending: Pending
    goldens: Goldens
    files: Showing
    archive: Archive
    announcing: Announcing
    posting: PostingMeans
    check: Checking
    receive: Receiving
    wordings: Wordings
    words: Wording
    owners: tuple[Room, ...] = ()
    helpers: Room | None = None


@dataclass(frozen=True, slots=True)
class _Offices:
    """Those who handle what comes from whoever runs zhengda."""

    run: Running
    exam: Examiners
    editing: Editors
    keeping: Clerks
    board: Posters
    queue: Staff
    intake: Intake

    @property
    def pages(self) -> dict[str, Handler]:
        """The lists whose pages are turned."""
        offices = (self.exam, self.run, self.board, self.queue, self.keeping, self.editing)
        return {name: page for one in offices for name, page in one.pages.items()}

    @property
    def commands(self) -> dict[str, Handler]:
        """Who handles a command that nobody else has."""
        offices = (self.run, self.exam, self.editing, self.board, self.intake)
        return {name: command for one in offices for name, command in one.commands.items()}

    @property
    def presses(self) -> dict[Verb, Handler]:
        """Who handles a button that nobody else has."""
        offices = (self.intake, self.exam, self.keeping, self.editing, self.board)
        return {verb: press for one in offices for verb, press in one.presses.items()}

    def sorts(self, others: Mapping[Sort, Handler]) -> Mapping[Sort, Handler]:
        """Who handles what is no command and no press; what is not for them goes to `others`."""
        queue, keeping = self.queue, self.keeping
        return self.editing.sorts(keeping.sorts(self.intake.sorts(queue.sorts(others))))


def _offices(means: Means, reading: Handler) -> _Offices:
    """Everybody behind their gates. `reading` is what everybody's files get."""
    ranks, log = means.ranks, means.log
    gate = partial(Gate, ranks, log)
    lookup = Lookup(means.catalogue, means.texts, means.shelf)
    return _Offices(
        run=running(ranks, log, means.watch, means.pending),
        exam=examiners(gate, means.talk.chats, means.quote, means.goldens),
        editing=editors(ranks, log, means.announcing),
        keeping=clerks(ranks, log, means.archive, lookup),
        board=posters(ranks, log, means.posting),
        queue=queued(means.pending, gate),
        intake=Intake(ranks, log, means.files, means.catalogue, reading),
    )


def staffed(means: Means) -> HandlingDesk:
    """The desk with everybody at it."""
    contexts = Contexts(means.talk.chats, means.texts)
    human = means.helpers is not None
    asked = Asked(means.talk, means.wordings, contexts, means.suggesting, human)
    checks = Checks(means.check, means.receive, means.talk.chats)
    reading = Reading(means.receive, checks, asked)
    going = partial(Unpaused, means.watch.pauses, means.ranks)
    offices = _offices(means, going(reading))
    spoken = _spoken(means, asked, offices.pages)
    everybody = stopping({**spoken.commands, "check": checks}, STOPPED, going)
    pressed = {**spoken.presses, **_presses(means, asked, checks)}
    board = offices.board.commands
    plainly = Plainly(means.talk.chats, board, pressed.get(Verb.HUMAN), asked)
    wishing = Wishing(means.talk.chats, means.pending.kept.wishes, offices.queue.pressed)
    return HandlingDesk(
        wordings=means.wordings,
        people=means.people,
        sorts=offices.sorts(_sorts(means, plainly, reading, going)),
        commands={
            **offices.keeping.curated(offices.queue.started(everybody)),
            **offices.commands,
            "help": Guide(spoken.commands["help"], means.ranks),
        },
        presses={
            **stopping(pressed, PRESSES, going),
            **offices.presses,
            Verb.PENDING: wishing,
        },
        fallback=explain,
    )


def _spoken(means: Means, asked: Asked, pages: Mapping[str, Handler]) -> Roster:
    """Who handles commands, and the buttons that belong to them."""
    return roster(
        asked,
        means.catalogue,
        means.texts,
        means.shelf,
        means.originals,
        means.people,
        means.rooms,
        means.opinions,
        means.owners,
        means.words,
        pages,
    )


def _sorts(
    means: Means, spoken: Handler, reading: Reading, going: Callable[[Handler], Handler]
) -> Mapping[Sort, Handler]:
    """Who handles what is no command and no press."""
    text = going(Offering(means.ranks, spoken))
    if means.helpers:
        replies = means.pending.kept.replies
        text = Relay(means.opinions, means.rooms, means.helpers, text, replies)
    searching = Searching(means.quote, means.suggesting, means.wordings)
    return {
        Sort.TEXT: text,
        Sort.SEARCH: going(searching),
        Sort.FILE: going(reading),
        Sort.FORWARD: going(Forwards(reading)),
        Sort.VOICE: not_heard,
        Sort.OTHER: only_text,
    }


def _presses(means: Means, asked: Asked, checks: Checks) -> Mapping[Verb, Handler]:
    """Who handles which button."""
    chats, opinions, wordings = means.talk.chats, means.opinions, means.wordings
    presses: dict[Verb, Handler] = {
        Verb.VOTE: Voting(chats, opinions, wordings, asked.human),
        Verb.SOURCE: Passages(chats, means.texts, wordings),
        Verb.ORIGINAL: Files(chats, means.originals),
        Verb.ASK: Offering(means.ranks, asked.pressed),
        Verb.FILE: Filing(chats, opinions, means.owners, means.words),
        Verb.CHECK: checks,
    }
    if means.helpers:
        presses[Verb.HUMAN] = Handing(chats, opinions, means.helpers, means.words)
    return presses
