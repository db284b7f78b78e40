"""How golden questions are told to a person."""

from __future__ import annotations

from bot.trials import line, said, told
from rag.answer import Answer, Claim, Outcome, Question, Script
from rag.golden import Compared, Golden, Trial
from tests.fakes import FakeEmbedder, document
from tests.stored import FakeStore, put
from tests.words import ZH

STORE = FakeStore()
put(
    STORE,
    document("校车.txt", "补助三百元。", "每学期发放一次。", title="校车补助办法"),
    FakeEmbedder(),
)
FIRST, SECOND = STORE.within(1)
REFUSED = Answer(Question("补助多少"), Outcome.NOTHING_FOUND, Script.SIMPLIFIED)
GOLDEN = Golden("补助多少", "校车补助办法", number=3)


def answered(*texts: str) -> Answer:
    """An answer in the words of the rule."""
    passages = {one.text: one for one in (FIRST, SECOND)}
    claims = tuple(Claim(one, (passages[one].cite(one),)) for one in texts)
    return Answer(Question("补助多少"), Outcome.ANSWERED, Script.SIMPLIFIED, claims)


def test_a_golden_question_is_a_line() -> None:
    """Its number, its words, what is expected of its answer."""
    assert line(GOLDEN, ZH) == "3. 补助多少（应引用《校车补助办法》）"
    assert line(Golden("几点了", refuse=True, number=4), ZH) == "4. 几点了（应答不出）"
    both = Golden("补助多少", "校车补助办法", "三百元", number=5)
    assert line(both, ZH) == "5. 补助多少（应引用《校车补助办法》并引到“三百元”）"


def test_an_answer_is_its_words_and_where_they_are_from() -> None:
    """A refusal is one."""
    assert said(answered("补助三百元。"), ZH) == "补助三百元。（校车补助办法）"
    assert said(REFUSED, ZH) == ZH.curated.refuses


def test_what_stopped_a_change_is_told_with_both_answers() -> None:
    """And the questions that would be answered in other words, though as expected."""
    broken = Compared(GOLDEN, answered("补助三百元。"), REFUSED)
    other = Golden("何时发放", "校车补助办法", number=4)
    changed = Compared(other, answered("每学期发放一次。"), answered("补助三百元。"))
    kept = Compared(other, answered("补助三百元。"), answered("补助三百元。"))

    lines = list(told(Trial(7, (broken, changed, kept)), ZH))

    assert lines[0] == ZH.curated.regressed.format(count=1, all=3)
    assert lines[2:5] == [
        ZH.curated.question.format(question="补助多少"),
        ZH.curated.before.format(answer="补助三百元。（校车补助办法）"),
        ZH.curated.after.format(answer=ZH.curated.refuses),
    ]
    assert ZH.curated.also_changed.format(count=1) in lines
    assert lines[-2] == ZH.curated.before.format(answer="每学期发放一次。（校车补助办法）")
