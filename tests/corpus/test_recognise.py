from __future__ import annotations

import pytest
from PIL import Image

from corpus.recognise import is_there, recognise
from tests.paper import drawn

pytestmark = pytest.mark.slow


def test_the_recogniser_is_part_of_the_product() -> None:
    """Its models lie in its package, so that nothing needs to be fetched."""
    assert is_there()


def test_lines_come_with_their_places(capfd: pytest.CaptureFixture[str]) -> None:
    """The lower line stands lower; nothing is said on the terminal."""
    reading = recognise(drawn("Yunxi County", "Bus Rules"))

    assert [one.words for one in reading.seen] == ["Yunxi County", "Bus Rules"]
    assert reading.seen[0].bottom <= reading.seen[1].top
    assert all(one.sure > 0.9 for one in reading.seen)
    assert capfd.readouterr() == ("", "")


def test_a_picture_on_its_side_is_turned() -> None:
    """The scanner did not know how the paper lay."""
    lines = ("Yunxi County School Bus Rules", "Article 1 Buses are checked", "Article 2 Drivers")
    reading = recognise(drawn(*lines).transpose(Image.Transpose.ROTATE_90))

    assert reading.turn
    assert reading.seen[0].words == lines[0]


def test_a_long_picture_is_read_in_pieces() -> None:
    """A screenshot of a whole page would be shrunk until nothing can be read."""
    reading = recognise(drawn(*(f"Article {at} of the bus rules" for at in range(1, 60))))

    assert sum("bus rules" in one.words for one in reading.seen) == 59
