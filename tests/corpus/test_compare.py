from __future__ import annotations

import pytest
from hypothesis import given, settings

from corpus.compare import compare
from corpus.difference import Difference, Outlined, Shift, tally
from corpus.outline import outline
from tests.documents import cleaned, composed, sample, written
from tests.ordinance import outlined, told, versions
from tests.texts import TEXTS


def differences(old: str, new: str) -> list[tuple[str, str, str]]:
    """What differs between two files, in three words each."""
    before, after = (outlined(composed(written(text))) for text in (old, new))
    return [told(one) for one in compare(before, after)]


def laid_out(source: str) -> Outlined:
    """Any source, also one that would be refused as a file."""
    text = cleaned(source)
    return Outlined(text.text, outline("文件.txt", text)[1])


def changed(old: Outlined, new: Outlined, difference: Difference) -> list[tuple[str, str]]:
    """The words that differ inside a section, before and after."""
    return [
        (old.text[run.old_start : run.old_end], new.text[run.new_start : run.new_end])
        for run in difference.runs
    ]


def test_every_kind_of_difference_is_found_in_the_order_of_the_text() -> None:
    """Reworded, renumbered, inserted, dropped, split, and a chapter with another name."""
    old, new = versions()
    found = compare(old, new)

    assert [told(one) for one in found] == [
        ("reworded", "云溪县学校午餐管理办法", "云溪县学校午餐管理办法"),
        ("added", "", "第三条"),
        ("retitled", "第二章　供应", "第二章　午餐供应"),
        ("split", "第三条", "第四条、第五条"),
        ("reworded", "第四条", "第六条"),
        ("dropped", "第五条", ""),
        ("moved", "第六条", "第七条"),
        ("moved", "第七条", "第八条"),
        ("reworded", "第八条", "第九条"),
    ]
    assert changed(old, new, found[4]) == [("8", "10")]
    assert changed(old, new, found[2]) == [("", "午餐")]
    assert tally(found)[Shift.MOVED] == 2


def test_the_way_back_is_the_reverse() -> None:
    """What was added is dropped, what was split is merged."""
    old, new = versions()
    back = [told(one) for one in compare(new, old)]

    assert ("dropped", "第三条", "") in back
    assert ("added", "", "第五条") in back
    assert ("merged", "第四条、第五条", "第三条") in back


@pytest.mark.parametrize(
    "text",
    [
        "第一条　学校应当公开二○二四年的帐目；逾期的，由县教育局通报。",
        "第一條　學校應當公開二〇二四年的帐目；逾期的，由縣教育局通報。",
        "第一条 学校应当公开 二〇二四年的帐目;逾期的,由县教育局通报。",
        "第1条　学校应当公开二〇二四年的帐目；逾期的，\n由县教育局通报。",
    ],
)
def test_width_script_and_space_are_no_wording(text: str) -> None:
    """Nor is one sign of zero for another."""
    base = "第一条　学校应当公开二〇二四年的帐目；逾期的，由县教育局通报。"
    head, tail = "云溪县校务公开办法\n\n", "\n\n第二条　本办法自公布之日起施行。\n"

    assert differences(head + base + tail, head + text + tail) == []


def test_an_article_that_changes_its_chapter_has_moved() -> None:
    """Also where its number stays."""
    old = """
        云溪县图书馆规定

        第一章　总则

        第一条　图书馆向全体居民免费开放。

        第二条　图书馆每周开放不少于五十六小时。

        第二章　服务

        第三条　读者可以凭身份证办理借书证。
    """
    new = """
        云溪县图书馆规定

        第一章　总则

        第一条　图书馆向全体居民免费开放。

        第二章　服务

        第二条　图书馆每周开放不少于五十六小时。

        第三条　读者可以凭身份证办理借书证。
    """

    assert differences(old, new) == [("moved", "第二条", "第二条")]


def test_a_new_chapter_is_new_with_its_articles() -> None:
    """And the chapter after it only has another number."""
    head = "云溪县图书馆规定\n\n第一章　总则\n\n第一条　图书馆向全体居民免费开放。\n\n"
    old = f"{head}第二章　附则\n\n第二条　本规定自公布之日起施行。\n"
    new = (
        f"{head}第二章　经费\n\n第二条　图书馆购书经费列入县财政预算，每年不少于二十万元。\n\n"
        "第三章　附则\n\n第三条　本规定自公布之日起施行。\n"
    )

    assert differences(old, new) == [
        ("added", "", "第二章　经费"),
        ("added", "", "第二条"),
        ("moved", "第二章　附则", "第三章　附则"),
        ("moved", "第二条", "第三条"),
    ]


def test_paragraphs_without_numbers_are_compared_too() -> None:
    """One that changes its place among the others has moved."""
    first = "全县中小学校九月一日开学，各校要在八月底以前完成校舍检查，检查结果报送县教育局安全科。"
    second = (
        "开学第一周各校要组织一次消防演练，请乡镇消防队到场指导，演练的小结存入学校的安全档案。"
    )
    third = "各校食堂要在开学前三天完成清洁和消毒，食堂从业人员持健康证上岗，食材要当天查验和登记。"
    paragraphs = "关于开学工作的通知\n\n{}\n\n{}\n\n{}\n"
    old = paragraphs.format(first, second, third)
    new = paragraphs.format(third, first, second.replace("一次", "两次"))

    assert [one[0] for one in differences(old, new)] == ["moved", "reworded"]


def test_a_table_of_contents_is_left_aside() -> None:
    """Its lines repeat the headings, which are compared themselves."""
    old, new = versions()
    text = f"目录\n第一章　总则\n第二章　供应\n第三章　附则\n\n{old.text}"
    with_contents = outlined(composed(text))

    assert not any("目录" in one[1] for one in map(told, compare(with_contents, new)))


def test_the_samples_differ_where_a_person_sees_it() -> None:
    """The two versions of the rules for school buses."""
    old, new = outlined(sample("2019年")), outlined(sample("2024年修订"))
    found = compare(old, new)

    assert compare(old, old) == compare(new, new) == ()
    assert tally(found)[Shift.REWORDED] > 0
    for one in found:
        for run in one.runs:
            assert any(s.start <= run.old_start <= run.old_end <= s.end for s in one.old)
            assert any(s.start <= run.new_start <= run.new_end <= s.end for s in one.new)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_everything_is_accounted_for(one: str, other: str) -> None:
    """No section stands in two differences, and a text does not differ from itself."""
    old, new = laid_out(one), laid_out(other)
    found = compare(old, new)

    olds = [section for difference in found for section in difference.old]
    news = [section for difference in found for section in difference.new]
    assert len(set(olds)) == len(olds)
    assert len(set(news)) == len(news)
    assert compare(old, old) == ()


def test_two_thousand_sections_take_seconds() -> None:
    """Also where every one of them was changed, and all are much alike."""
    lines = [
        f"第{n}条　各学校应当在每年{n}月以前向县教育局报送第{n}类材料。" for n in range(1, 2001)
    ]
    old = outlined(composed("云溪县办法\n\n" + "\n".join(lines)))
    text = "\n".join(line.replace("报送", "书面报送") for line in lines)
    new = outlined(composed("云溪县办法\n\n" + text))

    assert tally(compare(old, new)) == {Shift.REWORDED: 2000}


def test_a_number_that_a_later_text_names_was_not_merged_into_it() -> None:
    """A rule that ends another one says its number and its day; these are no pieces of it."""
    old, new = (outlined(sample(name)) for name in ("校车补助办法（2019年）", "2024年修订"))
    shifts = {one.shift for one in compare(old, new)}

    assert Shift.MERGED not in shifts
    assert Shift.REWORDED in shifts
