"""A file, an album or an archive from somebody who may take documents in: shows what it is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.desk.running.files.lists import DAYS
from bot.desk.running.files.showing import Showing
from bot.desk.running.gate import Done
from bot.desk.scene import Handler, Scene
from bot.incoming import Incoming, Sort
from bot.message import Reaction, RoomKind, Task, Work
from bot.ports import Ranks
from bot.rank import Deed, may
from corpus.document import UnreadableFileError, Upload

_POST = 60
"""Characters of a forwarded text from which on it may be a document."""
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_LONGEST_NAME = 40
_NO_NAME = re.compile(r'[\\/:*?"<>|\s]+')
_PHOTO = "photo.jpg"


@dataclass(frozen=True, slots=True)
class Inlet:
    """Leads what is for those who run zhengda to them; all else goes the way of everybody's."""

    ranks: Ranks
    gate: Handler
    meant: Callable[[Incoming], bool]
    following: Handler

    def __call__(self, scene: Scene) -> Reaction:
        """Whoever may take documents in shows one, in private."""
        here = scene.incoming
        private = here.room.kind is RoomKind.PRIVATE and here.room.lane == here.person
        if private and self.meant(here) and may(self.ranks.rank(here.person), Deed.TAKE_IN):
            return self.gate(scene)
        return self.following(scene)


def is_file(incoming: Incoming) -> bool:
    """Whether a file came, or a forwarded text long enough to be a document."""
    if incoming.sort is Sort.FORWARD and not incoming.file:
        return len(_LINK.sub("", incoming.text).strip()) >= _POST
    return incoming.file is not None


@dataclass(frozen=True, slots=True)
class Proposing:
    """Keeps what came until it is settled. What came together is looked over together."""

    showing: Showing

    def __call__(self, scene: Scene) -> Done:
        """The preview of a file, or the order to look many over."""
        upload = _upload(scene)
        if upload is None:
            return Done(scene.say(scene.wording.reading.not_fetched), effect=False)
        proposals = self.showing.proposals
        proposals.forget(datetime.now(UTC) - timedelta(days=DAYS))
        here = scene.incoming
        if batch := here.album or self._archive(here.person, upload):
            return self._many(scene, upload, batch)
        proposal = proposals.put(here.person, upload, origin=here.key)
        shown = self.showing.messages(proposal, scene.wording, scene.limit)
        return Done(scene.reply(shown), detail=f"#{proposal.number}")

    def _archive(self, person: str, upload: Upload) -> str:
        """The name of the batch that an archive is; empty where it is none, or a broken one."""
        try:
            members = self.showing.look.members(upload)
        except UnreadableFileError:
            return ""
        digest = hashlib.sha256(upload.data).hexdigest()[:20]
        return f"{person} {digest}" if members else ""

    def _many(self, scene: Scene, upload: Upload, batch: str) -> Done:
        """Keep one of many; the first of them has them looked over."""
        here, proposals = scene.incoming, self.showing.proposals
        kept = proposals.put(here.person, upload, batch, here.key)
        detail = f"#{kept.number}"
        first = next(iter(proposals.batch(batch)), kept)
        # The same message handled again after a crash orders it again; its siblings do not.
        if here.album and first.origin != here.key:
            return Done(Reaction(), detail=detail)
        about = "" if here.album else upload.name
        task = Task(Work.LOOK_OVER, here.room, here.person, (batch,), about)
        return Done(Reaction(tasks=(task,)), detail=detail)


def _upload(scene: Scene) -> Upload | None:
    """What came, under a name that tells it from others."""
    here, say = scene.incoming, scene.wording.proposing
    upload = scene.upload
    if upload is None and here.sort is Sort.FORWARD and not here.file:
        return Upload(_named(here.text, say.forwarded), here.text.encode("utf-8", "replace"))
    if upload is None or upload.name not in {_PHOTO, ""}:
        return upload
    # A camera calls everything alike, and what is called alike is taken for versions of one.
    digest = hashlib.sha256(upload.data).hexdigest()[:6]
    return Upload(f"{say.photo}-{digest}.jpg", upload.data)


def _named(text: str, otherwise: str) -> str:
    """The name of a forwarded text: its first line."""
    line = _NO_NAME.sub(" ", text.strip().split("\n", 1)[0]).strip()[:_LONGEST_NAME]
    return f"{line or otherwise}.txt"
