"""Who looks after the language model."""

from __future__ import annotations

import pytest

from rag.attended import GRAVE, Attended
from rag.ports import Fault, Model, ModelError, Prompt
from tests.models import Broken, FakeModel

PROMPT = Prompt("", "甲？")


def write(model: Model) -> list[str]:
    """All that it writes."""
    return list(model.write(PROMPT, 1.0))


def test_a_model_writes_as_without_anybody() -> None:
    """Piece by piece, under its own name; whoever wants no more of it closes it."""
    fake = FakeModel([["一", "二"], ["三", "四"]], name="m")
    model = Attended(fake, lambda: False, pytest.fail)

    assert (model.name, write(model)) == ("m", ["一", "二"])
    pieces = iter(model.write(PROMPT, 1.0))
    next(pieces)
    del pieces
    assert fake.open == 0


def test_a_silent_model_is_not_asked() -> None:
    """It counts at once."""
    fake, silent = FakeModel(["一", "二"]), [True]
    model = Attended(fake, lambda: silent[0], pytest.fail)

    with pytest.raises(ModelError) as raised:
        write(model)
    assert (raised.value.fault, fake.prompts) == (Fault.PAUSED, [])
    silent[0] = False
    assert write(model) == ["一"]


@pytest.mark.parametrize("fault", Fault)
def test_what_lasts_is_heard_of(fault: Fault) -> None:
    """A server that is busy for a moment is no news; the question hears of every fault."""
    heard: list[Fault] = []
    model = Attended(FakeModel([Broken(ModelError(fault), "一")]), lambda: False, heard.append)

    with pytest.raises(ModelError):
        write(model)
    assert heard == [fault] * (fault in GRAVE)
