"""Who says most of the question comes first, together with the rest of its document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.fold import fold
from corpus.known import Kind
from rag.answer import Passage, Source
from rag.inquiry import Inquiry
from rag.rank import Candidate, Weights, rank, shares
from tests.asking import inquiry, origin, passage, unit

WORDS, MEANING, PASSAGE, DOCUMENT, OFTEN, TITLE, MANY, RULES, UNSAID, APART = range(10)
BUS = inquiry("校车补助多少钱", "校车", "补助")


def of(version: int, title: str = "通知") -> Source:
    """A document of its own, whose title says nothing that is asked."""
    return origin(version, title)


HERE = of(1)


def weighed(question: Inquiry, *passages: Passage) -> list[tuple[float, ...]]:
    """The shares of passages that both indexes found alike."""
    return shares(question, [Candidate(one, 1.0, 1.0) for one in passages])


def test_the_indexes_speak_for_a_passage() -> None:
    """What they say is taken as it is, each with its weight."""
    text = passage("校车", HERE)
    near, far = Candidate(text, 3.0, 1.0), Candidate(replace(text, chunk=99), 0.0, 1.0)

    ranks = rank(BUS, [near, far])

    assert ranks[0] - ranks[1] == pytest.approx(3.0 * Weights().words)


def test_a_passage_is_credited_with_what_its_document_says_elsewhere() -> None:
    """The bus stands in one paragraph, its subsidy in another: that beats one of both halves."""
    whole, other = of(1), of(2)
    one, two, three = (
        passage("校车安排", whole),
        passage("补助500元", whole),
        passage("补助", other),
    )

    told = weighed(BUS, one, two, three)

    assert [shares[DOCUMENT] for shares in told] == [1.0, 1.0, 0.5]
    ranks = rank(BUS, [Candidate(text, 1.0, 1.0) for text in (one, two, three)])
    assert ranks[1] > ranks[2]


def test_title_and_headings_count_for_the_passage() -> None:
    """A paragraph under 校车 need not say so again."""
    [told] = weighed(BUS, passage("补助500元", HERE, path=("一、校车",)))

    assert told[PASSAGE] == 1.0


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    """Weights are those of the question's units."""
    question = inquiry("校车补助", unit("校车", weight=3.0), unit("补助", weight=1.0))

    assert [
        one[PASSAGE] for one in weighed(question, passage("校车", HERE), passage("补助", HERE))
    ] == [0.75, 0.25]


def test_what_is_said_again_counts_more_and_ever_less() -> None:
    """Half for once, two thirds for twice."""
    question = inquiry("校车", "校车")

    told = [weighed(question, passage("校车" * times, HERE))[0][OFTEN] for times in (0, 1, 2)]

    assert told == [0.0, 1 / 2, 2 / 3]


def test_a_saying_counts_by_any_of_its_words() -> None:
    """A unit of the lexicon is said by what documents call it."""
    question = inquiry("补习班", unit("补习班", "校外培训机构"))

    assert weighed(question, passage("校外培训机构", HERE))[0][PASSAGE] == 1.0


def test_the_title_counts_by_how_much_of_it_is_asked() -> None:
    """A short title that the question names is more its own than a long one."""
    short, long = of(1, "校车补助"), of(2, "关于加强校车安全管理工作的通知")
    question = replace(inquiry("校车补助"), terms=frozenset({"校车", "车补", "补助"}))

    told = weighed(question, passage("甲", short), passage("乙", long))

    assert told[0][TITLE] == 1.0
    assert 0 < told[1][TITLE] < 0.2


def test_whoever_names_the_place_asked_about_is_ranked_higher() -> None:
    """The place is no word that evidence must hold, but who names it is nearer."""
    question = replace(BUS, where=(unit("云溪县", "云溪"),))

    named, other = weighed(question, passage("云溪校车补助", of(1)), passage("校车补助", of(2)))

    assert named[PASSAGE] > other[PASSAGE]


def test_a_document_of_many_passages_is_credited_less() -> None:
    """Whoever says more covers more by chance."""
    one, many = of(1), of(2)
    texts = [passage("校车补助", one), *(passage("校车补助", many) for _ in range(20))]

    told = weighed(BUS, *texts)

    assert [told[0][MANY], told[1][MANY]] == [0.1, 2.0]
    assert Weights().many < 0


def test_a_rule_is_ranked_before_what_retells_it() -> None:
    """A question sheet says the same as the rule that it is about."""
    rule, sheet = origin(1, "通知"), origin(2, "通知", kind=Kind.OTHER)

    told = weighed(BUS, passage("校车补助", rule), passage("校车补助", sheet))

    assert [one[RULES] for one in told] == [1.0, 0.0]
    assert Weights().rules > 0


def test_texts_are_compared_folded() -> None:
    """Traditional words and wide signs of a document are those of the question."""
    assert weighed(BUS, passage("校車補助", HERE))[0][PASSAGE] == 1.0
    assert fold("校車") == "校车"


def test_a_question_without_words_ranks_by_the_indexes_alone() -> None:
    """Nothing is divided by nothing."""
    assert weighed(inquiry("？"), passage("校车", HERE))[0][PASSAGE:MANY] == (0.0, 0.0, 0.0, 0.0)


def test_the_nearest_in_meaning_is_trusted_where_little_is_said() -> None:
    """The less of the question any passage says, the more; what e5 did not find gets nothing."""
    near = Candidate(passage("补助五百元", HERE), 0.0, 3.0)
    further = Candidate(passage("通知", HERE), 0.0, 1.0)
    strange = Candidate(passage("食堂", HERE), 2.0, 0.0)

    told = [one[UNSAID] for one in shares(BUS, [further, near, strange])]

    assert told == pytest.approx([0.5 * 10 / 11, 0.5, 0.0])
    whole = Candidate(passage("校车补助", HERE), 1.0, 2.0)
    assert [one[UNSAID] for one in shares(BUS, [near, whole])] == [0.0, 0.0]


def test_meaning_counts_more_where_every_passage_is_of_a_document_of_its_own() -> None:
    """Of long documents, which say more together, it counts as usual."""
    single = [passage("校车", of(number)) for number in (1, 2)]
    long = [passage("校车", HERE), passage("补助", HERE)]

    assert [one[APART] for one in weighed(BUS, *single)] == [1.0, 1.0]
    assert [one[APART] for one in weighed(BUS, *long)] == pytest.approx([1 / 16, 1 / 16])
