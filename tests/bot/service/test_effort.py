from __future__ import annotations

import pytest

from bot.incoming import Incoming, Sort
from bot.service.effort import Effort, asks, effort
from tests.stage import ALICE, PRIVATE


def pressed(data: str) -> Incoming:
    """A button somebody pressed."""
    return Incoming(PRIVATE, ALICE, data, Sort.PRESS)


@pytest.mark.parametrize("data", ["q:3:1", "q:0:1", "d:8:changed", "c"])
def test_a_button_that_asks_counts_as_a_question(data: str) -> None:
    """It takes its turn, and its place among those a person may ask."""
    assert asks(pressed(data))
    assert effort(pressed(data)) is not Effort.QUICK


@pytest.mark.parametrize("data", ["v:3:good", "s:3:1", "d:8", "d:8:4", "d:8:file", "p:s:2:", "?"])
def test_every_other_button_overtakes_the_questions(data: str) -> None:
    """Whoever leafs through a document does not wait for answers."""
    assert not asks(pressed(data))
    assert effort(pressed(data)) is Effort.QUICK


@pytest.mark.parametrize("what", ["look", "fix:1", "set:0:x", "diff:8", "check"])
def test_a_button_for_which_a_file_is_read_holds_up_nobody(what: str) -> None:
    """It is no question either."""
    assert not asks(pressed(f"i:3:1:{what}"))
    assert effort(pressed(f"i:3:1:{what}")) is Effort.SLOW


@pytest.mark.parametrize("what", ["yes", "instead", "own", "no", "all", "none", "page:2"])
def test_a_button_that_settles_a_file_overtakes_the_questions(what: str) -> None:
    """Nothing is read for it."""
    assert effort(pressed(f"i:3:1:{what}")) is Effort.QUICK


@pytest.mark.parametrize(
    ("command", "costs"), [("asof", True), ("compare", True), ("check", True), ("doc", False)]
)
def test_a_command_that_asks_counts_as_a_question(command: str, costs: bool) -> None:  # noqa: FBT001
    """The other ones cost nothing."""
    assert asks(Incoming(PRIVATE, ALICE, "", Sort.COMMAND, command=command)) is costs
