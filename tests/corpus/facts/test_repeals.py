from __future__ import annotations

import pytest

from tests.documents import composed


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        (
            "2019年8月12日公布的《学前教育管理办法》（云政发〔2019〕11号）同时废止。",
            ("学前教育管理办法",),
        ),
        ("本法自2025年1月1日起施行。《学位条例》同时废止。", ("学位条例",)),
        ("《甲办法》和《乙办法（试行）》同时废止。", ("甲办法", "乙办法（试行）")),
        ("《实施〈教育法〉办法》自2025年1月1日起废止。", ("实施〈教育法〉办法",)),
        ("依据《校车条例》，到期的许可证自然废止的，由县教育局公告。", ()),
        ("《校车条例》的修改或者废止程序另行规定。", ()),
        ("本办法由县教育局解释。", ()),
    ],
)
def test_what_a_text_declares_repealed(line: str, titles: tuple[str, ...]) -> None:
    """And nothing that merely stands near the word."""
    document = composed(f"办法\n\n第一条　为了公平。\n\n第二条　{line}\n")
    found = document.parts[0].repeals
    assert titles == tuple(one.title for one in found)
    assert all(one.words in document.text for one in found)
