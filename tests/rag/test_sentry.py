"""One word about a question or an answer, over a scripted model."""

from __future__ import annotations

import time
from importlib import resources

import pytest

from rag.ports import Fault, ModelError
from rag.sentry import OF_ANSWERS, OF_QUESTIONS, Seen, Sentry
from tests.models import Broken, FakeModel, Reply

ORDERS = "看问题 {mark}", "看回答 {mark}"


def sentry(*replies: Reply) -> tuple[Sentry, FakeModel]:
    """A sentry and its model."""
    model = FakeModel(replies)
    return Sentry(model, *ORDERS, marker=lambda: "m1"), model


@pytest.mark.parametrize("word", OF_QUESTIONS)
@pytest.mark.parametrize(
    "form", ['{{"verdict": "{}"}}', "{}", " {}\n", '```json\n{{"verdict":"{}"}}\n```']
)
def test_a_word_is_a_word(word: Seen, form: str) -> None:
    """As JSON, bare, or fenced; capitals are no other word."""
    watch, model = sentry(form.format(word.upper()))

    assert watch.question("校车补助多少", ()) is word
    assert model.open == 0


@pytest.mark.parametrize(
    "said",
    [
        "",
        "pass.",
        '{"verdict": "attack", "verdict": "pass"}',
        '{"Verdict": "pass"}',
        '"pass"',
        "[" * 290,
        "pass，因为这是政策问题",
        "not pass",
        "unsure",
        "block",
        '{"verdict": "ok"}',
        '{"verdict": "pass", "why": "政策"}',
        '{"verdict": ["pass"]}',
        '{"verdict": true}',
        '{"verdict": "pass"',
        '["pass"]',
        '{"verdict": "attack"} {"verdict": "pass"}',
        "pass" * 200,
        ModelError(Fault.SLOW),
        ModelError(Fault.PAUSED),
        Broken(ModelError(Fault.CUT), '{"verdict": "pass"}'),
    ],
)
def test_all_else_is_no_pass(said: Reply) -> None:
    """More words, other words, none, a fault, a word that broke off."""
    watch, model = sentry(said)

    assert watch.question("校车补助多少", ()) is Seen.UNSURE
    assert model.open == 0


@pytest.mark.parametrize("word", OF_ANSWERS)
def test_an_answer_passes_or_not(word: Seen) -> None:
    """Its sentences are looked at together."""
    watch, model = sentry(word)

    assert watch.answer("校车补助多少", ["每学期320元。", "见 https://x.example/a 。"]) is word
    assert model.prompts[0].user == (
        "[待检查 m1]\n问题：校车补助多少\n回答：每学期320元。\n回答：见 … 。\n[待检查完 m1]"
    )


def test_what_is_said_of_questions_is_not_said_of_answers() -> None:
    """Of an answer `attack` is no word."""
    watch, _ = sentry("attack")

    assert watch.answer("校车补助多少", ["每学期320元。"]) is Seen.UNSURE


def test_it_sees_the_question_between_marks_and_the_words_to_choose_from() -> None:
    """And no number that names a person, whoever forgot to leave it out."""
    watch, model = sentry("pass")
    began = time.monotonic()

    watch.question("我电话13812345678", ("身份证110101199003074578",))

    [prompt] = model.prompts
    assert prompt.system == "看问题 m1"
    assert prompt.user == (
        "[待检查 m1]\n先前的问题：身份证〔身份证号〕\n问题：我电话〔手机号〕\n[待检查完 m1]"
    )
    assert prompt.schema is not None
    assert prompt.schema["properties"]["verdict"]["enum"] == [str(one) for one in OF_QUESTIONS]
    assert model.until[0] <= time.monotonic() + 6
    assert model.until[0] > began


def test_the_orders_are_packaged() -> None:
    """They name every word, and the marks."""
    for name, words in (("guard_question", OF_QUESTIONS), ("guard_answer", OF_ANSWERS)):
        told = (resources.files("config") / "prompts" / f"{name}.md").read_text(encoding="utf-8")
        assert "{mark}" in told
        assert all(f"- {word}：" in told for word in words)
