"""How alike two texts are."""

from __future__ import annotations

import random

from rag.sketch import likeness, likenesses, sketch

SIGNS = "校车补助标准由县教育局会同财政部门制定每学期公布一次接受家长监督学生乘坐专用须系安全带"


def text(seed: int, sentences: int = 200) -> str:
    """Sentences of random words."""
    chance = random.Random(seed)  # noqa: S311  chance, not secrets
    return "".join("".join(chance.choices(SIGNS, k=20)) + "。" for _ in range(sentences))


def test_a_text_is_like_itself_however_it_is_written() -> None:
    """Signs, spaces, width and script do not count."""
    assert likeness(sketch("学校不得收取择校费。"), sketch("學校　不得收取、擇校費")) == 1.0


def test_likeness_estimates_the_share_of_common_runs() -> None:
    """Half of the sentences changed leaves about a third of all runs in common."""
    base, other = text(1), text(2)
    mixed = base[: len(base) // 2] + other[len(other) // 2 :]

    assert 0.2 < likeness(sketch(base), sketch(mixed)) < 0.48
    assert likeness(sketch(base), sketch(other)) < 0.1


def test_one_sentence_of_many_is_a_small_change() -> None:
    """A version of a law is nearly the law."""
    base = text(3)

    assert likeness(sketch(base), sketch(base + "本办法自2024年9月1日起施行。")) > 0.9


def test_what_has_no_sketch_is_like_nothing() -> None:
    """Too short a text, or one stored before there were sketches."""
    assert sketch("甲乙") == b""
    assert likeness(b"", b"") == 0.0
    assert len(sketch("学校不得收取择校费")) == 512


def test_many_are_told_as_each_by_itself() -> None:
    """Also where some have no sketch."""
    texts = ("学校不得收取择校费。", "校车补助每学期三百二十元。", "", "学校不得收取择校费用。")
    sketches = [sketch(text) for text in texts]

    found = likenesses(sketches[0], sketches)

    assert found == [likeness(sketches[0], one) for one in sketches]
    assert found[0] == 1.0
    assert found[2] == 0.0
    assert likenesses(b"", sketches) == [0.0] * 4
    assert likenesses(sketches[0], []) == []
