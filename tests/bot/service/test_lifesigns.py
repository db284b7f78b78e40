from __future__ import annotations

from bot.service.errands import Errands
from bot.service.lifesigns import Lifesigns
from tests.serving import FakeMessenger, said


async def test_what_never_ends_is_forgotten() -> None:
    """Nobody types for ever."""
    errands, question = Errands(), said("甲")
    signs = Lifesigns({"fake": FakeMessenger()}, errands)
    signs.begin(question)
    signs._forget(0.0)
    assert signs.under_way(question.key)
    signs._forget(float("inf"))

    assert not signs.under_way(question.key)
    await errands.close()
