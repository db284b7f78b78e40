"""Clauses of a sentence, with what they go on from."""

from corpus.fold import fold
from rag.stated import stated
from rag.window import Claimed, Said, Window, windows


def looked_at(claim: str, sentence: str, lead: str = "", earlier: str = "") -> list[Window]:
    """What a claim is held against in a sentence under the heading 午餐."""
    said = Said(fold(sentence), "午餐", lead=fold(lead), earlier=fold(earlier))
    return list(windows(stated(fold(claim)), said))


def test_every_clause_and_every_run_of_clauses_is_looked_at() -> None:
    """Two clauses give three windows."""
    texts = [window.own.text for window in looked_at("小学生350元", "小学生320元，初中生280元。")]

    assert len(texts) == 3
    assert "初中生" not in texts[0]
    assert "初中生" in texts[1]
    assert "小学生" not in texts[2]


def test_a_clause_does_not_go_on_from_the_figures_of_others() -> None:
    """小学生320元，初中生280元 does not say that 小学生 get 280."""
    *_, last = looked_at("小学生280元", "小学生320元，初中生280元。")

    assert "320" not in last.shared


def test_a_clause_goes_on_from_its_headings_and_what_leads_it_in() -> None:
    """不得有下列行为： decides what is said."""
    (window,) = looked_at("学校收费", "收取费用。", lead="不得有下列行为：")

    assert "午餐" in window.shared
    assert "不得" in window.led.text
    assert "不得" not in window.own.text


def test_earlier_sentences_are_gone_on_from_but_not_held_against_the_claim() -> None:
    """They have windows of their own."""
    found = looked_at("育英学校招生90人", "招生90人。", earlier="育英学校在县城。")

    assert all("育英" in window.shared for window in found)
    assert not any("育英" in window.own.text for window in found)


def test_a_claim_that_says_little_goes_on_from_its_topic() -> None:
    """What it inherits counts half."""
    claim = Claimed(stated("280元"), stated("乘车补助"), lambda _: 1.0)

    assert [share for _, share in claim.words()].count(0.5) == len(claim.topic.words)


def test_a_claim_is_restricted_by_its_topic_unless_it_says_so_itself() -> None:
    """初中 in a claim stands against 小学 in its topic."""
    silent = Claimed(stated("补助280元"), stated("小学生乘车"), lambda _: 1.0)
    said = Claimed(stated("初中生补助280元"), stated("小学生乘车"), lambda _: 1.0)

    assert silent.labels == stated("小学生乘车").labels
    assert said.labels == said.own.labels
