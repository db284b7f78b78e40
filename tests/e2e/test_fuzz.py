"""Good files with flipped, lost and doubled bytes become documents or one sentence, never more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.document import UnreadableFileError, Upload
from corpus.limits import Limits
from rag.backends.orders import Allowance
from rag.backends.workshop import ChildWorkshop
from tests.kinds import GOOD

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def workshop() -> Iterator[ChildWorkshop]:
    """The real one: what breaks a vendor's own code must not break the tests."""
    with closing(ChildWorkshop(Limits(pictures=0), Allowance(seconds=20))) as opened:
        yield opened


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A good file after a few accidents."""
    kind = draw(st.sampled_from(sorted(GOOD)))
    data = bytearray(GOOD[kind])
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        length = draw(st.integers(1, 40))
        match draw(st.sampled_from(["flip", "lose", "double", "fill", "cut"])):
            case "flip" if data:
                data[at] ^= 1 << draw(st.integers(0, 7))
            case "lose":
                del data[at : at + length]
            case "double":
                data[at:at] = data[at : at + length]
            case "fill":
                data[at : at + length] = draw(st.binary(min_size=1, max_size=8))
            case "cut":
                del data[max(at, len(data) // 2) :]
    return kind, bytes(data)


@settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(damaged())
def test_a_damaged_file_is_a_document_or_a_sentence(
    workshop: ChildWorkshop, file: tuple[str, bytes]
) -> None:
    """No reader lets an exception out, dies or hangs."""
    kind, data = file
    try:
        for offer in workshop.unpack(Upload(f"损.{kind}", data)):
            _read(workshop, Upload(offer.name, offer.read()))
    except UnreadableFileError as error:
        _check(str(error))


def _read(workshop: ChildWorkshop, upload: Upload) -> None:
    try:
        document, chunks = workshop.compose(upload)
    except UnreadableFileError as error:
        _check(str(error))
    else:
        assert document.text.strip()
        assert chunks


def _check(sentence: str) -> None:
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    for word in ("出乎意料", "崩溃", "内存", "秒"):
        assert word not in sentence
