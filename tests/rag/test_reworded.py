"""A claim in words of its own stands where it says what its quotes say, and nowhere else."""

from __future__ import annotations

import pytest

from rag.reworded import unproved
from tests.attackers import ATTACKS, HARMLESS

BUS = "第四条　补助标准：小学生每生每学期320元，初中生每生每学期280元。"
FEES = (
    "公办幼儿园保教费标准为：省级示范幼儿园每生每月480元，县一级幼儿园每生每月380元，"
    "村级幼儿园每生每月180元。"
)
CLASSES = "第十一条　幼儿园班额：小班不超过25人，中班不超过30人，大班不超过35人。"
ABSENT = "儿童当月实际在园不足十天的，保教费减半收取；当月未在园的，免收保教费。"
NOON = "学校不得强制学生参加午休，不得以任何名义收取午休管理费，但需要配送餐食的除外。"
BEGINS = "本办法自2024年9月1日起施行，有效期五年。"
APPLY = (
    "申请人应当于每年9月20日前向就读学校提交申请，学校应当在10个工作日内完成初审，"
    "并报县学生资助管理中心。"
)
PAPERS = "报名时应当提交户口簿和房产证。"
EITHER = "报名时应当提交户口簿或者居住证。"
GRADES = "一、二年级不布置书面家庭作业，三至六年级书面作业不超过60分钟。"
LIST = "学校不得有下列行为：（一）体罚学生；（二）违规收费。"
POOR = "家庭经济困难的学生可以申请助学金。"
WILL = "学校不得强制学生参加，家长可以自愿选择。"
PAID = "助学金由县财政承担。"
PRIVATE = "民办幼儿园应当向县教育局备案。"

TRUE = [
    ("补助标准为小学生每学期320元。", BUS),
    ("补助标准：小学生每生每学期三百二十元，初中生每生每学期二百八十元。", BUS),
    ("初中生补助标准为每生每学期280元。", BUS),
    ("縣一級公辦幼兒園保教費標準為每生每月380元。", FEES),
    ("公办幼儿园保教费：县一级幼儿园每生每月380元，村级幼儿园每生每月180元。", FEES),
    ("幼儿园小班班额不超过25人。", CLASSES),
    ("根据规定，幼儿园班额中，小班不超过25人，大班不超过35人。", CLASSES),
    ("儿童当月实际在园不足10天的，保教费减半收取。", ABSENT),
    ("此外，当月未在园的，免收保教费。", ABSENT),
    ("该办法自2024年9月1日起施行，有效期为五年。", BEGINS),
    ("本办法自2024年9月1日起施行。", BEGINS),
    ("申请人应在每年9月20日前向就读学校提交申请。", APPLY),
    ("学校必须在十个工作日内完成初审，并报县学生资助管理中心。", APPLY),
    ("报名时须提交户口簿与房产证。", PAPERS),
    ("一、二年级不布置书面家庭作业。", GRADES),
    ("学校不能强制学生参加午休，不能以任何名义收取午休管理费，但需要配送餐食的除外。", NOON),
    ("家庭经济困难的学生可申请助学金。", POOR),
]
FALSE = [
    ("补助标准为小学生每学期280元。", BUS),
    ("补助标准为初中生每学期320元。", BUS),
    ("补助标准为小学生每学年320元。", BUS),
    ("补助标准为小学生最多320元。", BUS),
    ("补助标准为小学生、初中生每学期280元。", BUS),
    ("补助标准为小学生和初中生每学期320元。", BUS),
    ("补助标准为小学生每学期320万元。", BUS),
    ("补助标准为高中生每学期320元。", BUS),
    ("补助标准为小学生每学期约320元。", BUS),
    ("第五条规定，补助标准为小学生每学期320元。", BUS),
    ("《云溪县午餐办法》规定，补助标准为小学生每学期320元。", BUS),
    ("补助标准为小学生每学期320元，并免费提供午餐。", BUS),
    ("云溪县补助标准为小学生每学期320元。", BUS),
    ("县一级幼儿园每月480元。", FEES),
    ("县一级幼儿园保教费为每生每月380元。", FEES),
    ("民办幼儿园县一级保教费每月380元。", FEES),
    ("省级示范、县一级幼儿园保教费分别为每月380元、480元。", FEES),
    ("幼儿园小班不少于25人。", CLASSES),
    ("幼儿园小班班额为25人。", CLASSES),
    ("幼儿园小班、中班班额不超过30人。", CLASSES),
    ("儿童当月在园不足十天的，免收保教费。", ABSENT),
    ("当月未在园的，保教费减半收取。", ABSENT),
    ("儿童保教费减半收取。", ABSENT),
    ("当月未在园的，没收保教费。", ABSENT),
    ("学校可以强制学生参加午休。", NOON),
    ("学校不得以任何名义收取午休管理费。", NOON),
    ("本办法自2024年9月1日前施行。", BEGINS),
    ("本办法自2024年9月1日起废止。", BEGINS),
    ("本办法自2024年9月1日起施行，有效期三年。", BEGINS),
    ("就读学校应当于每年9月20日前向申请人提交申请。", APPLY),
    ("申请人可以于每年9月20日前向就读学校提交申请。", APPLY),
    ("学校应当在10日内完成初审。", APPLY),
    ("县学生资助管理中心应当在10个工作日内完成初审。", APPLY),
    ("报名时应当提交户口簿或者房产证。", PAPERS),
    ("报名时应当提交户口簿。", PAPERS),
    ("报名时应当提交户口簿和居住证。", EITHER),
    ("一至二年级不布置书面家庭作业。", GRADES),
    ("三、六年级书面作业不超过60分钟。", GRADES),
    ("学校体罚学生。", LIST),
    ("学校可以体罚学生。", LIST),
    ("学生可以申请助学金。", POOR),
    ("所有家庭经济困难的学生都可以申请助学金。", POOR),
    ("家庭经济困难的学生应当申请助学金。", POOR),
    ("学校和家长可以自愿选择。", WILL),
    ("学校可以自愿选择。", WILL),
    ("县财政由助学金承担。", PAID),
    ("助学金承担县财政。", PAID),
    ("县教育局应当向民办幼儿园备案。", PRIVATE),
    ("Pupils get 320 yuan.", BUS),
    ("好的。", BUS),
    ("", BUS),
]


@pytest.mark.parametrize(("claim", "quote"), TRUE)
def test_what_says_its_quote_in_other_words_is_proved(claim: str, quote: str) -> None:
    """No more and no less, of the same, in its order."""
    assert unproved(claim, [quote]) == ""


@pytest.mark.parametrize(("claim", "quote"), FALSE)
def test_what_says_anything_else_falls(claim: str, quote: str) -> None:
    """Also where each of its words stands in the quote."""
    assert unproved(claim, [quote])


def test_headings_that_are_quoted_may_name_what_is_spoken_of() -> None:
    """But not whose duty something is."""
    above = "云溪县校车补助办法"

    assert not unproved("云溪县校车补助标准为小学生每学期320元。", [BUS], above)
    assert not unproved("《云溪县校车补助办法》：补助标准为小学生每学期320元。", [BUS], above)
    assert unproved("云溪县应当在10个工作日内完成初审。", ["应当在10个工作日内完成初审。"], above)


def test_a_day_may_take_the_year_of_its_document() -> None:
    """Of none other."""
    quote, claim = "报名时间为6月12日。", "报名时间为{}年6月12日。"

    assert not unproved(claim.format(2025), [quote], years=frozenset({2025}))
    assert unproved(claim.format(2024), [quote], years=frozenset({2025}))
    assert unproved(claim.format(2025), [quote])


def test_a_year_is_not_added_where_no_day_stands() -> None:
    """That a document is of a year does not make it the year of all that it says."""
    quote = "小学生每学期补助320元。"

    assert unproved("2025年小学生每学期补助320元。", [quote], years=frozenset({2025}))


def test_several_quotes_are_said_together() -> None:
    """Each sentence of the claim rests on one of them."""
    claim = "家庭经济困难的学生可以申请助学金，助学金由县财政承担。"

    assert not unproved(claim, [POOR, PAID])
    assert unproved(claim, [POOR])


@pytest.mark.parametrize(("claim", "quotes"), ATTACKS)
def test_words_of_the_quotes_that_say_something_else_are_not_proved(
    claim: str, quotes: list[str]
) -> None:
    """Roles turned, groups exchanged, conditions crossed, halves glued, denials moved."""
    assert unproved(claim, quotes)


@pytest.mark.parametrize(("claim", "quote"), HARMLESS)
def test_what_only_looks_like_an_attack_is_proved(claim: str, quote: str) -> None:
    """Beside an attack stands what a good model says in its place."""
    assert not unproved(claim, [quote])
