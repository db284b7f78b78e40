from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from rag.backends.model.budget import Budget, Budgeted, estimated
from rag.backends.model.served import Served, Waits
from rag.backends.model.writer import Writer
from rag.ports import ModelError, Prompt, Tokens
from tests.models import MemorySpending
from tests.scripted import DONE, HEAD, Scripted, chunk, said, scripted, status, usage

DAY = date(2026, 11, 22)
PROMPT = Prompt("系统" * 10, "问题" * 10, most=100)


@pytest.fixture
def server() -> Iterator[Scripted]:
    """A model that says what it costs."""
    with scripted([HEAD, chunk("好"), chunk("", "stop"), usage(30, 5), DONE]) as found:
        yield found


def budgeted(server: Scripted, spending: MemorySpending, budget: Budget) -> Budgeted:
    """A model within a budget."""
    waits = Waits(connect=1, first=1, stall=1, total=3)
    writer = Writer(Served("m", server.url, waits=waits, retries=0))
    return Budgeted(writer, spending, budget, lambda: DAY)


def write(model: Budgeted) -> str:
    """What it writes, to the end."""
    return "".join(model.write(PROMPT, time.monotonic() + 5))


def test_what_the_server_tells_is_counted(server: Scripted) -> None:
    """What was counted before is corrected."""
    spending = MemorySpending()
    assert write(budgeted(server, spending, Budget())) == "好"

    assert spending.days == {DAY: Tokens(30, 5)}


def test_a_spent_budget_is_told_at_once_and_nothing_is_asked(server: Scripted) -> None:
    """As soon as one more request might go beyond it."""
    spending = MemorySpending()
    model = budgeted(server, spending, Budget(tokens=200))

    assert [write(model), write(model)] == ["好", "好"]
    with pytest.raises(ModelError, match="spent"):
        write(model)
    assert (len(server.asked), spending.days[DAY]) == (2, Tokens(60, 10))


def test_money_is_a_budget_too(server: Scripted) -> None:
    """A hundred written tokens at 10,000 a million cost 1."""
    spending = MemorySpending()
    dear = Budget(cost=0.9, price_written=10_000)
    with pytest.raises(ModelError, match="spent"):
        write(budgeted(server, spending, dear))

    assert spending.days[DAY] == Tokens()
    assert write(budgeted(server, spending, Budget(cost=1.1, price_written=10_000))) == "好"


def test_what_was_not_answered_costs_nothing(server: Scripted) -> None:
    """A server that was busy has read nothing."""
    spending = MemorySpending()
    server.then(status(429, {}))
    with pytest.raises(ModelError, match="busy"):
        write(budgeted(server, spending, Budget()))

    assert spending.days[DAY] == Tokens()


def test_what_a_server_does_not_tell_is_estimated(server: Scripted) -> None:
    """Also where nobody wanted the rest."""
    spending = MemorySpending()
    server.then(said("好" * 5, "的" * 5))
    model = budgeted(server, spending, Budget())
    write(model)
    assert spending.days[DAY] == Tokens(40, 10)
    pieces = model.write(PROMPT, time.monotonic() + 5)
    next(pieces)
    pieces.close()  # type: ignore[attr-defined]

    assert spending.days[DAY] == Tokens(80, 15)


def test_where_nothing_can_be_counted_nothing_is_spent(server: Scripted) -> None:
    """The database fails: the model is not asked."""
    spending = MemorySpending()
    spending.broken = True
    with pytest.raises(ModelError, match="spent"):
        write(budgeted(server, spending, Budget()))

    assert server.asked == []


def test_tokens_are_estimated_on_the_high_side() -> None:
    """A Chinese sign is one, three letters are one."""
    assert estimated("学前教育 abc") == 4 + 2
    assert estimated("") == 0


def test_it_is_told_when_little_is_left(server: Scripted) -> None:
    """Of tokens or of money; nothing of it where there is no budget."""
    dear = Budget(cost=1.05, price_written=10_000)
    for budget, told in ((Budget(tokens=155), True), (Budget(tokens=2_000), False), (dear, True)):
        warned: list[bool] = []
        spending = MemorySpending()
        model = replace(budgeted(server, spending, budget), warn=lambda: warned.append(True))  # noqa: B023  of this turn
        write(model)
        assert bool(warned) is told
    write(replace(budgeted(server, MemorySpending(), Budget()), warn=lambda: warned.append(False)))
    assert False not in warned


def test_a_day_ends_at_midnight_and_the_budget_begins_anew(server: Scripted) -> None:
    """What was asked before midnight is of the day before, whenever it ends."""
    spending, days = MemorySpending(), [DAY]
    model = replace(budgeted(server, spending, Budget(tokens=200)), today=lambda: days[0])
    pieces = model.write(PROMPT, time.monotonic() + 5)
    next(pieces)
    days[0] = date(2026, 11, 23)
    assert list(pieces) == []
    write(model)

    assert spending.days == {DAY: Tokens(30, 5), days[0]: Tokens(30, 5)}
