"""What every backend of the figures promises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.kept import Vote
from bot.statistic import Counted, Worded
from rag.answer import Answer, Notice, Outcome
from rag.backends.spending import SqlSpending
from rag.ports import Tokens
from tests.answers import answered, refused
from tests.fakes import FakeEmbedder, document
from tests.keeping import Keeping
from tests.stored import put

CHAT = "telegram:5|telegram:5"


@pytest.fixture
def today(kept: Keeping) -> date:
    """The day on which all is asked here, by what counts it."""
    number = kept.chats.keep(CHAT, replace(refused(Outcome.GREETING), claims=()))
    found = kept.chats.recall(number)
    assert found is not None
    return found.asked.astimezone().date()


@pytest.fixture
def cites(kept: Keeping) -> Callable[[str], Answer]:
    """Makes answers that quote a stored document of their own."""

    def citing(name: str) -> Answer:
        text = f"{name}每人每年补助三百元。"
        made = put(kept.store, document(f"{name}.txt", text, title=name), FakeEmbedder())
        stored = kept.store.text(made.version_id)
        cited = kept.store.passage(made.version_id, 0, len(stored)).cite(text)
        return answered([(text, (cited,))])

    return citing


def test_a_day_counts_what_was_asked_by_what_came_of_it(kept: Keeping, today: date) -> None:
    """Small talk is no question; every day of the span is there, also where nobody asked."""
    for outcome in (Outcome.NOTHING_FOUND, Outcome.ATTACK):
        kept.chats.keep(CHAT, refused(outcome))
    found = kept.figures.statistics(today - timedelta(days=2), today, 5)

    assert found.days == (
        Counted(today - timedelta(days=2)),
        Counted(today - timedelta(days=1)),
        Counted(today, refused=2),
    )
    assert found.total == Counted(today, refused=2)


def test_documents_are_counted_by_the_answers_that_quote_them(
    kept: Keeping, today: date, cites: Callable[[str], Answer]
) -> None:
    """The one quoted most comes first; who is not quoted is told, and how many they are."""
    often, seldom = cites("校车"), cites("午餐")
    for name in ("课后", "入学"):
        cites(name)
    for answer in (seldom, often, replace(often, outcome=Outcome.PARTIAL)):
        kept.chats.keep(CHAT, answer)
    found = kept.figures.statistics(today, today, 1)

    assert found.days == (Counted(today, answered=2, partial=1),)
    assert [(one.title, one.count) for one in found.cited] == [("校车", 2)]
    assert ([one.title for one in found.uncited], found.unread) == (["课后"], 2)


def test_half_of_the_answers_and_nearly_all_have_their_seconds(kept: Keeping, today: date) -> None:
    """Of a hundred, the fiftieth and the ninety-fifth."""
    for number in range(100):
        kept.chats.keep(CHAT, replace(refused(), seconds=(number + 1) / 100))
    found = kept.figures.statistics(today, today, 5)

    assert (found.median, found.slow) == (0.5, 0.95)


def test_what_a_model_put_into_words_is_counted(kept: Keeping, today: date) -> None:
    """And how often it could not, or not to the end."""
    for answer in (
        replace(refused(), notice=Notice.AWAY),
        replace(refused(), model="m"),
        replace(refused(), model="m", notice=Notice.INCOMPLETE),
        refused(),
    ):
        kept.chats.keep(CHAT, answer)
    found = kept.figures.statistics(today, today, 5)

    assert found.worded == Worded(answers=2, away=1, broken_off=1)


def test_nothing_asked_gives_nothing(kept: Keeping, today: date) -> None:
    """Also no seconds; on another day than today."""
    yesterday = today - timedelta(days=1)
    found = kept.figures.statistics(yesterday, yesterday, 5)

    assert (found.total.total, found.median, found.slow) == (0, 0.0, 0.0)
    assert (found.good, found.bad, found.cited) == (0, 0, ())


def test_votes_are_counted_as_they_stand(kept: Keeping, today: date) -> None:
    """One that was changed counts as what it is now."""
    number = kept.chats.keep(CHAT, refused())
    for person, good in (("telegram:5", True), ("telegram:5", False), ("telegram:6", False)):
        kept.opinions.vote(number, person, Vote(good))
    found = kept.figures.statistics(today, today, 5)

    assert (found.good, found.bad) == (0, 2)


def test_what_was_asked_is_read_until_it_is_forgotten(kept: Keeping, today: date) -> None:
    """The newest first, without small talk, and no more than is wanted."""
    for text, chat in (("一？", CHAT), ("二？", "telegram:6|telegram:6"), ("三？", CHAT)):
        kept.chats.keep(chat, refused(text=text))
    found = kept.figures.wondered(today, 2)
    kept.people.forget("telegram:5")

    assert [one.text for one in found] == ["三？", "二？"]
    assert len({one.conversation for one in found}) == 2
    assert [one.text for one in kept.figures.wondered(today, 9)] == ["二？"]
    assert kept.figures.wondered(today + timedelta(days=1), 9) == []


def test_the_tokens_of_some_days_are_told(kept: Keeping, today: date) -> None:
    """Those that were read and those that were written, which cost differently."""
    if kept.database is None:
        pytest.skip("nothing is counted in memory")
    spending = SqlSpending(kept.database)
    spending.take(today, Tokens(30, 5))
    spending.take(today - timedelta(days=1), Tokens(4, 1))
    spending.take(today - timedelta(days=9), Tokens(100, 100))
    found = kept.figures.statistics(today - timedelta(days=1), today, 5)

    assert found.worded.tokens == Tokens(34, 6)
