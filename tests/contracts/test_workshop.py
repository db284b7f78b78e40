"""What every workshop promises: the inline one of the tests and the child process alike."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pytest

from corpus.document import UnreadableFileError, Upload
from corpus.limits import Limits
from rag.backends.orders import Allowance
from rag.backends.workshop import workshop as child
from rag.ports import Workshop
from tests.fakes import InlineWorkshop

LIMITS = Limits(size=100_000, unpacked=1_000_000, entries=20)
RULE = """云溪县校车补助办法

第一条　为规范校车补助，制定本办法。
第二条　校车补助标准为小学生每生每学期三百二十元。
"""


@pytest.fixture(scope="module", params=["inline", "child"])
def workshop(request: pytest.FixtureRequest) -> Iterator[Workshop]:
    """A workshop."""
    if request.param == "inline":
        yield InlineWorkshop(LIMITS)
    else:
        with child(LIMITS, Allowance(seconds=20)) as opened:
            yield opened


def zipped(*files: tuple[str, bytes]) -> bytes:
    """An archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return held.getvalue()


def test_a_file_becomes_a_document_and_its_chunks(workshop: Workshop) -> None:
    """The same on every workshop."""
    document, chunks = workshop.compose(Upload("县/办法.txt", RULE.encode()))

    expected = InlineWorkshop(LIMITS).compose(Upload("县/办法.txt", RULE.encode()))
    assert (document, chunks) == expected
    assert chunks


@pytest.mark.parametrize("data", [b"", bytes(5000), b"x" * (LIMITS.size + 1)])
def test_a_file_without_a_text_is_refused_in_one_sentence(workshop: Workshop, data: bytes) -> None:
    """And the next file is read."""
    with pytest.raises(UnreadableFileError) as refused:
        workshop.compose(Upload("坏.txt", data))

    assert str(refused.value).endswith("。")
    assert str(refused.value).count("。") == 1
    assert workshop.compose(Upload("办法.txt", RULE.encode()))


def test_a_file_that_is_no_archive_is_offered_as_it_is(workshop: Workshop) -> None:
    """Under its own name."""
    (offer,) = workshop.unpack(Upload("办法.txt", RULE.encode()))

    assert (offer.name, offer.read()) == ("办法.txt", RULE.encode())


def test_the_files_of_an_archive_are_offered_one_by_one(workshop: Workshop) -> None:
    """Their names begin with the archive's."""
    data = zipped(("甲.txt", RULE.encode()), ("内/乙.txt", b"two"))

    offers = workshop.unpack(Upload("全.zip", data))

    assert [(one.name, one.size) for one in offers] == [
        ("全.zip/甲.txt", len(RULE.encode())),
        ("全.zip/内/乙.txt", 3),
    ]
    assert [one.read() for one in offers] == [RULE.encode(), b"two"]


def test_members_are_read_whatever_was_done_between(workshop: Workshop) -> None:
    """Other files, other archives, in any order."""
    one = workshop.unpack(Upload("a.zip", zipped(("1.txt", b"one"), ("2.txt", b"two"))))
    other = workshop.unpack(Upload("b.zip", zipped(("1.txt", b"three"))))
    workshop.compose(Upload("办法.txt", RULE.encode()))

    assert [offer.read() for offer in (one[1], other[0], one[0])] == [b"two", b"three", b"one"]


def test_an_archive_without_files_is_refused(workshop: Workshop) -> None:
    """There is nothing to say of its members."""
    with pytest.raises(UnreadableFileError, match="没有文件"):
        workshop.unpack(Upload("空.zip", zipped()))


def test_a_bad_archive_in_an_archive_is_told_where_it_is_read(workshop: Workshop) -> None:
    """The files beside it are there."""
    data = zipped(("坏.zip", zipped()), ("好.txt", b"good"))

    bad, good = workshop.unpack(Upload("全.zip", data))

    assert good.read() == b"good"
    with pytest.raises(UnreadableFileError, match="没有文件"):
        bad.read()
