"""What the settings say."""

from __future__ import annotations

from bot.setup import Setup
from config.settings import Settings
from tests.words import WORDINGS, ZH


def test_who_waits_for_a_model_takes_no_place_of_who_computes() -> None:
    """Without a model as many are answered as are computed."""
    plain = Settings(workers=2, model_questions=16)
    worded = Settings(workers=2, model_questions=16, model="m")

    assert Setup(plain, WORDINGS, ZH).answering == 2
    assert (Setup(worded, WORDINGS, ZH).answering, Setup(worded, WORDINGS, ZH).threads) == (18, 2)
