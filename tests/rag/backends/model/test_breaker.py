from __future__ import annotations

import pytest

from rag.backends.model.breaker import Breaker, Breaking
from rag.patience import within
from rag.ports import Fault, ModelError, Prompt
from tests.models import Broken, FakeModel, Reply

PROMPT = Prompt("a", "b")


def outcomes(breaking: Breaking, times: int) -> list[str]:
    """How some prompts in a row end."""
    found: list[str] = []
    for _ in range(times):
        try:
            found.append("".join(breaking.write(PROMPT, 9.0)))
        except ModelError as error:
            found.append(str(error))
    return found


def test_five_failures_in_a_row_give_it_rest() -> None:
    """Then nothing is asked; after the rest one may try, and one failure more rests it again."""
    now = [0.0]
    model = FakeModel(lambda _: ModelError(Fault.BUSY))
    breaking = Breaking(model, Breaker(clock=lambda: now[0]))

    assert outcomes(breaking, 7) == ["busy"] * 5 + ["resting"] * 2
    now[0] = 31
    assert outcomes(breaking, 3) == ["busy", "resting", "resting"]
    assert len(model.prompts) == 6


def test_one_that_works_again_is_asked_again() -> None:
    """By everybody."""
    now = [0.0]
    replies: list[Reply] = [*[ModelError(Fault.SLOW)] * 5, "好", "好"]
    breaking = Breaking(FakeModel(replies), Breaker(clock=lambda: now[0]))
    outcomes(breaking, 5)
    now[0] = 31

    assert outcomes(breaking, 2) == ["好", "好"]


def test_only_one_tries_while_the_others_wait() -> None:
    """A server that comes back is not run over."""
    now = [0.0]
    breaker = Breaker(failures=1, clock=lambda: now[0])
    breaker.failed(Fault.BUSY)
    now[0] = 31
    breaker.admit()

    with pytest.raises(ModelError, match="resting"):
        breaker.admit()


@pytest.mark.parametrize("fault", [Fault.CUT, Fault.SPENT])
def test_what_is_not_its_failure_does_not_count(fault: Fault) -> None:
    """An answer that was too long, a budget that is spent."""
    breaking = Breaking(FakeModel(lambda _: Broken(ModelError(fault), "半")), Breaker(failures=1))

    assert outcomes(breaking, 3) == [str(fault)] * 3


def test_who_closes_early_has_been_served() -> None:
    """The row of failures ends."""
    replies: list[Reply] = [ModelError(Fault.BUSY), ["一", "二"], ModelError(Fault.BUSY), "好"]
    breaking = Breaking(FakeModel(replies), Breaker(failures=2))
    outcomes(breaking, 1)
    pieces = breaking.write(PROMPT, 9.0)
    assert next(pieces) == "一"
    pieces.close()  # type: ignore[attr-defined]

    assert outcomes(breaking, 2) == ["busy", "好"]


def test_a_question_without_time_is_no_failure_of_the_model() -> None:
    """It was computed for so long that nothing is left; the model is not asked."""
    model = FakeModel(lambda _: "好")
    breaking = Breaking(model, Breaker(failures=1))
    with within(0.5, 2):
        assert outcomes(breaking, 3) == ["slow"] * 3
    assert model.prompts == []
    with within(10, 2):
        assert outcomes(breaking, 1) == ["好"]
