from __future__ import annotations

import pytest

from tests.documents import composed


def until(line: str) -> str | None:
    """Until when a rule of 2024-09-01 with this line holds."""
    source = f"校车办法\n\n第一条　本办法自2024年9月1日起施行。\n\n第二条　{line}\n"
    fact = composed(source).parts[0].expires
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("本办法有效期至2025年12月31日。", "2025-12-31"),
        ("有效期5年。", "2029-08-31"),
        ("本办法有效期为五年。", "2029-08-31"),
        ("本办法试行期两年。", "2026-08-31"),
        ("本办法自2024年9月1日起施行，有效期三年。", "2027-08-31"),
        ("本办法自2024年9月1日起施行，至2026年8月31日止。", "2026-08-31"),
        ("试行期自2024年9月1日至2025年8月31日。", "2025-08-31"),
        ("本办法执行期限为6个月。", "2025-02-28"),
        ("许可证有效期5年。", None),
        ("人身安全保护令的有效期不超过六个月。", None),
        ("劳动合同自2024年1月1日起至2025年1月1日止。", None),
        ("报名自2024年5月1日至5月31日。", None),
        ("本办法由县教育局解释。", None),
    ],
)
def test_until_when_it_holds(line: str, day: str | None) -> None:
    """The last day; what a permit or a contract has is not the document's."""
    assert day == until(line)


def test_a_time_without_a_beginning_is_not_counted() -> None:
    """Five years from an unknown day end on an unknown day."""
    assert composed("校车办法\n\n第一条　有效期5年。\n").parts[0].expires is None
