from __future__ import annotations

from corpus.align import align
from corpus.provision import provisions
from tests.documents import composed
from tests.ordinance import outlined, versions


def became(old: str, new: str) -> dict[str, str]:
    """Which heading became which."""
    alignment = align(provisions(outlined(composed(old))), provisions(outlined(composed(new))))
    return {
        alignment.olds[before].section.path[-1]: alignment.news[after].section.path[-1]
        for before, after in alignment.became.items()
    }


def test_words_count_for_more_than_numbers() -> None:
    """An article that was inserted moves the others on."""
    old, new = versions()
    alignment = align(provisions(old), provisions(new))
    found = {
        alignment.olds[before].section.path[-1]: alignment.news[after].section.path[-1]
        for before, after in alignment.became.items()
    }

    assert found["第四条"] == "第六条"
    assert found["第二章　供应"] == "第二章　午餐供应"
    assert "第五条" not in found


def test_of_the_same_words_the_same_number_wins() -> None:
    """Two articles that were left out say the same."""
    text = "云溪县办法\n\n第一条　（删去）\n\n第二条　学校按时开学。\n\n第三条　（删去）\n"

    assert became(text, text) == {one: one for one in ("云溪县办法", "第一条", "第二条", "第三条")}


def test_a_heading_goes_with_what_stands_under_it() -> None:
    """Whatever it is called now."""
    articles = "第一条　图书馆向全体居民免费开放。\n\n第二条　读者凭身份证办理借书证。\n"
    old, new = (f"云溪县办法\n\n第一章　{name}\n\n{articles}" for name in ("开放", "怎样借书"))

    assert became(old, new)["第一章　开放"] == "第一章　怎样借书"
