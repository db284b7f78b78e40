from __future__ import annotations

from benchmarks.asked import Asked, Quoted, Told
from benchmarks.metrics import OwnJudge, score, sentences, squash

TEXT = "第四条　小学生每生每学期320元，初中生每生每学期280元。补助资金不发放现金。"
JUDGE = OwnJudge.over({"办法.txt": TEXT})
ASKED = Asked(
    "1", "number", "小学生补多少", docs=("办法.txt",),
    quotes=("小学生每生每学期320元",), answer_must_contain=("320|三百二十",),
)  # fmt: skip
SILENT = Asked(
    "2", "damaged", "高中呢", docs=("办法.txt",), answer_must_contain=("没有说明",),
    answerable=False,
)  # fmt: skip


def told(answer: str, *quotes: str, refused: bool = False, number: str = "1") -> Told:
    """An answer that quotes the one document."""
    return Told(number, answer, refused, tuple(Quoted("办法.txt", quote) for quote in quotes))


def test_right_words_with_their_evidence_are_right() -> None:
    """The answer holds the figure, a quote shows it, and the quote stands in the document."""
    verdict = JUDGE.verdict(ASKED, told("320元。", TEXT))

    assert (verdict.right, verdict.evidence, verdict.quotes, verdict.verbatim) == (True, True, 1, 1)


def test_half_of_the_evidence_is_enough_and_less_is_not() -> None:
    """A quote counts from half of the expected words on."""
    assert JUDGE.verdict(ASKED, told("", "每生每学期320元")).evidence
    assert not JUDGE.verdict(ASKED, told("", "320元")).evidence


def test_the_right_words_of_another_document_are_no_evidence() -> None:
    """Evidence is asked of a document."""
    other = Told("1", "320元", refused=False, citations=(Quoted("别的.txt", TEXT),))

    assert not JUDGE.verdict(ASKED, other).evidence


def test_invented_words_are_not_verbatim() -> None:
    """A quote that stands nowhere is counted."""
    assert JUDGE.verdict(ASKED, told("", "小学生每生每学期999元")).verbatim == 0


def test_an_elided_quote_is_verbatim_piece_by_piece() -> None:
    """Sentences of one source joined by an ellipsis are still its words."""
    assert JUDGE.verdict(ASKED, told("", "每生每学期320元…不发放现金")).verbatim == 1


def test_an_unanswerable_question_is_handled_by_refusing_or_saying_so() -> None:
    """Either is right; an answer is not."""
    assert JUDGE.verdict(SILENT, told("", refused=True)).right
    assert JUDGE.verdict(SILENT, told("文件没有说明高中。")).right
    assert not JUDGE.verdict(SILENT, told("320元。")).right


def test_a_score_counts_each_kind_of_question_by_itself() -> None:
    """Refusing is judged on the unanswerable, losing on the answerable."""
    reached = score(JUDGE, [ASKED, SILENT], [told("320元", TEXT), told("", number="2")])

    assert (reached.both, reached.lost, reached.refused, reached.gap) == (1.0, 0.0, 0.0, 0.0)


def test_a_question_without_an_answer_counts_as_wrong() -> None:
    """A system that dies gains nothing by it."""
    assert score(JUDGE, [ASKED], []).both == 0.0


def test_where_nothing_was_asked_there_is_no_figure() -> None:
    """None is not zero."""
    assert score(JUDGE, [ASKED], []).refused is None


def test_cited_sentences_are_counted_over_all_quotes() -> None:
    """Two quotes with three sentences are three."""
    assert sentences(told("", "甲。乙！", "丙")) == 3


def test_quotes_are_compared_without_pinyin_signs_and_script() -> None:
    """What a bad converter put in, and how it is written, does not matter."""
    assert squash("高質(zhì)量，發展") == squash("高质量发展")
