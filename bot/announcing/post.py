"""Turns a bulletin into the messages of a post.

Pure. The facts come first, then what the document says above all, each in its own words, then
what changed: every section by its name, and the words of both versions as far as they fit; who
wants the rest presses a button.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.announcement import Occasion
from bot.announcing.changes import named, of_body, retold, spoken
from bot.citing import cautions, titled
from bot.message import Button, Limit, Mark, Outgoing, Style
from bot.split import split
from bot.wording import Wording
from corpus.known import Kind, Level, Status
from rag.announce.bulletin import Bulletin

LIMIT = Limit(units=4096, marks=100)
"""What every messenger takes that posts go to."""
_MOST = 3
"""Messages that the words of changes may fill."""
_DAMAGES = 2
_BLANK = Outgoing("")
_NO_RULE = frozenset({Kind.SPEECH, Kind.MODEL_TEXT, Kind.NEWS})
_WITH_CAUTIONS = frozenset(
    {Occasion.NEW, Occasion.NEW_VERSION, Occasion.REPLACED, Occasion.CORRECTED, Occasion.RESTORED}
)
_PAST = frozenset({Occasion.EXPIRED, Occasion.REPEALED})
_WITHOUT_BUTTONS = frozenset({Occasion.REMOVED})


@dataclass(frozen=True, slots=True)
class News:
    """What is to be told: a bulletin, why, and what more there is to say of that.

    `day` is the ISO date on which it takes effect or ends; `field` the name of a fact that
    was corrected.
    """

    bulletin: Bulletin
    occasion: Occasion
    day: str = ""
    field: str = ""


def post(news: News, wording: Wording) -> tuple[Outgoing, ...]:
    """The messages of a post, the buttons under the last one."""
    page = _Page(news, wording)
    *before, last = split(page.blocks(), LIMIT)
    return (*before, replace(last, rows=page.rows()))


@dataclass(frozen=True, slots=True)
class _Page:
    """A bulletin on its way to text."""

    news: News
    wording: Wording

    @property
    def bulletin(self) -> Bulletin:
        return self.news.bulletin

    def rows(self) -> tuple[tuple[Button, ...], ...]:
        """就此提问, and 对比旧版 where there is an earlier version."""
        if self.news.occasion in _WITHOUT_BUTTONS:
            return ()
        say, number = self.wording.announcing, self.bulletin.source.document_id
        row = [Button(say.ask, link=f"?start=ask_{number}")]
        if self.bulletin.contrast:
            row.append(Button(say.compare, link=f"?start=diff_{number}"))
        return (tuple(row),)

    def blocks(self) -> list[Outgoing]:
        """The page from top to bottom, an empty block for a blank line."""
        blocks = list(self._head())
        blocks += self._points()
        names = list(self._names())
        blocks += names
        return [*blocks, *self._words(blocks)] if names else blocks

    def _head(self) -> Iterator[Outgoing]:
        say, source = self.wording.announcing, self.bulletin.source
        occasion = self.wording.occasions[self.news.occasion]
        yield bold(say.head.format(occasion=occasion, title=titled(source, self.wording)))
        yield from map(Outgoing, self._facts())
        yield from map(Outgoing, self._happened())
        for claim in self.bulletin.standing:
            yield quoted(say.point.format(text=spoken(claim)))
        shown = self.bulletin.damage[:_DAMAGES]
        yield from (Outgoing(say.damage.format(damage=one)) for one in shown)
        if len(self.bulletin.damage) > _DAMAGES:
            yield Outgoing(say.more_damage.format(count=len(self.bulletin.damage) - _DAMAGES))

    def _facts(self) -> Iterator[str]:
        """Issuer, number and kind in a line, the days in another, then what must be known."""
        say, known, source = self.wording.announcing, self.wording.documents, self.bulletin.source
        facts = (
            (known.issuer, source.issuer),
            (known.number, source.number),
            (known.place, source.place),
            (known.kind, self.wording.kinds[source.kind] if source.kind in _NO_RULE else ""),
        )
        effective = self.bulletin.effective
        late = (
            bool(effective)
            and source.dated > effective
            and source.dated[: len(effective)] != effective
        )
        days = (
            (say.dated if late else known.dated, source.dated),
            (known.effective, effective),
            (
                known.expires,
                "" if self.news.occasion is Occasion.REPEALED else self.bulletin.expires,
            ),
        )
        for line in (facts, days):
            told = [say.line.format(name=name, value=value) for name, value in line if value]
            if told:
                yield say.separator.join(told)
        if self.news.occasion in _WITH_CAUTIONS:
            yield from self._cautions()

    def _cautions(self) -> Sequence[str]:
        """That a speech is no rule, that a rule does not hold yet. That it is new is said above."""
        source = self.bulletin.source
        if source.status is Status.SUPERSEDED and self.bulletin.contrast:
            return cautions(replace(source, status=Status.UNKNOWN), self.wording)
        return cautions(source, self.wording)

    def _happened(self) -> Iterator[str]:
        """What became of the document, where that is no news of its words."""
        say, news = self.wording.announcing, self.news
        sentences = {
            Occasion.CORRECTED: say.corrected if self._corrected()[1] else say.corrected_away,
            Occasion.REMOVED: say.removed,
            Occasion.RESTORED: say.restored,
            Occasion.REPEALED: say.repealed_by if self.bulletin.by else say.repealed,
            Occasion.EFFECTIVE: say.effective,
            Occasion.SOON_EFFECTIVE: say.soon_effective,
            Occasion.EXPIRED: say.expired,
            Occasion.SOON_EXPIRED: say.soon_expired,
        }
        if sentence := sentences.get(news.occasion):
            by = self.bulletin.by.strip("《》")
            field, value = self._corrected()
            yield sentence.format(day=news.day, by=by, field=field, value=value)

    def _corrected(self) -> tuple[str, str]:
        """What a corrected fact is called, and what it is now; empty where it was taken away."""
        known, found, source = self.wording.documents, self.bulletin, self.bulletin.source
        level = self.wording.levels[Level(source.level)] if source.level else ""
        facts = {
            "title": (known.title, source.title),
            "issuer": (known.issuer, source.issuer),
            "number": (known.number, source.number),
            "place": (known.place, source.place),
            "dated": (known.dated, source.dated),
            "effective": (known.effective, found.effective),
            "expires": (known.expires, found.expires),
            "kind": (known.kind, self.wording.kinds[source.kind]),
            "level": (known.level, level),
        }
        return facts.get(self.news.field, (known.status, ""))

    def _points(self) -> Iterator[Outgoing]:
        """What it says above all, in its own words."""
        say = self.wording.announcing
        if not self.bulletin.points:
            return
        head = say.points_past if self.news.occasion in _PAST else say.points
        head = say.points_now if self.bulletin.contrast else head
        yield from (_BLANK, bold(head))
        for claim in self.bulletin.points:
            yield quoted(say.point.format(text=spoken(claim)))

    def _names(self) -> Iterator[Outgoing]:
        """Since which version, how much changed, and every section by its name."""
        contrast, say = self.bulletin.contrast, self.wording.announcing
        if contrast is None:
            return
        day = contrast.before.dated or contrast.before.since
        yield from (_BLANK, bold(say.since.format(day=day) if day else say.changes))
        yield from map(Outgoing, named(contrast.alterations, self.wording))

    def _words(self, before: Sequence[Outgoing]) -> Iterator[Outgoing]:
        """The words of both versions, as many changes as fit."""
        contrast = self.bulletin.contrast
        told = [one for one in of_body(contrast.alterations) if one.claims] if contrast else []
        pages = split(before, LIMIT)
        for at, one in enumerate(told):
            more = [_BLANK, *retold(one, self.wording)]
            left = Outgoing(self.wording.announcing.rest.format(count=len(told) - at))
            # Only the last message grows: to cut all of them anew would take long.
            if len(pages) - 1 + len(split([pages[-1], *more, _BLANK, left], LIMIT)) > _MOST:
                yield from (_BLANK, left)
                return
            pages = [*pages[:-1], *split([pages[-1], *more], LIMIT)]
            yield from more


def bold(text: str) -> Outgoing:
    """A line that stands out."""
    return Outgoing(text, (Mark(0, len(text), Style.BOLD),))


def quoted(text: str) -> Outgoing:
    """The words of a document."""
    return Outgoing(text, (Mark(0, len(text), Style.QUOTE),))
