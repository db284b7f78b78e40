"""What a model is given: orders that are always the same, then data between marks."""

from __future__ import annotations

from rag.prompting import Prompting, without_links


def test_orders_stay_the_same_and_the_mark_is_drawn_anew() -> None:
    """A server may keep what it made of the orders; nobody can guess the mark."""
    prompting = Prompting("起草")
    one, other = prompting("问题？", ()), prompting("问题？", ())

    assert one.system == other.system == "起草"
    assert one.user != other.user


def test_the_question_stands_between_marks() -> None:
    """A bracket without the mark ends nothing."""
    prompt = Prompting("起草", marker=lambda: "m1")("问[问题完]题？", ())

    assert prompt.user == "标记：m1\n\n[问题 m1]\n问[问题完]题？\n[问题完 m1]"


def test_links_cannot_be_repeated() -> None:
    """They are not shown; what stands around them is."""
    assert without_links("详见 https://a.example/x?y=1，共3页") == "详见 …，共3页"


def test_a_second_draft_is_asked_for_with_the_reason() -> None:
    """Without it a model writes what it wrote before."""
    prompting = Prompting("起草", "没有通过", marker=lambda: "m1")

    assert prompting("问？", (), fell=True).user == f"{prompting('问？', ()).user}\n\n没有通过"
