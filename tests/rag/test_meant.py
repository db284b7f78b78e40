"""The documents a question names."""

from __future__ import annotations

import pytest

from corpus.known import Kind, Status
from rag.answer import Source
from rag.meant import marked, meant

TITLES = (
    "云溪县校车补助办法",
    "云溪县校车管理办法（2019年修订）",
    "澜江县未成年人保护条例",
    "云溪县未成年人保护条例",
    "云溪县教育局关于印发《云溪县课后服务收费办法》的通知",
)


def sources() -> list[Source]:
    """One document a title, and an older version of the first."""
    made = [
        Source(at, f"{at}.txt", at, title, Kind.REGULATION, Status.IN_FORCE)
        for at, title in enumerate(TITLES, 1)
    ]
    old = Source(1, "1.txt", 9, TITLES[0], Kind.REGULATION, Status.SUPERSEDED, speaks=False)
    return [old, *made]


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("云溪县校车补助办法现在还有效吗", [1]),
        ("《云溪县校车管理办法》还有效吗", [2]),
        ("未成年人保护条例改了什么", [3, 4]),
        ("云溪县未成年人保护条例改了什么", [4]),
        ("云溪县课后服务收费办法作废了吗", [5]),
        ("课后服务收费办法作废了吗", [5]),
        ("这个办法还有效吗", []),
        ("校车还开吗", []),
    ],
)
def test_a_title_names_a_document(question: str, documents: list[int]) -> None:
    """In full, by its end, or by the rule that a notice issues; by the version that speaks."""
    found = meant(question, sources())

    assert [one.document_id for one in found] == documents
    assert all(one.speaks for one in found)


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("《云溪县校车补助办法》对补助标准怎么规定", {1}),
        ("《云溪县校车补助办法》和《云溪县未成年人保护条例》有什么不同", {1, 4}),
        ("贯彻《云溪县校车补助办法》有哪些措施", set()),
        ("云溪县校车补助办法怎么规定", set()),
        ("《校车补助办法》怎么规定", set()),
    ],
)
def test_a_title_in_marks_is_the_text_to_be_read(question: str, documents: set[int]) -> None:
    """Whole, and not as what another text carries out."""
    assert marked(question, sources()) == documents
