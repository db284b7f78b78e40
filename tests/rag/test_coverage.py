"""How much a claim and a clause say of one another."""

from corpus.fold import fold
from rag.coverage import FORM, LOOSE, back, conditions_named, cover, narrowed
from rag.lexicon import Lexicon
from rag.stated import stated
from rag.window import Claimed, Said, Window, windows


def claimed(text: str) -> Claimed:
    """A claim that goes on from nothing; every word weighs the same."""
    return Claimed(stated(fold(text)), stated(""), lambda _: 1.0)


def window(claim: str, clause: str, above: str = "") -> Window:
    """The first clause of a sentence."""
    return next(windows(stated(fold(claim)), Said(fold(clause), fold(above))))


def test_a_clause_that_says_every_word_covers_a_claim() -> None:
    """Wholly."""
    claim = "食堂提供午餐"

    assert cover(claimed(claim), window(claim, "食堂提供午餐。")) == 1.0


def test_a_heading_covers_a_little_less_than_the_clause_itself() -> None:
    """What is said outright is surest."""
    claim = "食堂提供午餐"
    above = cover(claimed(claim), window(claim, "提供午餐。", "食堂"))

    assert cover(claimed(claim), window(claim, "提供午餐。")) < above < 1.0


def test_other_words_for_the_same_count_less_to_oppose() -> None:
    """What is to be contradicted must be said more nearly."""
    lexicon = Lexicon({"礼物": ("礼金",)})
    claim = Claimed(stated("教师收礼物", lexicon), stated(""), lambda _: 1.0)
    seen = window("教师收礼物", "教师收礼金。")

    assert cover(claim, seen, LOOSE) < cover(claim, seen, FORM) < 1.0


def test_a_clause_that_says_much_more_is_hardly_said_by_the_claim() -> None:
    """The other way is measured too."""
    claim = claimed("食堂提供午餐")

    assert back(claim, stated("食堂提供午餐")) == 1.0
    assert back(claim, stated("食堂提供午餐,校车接送学生,图书馆开放")) < 1.0


def test_members_of_a_list_that_a_claim_does_not_name_are_left_out() -> None:
    """校车、食堂和图书馆 under a claim of the 食堂."""
    text = narrowed(claimed("学校设食堂"), stated("学校设校车、食堂、图书馆")).text

    assert "食堂" in text
    assert "图书馆" not in text


def test_a_condition_must_be_named() -> None:
    """连续旷课的，取消资格 does not say that everybody loses it."""
    clause = stated(fold("连续旷课的，取消补助资格"))

    assert not conditions_named(claimed("取消补助资格"), clause)
    assert conditions_named(claimed("连续旷课取消补助资格"), clause)
