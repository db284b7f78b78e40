"""Which text of a file it is all about."""

from __future__ import annotations

import pytest

from corpus.known import Fact, Kind, Part
from corpus.span import Span
from rag.principal import principal


def parts(*titles: str) -> list[Part]:
    """Texts of one file."""
    kind = Fact(Kind.NOTICE.value, "", 1.0)
    return [Part(Span(at, at + 1), Fact(one, one, 1.0), kind) for at, one in enumerate(titles)]


@pytest.mark.parametrize(
    ("titles", "index"),
    [
        (("某县关于印发《甲办法》的通知", "甲办法"), 1),
        (("某县关于印发《甲办法》（2024年修订）的通知", "甲办法\n（2024年修订）"), 1),
        (("某县关于印发甲办法的通知", "申请表", "甲办法"), 2),
        (("某市转发某省《甲方案》的通知", "甲方案"), 1),
        (("云溪县关于印发《学前教育管理办法》的通知", "云溪县学前教育管理办法"), 1),
    ],
)
def test_what_a_notice_brings_is_what_its_file_is_about(
    titles: tuple[str, ...], index: int
) -> None:
    """With brackets and notes or without."""
    assert principal(parts(*titles)) == index


@pytest.mark.parametrize(
    "titles",
    [
        ("甲办法",),
        ("关于招生的通知", "招生日程"),
        ("关于印发《甲办法》的通知", "乙办法"),
        ("甲办法修改说明", "甲办法"),
    ],
)
def test_otherwise_it_is_about_its_first_text(titles: tuple[str, ...]) -> None:
    """A notice with its annexes, or a file of one text."""
    assert principal(parts(*titles)) == 0
