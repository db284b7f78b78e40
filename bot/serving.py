"""The composition root of what is served: every messenger that is configured, and the service."""

# ruff: noqa: PLC0415  what takes long to load is loaded when it is needed, not for --help

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from bot import heralding, queueing, watching
from bot.desk.staff import Means
from bot.desk.unpaused import Hush
from bot.discreet import Meant
from bot.files import offers
from bot.message import Enclosure, Room
from bot.ports import Branch
from bot.rank import Deed, may
from bot.setup import Setup, address
from bot.wiring import House
from bot.working import doers, forgetting, undoing
from corpus.document import Upload
from rag.answer import Script

if TYPE_CHECKING:
    from bot.messengers.telegram.branch import Line
    from bot.server import Hook
    from bot.service.herald.means import HeraldMeans
    from bot.service.office import Patience
    from bot.service.rounds import Round
    from bot.service.serving import Sizes
    from bot.service.state import State

# Telegram falls back to the words of the empty code; not every server takes the third.
_LANGUAGES = {
    "": Script.SIMPLIFIED,
    "zh": Script.SIMPLIFIED,
    "zh-hant": Script.TRADITIONAL,
    "en": Script.ENGLISH,
}


def configured(setup: Setup) -> bool:
    """Whether there is a messenger to serve."""
    return address(setup) is not None


async def serve(setup: Setup, house: House, rounds: Sequence[Round] = ()) -> None:
    """Serve everything that is configured, and go these `rounds` as well, until told to stop.

    Raises:
        TokenRefusedError: a messenger does not know us.
        PortTakenError: somebody else listens on our port.
    """
    from bot.service import serving

    if not setup.settings.state_url.get_secret_value():
        # The database is ours alone: whoever held a job is dead.
        house.jobs.take_over()
        house.means.posting.outbox.take_over()
    means = serving.Means(
        desk=house.desk,
        jobs=house.jobs,
        chats=house.talk.chats,
        people=house.means.people,
        rooms=house.means.rooms,
        wordings=setup.wordings,
        words=setup.words,
        sizes=_sizes(setup),
        patience=_patience(setup),
        doers=doers(setup, house),
        undoing=undoing(setup, house),
        posting=_heralding(setup, house.means),
        hush=Hush(house.means.watch.pauses, house.means.ranks, setup.words),
        working=lambda person: may(house.means.ranks.rank(person), Deed.TAKE_IN),
        meant=_meant(house.means),
        rounds=[*_rounds(setup, house), *rounds],
    )
    # Before anything can come in: what does from now on is announced.
    house.means.announcing.drafting.begin()
    await serving.serve(means, partial(_connected, setup, house))


def _rounds(setup: Setup, house: House) -> Iterator[Round]:
    """What follows from what has changed."""
    yield queueing.again(house.means).steps
    yield heralding.rounding(house.means.announcing).steps
    yield watching.sweeping(house.means.watch.made)
    yield forgetting(house.means.files.proposals)
    yield from _watching(setup, house)


def _watching(setup: Setup, house: House) -> Iterator[Round]:
    """The looks into the folder that is watched, if one is."""
    from bot.service.folder import FolderRound, Watched

    folder, owners = setup.settings.watched, house.means.owners
    if folder is not None:
        room = owners[0] if owners else Room("", "")
        seconds = 60.0 * setup.settings.watch_minutes
        language = setup.settings.language
        watched = Watched(folder, lambda: list(offers([folder])), room, language, seconds)
        yield FolderRound(watched, house.jobs)


def _heralding(setup: Setup, means: Means) -> HeraldMeans:
    """What announcements are posted with."""
    from bot.service.herald.means import HeraldMeans

    rate = setup.settings.telegram_posts_per_second
    kept, pauses = means.posting, means.watch.pauses
    return HeraldMeans(kept, pauses, means.people, setup.wordings, rate, means.owners)


def _sizes(setup: Setup) -> Sizes:
    """How much at a time; every thread of the service is counted here."""
    from bot.service.serving import Sizes

    settings = setup.settings
    return Sizes(
        answering=setup.answering + 1,  # one of them is mostly waiting for the disk
        slow=1,
        quick=2,
        state=4,
        person=settings.person_limit,
        group=settings.group_limit,
        file=settings.file_limit,
    )


def _patience(setup: Setup) -> Patience:
    """How long a handler may take; a comparison may wait for the model once a side."""
    from bot.service.office import Patience

    usual, settings = Patience().usual, setup.settings
    return Patience(usual + 2 * settings.model_total_seconds) if settings.model else Patience()


def _meant(means: Means) -> Meant:
    """What comes from whoever runs zhengda, or answers in its place."""
    ranks = means.ranks
    return Meant(lambda who: ranks.rank(who) is not None, means.helpers, means.rooms.now)


def _made(means: Means, key: str) -> Upload | None:
    """A file that is no original: one that goes with an announcement, or one made to be sent."""
    return means.announcing.deciding.kept.attached(key) or means.watch.made.made(key)


@asynccontextmanager
async def _connected(
    setup: Setup, house: House, state: State
) -> AsyncIterator[Mapping[str, Branch]]:
    """The messengers that are configured, and our port: for deliveries, and to ask how we are."""
    from bot.messengers.telegram.branch import branch
    from bot.server import served

    async def original(file: Enclosure) -> Upload | None:
        if file.made:
            return await state(partial(_made, house.means, file.made))
        return await state(partial(house.means.originals.original, file.version))

    settings = setup.settings
    branches: dict[str, Branch] = {}
    hooks: tuple[Hook, ...] = ()
    if telegram := line(setup):
        known = house.means.rooms, state, original, house.means.posting.grounds
        branches["telegram"], hooks = branch(telegram, *known)
    async with served(hooks, settings.host, settings.port):
        yield branches


def line(setup: Setup) -> Line | None:
    """How Telegram and we reach each other; None where no token is set."""
    from bot.messengers.telegram.branch import Line
    from bot.messengers.telegram.shown import Profile
    from bot.messengers.telegram.webhook import Webhook

    settings, where = setup.settings, address(setup)
    if where is None:
        return None
    shown = {
        code: (words.commands, words.shown)
        for code, script in _LANGUAGES.items()
        for words in [setup.wordings[script]]
    }
    secret = settings.telegram_secret.get_secret_value() or secrets.token_urlsafe(32)
    url = settings.telegram_webhook_url
    webhook = Webhook(url, secret) if url else None
    return Line(where, Profile(shown), webhook, settings.telegram_per_second)
