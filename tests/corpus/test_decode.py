from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from corpus.decode import decode
from corpus.document import UnreadableFileError
from tests.documents import sample

SIMPLIFIED = sample("学前教育管理办法").text
TRADITIONAL = OpenCC("s2hk").convert(SIMPLIFIED)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs")


@pytest.mark.parametrize("encoding", [*ENCODINGS, "gbk", "utf-8-sig", "utf-16", "utf-32"])
def test_what_was_encoded_comes_back(encoding: str) -> None:
    """In every encoding met in China, with and without a byte order mark."""
    text = TRADITIONAL if encoding.startswith("big5") else SIMPLIFIED
    text = text.encode(encoding, "ignore").decode(encoding)

    assert text == decode(text.encode(encoding)).characters


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_short_notice_is_enough(encoding: str) -> None:
    """Seven characters tell an encoding from the others."""
    text = "關於放假的通知" if encoding.startswith("big5") else "关于放假的通知"

    assert text == decode(text.encode(encoding)).characters


def test_plain_english_is_text() -> None:
    """ASCII is UTF-8."""
    assert decode(b"hello").characters == "hello"


def test_line_ends_become_one_character() -> None:
    """Windows, old Macs and Unicode have their own."""
    assert decode("一\r\n二\r三\u2028四".encode()).characters == "一\n二\n三\n四"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs"])
def test_a_broken_byte_costs_a_few_characters(encoding: str) -> None:
    """Wherever it stands: the text goes on right behind it."""
    text = TRADITIONAL if encoding.startswith("big5") else SIMPLIFIED
    whole = text.encode(encoding, "ignore")
    text = whole.decode(encoding)
    chance = random.Random(7)  # noqa: S311  chance, not secrets
    for _ in range(20):
        broken = bytearray(whole)
        broken[chance.randrange(len(broken))] = 0xFF
        read = decode(bytes(broken)).characters
        before = next((i for i, (a, b) in enumerate(zip(text, read, strict=False)) if a != b), 0)
        after = next(
            i for i, (a, b) in enumerate(zip(text[::-1], read[::-1], strict=False)) if a != b
        )

        assert len(text) - before - after <= 20


def test_japanese_is_read() -> None:
    """Where no Chinese encoding makes sense of it."""
    text = "名前,年齢,住所\n佐藤太郎,30,東京\n三木英子,25,大阪\n"

    assert text == decode(text.encode("cp932")).characters


def test_what_is_no_text_is_refused_with_advice() -> None:
    """One sentence that says what to do."""
    with pytest.raises(UnreadableFileError, match="另存为 UTF-8"):
        decode(random.Random(3).randbytes(5000))  # noqa: S311  chance, not secrets


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\x85\u2028\u2029")
    )
)
def test_utf8_is_never_misread(text: str) -> None:
    """Text without NULs that is valid UTF-8 is taken as that."""
    text = text.replace("\0", "").lstrip("\ufeff")

    assert decode(text.encode()).characters == text
