"""What became of an announcement, in a message with buttons for what is to be settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from bot.announcement import PostState
from bot.desk.press import Verb, press
from bot.message import Button, Outgoing
from bot.ports import Outcomes
from bot.posts import Cause, Outcome, Post
from bot.wording import Wording
from bot.words.posting import DeliveryWords

_HEADLINE = 80
REPORT, SETTLE = "r", "u"
"""What a button of `Verb.BOARD` begins with that shows what became of one, or what to settle."""


def told(outcome: Outcome, outcomes: Outcomes, wording: Wording) -> Outgoing:
    """What it says, the figures, and buttons to what is to be settled and to what failed."""
    say, number = wording.delivery, outcome.announcement
    title, figures = _title(number, outcomes), _figures(outcome, outcomes, say)
    lines = [say.head.format(number=number), title, *figures]
    if outcome.unknown:
        lines.append(say.to_settle.format(count=outcome.unknown))
    return Outgoing("\n".join(filter(None, lines)), rows=_rows(outcome, say))


def line(outcome: Outcome, outcomes: Outcomes, wording: Wording) -> str:
    """What it says and the figures, in a line."""
    say, number = wording.delivery, outcome.announcement
    figures = say.separator.join(_figures(outcome, outcomes, say))
    return say.line.format(number=number, title=_title(number, outcomes), figures=figures)


def headline(messages: Sequence[Outgoing]) -> str:
    """The first line of an announcement."""
    first = next((line for one in messages for line in one.text.splitlines() if line.strip()), "")
    return f"{first[:_HEADLINE]}…" if len(first) > _HEADLINE else first


def _title(announcement: int, outcomes: Outcomes) -> str:
    """What an announcement is known by: nobody remembers numbers."""
    edition = outcomes.edition(announcement)
    return headline(edition.shown) if edition else ""


def _figures(outcome: Outcome, outcomes: Outcomes, say: DeliveryWords) -> Iterator[str]:
    edition = outcomes.edition(outcome.announcement)
    if not outcome.total and edition and not edition.messages:
        yield say.withdrawn
        return
    if not outcome.total and outcome.opened:
        yield say.nobody
        return
    if not outcome.total:
        moment = datetime.fromtimestamp(outcome.at, UTC).astimezone()
        waits = moment > datetime.now(UTC)
        yield say.waiting.format(at=f"{moment:%Y-%m-%d %H:%M}") if waits else say.opening
        return
    counts = outcome.counts
    pending = counts.get(PostState.PENDING, 0)
    followed = sum(outcome.followed.values())
    told = (
        (say.sent, counts.get(PostState.SENT, 0)),
        (say.sending, counts.get(PostState.SENDING, 0)),
        (say.pending, max(0, pending - outcome.later)),
        (say.later, outcome.later),
        (say.unknown, outcome.unknown),
        (say.failed, counts.get(PostState.FAILED, 0)),
        (say.followed, followed),
        (say.behind, outcome.behind),
    )
    yield from (words.format(count=count) for words, count in told if count)


def _rows(outcome: Outcome, say: DeliveryWords) -> tuple[tuple[Button, ...], ...]:
    row = []
    if outcome.unknown:
        row.append(Button(say.settle, press(Verb.BOARD, SETTLE, outcome.announcement)))
    if outcome.counts.get(PostState.FAILED, 0):
        row.append(Button(say.failures, press(Verb.BOARD, REPORT, outcome.announcement)))
    return (tuple(row),) if row else ()


def caused(cause: Cause, say: DeliveryWords) -> str:
    """Why something did not arrive, or why nobody knows."""
    causes = {
        Cause.GONE: say.gone,
        Cause.REFUSED: say.refused,
        Cause.WITHDRAWN: say.withdrawn,
        Cause.LEFT: say.left,
        Cause.CUT: say.cut,
        Cause.KILLED: say.killed,
    }
    return causes.get(cause, "")


def where(post: Post, say: DeliveryWords) -> str:
    """What a target is called; a person by number."""
    if post.person:
        return say.person.format(number=post.person.partition(":")[2])
    return post.title or post.room.chat
