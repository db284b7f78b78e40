from __future__ import annotations

import hashlib
import time

import pytest

from corpus.compose import compose
from corpus.document import DamageKind, UnreadableFileError, Upload
from corpus.split import split
from tests.documents import LIMIT, composed, sample

LAW = "第一条　为了促进教育公平，根据《中华人民共和国教育法》，结合本县实际，制定本条例。"


def test_a_document_knows_where_it_came_from() -> None:
    """Its name, its digest, its encoding."""
    data = LAW.encode("gb18030")
    document = compose(Upload("法/条例.txt", data), LIMIT)

    assert document.name == "法/条例.txt"
    assert document.digest == hashlib.sha256(data).hexdigest()
    assert document.encoding == "gb18030"
    assert document.text == LAW


def test_damage_is_in_the_order_of_the_text() -> None:
    """What the contents promise included."""
    damage = sample("典型经验材料").damage

    assert [one.start for one in damage] == sorted(one.start for one in damage)
    assert sum(one.kind is DamageKind.MISSING_SECTION for one in damage) == 2


def test_a_bad_file_is_refused() -> None:
    """With the reader's sentence."""
    with pytest.raises(UnreadableFileError, match="空的"):
        compose(Upload("空.txt", b""), LIMIT)


@pytest.mark.parametrize(
    "unit", [LAW, ".", "(", "**字", "字xx", " ", "一、教育", "第一条", "《", "|", "质(zhì)"]
)
def test_a_single_endless_line_takes_no_endless_time(unit: str) -> None:
    """No pattern is quadratic: half a million characters in a few seconds."""
    begun = time.perf_counter()
    document = composed(unit * (500_000 // len(unit)) + "教育")

    assert split(document)[-1].text.endswith("教育")
    assert time.perf_counter() - begun < 20


@pytest.mark.slow
def test_five_megabytes_in_one_line_are_read() -> None:
    """In a few seconds on a machine that has nothing else to do."""
    data = (LAW * 45_000).encode()
    begun = time.perf_counter()
    document = compose(Upload("条例.txt", data), LIMIT)

    assert len(data) > 5_000_000
    assert len(split(document)) > 9_000
    assert time.perf_counter() - begun < 40
