from __future__ import annotations

from rag.parted import conditioned, marks, parted


def test_a_condition_stays_with_what_depends_on_it() -> None:
    """And a clause that ends with a colon is a sentence that leads the others in."""
    assert conditioned("拒绝的,退回,并说明理由") == ["拒绝的,退回,", "并说明理由"]
    lead, rest = parted(3, "一、标准:小学320元,初中280元。")
    assert (lead.leads, rest.leads, rest.quote) == (True, False, 3)
    assert [part.text for part in rest.parts] == ["小学320元,", "初中280元。"]


def test_marks_are_what_numbers_a_sentence() -> None:
    """None is one as well."""
    assert list(marks(["第三条 甲乙。(二)丙丁。"])) == ["", "第三条", "(二)"]
