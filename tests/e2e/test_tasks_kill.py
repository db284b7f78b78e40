"""Whatever moment the service is killed at, what was ordered is done, in order, and told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e import killing_tasks
from tests.e2e.killing_tasks import Place
from tests.words import ZH

pytestmark = pytest.mark.slow
WORK, KILLS = 6, 5


def test_work_outlives_its_service(tmp_path: Path) -> None:
    """It begins again in its message; none is left that says it is under way."""
    place = Place(tmp_path)
    killing_tasks.order(place, WORK)

    found = killing_tasks.kills(place, WORK, KILLS, seed=5)

    names = [str(number) for number in range(WORK)]
    assert list(dict.fromkeys(found.begun)) == names
    assert list(dict.fromkeys(found.ended)) == names
    assert len(found.begun) <= WORK + KILLS
    ends = [text for text in found.standing if text.startswith("做完")]
    assert sorted(set(ends)) == [f"做完 {name}" for name in names]
    # A message that was sent and not written down yet is sent again: one a kill at the most.
    assert len(found.standing) <= WORK + KILLS
    assert found.dead == 0


def test_work_that_kills_its_service_is_given_up(tmp_path: Path) -> None:
    """After three tries; what waits behind it is done."""
    place = Place(tmp_path)
    killing_tasks.order(place, 2)

    found = killing_tasks.deadly(place, "0")

    assert found.begun == ["0", "0", "0", "1"]
    assert found.standing == [ZH.tasks.given_up, "做完 1"]
    assert found.dead == 1
