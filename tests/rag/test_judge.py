"""Whether evidence answers a question, and if not, why not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.document import DamageKind
from rag.answer import Found, Outcome
from rag.evidence import gather
from rag.inquiry import Inquiry, Unit, Wants
from rag.judge import Judgement, Thresholds, judge, table_of_contents
from rag.traced import Ground
from tests.asking import damaged, found, inquiry, origin, passage, words

SIZE = 100
BUS = inquiry("校车补助多少元", "校车", "补助", wants=[Wants.AMOUNT])
OPEN = inquiry("校车补助怎么申请", "校车", "补助", "申请")


def decided(asked: Inquiry, *passages: str | Found) -> Judgement:
    """What the judge makes of some passages."""
    evidence = gather(asked, [found(one) if isinstance(one, str) else one for one in passages])
    return judge(asked, evidence, Thresholds(), SIZE)


def said(judgement: Judgement) -> list[str]:
    """What may be said."""
    return list(words(judgement.evidence))


def test_without_passages_nothing_is_found() -> None:
    """The corpus is empty."""
    assert judge(BUS, [], Thresholds(), 0).outcome is Outcome.NOTHING_FOUND


def test_a_foreign_subject_is_not_known() -> None:
    """No word of the question stands there, and the meaning is far."""
    judgement = decided(BUS, found("食堂应当公示菜谱。", origin(title="食堂"), vector=0.8))

    assert judgement.outcome is Outcome.NOTHING_FOUND
    assert judgement.evidence == ()


def test_another_thing_of_a_known_kind_is_not_known() -> None:
    """校车登记 tells nothing of 结婚登记; it does of 登记, also where 结婚 stands elsewhere."""
    lacking = Unit(("结婚",), 1.0, known=False)
    near = found("校车登记由家长申请。", score=0.5, vector=0.86)

    other = decided(inquiry("结婚登记怎么办", lacking, "登记"), near)
    kind = decided(inquiry("登记怎么办", "登记"), near)
    apart = decided(inquiry("登记后结婚怎么办", lacking, "登记"), near)

    assert other.outcome is Outcome.NOTHING_FOUND
    assert kind.outcome is apart.outcome is Outcome.ANSWERED


def test_a_refusal_names_the_word_that_no_document_has() -> None:
    """The weightiest one, if it is Chinese; of what documents have, none."""
    words = Unit(("学费",), 2.0, known=False), Unit(("午托",), 1.0, known=False)
    far = found("食堂应当公示菜谱。", origin(title="食堂"), score=0.2, vector=0.8)

    assert decided(inquiry("午托学费怎么办", *words), far).strange == "学费"
    assert decided(inquiry("tuition fee", Unit(("tuition",), 2.0, known=False)), far).strange == ""
    assert decided(BUS, far).strange == ""


def test_an_open_question_is_answered_by_what_speaks_of_it() -> None:
    """All of it may be said."""
    judgement = decided(OPEN, "校车补助由家长申请。", "申请校车补助须附证明。")

    assert judgement.outcome is Outcome.ANSWERED
    assert len(said(judgement)) == 2


def test_a_figure_is_answered_only_by_sentences_that_hold_one() -> None:
    """The other sentence may not be said."""
    judgement = decided(BUS, "校车补助按规定发放。校车补助每人300元。")

    assert judgement.outcome is Outcome.ANSWERED
    assert said(judgement) == ["校车补助每人300元。"]


def test_a_figure_that_nobody_states_is_refused_with_its_subject() -> None:
    """The subject is there, the detail is not."""
    judgement = decided(BUS, "校车补助按规定发放。")

    assert judgement.outcome is Outcome.DETAIL_NOT_STATED
    assert "校车补助" in judgement.subject
    assert judgement.evidence == ()


def test_a_figure_of_something_else_is_no_answer() -> None:
    """300 is there, but of the canteen."""
    asked = inquiry("校车补助多少元", "校车", "补助", "乘车", "学期", "标准", wants=[Wants.AMOUNT])
    judgement = decided(asked, "校车补助按学期标准发放，乘车凭证。", "食堂每餐5元。")

    assert judgement.outcome is Outcome.DETAIL_NOT_STATED


@pytest.mark.parametrize(
    "kind", [DamageKind.CUT, DamageKind.LOGIN_WALL, DamageKind.MISSING_SECTION]
)
def test_where_the_text_breaks_off_the_refusal_says_so(kind: DamageKind) -> None:
    """The damage comes along."""
    text = "校车补助按规定发放。"
    cut = damaged(kind, len(text))
    judgement = decided(BUS, found(passage(text, damage=(cut,))))

    assert judgement.outcome is Outcome.SOURCE_CUT
    assert judgement.broken == (cut,)


def test_a_masked_figure_is_a_cut_source() -> None:
    """每人**元 states nothing; a mask elsewhere in the passage is another matter."""
    text = "校车补助每人**元。学校有**所。"
    masked = damaged(DamageKind.MASKED, 6, 8), damaged(DamageKind.MASKED, 13, 15)
    judgement = decided(BUS, found(passage(text, damage=masked)))

    assert judgement.outcome is Outcome.SOURCE_CUT
    assert judgement.broken == masked[:1]


def test_damage_far_from_the_subject_is_not_blamed() -> None:
    """The passage that breaks off speaks of something else."""
    other = passage("食堂菜谱。", origin(2, "食堂"), damage=(damaged(DamageKind.CUT, 5),))
    judgement = decided(BUS, "校车补助按规定发放。", found(other, score=0.1))

    assert judgement.outcome is Outcome.DETAIL_NOT_STATED
    assert judgement.broken == ()


def test_a_table_of_contents_only_promises() -> None:
    """It is neither said nor taken for the answer."""
    contents = passage("三、校车补助怎样申请 5", path=("材料", "目录"))
    judgement = decided(OPEN, found(contents), "学校应当公开账目。")

    assert judgement.outcome is Outcome.DETAIL_NOT_STATED
    assert judgement.ground is Ground.CONTENTS
    assert table_of_contents(contents)
    assert not table_of_contents(passage("正文。", path=("目录", "一、正文")))


@pytest.mark.parametrize(("asked", "answered"), [("2025", True), ("2024", True), ("2026", False)])
def test_the_year_asked_for_must_stand_near(asked: str, answered: bool) -> None:  # noqa: FBT001
    """In the words, in the title or in the date of the document; another year's is no answer."""
    year = inquiry("校车补助怎么申请", "校车", "补助", "申请", years=(asked,))
    judgement = decided(year, found("2025年校车补助由家长申请。", origin(dated="2024-07-01")))

    assert judgement.outcome.answers is answered


def test_a_year_of_long_ago_must_be_named() -> None:
    """前年 is not whatever year the text speaks of."""
    judgement = decided(
        inquiry("前年校车补助怎么申请", "校车", "补助", relative=("前年",)), "校车补助由家长申请。"
    )

    assert judgement.outcome is Outcome.DETAIL_NOT_STATED


def test_where_a_place_is_asked_for_one_must_be_named() -> None:
    """各乡镇 is no name."""
    asked = inquiry("窗口在哪条路", "窗口", "地址", wants=[Wants.PLACE])

    assert not decided(asked, "窗口地址由各乡镇公布。").outcome.answers
    assert decided(asked, "窗口地址：望溪街道文昌路18号。").outcome is Outcome.ANSWERED


def test_where_an_office_is_asked_for_an_address_is_said() -> None:
    """A county or a number of a document is none, nor is one sentence beside it."""
    asked = inquiry("资助中心在哪里", "资助中心", wants=[Wants.PLACE])
    told = decided(asked, "资助中心报云溪县政府。", "资助中心地址：望溪街道文昌路18号。")

    assert decided(asked, "资助中心报云溪县政府。").ground is Ground.PLACE
    assert [one.words for one in told.evidence] == ["资助中心地址：望溪街道文昌路18号。"]


def test_where_a_name_is_asked_for_a_person_must_be_named() -> None:
    """先问校长,再问局长 tells nobody who that is."""
    asked = inquiry("局长是谁", "局长", wants=[Wants.PERSON])

    assert decided(asked, "出了问题,先问校长,再问局长。").ground is Ground.PERSON
    assert decided(asked, "县教育局局长王建国主持会议。").outcome is Outcome.ANSWERED


def test_as_many_members_as_asked_must_be_listed() -> None:
    """“四特” names what the four are only where four are listed."""
    asked = inquiry("四特学生是哪四特", "四特", wants=[Wants.MEMBERS], names=("四特",), counts=(4,))
    four = "关爱四特学生，即特殊家庭、特殊心理、特殊行为、特殊体质学生。"

    assert decided(asked, four).outcome is Outcome.ANSWERED
    assert decided(asked, "关爱四特学生，建立一生一档。").outcome is Outcome.DETAIL_NOT_STATED


def test_the_rest_is_answered_where_only_the_date_is_missing() -> None:
    """…没有老师，哪天补 — what is said of the teachers is said, and that no date is."""
    asked = inquiry("学校没有老师，哪天补", "学校", "老师", "补", wants=[Wants.DATE])
    judgement = decided(asked, "学校老师不足的，由县里补充。")

    assert judgement.outcome is Outcome.PARTIAL
    assert judgement.subject == "时间"
    assert said(judgement)


def test_sides_of_a_comparison_need_not_say_all_of_it() -> None:
    """Each sentence speaks of one side alone, and of its own year."""
    asked = inquiry(
        "2019年和2024年校车补助各多少元",
        *("校车", "补助", "小学", "初中", "2019", "2024"),
        wants=[Wants.AMOUNT, Wants.COMPARISON],
        years=("2019", "2024"),
    )
    judgement = decided(asked, "2019年补助180元。", "2024年补助320元。")

    assert sorted(said(judgement)) == ["2019年补助180元。", "2024年补助320元。"]


def test_an_english_question_is_answered_by_nearness() -> None:
    """None of its words can stand in a Chinese text."""
    asked = inquiry("how is the school bus subsidy paid", "school", "bus", "subsidy")

    assert decided(asked, found("校车补助由学校发放。", vector=0.88)).outcome is Outcome.ANSWERED


def refused(passages: Sequence[str]) -> Judgement:
    """A judgement on an open question with a counted name."""
    asked = inquiry("“云端课堂”是什么", "云端", "课堂", names=("云端课堂",), years=("2030",))
    return decided(asked, *passages)


def test_the_subject_is_the_name_asked_about() -> None:
    """Where it stands in a passage; else the longest stretch that does."""
    assert refused(["建设云端课堂。"]).subject == "云端课堂"
    assert refused(["建设课堂，云端备课。"]).subject in {"云端", "课堂"}
