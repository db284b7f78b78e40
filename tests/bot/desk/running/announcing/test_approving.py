from __future__ import annotations

import pytest

from bot.announcement import State
from bot.desk.press import Verb, press
from bot.desk.running.announcing.buttons import Step
from bot.desk.running.announcing.roster import DEEDS
from bot.incoming import Incoming, Sort
from bot.message import Reaction
from bot.rank import Deed, Rank, may
from tests.bot.desk.running.announcing.conftest import (
    ADMIN,
    CLASS,
    EDITOR,
    REVIEWER,
    draft,
    look,
    posted,
    reply,
    state,
)
from tests.bot.desk.running.conftest import PEOPLE, home
from tests.stage import ALICE, OWNER, Stage
from tests.words import ZH

SAY = ZH.drafting


@pytest.mark.parametrize("rank", Rank)
def test_who_may_approves(newsroom: Stage, rank: Rank) -> None:
    """An editor may not; for whom it is not, nothing is posted."""
    person = f"telegram:{PEOPLE[rank]}"
    look(newsroom, person)

    newsroom.press(SAY.approve, person=person)

    assert bool(posted(newsroom)) is may(rank, Deed.APPROVE)
    act = newsroom.log.acts(person=person)[0].act
    assert (act.deed, act.allowed) == (Deed.APPROVE, may(rank, Deed.APPROVE))


def test_what_is_approved_is_posted_as_it_was_shown(newsroom: Stage) -> None:
    """To every target that was chosen; the sheet says so."""
    sheet = look(newsroom)
    shown = newsroom.sent[str(int(sheet) - 1)].message

    reaction = newsroom.press(SAY.approve, person=ADMIN)

    assert reaction.toast == SAY.approved
    assert posted(newsroom)[-1] == shown
    [handed] = newsroom.board.posts.unopened()
    assert (handed.targets, handed.by) == ((1, 2), ADMIN)
    assert newsroom.sent[sheet].message.text.splitlines()[0] == "公告 1　新文件　已通过"


def test_a_button_that_was_pressed_before_does_nothing(newsroom: Stage) -> None:
    """Nor does that of somebody who comes second."""
    first = look(newsroom)
    second = look(newsroom, REVIEWER)
    newsroom.press(SAY.approve, first, ADMIN)
    old = newsroom.sent[second].message

    reaction = newsroom.press(SAY.reject, second, REVIEWER)

    assert reaction.toast == SAY.late
    assert state(newsroom) is State.APPROVED
    assert newsroom.sent[second].message != old
    assert not [one for one in newsroom.log.acts(person=REVIEWER) if one.act.deed is Deed.APPROVE]


def test_what_was_edited_must_be_seen_again(newsroom: Stage) -> None:
    """Nobody approves of what they have not read."""
    seen = look(newsroom)
    look(newsroom, EDITOR)
    newsroom.press(SAY.edit, person=EDITOR)
    reply(newsroom, "另一个样子", EDITOR)

    reaction = newsroom.press(SAY.approve, seen, ADMIN)

    assert reaction.toast == SAY.late
    assert posted(newsroom) == ()


def test_a_stranger_gets_nothing(newsroom: Stage) -> None:
    """Not even with a button that was forwarded to them."""
    sheet = look(newsroom)

    reaction = newsroom.press(SAY.approve, sheet, ALICE)

    assert reaction.toast
    assert posted(newsroom) == ()


def test_two_persons_may_be_needed(newsroom: Stage) -> None:
    """The second one is asked, the first one cannot be both."""
    newsroom.needed = 2
    sheet = look(newsroom)
    reaction = newsroom.press(SAY.approve, sheet, ADMIN)
    assert reaction.toast == SAY.another
    asked = {one.room.lane for one in reaction.deliveries} - {ADMIN}
    assert REVIEWER in asked
    assert EDITOR not in asked
    assert newsroom.press(SAY.approve, sheet, ADMIN).toast == SAY.again
    assert posted(newsroom) == ()

    second = look(newsroom, REVIEWER)
    assert SAY.approved_by.format(count=1, needed=2) in newsroom.text
    newsroom.press(SAY.approve, second, REVIEWER)

    assert posted(newsroom)
    assert draft(newsroom).approvals == (ADMIN, REVIEWER)


def test_who_lost_their_rank_counts_no_more(newsroom: Stage) -> None:
    """One approval of somebody who may not approve is none."""
    newsroom.needed = 2
    newsroom.press(SAY.approve, look(newsroom), ADMIN)
    newsroom.ranks.strip(ADMIN)

    reaction = newsroom.press(SAY.approve, look(newsroom, REVIEWER), REVIEWER)

    assert reaction.toast == SAY.another
    assert posted(newsroom) == ()
    assert draft(newsroom).approvals == (REVIEWER,)


def test_a_draft_is_rejected_for_a_reason_on_a_button(newsroom: Stage) -> None:
    """It never goes out; the reason stays with it."""
    look(newsroom, REVIEWER)
    newsroom.press(SAY.reject, person=REVIEWER)
    asked = newsroom.last

    newsroom.press(SAY.needless, asked, REVIEWER)

    assert (state(newsroom), draft(newsroom).reason) == (State.REJECTED, SAY.needless)
    assert SAY.reason.format(reason=SAY.needless) in newsroom.sent[asked].message.text
    assert posted(newsroom) == ()


def test_a_draft_is_rejected_for_a_reason_of_ones_own(newsroom: Stage) -> None:
    """Written in reply; its author is told."""
    newsroom.order("/announce 停课通知\n明天停课。", home(EDITOR), EDITOR)
    look(newsroom, REVIEWER, 2)
    newsroom.press(SAY.reject, person=REVIEWER)

    reply(newsroom, "日期不对", REVIEWER)

    assert (state(newsroom, 2), draft(newsroom, 2).reason) == (State.REJECTED, "日期不对")
    told = [one.message.text for one in newsroom.sent.values() if one.room == home(EDITOR)]
    assert told[-1] == SAY.told_rejected.format(title="停课通知", reason="日期不对")


def test_a_reply_to_an_old_question_does_nothing(newsroom: Stage) -> None:
    """Somebody else has decided meanwhile."""
    look(newsroom, REVIEWER)
    newsroom.press(SAY.reject, person=REVIEWER)
    asked = newsroom.last
    newsroom.press(SAY.approve, look(newsroom), ADMIN)

    reply(newsroom, "日期不对", REVIEWER, asked)

    assert state(newsroom) is State.APPROVED


def test_who_has_no_rank_any_more_cannot_reply(newsroom: Stage) -> None:
    """A rank counts when it is used."""
    look(newsroom, REVIEWER)
    newsroom.press(SAY.reject, person=REVIEWER)
    newsroom.ranks.strip(REVIEWER)

    reply(newsroom, "日期不对", REVIEWER)

    assert state(newsroom) is State.DRAFT
    assert not newsroom.log.acts(person=REVIEWER)[0].act.allowed


def test_an_owner_of_the_settings_may_too(newsroom: Stage) -> None:
    """Whatever is chatted."""
    newsroom.press(SAY.approve, look(newsroom, OWNER.lane), OWNER.lane)

    assert posted(newsroom)


def test_one_decides_by_words_where_there_are_no_buttons(newsroom: Stage) -> None:
    """At the console, say; the gate is that of the buttons."""
    newsroom.stored(name="乙.txt", title="乙办法")
    newsroom.order("/drafts", home(ADMIN), ADMIN)
    newsroom.order("/drafts 1 通过", home(EDITOR), EDITOR)
    assert posted(newsroom) == ()
    assert newsroom.log.acts(person=EDITOR)[0].act.deed is Deed.APPROVE

    newsroom.order("/drafts 1 通过", home(ADMIN), ADMIN)
    newsroom.order("/drafts 2 退回 日期不对", home(ADMIN), ADMIN)

    assert posted(newsroom)
    assert (state(newsroom, 2), draft(newsroom, 2).reason) == (State.REJECTED, "日期不对")
    newsroom.order("/drafts 2 退回", home(ADMIN), ADMIN)
    assert newsroom.text == SAY.no_reason
    newsroom.order("/drafts 1 通过", home(ADMIN), ADMIN)
    assert newsroom.text.startswith("公告 1　新文件　已通过")


def test_many_drafts_are_rejected_at_once_but_never_approved(newsroom: Stage) -> None:
    """What somebody wrote is left."""
    newsroom.stored(name="乙.txt", title="乙办法")
    newsroom.announcing.drafting.catch_up()
    newsroom.order("/announce 停课通知", home(EDITOR), EDITOR)

    newsroom.order("/drafts 全部 通过", home(ADMIN), ADMIN)
    assert newsroom.text == SAY.how
    newsroom.order("/drafts 全部 退回", home(ADMIN), ADMIN)
    assert newsroom.text == SAY.no_reason
    newsroom.order("/drafts 全部 退回 批量收入", home(REVIEWER), REVIEWER)

    assert newsroom.text == SAY.all_rejected.format(count=2)
    assert [state(newsroom, number) for number in (1, 2, 3)] == [
        State.REJECTED,
        State.REJECTED,
        State.DRAFT,
    ]
    assert newsroom.log.acts(person=REVIEWER)[0].act.detail == "#1 #2"


def _pressed(newsroom: Stage, step: Step, person: str) -> tuple[Reaction, bool]:
    """What follows a step, and whether it was let through."""
    one = draft(newsroom)
    data = press(Verb.ANNOUNCEMENT, step.value, one.number, one.turn, 0)
    incoming = Incoming(home(person), person, data, Sort.PRESS, call="c")
    reaction = newsroom.react(incoming)
    return reaction, newsroom.log.acts(person=person)[:1] != [] and newsroom.log.acts(
        person=person
    )[0].act.allowed


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("rank", Rank)
def test_each_button_is_for_whom_it_is(newsroom: Stage, rank: Rank, step: Step) -> None:
    """For everybody else it does nothing at all."""
    person = f"telegram:{PEOPLE[rank]}"
    before = draft(newsroom)

    reaction, allowed = _pressed(newsroom, step, person)

    if not may(rank, DEEDS[step]):
        assert not allowed
        assert not reaction.deliveries
        assert draft(newsroom) == before
    else:
        assert reaction.toast != ZH.running.not_allowed.format(number=PEOPLE[rank])


@pytest.mark.parametrize("step", Step)
def test_no_button_is_for_anybody_else(newsroom: Stage, step: Step) -> None:
    """A stranger, somebody whose rank was taken away, an owner in a group, a group itself."""
    fallen = f"telegram:{PEOPLE[Rank.OWNER]}"
    newsroom.ranks.strip(fallen)
    one = draft(newsroom)
    data = press(Verb.ANNOUNCEMENT, step.value, one.number, one.turn, 0)
    for person, room in (
        (ALICE, home(ALICE)),
        (fallen, home(fallen)),
        (OWNER.lane, CLASS),
        (CLASS.lane, CLASS),
    ):
        reaction = newsroom.react(Incoming(room, person, data, Sort.PRESS, call="c"))

        assert not reaction.deliveries
        assert draft(newsroom) == one
        assert not newsroom.log.acts(person=person)[0].act.allowed
    assert posted(newsroom) == ()
