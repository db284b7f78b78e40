"""Sentences weighed as evidence: what they say, what stands beside and above them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.known import Kind, Level
from rag.evidence import Evidence, gather
from rag.inquiry import Inquiry, Wants
from tests.asking import found, inquiry, origin, passage, unit, words

BUS = inquiry("校车补助多少元", "校车", "补助")


def weighed(asked: Inquiry, text: str) -> dict[str, Evidence]:
    """Every sentence of one passage."""
    return {one.words: one for one in gather(asked, [found(text)])}


def test_nothing_found_is_no_evidence() -> None:
    """And no division by nothing."""
    assert gather(BUS, []) == []
    assert gather(BUS, [found("校车补助三百元。", score=0.0)])


def test_the_sentence_that_says_it_comes_first() -> None:
    """Its neighbour in the passage is behind it."""
    text = "学校应当公开账目。校车补助每人三百元。"

    assert list(words(gather(BUS, [found(text)]))) == ["校车补助每人三百元。", "学校应当公开账目。"]


def test_words_count_less_the_farther_they_stand() -> None:
    """In the sentence, beside it, in the headings, nowhere."""
    asked = inquiry("问", "甲乙", "丙丁", "戊己", "庚辛")
    here = passage("甲乙在此。丙丁在旁。", path=("戊己一章",))
    (one,) = [e for e in gather(asked, [found(here)]) if e.words == "甲乙在此。"]
    said, beside, above, nowhere = one.share

    assert said == 1.0 > beside > above > nowhere == 0.0
    assert one.alone < one.cover < 1.0


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    """The weight of a word is its share of the question."""
    asked = inquiry("问", unit("校车", weight=5.0), unit("学校", weight=1.0))
    rare, common = weighed(asked, "有校车。"), weighed(asked, "有学校。")

    assert rare["有校车。"].alone > common["有学校。"].alone


def test_any_of_the_words_of_a_meaning_covers_it() -> None:
    """补习班 is covered by 校外培训机构."""
    asked = inquiry("补习班", unit("补习班", "校外培训机构"))

    assert weighed(asked, "校外培训机构应当登记。")["校外培训机构应当登记。"].alone == 1.0


def test_most_of_a_long_word_covers_it_in_part() -> None:
    """校外培训机构 is nearly there in 校外的培训机构."""
    asked = inquiry("问", "校外培训机构")
    part = weighed(asked, "校外的培训机构应当登记。")["校外的培训机构应当登记。"].alone

    assert 0.0 < part < 1.0
    assert weighed(asked, "校外应当登记。")["校外应当登记。"].alone == 0.0


def test_headings_questions_and_signs_are_no_evidence() -> None:
    """They promise or ask, and say nothing."""
    here = passage("第二条 补助\n校车有补助吗？\n——\n校车有补助。", path=("第二条 补助",))

    assert list(words(gather(BUS, [found(here)]))) == ["校车有补助。"]


def test_what_is_all_that_a_passage_says_is_evidence_though_numbered_like_a_heading() -> None:
    """（三）…。 in a line of its own heads nothing; （三）… without an end does."""
    said, headed = "（三）校车有补助。", "（三）校车补助"
    gathered = gather(
        BUS,
        [found(passage(said, path=("（三）校车有补助",))), found(passage(headed, path=(headed,)))],
    )

    assert list(words(gathered)) == [said]


@pytest.mark.parametrize(
    ("place", "first"), [((), "校车补助由国家定。"), (("甲省",), "校车补助由省定。")]
)
def test_what_the_nation_rules_comes_before_places_that_rule_the_same(
    place: tuple[str, ...], first: str
) -> None:
    """Unless a place is asked about; what says more, or is no rule, stays where it was."""
    asked = inquiry("校车补助", "校车", "补助", places=(place,) if place else ())
    national = replace(origin(1, "校车法"), kind=Kind.LAW, level=Level.NATIONAL)
    local = replace(origin(2, "甲省校车条例", place="甲省"), level=Level.PROVINCE)
    speech = replace(origin(3, "讲话"), kind=Kind.SPEECH, level=Level.PROVINCE)
    told = gather(
        asked,
        [
            found("校车补助由省定。", local),
            found("校车补助由国家定。", national, score=0.9),
            found("校车补助要讲。", speech, score=0.95),
        ],
    )

    assert next(words(told)) == (first if place else "校车补助要讲。")
    order = list(words(told))
    assert (order.index("校车补助由国家定。") < order.index("校车补助由省定。")) is not bool(place)


def test_the_figure_asked_for_comes_first() -> None:
    """Of two sentences alike, the one that holds an amount."""
    asked = inquiry("校车补助多少元", "校车", "补助", wants=[Wants.AMOUNT])
    one, other = gather(asked, [found("校车补助按规定发放。校车补助每人300元。")])

    assert (one.words, one.holds) == ("校车补助每人300元。", True)
    assert not other.holds


def test_the_answer_to_the_very_question_comes_first() -> None:
    """As a sheet of questions heads it; not that to a question that only speaks of the same."""
    asked = inquiry("居住证怎么办", "居住证")
    sheet = [
        found(passage("可以参加补录。", path=("问6:居住证六月才拿到,能报城区学校吗?",))),
        found(passage("到派出所办理。", path=("问7:居住证怎么办?",))),
        found(passage("持居住证的可以登记。", path=("二、登记",))),
    ]

    assert next(words(gather(asked, sheet))) == "到派出所办理。"


def test_a_figure_for_the_period_asked_for_comes_first() -> None:
    """A fee for a month before one for a year."""
    asked = inquiry("幼儿园一个月多少元", "幼儿园", wants=[Wants.AMOUNT])
    year, month = found("幼儿园每生每年1000元。", score=1.2), found("幼儿园每生每月480元。")

    assert next(words(gather(asked, [year, month]))) == "幼儿园每生每月480元。"


def test_the_better_found_passage_comes_first() -> None:
    """Among sentences alike, retrieval decides; then the order of the chunks."""
    low, high = found("校车补助甲。", score=1.0), found("校车补助乙。", score=3.0)
    same = [found("校车补助丙。"), found("校车补助丁。")]

    assert next(words(gather(BUS, [low, high]))) == "校车补助乙。"
    assert list(words(gather(BUS, same[::-1]))) == ["校车补助丙。", "校车补助丁。"]


def test_what_answers_less_likely_as_it_was_read_comes_later() -> None:
    """Though it was found a little better; a passage that was not read keeps its place."""
    likely, less, unread = (
        replace(found(f"校车补助每人{sum_}元。", score=score), answers=answers)
        for sum_, score, answers in (("三百", 0.97, 4.0), ("六百", 1.0, -3.0), ("九百", 0.5, None))
    )

    first, second, third = gather(BUS, [less, likely, unread])

    assert [first.found, second.found, third.found] == [likely, less, unread]


def test_traditional_text_is_evidence_for_a_simplified_question() -> None:
    """Folding makes them one; the words stay as they are."""
    (one,) = gather(BUS, [found("校車補助每人三百元。")])

    assert (one.words, one.alone) == ("校車補助每人三百元。", 1.0)


@given(st.text(alphabet="校车补助元。；\n 甲，", max_size=40), st.floats(0, 10))
@pytest.mark.filterwarnings("error")
def test_weights_stay_within_their_bounds(text: str, score: float) -> None:
    """Whatever the text, every piece stands in its passage and covers between nothing and all."""
    for one in gather(BUS, [found(text or "空", score=score)]):
        assert one.words in one.found.passage.text
        assert 0.0 <= one.alone <= 1.0
        assert one.alone <= one.cover + 1e-9
        assert one.cover <= 1.0 + 1e-9


def test_a_title_repeated_is_no_evidence_of_a_date() -> None:
    """When a rule takes effect is not said by the sentence that names the rule once more."""
    asked = inquiry("校车补助办法何时施行", "校车补助办法", "施行", wants=(Wants.DATE,))
    text = "2019年的校车补助办法同时废止。本办法自2024年9月1日起施行。"
    here = passage(text, source=origin(title="校车补助办法"))

    assert next(words(gather(asked, [found(here)]))) == "本办法自2024年9月1日起施行。"


def test_a_word_that_only_seems_to_stand_covers_nothing() -> None:
    """校服 is not in 学校服务, but where the question itself joins two words, the text may."""
    (uniform,) = gather(inquiry("校服多少钱", "校服"), [found("学校服务片区另行公布。")])
    (joined,) = gather(inquiry("学校服务怎么样", "校服"), [found("学校服务片区另行公布。")])

    assert uniform.cover == 0.0
    assert joined.cover == 1.0


def test_the_question_of_a_sheet_counts_for_its_answer() -> None:
    """An answer need not repeat what it was asked."""
    asked = inquiry("课后服务多少钱", "课后", "服务", wants=[Wants.AMOUNT])
    here = passage("小学每生每学期300元。", path=("问14:课后服务怎么收费?",))
    other = passage("小学每生每学期300元。", path=("课后服务",))

    assert [one.alone for one in gather(asked, [found(here)])] == [1.0]
    assert [one.alone for one in gather(asked, [found(other)])] == [0.0]
