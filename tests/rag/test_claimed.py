"""The claims of a text."""

import pytest

from rag.claimed import claims


def said(text: str, most: int = 12) -> list[str]:
    """The claims of a text as they are written."""
    return [piece.text for piece in claims(text, most).pieces]


def test_a_sentence_with_two_figures_is_two_claims() -> None:
    """The second goes on from the first."""
    [first, second] = claims("校车补助小学生每学期320元，初中生每学期280元。", 12).pieces

    assert (first.text, second.text) == ("校车补助小学生每学期320元", "初中生每学期280元")
    assert "校车补助" in second.topic


def test_a_condition_stays_with_what_it_conditions() -> None:
    """…的，is no claim of its own."""
    assert said("未开通校车线路的，不享受补助。") == ["未开通校车线路的，不享受补助"]


@pytest.mark.parametrize(
    "text",
    [
        "你好，在吗",
        "谢谢大家！",
        "🔥🔥🔥",
        "https://a.example/b?c=1",
        "家长们快转发",
        "扫码加群领取300元优惠券",
        "课后服务到底怎么收费？",
        "",
    ],
)
def test_chatter_links_adverts_and_questions_claim_nothing(text: str) -> None:
    """There is nothing to look up."""
    assert said(text) == []


def test_cries_and_emoji_around_a_claim_are_left_out() -> None:
    """What is forwarded is wrapped in them."""
    assert said("🔥家长们注意！据说幼儿园小班不超过25人👏快转发！") == ["幼儿园小班不超过25人"]


def test_numbers_of_a_list_are_no_part_of_its_claims() -> None:
    """1、 and （二） go."""
    text = "1、公办幼儿园保教费每月480元；\n（二）民办不得超过680元"

    assert said(text) == ["公办幼儿园保教费每月480元", "民办不得超过680元"]


def test_what_is_said_twice_is_checked_once() -> None:
    """Forwards repeat themselves."""
    assert said("小班不超过25人。\n小班不超过25人！") == ["小班不超过25人"]


def test_the_rest_of_a_long_text_is_counted() -> None:
    """Twelve of fifteen claims are looked at."""
    found = claims("".join(f"第{n}类学校每班不超过{n + 20}人。" for n in range(15)), 12)

    assert (len(found.pieces), found.left_out) == (12, 3)


def test_the_title_of_a_notice_claims_nothing() -> None:
    """It says what the notice is about; what it tells begins below."""
    text = "云溪县教育局关于转发校车补助办法的通知\n校车运营补助标准为每车每年3.2万元。\n"

    assert said(text) == ["校车运营补助标准为每车每年3.2万元"]
