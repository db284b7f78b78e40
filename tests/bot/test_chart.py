from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.chart import ANSWERED, PARTIAL, REFUSED, chart
from bot.statistic import Counted

DAY = date(2026, 3, 1)


def colours(picture: bytes) -> dict[str, int]:
    """How many points have each of our colours."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    wanted = {tuple(bytes.fromhex(one[1:])): one for one in (ANSWERED, PARTIAL, REFUSED)}
    found = dict.fromkeys(wanted.values(), 0)
    for count, colour in image.getcolors(1_000_000) or []:
        if isinstance(colour, tuple) and colour in wanted:
            found[wanted[colour]] = count
    return found


def test_a_column_is_as_high_as_what_it_counts() -> None:
    """Twice as many questions have twice the room, within a line's width."""
    seen = colours(chart([Counted(DAY, answered=40, partial=20, refused=10)]))

    assert seen[ANSWERED] == pytest.approx(2 * seen[PARTIAL], rel=0.02)
    assert seen[PARTIAL] == pytest.approx(2 * seen[REFUSED], rel=0.02)


@pytest.mark.parametrize("days", [1, 2, 7, 30, 366])
@pytest.mark.parametrize("most", [0, 1, 9, 123_456])
def test_any_span_and_any_count_can_be_drawn(days: int, most: int) -> None:
    """A picture of the same size, in a form every messenger shows."""
    drawn = chart([Counted(DAY + timedelta(days=at), most, at, 0) for at in range(days)])
    picture = Image.open(BytesIO(drawn))

    assert (picture.format, picture.size) == ("PNG", (1080, 560))
    assert len(drawn) < 100_000


def test_a_day_without_questions_has_no_column() -> None:
    """Nothing of any colour is drawn."""
    assert set(colours(chart([Counted(DAY)])).values()) == {0}
