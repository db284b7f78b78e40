from __future__ import annotations

import pytest

from benchmarks.edits import edited, numeral, own

LAW = "云溪县示例条例\n\n## 第一章 总则\n\n" + "\n\n".join(
    f"第{numeral(n)}条 学校应当在每年{n}月以前向县教育局报送第{n}类材料，并对材料的真实性负责。\n\n"
    f"县教育局应当在收到第{n}类材料后的{n}日内答复学校，说明理由和依据，并抄送县财政局。"
    for n in range(1, 25)
)
STRANGE = ["图书馆应当向全体居民免费开放，每周开放的时间不少于五十六小时，节假日照常开放。"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (101, "一百零一"), (132, "一百三十二")],
)
def test_articles_are_numbered_as_laws_number_them(number: int, words: str) -> None:
    """十一, not 一十一."""
    assert numeral(number) == words


def test_what_was_done_is_written_down() -> None:
    """Four articles reworded, two dropped, two added, one split."""
    made = edited(LAW, STRANGE, seed=1)
    assert made
    kinds = sorted(kind for kind, _, _ in made.done if kind != "moved")

    assert kinds == ["added"] * 2 + ["dropped"] * 2 + ["reworded"] * 4 + ["split"]
    assert made.new.count("图书馆应当") == 2
    assert "## 第一章 总则" in made.new
    assert edited(LAW, STRANGE, seed=1) == made


def test_short_texts_are_left_alone() -> None:
    """Where nearly every article would be edited."""
    assert edited("条例\n\n第一条 甲。", STRANGE, seed=1) is None
    assert own("条例\n\n第一条 甲。") == []
