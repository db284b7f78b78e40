from __future__ import annotations

from bot.message import Work
from tests.words import ZH
from tests.works import NOTICE, OWNER, RULE, Works, buttons


def test_a_removed_document_is_out_of_answers_and_a_button_undoes_it() -> None:
    """The button stands for this very removal."""
    works = Works()
    rule, notice = works.add(RULE, NOTICE)
    message = works.do(Work.REMOVE, rule)

    assert works.titles == ["云溪县招生通知"]
    assert "《云溪县校车补助办法》" in message.text
    [button] = buttons(message)
    [gone] = works.store.withdrawn()
    assert button.label == ZH.curated.undo
    assert button.press == f"k:undo:{rule}:{int(gone.at.timestamp())}"
    assert notice


def test_what_is_not_there_cannot_be_removed() -> None:
    """It says so, and changes nothing."""
    works = Works()
    works.add(RULE)

    for work in (Work.REMOVE, Work.HIDE):
        assert works.do(work, 9).text == ZH.curated.not_there.format(id=9)
    assert works.titles == ["云溪县校车补助办法"]


def test_what_was_removed_or_hidden_is_restored() -> None:
    """What never was out cannot be."""
    works = Works()
    [rule] = works.add(RULE)
    for work in (Work.REMOVE, Work.HIDE):
        works.do(work, rule)
        assert works.titles == []

        assert "已恢复" in works.do(Work.RESTORE, rule).text
        assert works.titles == ["云溪县校车补助办法"]
    assert works.do(Work.RESTORE, 9).text == ZH.curated.not_withdrawn.format(id=9)


def test_what_was_done_before_a_crash_is_told_as_done() -> None:
    """And not done twice."""
    works = Works()
    rule, notice = works.add(RULE, NOTICE)
    for work, words in (
        (Work.REMOVE, (rule,)),
        (Work.RESTORE, (rule,)),
        (Work.HIDE, (rule,)),
        (Work.RESTORE, (rule,)),
        (Work.CORRECT, (rule, "issuer", "云溪县教育局", 1)),
        (Work.JOIN, (notice, rule)),
    ):
        first = works.do(work, *words)
        revision = works.store.revision
        assert works.do(work, *words) == first, work
        if work is not Work.CORRECT:
            assert works.store.revision == revision


def test_a_fact_is_corrected() -> None:
    """And told with what it is now; none is a value too."""
    works = Works()
    [rule] = works.add(RULE)

    assert (
        "发文机关 → 云溪县教育局" in works.do(Work.CORRECT, rule, "issuer", "云溪县教育局", 1).text
    )
    assert works.record(rule).issuer == "云溪县教育局"
    assert ZH.curated.nothing in works.do(Work.CORRECT, rule, "issuer", "", 1).text
    assert works.record(rule).issuer == ""


def test_what_cannot_be_corrected_is_explained() -> None:
    """In the sentence of the error."""
    works = Works()
    [rule] = works.add(RULE)

    said = works.do(Work.CORRECT, rule, "dated", "昨天", 1).text
    assert said.startswith(ZH.errors["NotCorrectableError"].split("{")[0])


def test_versions_are_joined() -> None:
    """Under the number of the other one."""
    works = Works()
    rule, notice = works.add(RULE, NOTICE)
    said = works.do(Work.JOIN, notice, rule).text

    assert f"编号 {notice}" in said
    assert [one.id for one in works.store.records()] == [rule]


def test_people_are_told_in_their_language() -> None:
    """Which they chose, or their messenger tells."""
    works = Works()
    [rule] = works.add(RULE)
    works.people.speak(OWNER, "en")

    assert "is removed" in works.do(Work.REMOVE, rule).text
