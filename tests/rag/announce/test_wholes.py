from __future__ import annotations

from rag.announce.wholes import wholes
from tests.documents import composed


def _pieces(text: str) -> list[str]:
    document = composed(text)
    return [
        document.text[span.start : span.end]
        for section in document.sections
        for span in wholes(document.text, section)
    ]


def test_a_clause_goes_with_the_rest_of_its_sentence() -> None:
    """What stands after a semicolon may take back what stands before it."""
    said = "第一条　馆藏不得随意处置；确需处置的，应当经过批准。公休日应当开放。"
    assert _pieces(said)[:2] == [
        "第一条　馆藏不得随意处置；确需处置的，应当经过批准。",
        "公休日应当开放。",
    ]


def test_a_label_goes_with_what_it_heads() -> None:
    """Who is meant stands in it."""
    said = "一、事项\n（一）残疾儿童入学。由专家委员会于7月5日前完成评估。名单另发。"
    pieces = _pieces(said)
    assert "（一）残疾儿童入学。由专家委员会于7月5日前完成评估。" in pieces
    assert "名单另发。" in pieces


def test_an_answer_comes_with_its_question() -> None:
    """A yes says nothing by itself."""
    said = "入学问答\n\n问1：能不能分在同一个班？\n\n答：可以。家长须在8月15日前申请。\n"
    last = _pieces(said)[-1]
    assert last.startswith("问1：能不能分在同一个班？")
    assert last.endswith("家长须在8月15日前申请。")


def test_a_table_is_one_piece() -> None:
    """Its rows need their heads."""
    rows = "收费项目 | 标准（元）\n作业本费 | 14\n住宿费 | 160"
    assert rows in _pieces(f"收费公示表\n{rows}\n以上标准自秋季学期起执行。\n")
