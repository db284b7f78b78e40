"""What every backend promises of questions without an answer, and of answers written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.gap import Course, Lack
from bot.kept import Reason, Vote
from bot.message import Room, RoomKind
from rag.answer import Outcome
from rag.standard import Flag, Placed, Rested, Standard, Use
from tests.answers import refused
from tests.keeping import Keeping

ME, OTHER = "telegram:5", "telegram:15"
MINE = f"{ME}|{ME}"
HERE = Room("telegram", "-100", "7", RoomKind.GROUP)
SAID = (Rested("补助三百元。", (Placed(3, 10, 16, "补助三百元。"),)),)
WRITTEN = Standard(0, "补助多少？", SAID, "telegram:1", until=date(2030, 1, 1), gap=4)


def ask(
    kept: Keeping, text: str, outcome: Outcome = Outcome.NOTHING_FOUND, name: str = MINE
) -> int:
    """A question that was not answered."""
    return kept.chats.keep(name, refused(outcome, text=text))


def test_what_was_refused_or_disliked_is_fresh_until_it_is_in_a_group(kept: Keeping) -> None:
    """The oldest first, and no greeting."""
    ask(kept, "你好", Outcome.GREETING)
    first, second = ask(kept, "校车几点？"), ask(kept, "那午餐呢？", Outcome.DETAIL_NOT_STATED)
    answer = ask(kept, "菜单", Outcome.THANKS)
    kept.opinions.vote(answer, OTHER, Vote(good=False))
    kept.opinions.vote(answer, ME, Vote(good=False))

    found = kept.gaps.fresh(10)

    assert [one.answer for one in found] == [first, second, answer]
    assert [one.lack for one in found] == [Lack.REFUSED, Lack.REFUSED, Lack.DISLIKED]
    assert [one.before for one in found] == ["你好", "校车几点？", "那午餐呢？"]
    assert [one.answer for one in kept.gaps.fresh(1)] in ([first], [answer])

    kept.gaps.put(second, Lack.REFUSED)
    kept.gaps.passed(second)
    assert [one.answer for one in kept.gaps.fresh(10)] == [answer]
    kept.gaps.put(answer, Lack.DISLIKED)
    assert kept.gaps.fresh(10) == []


def test_a_group_tells_how_it_was_asked_and_how_often(kept: Keeping) -> None:
    """Each way once, the latest first."""
    before = datetime.now(UTC)
    answers = [ask(kept, text) for text in ("校车几点？", "几点有校车？", "校车几点？")]
    gap = kept.gaps.put(answers[0], Lack.REFUSED)
    for answer in answers[1:]:
        assert kept.gaps.put(answer, Lack.REFUSED, gap) == gap
    kept.wishes.wish(answers[1], ME, HERE, "3", ())

    found = kept.gaps.gap(gap)

    assert found is not None
    assert found.questions == ("校车几点？", "几点有校车？")
    assert (found.refused, found.disliked, found.times, found.wishes) == (3, 0, 3, 1)
    assert (found.answer, found.course, found.turn) == (answers[2], Course.OPEN, 0)
    assert found.latest is not None
    assert before <= found.latest <= datetime.now(UTC)
    assert kept.gaps.asked() == {gap: ("校车几点？", "几点有校车？")}
    assert kept.gaps.gap(gap + 1) is None


def test_a_question_stays_in_its_group(kept: Keeping) -> None:
    """Whoever puts it somewhere else comes too late."""
    answer, other = ask(kept, "甲？"), ask(kept, "乙？")
    gap, second = kept.gaps.put(answer, Lack.REFUSED), kept.gaps.put(other, Lack.REFUSED)

    assert kept.gaps.put(answer, Lack.REFUSED, second) == gap
    assert kept.gaps.put(answer, Lack.REFUSED) == gap
    assert [one.number for one in kept.gaps.open()] == [second, gap]


def test_what_came_most_often_is_first(kept: Keeping) -> None:
    """What was decided is not in the list."""
    rare = kept.gaps.put(ask(kept, "甲？"), Lack.REFUSED)
    often = kept.gaps.put(ask(kept, "乙？"), Lack.REFUSED)
    kept.gaps.put(ask(kept, "乙呢？"), Lack.REFUSED, often)
    done = kept.gaps.put(ask(kept, "丙？"), Lack.REFUSED)
    assert kept.gaps.decide(done, 0, Course.IGNORED)

    assert [one.number for one in kept.gaps.open()] == [often, rare]


def test_what_a_human_answered_is_not_in_the_list(kept: Keeping) -> None:
    """It has a group all the same, for a standard answer."""
    gap = kept.gaps.put(ask(kept, "甲？"), Lack.HANDED)

    assert kept.gaps.open() == []
    found = kept.gaps.gap(gap)
    assert found is not None
    assert (found.questions, found.times) == (("甲？",), 0)


def test_a_group_is_decided_once_a_turn(kept: Keeping) -> None:
    """An old button changes nothing."""
    gap = kept.gaps.put(ask(kept, "甲？"), Lack.REFUSED)

    assert kept.gaps.decide(gap, 0, Course.OUT_OF_SCOPE)
    assert not kept.gaps.decide(gap, 0, Course.OPEN)
    assert kept.gaps.decide(gap, 1, Course.OPEN)
    assert not kept.gaps.decide(gap + 1, 0, Course.OPEN)
    found = kept.gaps.gap(gap)
    assert found is not None
    assert (found.course, found.turn) == (Course.OPEN, 2)


def test_an_answered_group_is_open_again_when_its_question_comes_again(kept: Keeping) -> None:
    """One that was ignored stays so."""
    answered = kept.gaps.put(ask(kept, "甲？"), Lack.REFUSED)
    ignored = kept.gaps.put(ask(kept, "乙？"), Lack.REFUSED)
    kept.gaps.decide(answered, 0, Course.ANSWERED)
    kept.gaps.decide(ignored, 0, Course.IGNORED)
    for gap in (answered, ignored):
        kept.gaps.put(ask(kept, "又问？"), Lack.REFUSED, gap)

    assert [one.number for one in kept.gaps.open()] == [answered]
    found = kept.gaps.gap(answered)
    assert found is not None
    assert found.turn == 2


def test_who_took_a_bad_vote_back_is_not_counted(kept: Keeping) -> None:
    """And a group of nobody is not shown."""
    answer = ask(kept, "菜单", Outcome.THANKS)
    kept.opinions.vote(answer, ME, Vote(good=False, reason=Reason.OUTDATED))
    kept.opinions.vote(answer, OTHER, Vote(good=False, reason=Reason.OUTDATED))
    kept.opinions.vote(answer, "telegram:6", Vote(good=False))
    gap = kept.gaps.put(answer, Lack.DISLIKED)
    assert [one.disliked for one in kept.gaps.open()] == [3]
    assert [one.reasons for one in kept.gaps.open()] == [(Reason.OUTDATED, Reason.OUTDATED)]
    for person in (OTHER, "telegram:6"):
        kept.opinions.vote(answer, person, Vote(good=True))

    kept.opinions.vote(answer, ME, Vote(good=True))

    assert kept.gaps.open() == []
    found = kept.gaps.gap(gap)
    assert found is not None
    assert found.times == 0


def test_a_wish_is_kept_once_until_it_is_fulfilled(kept: Keeping) -> None:
    """With where its person waits, and what the question goes on from."""
    answer = ask(kept, "那午餐呢？")

    assert kept.wishes.wish(answer, ME, HERE, "33", ("校车？",))
    assert not kept.wishes.wish(answer, ME, HERE, "34", ())
    assert kept.wishes.wish(answer, OTHER, HERE, "35", ())
    first, second = kept.wishes.waiting()
    assert (first.person, first.room, first.message) == (ME, HERE, "33")
    assert (first.question, first.before) == ("那午餐呢？", ("校车？",))
    assert second.before == ()

    assert kept.wishes.waits(answer, ME)
    kept.wishes.fulfil(answer, ME)
    kept.wishes.fulfil(answer, ME)
    assert not kept.wishes.waits(answer, ME)
    assert not kept.wishes.waits(answer + 1, ME)
    assert [one.person for one in kept.wishes.waiting()] == [OTHER]
    assert not kept.wishes.wish(answer, ME, HERE, "33", ())


def test_with_what_wishes_were_tried_is_kept(kept: Keeping) -> None:
    """Never, at first."""
    assert kept.wishes.tried() == (-1, -1)
    kept.wishes.try_with(7, 2)
    kept.wishes.try_with(8, 3)

    assert kept.wishes.tried() == (8, 3)


def test_who_is_forgotten_waits_for_nothing(kept: Keeping) -> None:
    """Their words are in no group, their wish is gone, and what a human told them."""
    answer = ask(kept, "我家的事？")
    gap = kept.gaps.put(answer, Lack.REFUSED)
    kept.wishes.wish(answer, ME, HERE, "3", ())
    request = kept.opinions.hand_off(answer, ME, HERE, "3")
    assert request is not None
    reply = kept.replies.keep(request.number, "您家……")
    assert kept.people.footprint(ME).wishes == 1

    assert kept.people.forget(ME).wishes == 1

    assert kept.people.footprint(ME).wishes == 0
    assert kept.wishes.waiting() == []
    assert not kept.wishes.waits(answer, ME)
    assert kept.gaps.open() == []
    assert kept.gaps.asked() == {}
    assert kept.replies.reply(reply) is None
    found = kept.gaps.gap(gap)
    assert found is not None
    assert (found.questions, found.times, found.answer) == ((), 0, 0)


def test_a_reply_is_kept_with_its_question(kept: Keeping) -> None:
    """Every one for itself."""
    answer = ask(kept, "几点？")
    request = kept.opinions.hand_off(answer, ME, HERE, "3")
    assert request is not None
    first = kept.replies.keep(request.number, "七点。\ud800")
    second = kept.replies.keep(request.number, "更正：八点。")

    one, other = kept.replies.reply(first), kept.replies.reply(second)
    assert one is not None
    assert (one.answer, one.question, one.text) == (answer, "几点？", "七点。\ud800")
    assert other is not None
    assert other.text == "更正：八点。"
    assert kept.replies.reply(second + 1) is None


def test_a_standard_answer_begins_as_a_draft(kept: Keeping) -> None:
    """It comes back as it was written."""
    before = datetime.now(UTC)
    number = kept.standards.add(WRITTEN)

    found = kept.standards.standard(number)

    assert found is not None
    assert found == replace(WRITTEN, number=number, made=found.made)
    assert found.made is not None
    assert before <= found.made <= datetime.now(UTC)
    assert kept.standards.standard(number + 1) is None


def test_only_a_live_one_is_given_to_its_questions(kept: Keeping) -> None:
    """The newest first."""
    number, other = kept.standards.add(WRITTEN), kept.standards.add(WRITTEN)
    kept.standards.call(number, ["补助 多少", "", "补助 几"])
    kept.standards.call(number, ["补助 多少"])
    kept.standards.call(other, ["补助 多少"])
    assert kept.standards.called(number, "补助 几")
    assert not kept.standards.called(other, "补助 几")
    assert kept.standards.matching("补助 多少") == []

    for one in (number, other):
        draft = kept.standards.standard(one)
        assert draft is not None
        assert kept.standards.save(replace(draft, use=Use.LIVE))

    assert [one.number for one in kept.standards.matching("补助 多少")] == [other, number]
    assert [one.number for one in kept.standards.matching("补助 几")] == [number]
    assert kept.standards.matching("") == []
    assert [one.number for one in kept.standards.listed(Use.LIVE)] == [other, number]
    assert kept.standards.listed(Use.DRAFT, Use.WITHDRAWN) == []


def test_what_somebody_else_changed_meanwhile_is_not_changed(kept: Keeping) -> None:
    """Each change is a turn."""
    number = kept.standards.add(WRITTEN)
    draft = kept.standards.standard(number)
    assert draft is not None

    assert kept.standards.save(replace(draft, use=Use.LIVE, until=None))
    assert not kept.standards.save(replace(draft, use=Use.WITHDRAWN))

    found = kept.standards.standard(number)
    assert found is not None
    assert (found.use, found.until, found.turn) == (Use.LIVE, None, 1)


@pytest.mark.parametrize("flag", Flag)
def test_a_flag_is_raised_once(kept: Keeping, flag: Flag) -> None:
    """And taken down once."""
    number = kept.standards.add(WRITTEN)

    assert kept.standards.flag(number, flag)
    assert not kept.standards.flag(number, flag)
    found = kept.standards.standard(number)
    assert found is not None
    assert (found.flag, found.turn) == (flag, 0)
    assert kept.standards.flag(number, None)
    assert not kept.standards.flag(number, None)


def test_the_stamp_rises_when_another_answer_may_be_given(kept: Keeping) -> None:
    """Not when nothing was saved."""
    number = kept.standards.add(WRITTEN)
    draft = kept.standards.standard(number)
    assert draft is not None
    before = kept.standards.stamp()

    kept.standards.save(replace(draft, use=Use.LIVE))
    live = kept.standards.stamp()
    kept.standards.save(draft)

    assert live > before
    assert kept.standards.stamp() == live
    kept.standards.call(number, ["补助"])
    assert kept.standards.stamp() > live
