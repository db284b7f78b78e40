from __future__ import annotations

from dataclasses import replace

import pytest

from bot.message import Limit, Outgoing, Style
from bot.render import growing, render, spoken
from bot.split import units
from corpus.known import Kind, Status
from rag.answer import Notice, Outcome, Question, Script
from rag.compared import Side
from tests.answers import RULE, answered, cite, refused, source
from tests.words import EN, HANT, WORDINGS, ZH

TELEGRAM = Limit(units=4096, marks=100)


def quotes(messages: list[Outgoing]) -> list[str]:
    """What is marked as quoted."""
    return [
        message.text[mark.start : mark.end]
        for message in messages
        for mark in message.marks
        if mark.style is Style.QUOTE
    ]


def test_an_answer_is_sentences_then_sources() -> None:
    """What a person reads, to the letter."""
    (message,) = render(answered(), ZH, TELEGRAM)

    assert message.text == (
        "据库中文件：\n"
        "县财政对入园幼儿每生每年补助 300 元。[1]\n"
        "\n"
        "来源\n"
        "[1] 《云溪县学前教育管理办法》 · 第二章 经费 › 第九条 · 2024-05-01 · 现行\n"
        "县财政对入园幼儿每生每年补助 300 元。"
    )
    assert quotes([message]) == [RULE]


def test_citations_are_numbered_in_the_order_of_their_use() -> None:
    """A source used twice keeps its number."""
    first, second = cite("甲事由教育局办理。"), cite("乙事由财政局办理。")
    answer = answered([("甲。", (first,)), ("乙。", (second, first)), ("甲乙。", (first,))])

    assert spoken(answer, ZH).splitlines()[1:] == ["甲。[1]", "乙。[2][1]", "甲乙。[1]"]
    assert quotes(render(answer, ZH, TELEGRAM)) == [first.quote, second.quote]


def test_a_speech_is_not_shown_as_a_rule() -> None:
    """Kind and notice stand with the source."""
    speech = cite(origin=source("在全县教育工作会议上的讲话", kind=Kind.SPEECH))
    (message,) = render(answered([(RULE, (speech,))]), ZH, TELEGRAM)

    assert " · 讲话\n" in message.text
    assert message.text.endswith("⚠ 这是讲话材料，不是规定。")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.REPEALED, "这份文件已经废止。"),
        (Status.SUPERSEDED, "这份文件已有新的版本或被新文件取代。"),
        (Status.NOT_YET_EFFECTIVE, "这份文件还没有开始施行。"),
    ],
)
def test_a_document_that_does_not_hold_says_so(status: Status, words: str) -> None:
    """Nobody is told a rule without hearing that it is none now."""
    old = cite(origin=source(status=status))
    (message,) = render(answered([(RULE, (old,))]), ZH, TELEGRAM)

    assert message.text.endswith(f"⚠ {words}")
    assert f" · {ZH.statuses[status]}\n" in message.text


def test_damage_is_said_once() -> None:
    """What stands beside the claims is not repeated under the source."""
    cut, masked = "原文在此截断，缺 3985 字。", "金额被遮盖为 XX。"
    answer = answered([(RULE, (cite(damage=(cut, masked)),))], damage=(cut,))
    (message,) = render(answer, ZH, TELEGRAM)

    assert message.text.count(cut) == 1
    assert f"注意：{cut}" in spoken(answer, ZH)
    assert message.text.endswith(f"⚠ {masked}")


def test_a_partial_answer_names_what_is_missing() -> None:
    """The person knows which half to look for elsewhere."""
    said = spoken(answered(outcome=Outcome.PARTIAL, subject="高中"), ZH)

    assert said.startswith("据库中文件，只能回答一部分：")
    assert said.endswith("没有找到依据的部分：高中。")


def test_a_refusal_shows_the_nearest_without_numbers() -> None:
    """What does not suffice is not dressed as a citation."""
    (message,) = render(refused(nearest=(cite(),)), ZH, TELEGRAM)

    assert message.text.startswith("库中没有找到与此有关的内容，无法回答。\n\n")
    assert "以下内容最接近，但不足以回答：\n· 《云溪县学前教育管理办法》" in message.text
    assert "[1]" not in message.text
    assert quotes([message]) == [RULE]


@pytest.mark.parametrize(
    ("outcome", "subject", "damage", "said"),
    [
        (
            Outcome.DETAIL_NOT_STATED,
            "校车",
            (),
            "库中文件提到了「校车」，但没有说明您问的这一点。",
        ),
        (Outcome.DETAIL_NOT_STATED, "", (), "库中文件没有说明您问的这一点。"),
        (
            Outcome.SOURCE_CUT,
            "资助标准",
            ("原文需登录才能看全。",),
            "有关「资助标准」的来源不完整：原文需登录才能看全。",
        ),
        (Outcome.SOURCE_CUT, "", (), "有关这个问题的来源不完整：原文在这里中断。"),
        (
            Outcome.NOTHING_FOUND,
            "",
            ("原文截断。",),
            "库中没有找到与此有关的内容，无法回答。\n注意：原文截断。",
        ),
    ],
)
def test_a_refusal_says_why(
    outcome: Outcome, subject: str, damage: tuple[str, ...], said: str
) -> None:
    """Subject and damage fill the sentence; without them another one stands in."""
    assert spoken(refused(outcome, subject=subject, damage=damage), ZH) == said


def test_a_refusal_names_the_word_that_no_document_has() -> None:
    """The asker may know another word for it."""
    said = spoken(replace(refused(), missing="学费"), ZH)

    assert said == f"{ZH.outcomes[Outcome.NOTHING_FOUND]}库中文件没有出现过「学费」。"


@pytest.mark.parametrize("outcome", [Outcome.GREETING, Outcome.THANKS, Outcome.CAPABILITY])
def test_politeness_carries_no_citation(outcome: Outcome) -> None:
    """A greeting has one sentence and no sources."""
    (message,) = render(refused(outcome), ZH, TELEGRAM)

    assert message == Outgoing(ZH.outcomes[outcome])


def test_the_frame_follows_the_question_and_quotes_stay() -> None:
    """An English frame stands around Chinese quotes, a Traditional one around Simplified."""
    english = render(answered(script=Script.ENGLISH), EN, TELEGRAM)
    traditional = render(answered(script=Script.TRADITIONAL), HANT, TELEGRAM)

    assert english[0].text.startswith("The stored documents say")
    assert "\nSources\n" in english[0].text
    assert "\n來源\n" in traditional[0].text
    assert quotes(english) == quotes(traditional) == [RULE]


def test_signs_of_markup_and_braces_go_through() -> None:
    """No text is taken for a format, neither the bot's nor the messenger's."""
    odd = "**粗** <b>x</b> {0} {subject} [1] _a_ `b`。"
    answer = answered([(odd, (cite(odd),))])

    assert odd in render(answer, ZH, TELEGRAM)[0].text
    assert "「{x}」" in spoken(refused(Outcome.DETAIL_NOT_STATED, subject="{x}"), ZH)


def test_a_long_answer_is_split_and_nothing_is_lost() -> None:
    """10,000 characters arrive within the limit, every sentence and every quote."""
    claims = [
        (f"第{n}项：{'补助' * 40}。", (cite(f"原文第{n}项，{'补助' * 60}。", chunk=n),))
        for n in range(1, 50)
    ]
    messages = render(answered(claims), WORDINGS[Script.SIMPLIFIED], TELEGRAM)

    assert len(messages) > 2
    assert all(units(message.text) <= 4096 for message in messages)
    text = "\n".join(message.text for message in messages)
    assert all(f"{words}[{n}]" in text for n, (words, _) in enumerate(claims, 1))
    assert quotes(messages) == [cited.quote for _, (cited,) in claims]


def test_an_answer_without_its_model_says_so_first() -> None:
    """Then come the quotes, as without any model."""
    answer = replace(answered(), notice=Notice.AWAY)

    assert spoken(answer, ZH).splitlines()[:2] == [
        "模型暂时用不了，以下直接引用原文。",
        "据库中文件：",
    ]


def test_what_was_searched_for_by_its_words_alone_says_so() -> None:
    """Before an answer, and behind a refusal, which might have been one."""
    said = ZH.remarks[Notice.BY_WORDS]
    answer = spoken(replace(answered(), notice=Notice.BY_WORDS), ZH).split("\n")
    refusal = spoken(replace(refused(), notice=Notice.BY_WORDS), ZH).split("\n")

    assert (answer[0], refusal[1]) == (said, said)


def test_what_broke_off_says_so_after_what_is_proved() -> None:
    """And nothing else is said of why."""
    answer = replace(answered(outcome=Outcome.PARTIAL), notice=Notice.INCOMPLETE, model="m")

    assert spoken(answer, ZH).splitlines()[1:] == [
        f"{RULE}[1]",
        "回答到这里中断了，没有说完；以上每句话都已核对。请稍后再问一次。",
    ]


def test_what_is_not_answered_is_named() -> None:
    """In words of the question, which may end like one."""
    answer = replace(answered(outcome=Outcome.PARTIAL), missing="什么时候发放？")

    assert spoken(answer, ZH).splitlines()[0] == "据库中文件，只能回答一部分："
    assert spoken(answer, ZH).splitlines()[-1] == "没有找到依据的部分：什么时候发放。"


def test_a_claim_in_other_words_is_no_quote() -> None:
    """Its source shows the very words."""
    answer = replace(answered([("每人每年补三百元。", (cite(),))]), model="m")

    assert quotes(render(answer, ZH, TELEGRAM)) == [RULE]


@pytest.mark.parametrize("script", list(Script))
def test_an_answer_that_grows_fits_one_message_and_shows_whole_claims(script: Script) -> None:
    """Also where it is long: the numbers are those of the whole one."""
    wording = WORDINGS[script]
    long = answered(
        [(f"第{n}句{'很长' * 90}。", (cite(f"原文第{n}句。", chunk=n),)) for n in range(40)],
        script=script,
    )
    few = replace(long, claims=long.claims[:3])
    whole = render(long, wording, TELEGRAM)[0].text

    message = growing(few, wording, TELEGRAM)
    assert message.text.endswith(wording.frame.growing)
    assert whole.startswith(message.text.removesuffix(wording.frame.growing).rstrip())
    assert units(growing(long, wording, TELEGRAM).text) <= TELEGRAM.units


def test_who_wrote_a_personal_number_is_told_that_it_was_left_out() -> None:
    """In one sentence, above the sources of an answer and under a refusal."""
    question = Question("电话13812345678，学前补助多少")
    said = spoken(replace(answered(), question=question), ZH).splitlines()
    declined = spoken(replace(refused(Outcome.NOTHING_FOUND), question=question), ZH).splitlines()

    assert said[-1] == declined[-1] == ZH.frame.left_out
    assert ZH.frame.left_out not in spoken(answered(), ZH)


def test_who_asks_of_a_case_of_their_own_is_told_who_judges_it() -> None:
    """The rule is given all the same."""
    question = Question("我被幼儿园辞退了怎么赔偿")
    said = spoken(replace(answered(), question=question), ZH).splitlines()

    assert said[-1] == ZH.frame.own_case
    assert len(said) == len(spoken(answered(), ZH).splitlines()) + 1


def test_whose_rules_stand_in_a_table_is_said_above_it() -> None:
    """It is no claim of the first side."""
    first, second = cite("小班 25 人。", chunk=1), cite("中班 30 人。", chunk=2)
    told = answered([(one.quote, (one,)) for one in (first, second)])
    whose = first.passage.source, second.passage.source
    answer = replace(told, sides=(Side("小班", 1), Side("中班", 1)), whose=whose)

    said = spoken(answer, ZH).splitlines()

    assert said[2:6] == ["【小班】", "小班 25 人。[1]", "【中班】", "中班 30 人。[2]"]


def test_what_may_be_about_something_else_says_so_first() -> None:
    """Before any claim, and as soon as it grows."""
    answer = replace(answered(), unsure=True)

    assert spoken(answer, ZH).splitlines()[1] == ZH.frame.unsure
    assert ZH.frame.unsure in growing(answer, ZH, TELEGRAM).text
    assert ZH.frame.unsure not in spoken(answered(), ZH)


def test_a_comparison_is_shown_side_by_side() -> None:
    """Each side under its name; of one of which nothing is found, that it is so."""
    first, second = cite("补助 180 元。", chunk=1), cite("补助 320 元。", chunk=2)
    claims = [(one.quote, (one,)) for one in (first, second)]
    answer = replace(
        answered(claims, outcome=Outcome.PARTIAL),
        sides=(Side("2019年", 1), Side("2024年", 1), Side("2026年", 0)),
        missing="2026年",
    )

    (message,) = render(answer, ZH, TELEGRAM)

    said = message.text.split("\n\n")[0].split("\n")
    assert said[1:] == [
        "【2019年】",
        "补助 180 元。[1]",
        "【2024年】",
        "补助 320 元。[2]",
        "【2026年】库中文件没有说明。",
    ]
    bold = [message.text[m.start : m.end] for m in message.marks if m.style is Style.BOLD]
    assert bold == ["【2019年】", "【2024年】", "来源"]
