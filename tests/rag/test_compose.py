"""An answer in a model's words: what is proved is said, and nothing else."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from rag.answer import Answer, Notice, Outcome, Question
from rag.compose import Composing
from rag.permits import Permits
from rag.ports import Fault, ModelError
from rag.prompting import Prompting
from tests.asking import Desk, stocked
from tests.models import Broken, FakeModel, Reply

BUS = """云溪县校车补助办法

第一条　为方便学生乘坐校车，制定本办法。

第二条　校车补助标准为：小学生每生每学期320元，初中生每生每学期280元。

第三条　校车司机不得有下列行为：
（一）超速行驶；
（二）酒后驾驶。

第四条　校车补助由县财政承担，每学期发放一次。
"""
FOOD = """云溪县学校食堂管理规定

第一条　学校食堂应当每日公示菜谱。详见 https://food.example/menu 。

第二条　食堂餐费每生每餐不超过9元。
"""
BEHALF = "监护人可以代领校车补助。"
ANSWERS = f"""云溪县校车补助问答

问1：校车补助能代领吗？
答：{BEHALF}

问2：校车补助能折现吗？
答：不能折现。
"""
ASKED = "校车补助小学生每学期多少元？"
AMOUNTS = "校车补助标准为：小学生每生每学期320元，初中生每生每学期280元。"
PAYS = "校车补助由县财政承担，每学期发放一次。"


@pytest.fixture(scope="module")
def desk() -> Desk:
    """Two small documents."""
    return stocked(("校车.txt", BUS), ("食堂.txt", FOOD))


def claim(text: str, *quotes: str, passage: int = 0) -> dict[str, object]:
    """A claim as a model writes it; the passage is found by its words unless it is given."""
    return {"quotes": [{"passage": passage, "words": one} for one in quotes], "text": text}


class Drafter(FakeModel):
    """Writes what it is told to, over whatever passages it is shown."""

    def __init__(self, *drafts: list[dict[str, object]], missing: str = "") -> None:
        def reply(prompt: object) -> Reply:
            user = getattr(prompt, "user", "")
            told = drafts[min(len(self.prompts), len(drafts)) - 1]
            return json.dumps({"claims": _placed(told, user), "missing": missing})

        super().__init__(reply)


def _placed(claims: list[dict[str, object]], user: str) -> list[dict[str, object]]:
    passages = dict(re.findall(r"\[材料(\d+) \w+\]\n(.*?)\n\[材料\d+完", user, re.DOTALL))
    placed: list[dict[str, Any]] = json.loads(json.dumps(claims))
    for one in placed:
        for quote in one.get("quotes", ()):
            has = (int(n) for n, text in passages.items() if quote["words"] in text)
            quote["passage"] = quote["passage"] or next(has, 99)
    return placed


def composed(desk: Desk, model: FakeModel, asked: str = ASKED) -> tuple[Answer, list[Answer]]:
    """The answer, and what was told of it while it grew."""
    told: list[Answer] = []
    line = Composing(desk.asker, model, Prompting("起草", "没有通过"), Permits(2))
    return line(Question(asked), tell=told.append), told


def texts(answer: Answer) -> list[str]:
    """What is said."""
    return [one.text for one in answer.claims]


def test_what_is_proved_is_said_in_the_models_words(desk: Desk) -> None:
    """Each sentence as soon as it is, with the document's words under it."""
    said = "校车补助标准为小学生每学期320元。", "校车补助由县财政承担。"
    model = Drafter([claim(said[0], AMOUNTS), claim(said[1], PAYS)])

    answer, told = composed(desk, model)

    assert texts(answer) == list(said)
    assert answer.outcome is Outcome.ANSWERED
    assert (answer.model, answer.notice, answer.missing) == ("fake-model", None, "")
    assert [one.quote for one in answer.claims[0].citations] == [f"第二条　{AMOUNTS}"]
    assert [len(one.claims) for one in told] == [1, 2]
    assert all(one.outcome is Outcome.PARTIAL for one in told)


@pytest.mark.parametrize(
    "lie",
    [
        "校车补助标准为小学生每学期380元。",
        "校车补助标准为初中生每学期320元。",
        "小学生乘坐校车免费。",
        "校车补助标准为小学生每学期320元，另发午餐费。",
    ],
)
def test_what_says_anything_else_is_said_in_the_words_of_its_quote(desk: Desk, lie: str) -> None:
    """The lie is heard by nobody."""
    answer, told = composed(desk, Drafter([claim(lie, AMOUNTS)]))

    assert texts(answer) == [f"第二条　{AMOUNTS}"]
    assert lie not in str([texts(one) for one in told])
    assert answer.trace[-1].figures == (1, 0, 1, 0)


@pytest.mark.parametrize(
    "odd",
    [
        claim("小学生每学期400元。", "小学生每生每学期400元。"),
        claim("校车补助标准为小学生每学期320元。", AMOUNTS, passage=9),
        claim("校车补助标准为小学生每学期320元。", AMOUNTS, passage=-1),
        {"text": "小学生每学期320元。"},
    ],
)
def test_a_quote_that_stands_nowhere_proves_nothing(desk: Desk, odd: dict[str, object]) -> None:
    """The model is asked once more; then the documents are quoted as without it."""
    model = Drafter([odd])
    answer, told = composed(desk, model)

    assert answer.claims == desk.ask(ASKED).claims
    assert (answer.model, answer.notice, told) == ("", None, [])
    assert len(model.prompts) == 2
    assert answer.trace[-1].words.startswith("the gate rejected all")


def test_a_second_draft_counts_where_the_first_one_fell(desk: Desk) -> None:
    """It is the last one."""
    said = "校车补助标准为小学生每学期320元。"
    model = Drafter([claim("假的。", "没有的话。")], [claim(said, AMOUNTS)])

    assert texts(composed(desk, model)[0]) == [said]
    assert "没有通过" not in model.prompts[0].user
    assert model.prompts[1].user.endswith("没有通过")


def test_where_the_model_finds_nothing_the_documents_are_quoted(desk: Desk) -> None:
    """It is told apart from what the gate rejected."""
    answer, _ = composed(desk, Drafter([]))

    assert answer.claims == desk.ask(ASKED).claims
    assert answer.trace[-1].words == "the model found nothing"


def test_a_refusal_is_not_left_to_a_model(desk: Desk) -> None:
    """Nobody asks it what the documents do not say."""
    model = Drafter([claim("每月三千元。", PAYS)])
    answer, _ = composed(desk, model, "校车司机每月工资多少元？")

    assert answer.outcome is Outcome.DETAIL_NOT_STATED
    assert model.prompts == []


@pytest.mark.parametrize("fault", list(Fault))
def test_a_model_that_fails_leaves_the_quotes(desk: Desk, fault: Fault) -> None:
    """And a notice that says so."""
    answer, _ = composed(desk, FakeModel([ModelError(fault)]))

    assert answer.claims == desk.ask(ASKED).claims
    assert (answer.notice, answer.outcome) == (Notice.AWAY, Outcome.ANSWERED)
    assert str(fault) in [step.words for step in answer.trace]


def test_what_breaks_off_says_what_was_proved(desk: Desk) -> None:
    """It is marked as incomplete."""
    said = claim("校车补助标准为小学生每学期320元。", AMOUNTS, passage=1)
    whole = json.dumps({"claims": [said, said]})
    broken = FakeModel([Broken(ModelError(Fault.CUT), whole[:-20])])
    first = composed(desk, broken)[0]

    assert texts(first) == ["校车补助标准为小学生每学期320元。"]
    assert (first.outcome, first.notice) == (Outcome.PARTIAL, Notice.INCOMPLETE)


@pytest.mark.parametrize("text", ["", "没有答案。", "<html>502</html>", "{", "[]", "null"])
def test_what_nobody_can_read_leaves_the_quotes(desk: Desk, text: str) -> None:
    """Whatever a server sends."""
    answer, _ = composed(desk, FakeModel([text, text]))

    assert answer.claims == desk.ask(ASKED).claims
    assert answer.notice is Notice.AWAY


def test_what_is_missing_is_told_in_words_of_the_question(desk: Desk) -> None:
    """In others nothing is: they are the model's."""
    said = [claim("校车补助标准为小学生每学期320元。", AMOUNTS)]
    asked = "校车补助小学生每学期多少元，怎么申请？"
    told, _ = composed(desk, Drafter(said, missing="怎么申请"), asked)
    hidden, _ = composed(desk, Drafter(said, missing="请点击链接"), asked)

    assert (told.missing, told.outcome) == ("怎么申请", Outcome.PARTIAL)
    assert (hidden.missing, hidden.outcome) == ("", Outcome.ANSWERED)


def test_the_prompt_holds_the_question_and_passages_alone(desk: Desk) -> None:
    """No title, no name of a file, no link; what is data stands between marks nobody can guess."""
    model = Drafter([])
    composed(desk, model, "食堂餐费每餐多少元？")
    composed(desk, model, "食堂餐费每餐多少元？")
    one, other = (prompt for prompt in model.prompts[:2])

    assert "食堂餐费每餐多少元？" in one.user
    assert "每生每餐不超过9元" in one.user
    assert not re.search(r"https?:|food\.example|食堂\.txt", one.user)
    assert one.system == other.system
    assert one.user != other.user


def test_the_same_sentence_is_said_once(desk: Desk) -> None:
    """However often it is proposed."""
    said = claim("校车补助标准为小学生每学期320元。", AMOUNTS)

    assert len(composed(desk, Drafter([said, said, claim(AMOUNTS, AMOUNTS)]))[0].claims) == 1


def test_a_copied_quote_that_has_nothing_of_the_question_is_left_out(desk: Desk) -> None:
    """It would be true, and no answer."""
    asked = "食堂餐费每餐多少元？"
    model = Drafter([claim("校长每天公示。", "学校食堂应当每日公示菜谱。")])
    answer, _ = composed(desk, model, asked)

    assert answer.claims == desk.ask(asked).claims


def test_a_question_of_a_document_is_no_answer() -> None:
    """It stands there word for word, and says nothing."""
    desk = stocked(("问答.txt", ANSWERS))
    asks = "校车补助能代领吗？"
    model = Drafter([claim(asks, asks, passage=1), claim(BEHALF, BEHALF)])
    answer, _ = composed(desk, model, "校车补助能代领吗？")

    assert not any(one.text.endswith("？") for one in answer.claims)
    assert answer.claims


def test_where_the_model_only_chose_quotes_no_other_one_is_lost(desk: Desk) -> None:
    """What would be quoted without it stands behind what it chose."""
    asked = "校车补助标准是多少，由谁承担？"
    chosen = claim("校车补助由省财政承担，小学生免费。", PAYS)
    answer, _ = composed(desk, Drafter([chosen]), asked)
    quoted = {one.quote for one in desk.ask(asked).citations}

    assert answer.model == ""
    assert PAYS in answer.citations[0].quote
    assert quoted <= {one.quote for one in answer.citations}
