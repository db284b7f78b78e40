from __future__ import annotations

from tests.documents import sample


def test_an_annex_takes_over_from_its_notice() -> None:
    """Issuer, number, date and place are the notice's; what it says itself is its own."""
    notice, rule = sample("2024年修订").parts

    assert notice.number is not None
    assert rule.number is not None
    assert rule.effective is not None
    assert rule.number.value == notice.number.value == "云政办规〔2024〕5号"
    assert rule.number.sure < notice.number.sure
    assert rule.effective.value == "2024-09-01"
    assert tuple(one.title for one in rule.repeals) == ("云溪县校车补助办法",)
    assert notice.repeals == ()
