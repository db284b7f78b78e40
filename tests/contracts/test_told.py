"""What every backend of what people told promises."""

from __future__ import annotations

from bot.kept import Reason, Vote
from rag.answer import Outcome
from tests.answers import answered, refused
from tests.fakes import FakeEmbedder, document
from tests.keeping import Keeping
from tests.stored import put

CHAT = "telegram:5|telegram:5"


def test_remarks_come_in_their_order_without_a_name(kept: Keeping) -> None:
    """As they were written."""
    for text in ("午餐的回答过时了", "很好\x00"):
        kept.opinions.feedback("telegram:5", text)

    assert [one.text for one in kept.told.remarks()] == ["午餐的回答过时了", "很好\x00"]
    assert "telegram" not in repr(list(kept.told.remarks()))


def test_votes_come_with_the_answer_they_are_about(kept: Keeping) -> None:
    """One a person; of somebody who has been forgotten, the question is gone and the vote too."""
    rule = "校车每人每年补助三百元。"
    version = put(kept.store, document("校车.txt", rule), FakeEmbedder()).version_id
    passage = kept.store.passage(version, 0, len(kept.store.text(version)))
    first = kept.chats.keep(CHAT, answered([(rule, (passage.cite(rule),))], text="补助多少？"))
    second = kept.chats.keep("telegram:6|telegram:6", refused(text="火星？"))
    kept.opinions.vote(first, "telegram:5", Vote(good=True))
    kept.opinions.vote(first, "telegram:6", Vote(good=False, reason=Reason.OUTDATED))
    kept.opinions.vote(second, "telegram:6", Vote(good=False))

    found = list(kept.told.votes())
    assert [(one.answer, one.vote.good, one.question) for one in found] == [
        (first, True, "补助多少？"),
        (first, False, "补助多少？"),
        (second, False, "火星？"),
    ]
    assert found[1].vote.reason is Reason.OUTDATED
    assert (found[0].claims, found[2].claims) == ((rule,), ())
    assert [one.outcome for one in found[1:]] == [Outcome.ANSWERED, Outcome.NOTHING_FOUND]
    kept.people.forget("telegram:5")
    assert [(one.answer, one.question) for one in kept.told.votes()] == [
        (first, ""),
        (second, "火星？"),
    ]
