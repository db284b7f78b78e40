"""`/delivery`: what became of announcements, and what is unknown about them is settled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.desk.commands.leaves import instead
from bot.desk.press import Verb, press, read
from bot.desk.running.gate import Done
from bot.desk.running.posting.outcome import caused, line, told, where
from bot.desk.scene import Scene
from bot.message import Button, Outgoing, Reaction
from bot.ports import Outcomes
from bot.posts import Post
from bot.wording import Wording
from corpus.fold import fold

ONE, ALL = "s", "a"
"""What a button of `Verb.BOARD` begins with that settles one post, or all of an announcement."""
_AGAIN, _ARRIVED = "again", "arrived"
_AGAIN_WORDS = ("重发", "again")
_ORDER = re.compile(
    r"(\d{1,9})(?:\s+(\d{1,9}))?(?:\s+(重发|again|算已送达|已送达|arrived))?", re.ASCII
)
_LATEST = 10
_FAILURES = 40
_UNKNOWN = 10
_LABEL = 40


@dataclass(frozen=True, slots=True)
class Deliveries:
    """Shows what became of announcements."""

    outcomes: Outcomes

    def __call__(self, scene: Scene) -> Done:
        """The latest ones, or the one that is named."""
        word, say = scene.incoming.text.strip(), scene.wording.delivery
        if not word:
            return Done(scene.reply([self._latest(scene.wording)]), effect=False)
        number = int(word) if word.isascii() and word.isdigit() and len(word) < _FAILURES else 0
        outcome = self.outcomes.outcome(number)
        if outcome is None:
            return Done(scene.say(say.no_such.format(number=word[:_LABEL])), effect=False)
        return Done(scene.reply([told(outcome, self.outcomes, scene.wording)]), effect=False)

    def _latest(self, wording: Wording) -> Outgoing:
        say, found = wording.delivery, self.outcomes.outcomes(_LATEST)
        if not found:
            return Outgoing(say.none)
        how = say.how.format(number=found[0].announcement)
        return Outgoing("\n".join([*(line(one, self.outcomes, wording) for one in found), how]))

    def failures(self, scene: Scene) -> Done:
        """What did not arrive, and why."""
        found, say = read(scene.incoming.text), scene.wording.delivery
        number = found.number(1) if found else 0
        outcome, failed = self.outcomes.outcome(number), self.outcomes.failed(number, _FAILURES)
        if outcome is None:
            return Done(Reaction(toast=say.no_such.format(number=number)), effect=False)
        lines = [say.head.format(number=number)]
        lines += [f"{where(one, say)}：{caused(one.cause, say)}" for one in failed]
        if left := sum(outcome.causes.values()) - len(failed):
            lines.append(say.more.format(count=left))
        return Done(scene.reply([Outgoing("\n".join(lines))]), effect=False)


@dataclass(frozen=True, slots=True)
class Settling:
    """Settles what nobody knows. A button carries the turn of the post it was shown for."""

    outcomes: Outcomes

    def __call__(self, scene: Scene) -> Done:
        """In words: announcement, perhaps a post, what is to become of it or of all."""
        say = scene.wording.delivery
        words = fold(scene.incoming.text.strip())
        if not words:
            return Done(scene.reply([self._next(scene.wording)]), effect=False)
        found = _ORDER.fullmatch(words)
        if found is None:
            return Done(scene.say(say.how_settle), effect=False)
        number, wanted = int(found[1]), int(found[2] or 0)
        if not found[3]:
            return Done(scene.reply([self._page(number, scene.wording)]), effect=False)
        again, posts = found[3] in _AGAIN_WORDS, self.outcomes.unknown(number)
        settle = self.outcomes.settle
        some = [one for one in posts if wanted in {0, one.number}]
        done = [one.number for one in some if settle(one.number, one.turn, again=again)]
        page = scene.reply([self._page(number, scene.wording)])
        if not done:
            return Done(page, effect=False)
        return Done(page, detail=_detail(number, done, again=again))

    def _next(self, wording: Wording) -> Outgoing:
        """The latest announcement of which something is to be settled."""
        latest = self.outcomes.outcomes(_LATEST)
        found = next((one.announcement for one in latest if one.unknown), 0)
        return self._page(found, wording) if found else Outgoing(wording.delivery.settled)

    def shown(self, scene: Scene) -> Done:
        """What is to be settled of an announcement."""
        found = read(scene.incoming.text)
        number = found.number(1) if found else 0
        return Done(scene.reply([self._page(number, scene.wording)]), effect=False)

    def one(self, scene: Scene) -> Done:
        """Settle one post: announcement, post, turn, what is to become of it."""
        found = read(scene.incoming.text)
        if found is None:
            return Done(Reaction(), effect=False)
        again = _AGAIN in found.words
        done = self.outcomes.settle(found.number(2), found.number(3), again=again)
        return self._settled(scene, found.number(1), [found.number(2)] if done else [], again=again)

    def all(self, scene: Scene) -> Done:
        """Settle all posts that were there when the button was shown: announcement, count, what."""
        found = read(scene.incoming.text)
        if found is None:
            return Done(Reaction(), effect=False)
        again, posts = _AGAIN in found.words, self.outcomes.unknown(found.number(1))
        same = _stamp(posts) == (found.number(2), found.number(3))
        settle = self.outcomes.settle
        done = [o.number for o in posts if same and settle(o.number, o.turn, again=again)]
        return self._settled(scene, found.number(1), done, again=again)

    def _settled(
        self, scene: Scene, announcement: int, done: Sequence[int], *, again: bool
    ) -> Done:
        """The list as it is now, and a word about what was done."""
        say = scene.wording.delivery
        page = instead(scene, [self._page(announcement, scene.wording)])
        if not done:
            return Done(Reaction(page.deliveries, toast=say.changed), effect=False)
        toast = say.was_again if again else say.was_arrived
        detail = _detail(announcement, done, again=again)
        return Done(Reaction(page.deliveries, toast=toast), detail=detail)

    def _page(self, announcement: int, wording: Wording) -> Outgoing:
        """What is to be settled, with two buttons each; where all is, what became of it."""
        say, posts = wording.delivery, self.outcomes.unknown(announcement)
        if not posts:
            outcome = self.outcomes.outcome(announcement)
            return told(outcome, self.outcomes, wording) if outcome else Outgoing(say.none)
        lines = [say.settling.format(number=announcement, count=len(posts))]
        lines += [
            f"{one.number}. {where(one, say)}：{caused(one.cause, say)}" for one in posts[:_UNKNOWN]
        ]
        if len(posts) > _UNKNOWN:
            lines.append(say.more.format(count=len(posts) - _UNKNOWN))
        rows = [row for one in posts[:_UNKNOWN] for row in _choices(one, wording)]
        if len(posts) > 1:
            rows.append(_all(announcement, posts, wording))
        lines.append(say.how_settle)
        return Outgoing("\n".join(lines), rows=tuple(rows))


def _detail(announcement: int, done: Sequence[int], *, again: bool) -> str:
    """What the log is told."""
    what = _AGAIN if again else _ARRIVED
    return f"{announcement} {what} {' '.join(map(str, done[:_FAILURES]))}"


def _choices(post: Post, wording: Wording) -> tuple[tuple[Button, ...], ...]:
    say = wording.delivery
    title = where(post, say)[:_LABEL]
    words = (ONE, post.announcement, post.number, post.turn)
    return (
        (Button(say.again.format(title=title), press(Verb.BOARD, *words, _AGAIN)),),
        (Button(say.arrived.format(title=title), press(Verb.BOARD, *words, _ARRIVED)),),
    )


def _all(announcement: int, posts: Sequence[Post], wording: Wording) -> tuple[Button, ...]:
    say = wording.delivery
    words, count = (ALL, announcement, *_stamp(posts)), len(posts)
    return (
        Button(say.all_again.format(count=count), press(Verb.BOARD, *words, _AGAIN)),
        Button(say.all_arrived.format(count=count), press(Verb.BOARD, *words, _ARRIVED)),
    )


def _stamp(posts: Sequence[Post]) -> tuple[int, int]:
    """What tells some posts from what they were and will be: how many, and their turns."""
    return len(posts), sum(post.number + post.turn for post in posts)
