"""The samples that are no plain text are those that their script writes."""

from __future__ import annotations

import pytest

from corpus.compose import compose
from corpus.document import Upload
from tests.documents import LIMIT, sample
from tests.samples import FILES, FOLDER


@pytest.mark.parametrize("name", FILES)
def test_a_sample_is_what_its_script_writes(name: str) -> None:
    """As it is read, not byte for byte: the libraries that pack it may change."""
    kept = compose(Upload(name, (FOLDER / name).read_bytes()), LIMIT)
    made = compose(Upload(name, FILES[name]()), LIMIT)

    assert (made.text, made.sections, made.parts) == (kept.text, kept.sections, kept.parts)


@pytest.mark.parametrize("name", FILES)
def test_a_sample_says_that_it_is_invented(name: str) -> None:
    """As the others do."""
    assert "均属虚构" in sample(name).text


def test_words_of_the_samples_stand_where_they_belong() -> None:
    """Numbers that Word counts, a table in its article, the lines of a PDF file in sentences."""
    lunch, rest = sample("午餐"), sample("午休")
    article = next(one for one in lunch.sections if one.path[-1:] == ("第四条",))
    table = (
        "供餐方式 | 小学（元/餐） | 初中（元/餐） | 普通高中（元/餐）\n食堂供餐 | 9 | 10.5 | 12\n"
    )

    assert table in lunch.text[article.start : article.end]
    assert "第七条 每学期午餐费结余超过百分之三的" in lunch.text
    assert "云溪县人民政府办公室文件" not in lunch.text
    assert "每名学生铺位面积不小于2平方米。\n" in rest.text
    assert [one.path[-1] for one in rest.sections[1:3]] == ["一、自愿参加", "二、午休时间"]
