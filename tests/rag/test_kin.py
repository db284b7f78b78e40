"""Whether a file is a new document, a version or a copy."""

from __future__ import annotations

import pytest

from corpus.document import Document
from rag.kin import Bond, Kin, kin
from rag.sketch import sketch
from rag.term import Holding
from tests.documents import composed

RULE = """\
{place}学前教育管理办法

（{dated}{place}人民政府公布）

第一条　为了规范学前教育管理，保障学前儿童权益，制定本办法。

第二条　公办幼儿园保教费标准为每生每月{fee}元，由县发展和改革局会同县教育局核定并向社会公布。

第三条　幼儿园不得以开办实验班、特色班等名义另行收取费用，不得跨学期预收保教费。

第四条　本办法自{effective}起施行。
"""
NOTICE = """\
云溪县教育局关于做好{what}工作的通知

云教发〔{year}〕{number}号

各学校：

现将有关事项通知如下。{body}

云溪县教育局
{year}年3月5日
"""
BODY = "各学校要按时完成报名、资格审核、录取和公示，不得提前招生，不得收取与入学挂钩的费用。"


def rule(
    place: str = "云溪县", year: int = 2019, fee: int = 300, name: str = "办法.txt"
) -> Document:
    """The rule of a county and a year."""
    words = RULE.format(place=place, dated=f"{year}年5月1日", fee=fee, effective=f"{year}年9月1日")
    return composed(words, name)


def notice(
    what: str = "义务教育招生入学",
    year: int = 2024,
    number: int = 8,
    body: str = BODY,
    name: str = "通知.txt",
) -> Document:
    """A notice of the education office."""
    return composed(NOTICE.format(what=what, year=year, number=number, body=body), name)


def bond(new: Document, *stored: Document) -> Kin:
    """How a file stands to what is stored."""
    holdings = [
        Holding(at, at, document.name, document.parts) for at, document in enumerate(stored, 1)
    ]
    sketches = {at: sketch(document.text) for at, document in enumerate(stored, 1)}
    texts = {at: document.text for at, document in enumerate(stored, 1)}
    return kin(new, holdings, sketches, texts.__getitem__)


def test_the_first_document_has_no_kin() -> None:
    """Nothing is stored."""
    assert bond(rule()).bond is Bond.NONE


def test_a_newer_rule_of_the_same_title_is_a_version() -> None:
    """Whatever its file is called, and whichever was added first."""
    old, new = rule(), rule(year=2024, fee=380, name="新办法.docx")

    assert bond(new, old).bond is Bond.VERSION
    assert bond(old, new).bond is Bond.VERSION


def test_the_twin_of_another_county_is_another_document() -> None:
    """However alike their words are."""
    assert bond(rule("澜江县"), rule("云溪县")).bond is Bond.NONE


def test_the_same_words_in_another_file_are_a_copy() -> None:
    """Spaces and signs apart."""
    spaced = composed(rule().text.replace("，", ", ").replace("。\n", "。\n\n"), "扫描.txt")

    assert bond(spaced, rule()).bond is Bond.COPY


def test_a_notice_with_the_same_number_is_a_version() -> None:
    """It was corrected after it was issued."""
    assert bond(notice(body=BODY + "咨询电话另行公布。"), notice()).bond is Bond.VERSION


def test_next_year_s_notice_of_another_matter_is_another_document() -> None:
    """Number, date and words differ."""
    other = "请各学校组织师生参加消防演练，检查校舍和食堂，及时消除隐患，于月底前报送总结材料。"

    assert bond(notice(year=2025, number=3, body=other, name="a.txt"), notice()).bond is Bond.NONE


def test_next_year_s_notice_in_the_same_words_is_asked_about() -> None:
    """It may take the place of the old one, or stand beside it."""
    found = bond(notice(year=2025, number=3), notice())

    assert found.bond is Bond.UNSURE
    assert (found.document, found.title) == (1, "云溪县教育局关于做好义务教育招生入学工作的通知")


def test_nearly_identical_words_under_another_title_are_asked_about() -> None:
    """A page that lost its title, or a copy by someone else."""
    body = "".join(
        f"第{n}条　{'甲乙丙丁戊己庚辛'[n % 8] * 3}事项由{n}号窗口办理。\n\n" for n in range(1, 60)
    )
    stored = composed(f"云溪县政务服务事项办理规定\n\n{body}", "规定.txt")

    assert bond(composed(f"窗口办事说明\n\n{body}", "x.txt"), stored).bond is Bond.UNSURE


def test_a_file_that_was_edited_is_a_version_of_itself() -> None:
    """Its name says so where its title changed with its words."""
    old = composed("放学安排\n\n每天下午四点放学，家长在校门口等候，不得进入教学楼。\n", "安排.txt")
    new = composed("放学安排\n\n每天下午五点放学，家长在校门口等候，不得进入教学楼。\n", "安排.txt")

    assert bond(new, old).bond is Bond.VERSION


def test_one_name_alone_makes_no_version() -> None:
    """Every folder has its 通知.txt."""
    other = notice(what="校园消防安全", number=30, body="请各学校组织消防演练并报送总结。")

    assert bond(other, notice()).bond is Bond.NONE


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_closest_of_several_is_told(order: tuple[int, int]) -> None:
    """A version comes before a doubt."""
    stored = (rule("澜江县"), rule("云溪县"))
    found = bond(rule(year=2024, fee=380), *(stored[at] for at in order))

    assert found.bond is Bond.VERSION
    assert found.document == order.index(1) + 1


def test_a_title_that_nobody_wrote_makes_no_version() -> None:
    """第一条等3部分 stands for a file that has no title, as many have."""
    old = composed("第一条　校车每天早晨七点发车。\n第二条　司机应当礼让。\n", "甲.txt")
    new = composed("第一条　食堂每天公示菜谱。\n第二条　司机应当礼让。\n", "乙.txt")

    assert old.parts[0].title.value == new.parts[0].title.value
    assert bond(new, old).bond is Bond.NONE


def test_a_rule_is_known_behind_the_notice_that_issued_it() -> None:
    """The notices of 2019 and 2024 have other titles than the rule they bring."""
    words = (
        "云溪县人民政府关于印发《学前教育管理办法》{note}的通知\n云政发〔{year}〕3号\n\n"
        "各乡镇人民政府：\n\n现印发给你们，请遵照执行。\n\n云溪县人民政府\n{year}年5月1日\n\n{rule}"
    )
    texts = [
        words.format(
            year=year,
            note=note,
            rule=RULE.format(place="云溪县", dated=f"{year}年5月1日", fee=fee, effective="9月1日"),
        )
        for year, note, fee in ((2019, "", 300), (2024, "（2024年修订）", 380))
    ]
    old, new = (composed(text, f"{at}.txt") for at, text in enumerate(texts))

    assert len(old.parts) == len(new.parts) == 2
    assert bond(new, old).bond is Bond.VERSION
    assert bond(new, rule()).bond is Bond.VERSION


def test_rules_behind_notices_of_two_counties_stay_two() -> None:
    """The rule itself may not name its county; its notice does."""
    words = (
        "{place}人民政府关于印发《校车安全管理实施办法》的通知\n{sign}政发〔{year}〕3号\n\n各乡镇人民政府：\n\n"
        "现印发给你们，请遵照执行。\n\n{place}人民政府\n{year}年5月1日\n\n校车安全管理实施办法\n\n"
        "第一条　为方便学生上下学，制定本办法。\n\n第二条　本办法自{year}年9月1日起施行。\n"
    )
    one = composed(words.format(place="云溪县", sign="云", year=2019), "甲.txt")
    other = composed(words.format(place="澜山县", sign="澜", year=2024), "乙.txt")

    assert bond(other, one).bond is Bond.NONE
