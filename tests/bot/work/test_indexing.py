from __future__ import annotations

import pytest

from bot.message import Room, Work
from bot.ports import StoppedError
from bot.rank import Deed, Ending, Rank
from tests.words import ZH
from tests.works import NOTICE, RULE, Works, buttons


@pytest.mark.parametrize("work", [Work.REINDEX, Work.REBUILD])
def test_the_index_is_brought_up_to_date(work: Work) -> None:
    """What it cost is told."""
    works = Works()
    works.add(RULE, NOTICE)
    told: list[tuple[int, int]] = []
    said = works.do(work, tell=lambda done, total, _="": told.append((done, total))).text

    assert "2 份文件" in said
    assert "新计算向量 0 个" in said


def test_one_document_is_read_again() -> None:
    """Nothing comes out otherwise here."""
    works = Works()
    rule, _ = works.add(RULE, NOTICE)

    assert "新计算向量 0 个" in works.do(Work.REREAD, rule).text


def test_whoever_cancels_leaves_everything_as_it_was() -> None:
    """The library undoes what it did, and the work ends as cancelled."""
    works = Works()
    works.add(RULE, NOTICE)
    revision = works.store.revision

    def stop(done: int, total: int, words: str = "") -> None:
        del total, words
        if done:
            raise StoppedError

    with pytest.raises(StoppedError):
        works.do(Work.REBUILD, tell=stop)
    assert works.store.revision == works.store.draft == revision


def test_the_last_publication_is_rolled_back() -> None:
    """The documents it brought back are named."""
    works = Works()
    rule, _ = works.add(RULE, NOTICE)
    works.do(Work.REMOVE, rule)
    revision = works.store.revision
    said = works.do(Work.ROLL_BACK, revision).text

    assert "《云溪县校车补助办法》" in said
    assert len(works.titles) == 2
    assert works.do(Work.ROLL_BACK, revision).text == ZH.curated.published_since
    assert len(works.titles) == 2


def test_there_may_be_nothing_to_roll_back() -> None:
    """It says so."""
    works = Works()
    said = works.do(Work.ROLL_BACK, works.store.revision).text
    assert said == ZH.curated.nothing_to_roll


def test_golden_questions_stop_a_change() -> None:
    """Those that would be answered wrongly are named, and somebody decides."""
    works = Works()
    rule, _ = works.add(RULE, NOTICE)
    works.goldens.broken.append("校车补助多少？")
    message = works.do(Work.REMOVE, rule)

    assert "校车补助多少？" in message.text
    assert len(works.titles) == 2
    act = works.log.acts()[0].act
    assert (act.deed, act.document) == (Deed.REMOVE, rule)
    assert act.detail == ZH.endings[Ending.STOPPED]
    trial = works.library.waiting
    assert trial
    assert [one.press for one in buttons(message)] == [
        f"k:switch:{trial.revision}",
        f"k:discard:{trial.revision}",
    ]


def test_nothing_else_changes_while_a_change_waits() -> None:
    """Whoever tries is shown what to decide, and about what."""
    works = Works()
    rule, notice = works.add(RULE, NOTICE)
    works.goldens.broken.append("校车补助多少？")
    works.do(Work.REMOVE, rule)
    message = works.do(Work.HIDE, notice)

    assert message.text.startswith(ZH.curated.waiting)
    assert "校车补助多少？" in message.text
    assert len(buttons(message)) == 2
    assert len(works.titles) == 2


def test_who_may_not_switch_is_told_who_may() -> None:
    """They may give it up."""
    works = Works()
    rule, _ = works.add(RULE, NOTICE)
    works.goldens.broken.append("校车补助多少？")
    works.book.ranks.raise_to("telegram:78", Rank.EDITOR, "")
    message = works.do(Work.REMOVE, rule, room=Room("telegram", "78"))

    assert message.text.endswith(ZH.curated.who_switches)
    assert [one.label for one in buttons(message)] == [ZH.curated.discard]


def test_what_was_stopped_is_published_all_the_same() -> None:
    """Or given up; an old button of either does nothing."""
    works = Works()
    rule, notice = works.add(RULE, NOTICE)
    works.goldens.broken.append("校车补助多少？")
    works.do(Work.REMOVE, rule)
    trial = works.library.waiting
    assert trial
    assert works.do(Work.SWITCH, trial.revision).text == ZH.curated.switched
    assert works.titles == ["云溪县招生通知"]

    works.do(Work.REMOVE, notice)
    assert works.do(Work.SWITCH, trial.revision).text == ZH.curated.nothing_waits
    assert works.do(Work.DISCARD, trial.revision).text == ZH.curated.nothing_waits
    again = works.library.waiting
    assert again
    assert works.do(Work.DISCARD, again.revision).text == ZH.curated.discarded
    assert works.titles == ["云溪县招生通知"]
