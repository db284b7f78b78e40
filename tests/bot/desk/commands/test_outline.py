from __future__ import annotations

from bot.desk.commands.outline import unit, units
from corpus.document import Section
from corpus.span import Span


def section(*path: str, at: int, body: bool = True, part: int = 0) -> Section:
    """A section of ten characters."""
    return Section(path, part, at * 10, at * 10 + (0 if body else 10), at * 10 + 10)


RULE = [
    section("办法", at=0),
    section("办法", "第一章", at=1, body=False),
    section("办法", "第一章", "第一条", at=2),
    section("办法", "第二章", at=3, body=False),
    section("办法", "第二章", "第二条", at=4),
]


def test_a_rule_falls_into_its_chapters() -> None:
    """What stands before the first one has no heading."""
    assert [(one.number, one.heading) for one in units(RULE)] == [
        (1, ""),
        (2, "第一章"),
        (4, "第二章"),
    ]
    assert units(RULE)[1].span == Span(10, 30)


def test_a_title_without_words_of_its_own_is_left_out() -> None:
    """There would be nothing to read."""
    bare = [section("办法", at=0, body=False), *RULE[1:]]

    assert [one.heading for one in units(bare)] == ["第一章", "第二章"]


def test_every_text_of_a_file_falls_into_its_own() -> None:
    """An enclosure is called by its title."""
    notice = section("通知", at=0)
    enclosed = [
        section("办法", at=1, part=1),
        section("办法", "第一条", at=2, part=1),
        section("办法", "第二条", at=3, part=1),
    ]

    assert [one.heading for one in units([notice, *enclosed])][1:] == ["办法", "第一条", "第二条"]


def test_a_text_without_a_common_title_falls_into_its_highest_headings() -> None:
    """As minutes do."""
    found = units([section("一", at=0), section("一", "1", at=1), section("二", at=2)])

    assert [(one.number, one.heading) for one in found] == [(1, "一"), (3, "二")]


def test_a_section_has_all_that_stands_below_it() -> None:
    """A chapter its articles; a title what follows it at once, not the whole text."""
    chapter, title, article = unit(RULE, 2), unit(RULE, 1), unit(RULE, 3)

    assert chapter is not None
    assert title is not None
    assert article is not None
    assert chapter.span == Span(10, 30)
    assert title.span == Span(0, 10)
    assert article.span == Span(20, 30)
    assert unit(RULE, 0) is None
    assert unit(RULE, 6) is None
    assert units([]) == []
