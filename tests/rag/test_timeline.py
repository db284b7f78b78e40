"""Which documents hold, as far as they say so themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.known import Clause, Fact, Kind, Part, Relation, Status, Tie
from corpus.span import Span
from rag.named import Title, numbered
from rag.term import ALWAYS, Held, Reason, older
from rag.timeline import speaking, timeline

DAY = date(2026, 1, 1)


def part(
    title: str,
    dated: str = "",
    effective: str = "",
    *,
    kind: Kind = Kind.REGULATION,
    repeals: tuple[str, ...] = (),
    place: str = "",
    number: str = "",
) -> Part:
    """A part that says this of itself."""
    return Part(
        span=Span(0, 1),
        title=Fact(title, title, 1.0),
        kind=Fact(kind.value, "", 1.0),
        dated=Fact(dated, dated, 1.0) if dated else None,
        effective=Fact(effective, effective, 1.0) if effective else None,
        place=Fact(place, place, 1.0) if place else None,
        number=Fact(number, number, 1.0) if number else None,
        relations=tuple(Relation(Tie.REPEALS, one, one) for one in repeals),
    )


def statuses(*parts: Part) -> list[Status]:
    """Of parts of as many versions, in their order."""
    held = [Held(version, 0, one) for version, one in enumerate(parts)]
    return [term.on(DAY) for term in timeline(held).values()]


@pytest.mark.parametrize(
    ("words", "name", "year"),
    [
        ("《甲办法》", "甲办法", ""),
        ("甲办法（2019年修订）", "甲办法", "2019"),
        ("《甲办法》（云政办发〔2019〕12号）", "甲办法", "2019"),
        ("《甲办法（试行）》", "甲办法", ""),
        ("甲 辦法\n(修訂)", "甲办法", ""),
        ("某县政府关于印发《甲办法》的通知", "关于印发甲办法的通知", ""),
        ("《某县关于印发〈甲办法〉的通知》（某政发[2019]3号）", "甲办法", "2019"),
        ("2025年招生通知", "2025年招生通知", ""),
    ],
)
def test_a_title_is_met_again_without_brackets_and_notes(words: str, name: str, year: str) -> None:
    """Years in a note tell versions apart, years in the title belong to it."""
    assert name in Title.of(words).names
    assert Title.of(words).year == year


@pytest.mark.parametrize(
    "words", ["云政办发〔2019〕12号", "（云政办发[2019]第12号）", "云政办发（2019）012 號"]
)
def test_a_number_is_the_same_however_it_is_bracketed(words: str) -> None:
    """Offices write it in many ways."""
    assert numbered(words) == "云政办发-2019-12"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("2019", "2024-05", True),
        ("2024-05-02", "2024-05-01", False),
        ("2024", "2024-05", None),
        ("", "2024", None),
    ],
)
def test_dates_are_compared_as_far_as_they_go(one: str, other: str, told: object) -> None:
    """A year does not tell before which of its months it lies."""
    assert older(one, other) is told


def test_a_text_holds_from_its_effective_date() -> None:
    """Without one nothing is said."""
    texts = (
        part("甲", effective="2025-06-01"),
        part("乙", effective="2026-06-01"),
        part("丙", dated="2025"),
        part("丁", effective="2026"),
    )

    assert statuses(*texts) == [
        Status.IN_FORCE,
        Status.NOT_YET_EFFECTIVE,
        Status.UNKNOWN,
        Status.IN_FORCE,
    ]


def test_a_text_does_not_repeal_itself() -> None:
    """《办法》 of 2024 repeals 《办法》, which is that of 2019, wherever they were added."""
    old = part("甲办法", "2019", "2019-06-01")
    new = part("甲办法", "2024", "2024-06-01", repeals=("《甲办法》",))

    assert statuses(old, new) == [Status.REPEALED, Status.IN_FORCE]
    assert statuses(new, old) == [Status.IN_FORCE, Status.REPEALED]
    assert statuses(new) == [Status.IN_FORCE]


def test_a_repeal_works_from_the_day_of_its_text() -> None:
    """A rule of next year repeals nothing yet."""
    old = part("甲办法", "2019", "2019-06-01")
    new = part("乙办法", "2025", "2026-06-01", repeals=("甲办法",))

    assert statuses(old, new) == [Status.IN_FORCE, Status.NOT_YET_EFFECTIVE]


def test_a_repeal_of_another_year_does_not_hit() -> None:
    """《甲办法》（2015年） is not the one of 2019."""
    held = part("甲办法（2019年）", "2019", "2019-06-01")
    new = part("乙办法", "2024", "2024-06-01", repeals=("《甲办法》（2015年）",))

    assert statuses(held, new)[0] is Status.IN_FORCE


def test_a_text_made_after_its_repeal_stands() -> None:
    """The title was taken up again."""
    repealing = part("乙办法", "2020", "2020-01-01", repeals=("甲办法",))
    again = part("甲办法", "2023", "2023-01-01")

    assert statuses(repealing, again) == [Status.IN_FORCE, Status.IN_FORCE]


def test_a_repeal_hits_nothing_but_what_it_names() -> None:
    """Other texts stand."""
    other = part("丙办法", "2018", "2018-01-01")
    new = part("乙办法", "2024", "2024-06-01", repeals=("甲办法",))

    assert statuses(other, new) == [Status.IN_FORCE, Status.IN_FORCE]


def test_a_draft_repeals_and_replaces_nothing() -> None:
    """It may never be passed."""
    held = part("甲法", "2018", "2018-01-01", kind=Kind.LAW)
    draft = part("甲法（修订草案）", "2025", "2025-01-01", kind=Kind.LAW, repeals=("甲法",))

    assert statuses(held, draft)[0] is Status.IN_FORCE


def test_a_newer_rule_of_the_same_title_takes_the_place_of_the_older() -> None:
    """Also when it does not say so; a report of each year stands beside the others."""
    rules = (part("甲法", "2006", "2006-09-01", kind=Kind.LAW), part("甲法（2018年修正）", "2018"))
    reports = (
        part("政府工作报告", "2024", kind=Kind.WORK_REPORT),
        part("政府工作报告", "2025", kind=Kind.WORK_REPORT),
    )

    assert statuses(*rules)[0] is Status.SUPERSEDED
    assert statuses(*reports) == [Status.UNKNOWN, Status.UNKNOWN]


def test_rules_of_two_places_stand_side_by_side() -> None:
    """Both counties have a rule of that name."""
    one = part("学前教育管理办法", "2019", "2019-01-01", place="云溪县")
    other = part("学前教育管理办法", "2024", "2024-01-01", place="石门县")

    assert statuses(one, other) == [Status.IN_FORCE, Status.IN_FORCE]


def test_a_repeal_by_number_meets_the_notice_and_what_it_issued() -> None:
    """Offices repeal the notice; the rule that came with it goes too, its successor stays."""
    old = "某县关于印发《甲办法》的通知"
    clause = "《某县人民政府关于印发〈甲办法〉的通知》（某政发〔2019〕3号）"
    texts = (
        part(old, "2019-05", kind=Kind.NOTICE, number="某政发〔2019〕3号"),
        part("甲办法", "2019-05", "2019-06-01"),
        part("关于印发《甲办法》的通知", "2024-05", kind=Kind.NOTICE, number="某政发〔2024〕8号"),
        part("甲办法", "2024-05", "2024-06-01", repeals=(clause,)),
    )

    assert statuses(*texts) == [
        Status.REPEALED,
        Status.REPEALED,
        Status.UNKNOWN,
        Status.IN_FORCE,
    ]


def told(tie: Tie, title: str, **rest: object) -> Relation:
    """What a text says of another one."""
    return replace(Relation(tie, title, f"《{title}》同时废止。"), **rest)  # type: ignore[arg-type]


def versions(*parts: Part, document: int = 1) -> list[Held]:
    """Versions of one document, in the order they were added."""
    return [Held(number, 0, one, document) for number, one in enumerate(parts, 1)]


FIRST = part("甲办法", "2015-03-01", "2015-04-01")
SECOND = part("甲办法（2019年修订）", "2019-03-01", "2019-04-01")
THIRD = part("甲办法（2024年修订）", "2024-03-01", "2024-09-01")


@pytest.mark.parametrize(
    "order", [(FIRST, SECOND, THIRD), (THIRD, SECOND, FIRST), (SECOND, THIRD, FIRST)]
)
def test_versions_of_a_document_follow_each_other_in_time(order: tuple[Part, ...]) -> None:
    """Whichever was added first: each ends on the day the next one begins."""
    held = versions(*order)
    terms = timeline(held)
    spans = {one.part.title.value: terms[one.place] for one in held}

    assert [(t.since, t.until) for t in (spans[p.title.value] for p in (FIRST, SECOND, THIRD))] == [
        ("2015-04-01", "2019-04-01"),
        ("2019-04-01", "2024-09-01"),
        ("2024-09-01", ""),
    ]
    ended = spans["甲办法"]
    assert (ended.ends, ended.reason and ended.reason.words) == (Status.SUPERSEDED, "")


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2010, 1, 1), "甲办法"),
        (date(2015, 4, 1), "甲办法"),
        (date(2019, 3, 31), "甲办法"),
        (date(2019, 4, 1), "甲办法（2019年修订）"),
        (date(2024, 8, 31), "甲办法（2019年修订）"),
        (date(2024, 9, 1), "甲办法（2024年修订）"),
        (date(2030, 1, 1), "甲办法（2024年修订）"),
    ],
)
def test_on_every_day_one_version_speaks_for_its_document(day: date, title: str) -> None:
    """The newest that has begun; before all of them the first."""
    held = versions(THIRD, FIRST, SECOND)
    (number,) = speaking(held, day)

    assert held[number - 1].part.title.value == title


def test_texts_that_are_no_documents_of_a_store_have_no_versions() -> None:
    """A part that is looked at alone belongs to none."""
    assert speaking([Held(1, 0, FIRST)], DAY) == frozenset()


def test_every_document_has_a_version_that_speaks() -> None:
    """One of each, also where a file holds several texts."""
    held = [*versions(FIRST, SECOND), Held(3, 0, part("乙通知"), 2), Held(3, 1, part("丙通知"), 2)]

    assert speaking(held, DAY) == {2, 3}


def test_a_version_without_a_day_is_ended_at_once_by_a_later_one() -> None:
    """Nobody says when it stopped, but it did."""
    terms = timeline(versions(part("乙说明"), part("乙说明")))

    assert (terms[1, 0].until, terms[1, 0].on(DAY)) == (ALWAYS, Status.SUPERSEDED)
    assert (terms[2, 0].until, terms[2, 0].on(DAY)) == ("", Status.UNKNOWN)


def test_an_amended_text_begins_with_its_amendment() -> None:
    """自2001年起施行 stands in the text of 2020 as it stood in that of 2001."""
    old = part("甲法", "2000-10-31", "2001-01-01", kind=Kind.LAW)
    new = replace(
        part("甲法", "2020-12-26", "2001-01-01", kind=Kind.LAW),
        history=("2000-10-31", "2020-12-26"),
    )
    terms = timeline(versions(new, old))

    assert (terms[2, 0].since, terms[2, 0].until) == ("2001-01-01", "2020-12-26")
    assert (terms[1, 0].since, terms[1, 0].until) == ("2020-12-26", "")


@pytest.mark.parametrize(
    ("expires", "until"),
    [
        ("2025-12-31", "2026-01-01"),
        ("2025-12", "2026-01"),
        ("2025", "2026"),
        ("2025-02", "2025-03"),
    ],
)
def test_a_text_ends_after_its_last_day(expires: str, until: str) -> None:
    """有效期至2025年12月31日: that day is its last one."""
    one = replace(
        part("甲办法", "2020-01-01", "2020-02-01"), expires=Fact(expires, "有效期至…", 1.0)
    )
    term = timeline([Held(1, 0, one, 1)])[1, 0]

    assert (term.until, term.ends) == (until, Status.EXPIRED)
    assert term.reason == Reason(1, 0, "有效期至…")
    assert term.on(DAY) is Status.EXPIRED


def test_the_end_that_comes_first_counts() -> None:
    """A rule that would have run out was repealed before that, or the other way round."""
    one = replace(part("甲办法", "2019", "2019-06-01"), expires=Fact("2024-05-31", "五年", 1.0))
    soon = part("乙办法", "2022", "2022-06-01", repeals=("甲办法",))
    late = part("丙办法", "2025", "2025-06-01", repeals=("甲办法",))

    def first_end(other: Part) -> tuple[str, Status]:
        term = timeline([Held(1, 0, one, 1), Held(2, 0, other, 2)])[1, 0]
        return term.until, term.ends

    assert first_end(soon) == ("2022-06-01", Status.REPEALED)
    assert first_end(late) == ("2024-06-01", Status.EXPIRED)


def test_a_rule_on_trial_is_told_as_such() -> None:
    """By its title."""
    assert statuses(part("甲办法（试行）", "2024", "2024-06-01")) == [Status.TRIAL]


def test_a_clause_on_single_articles_leaves_the_others_alone() -> None:
    """第八条停止执行."""
    clause = Clause(("第八条",), Status.REPEALED, "2025-01-01", "第八条停止执行。")
    one = replace(part("甲办法", "2019", "2019-06-01"), clauses=(clause,))
    term = timeline([Held(1, 0, one, 1)])[1, 0]

    assert term.on(DAY) is Status.IN_FORCE
    assert term.of(("甲办法", "第八条"), DAY) is Status.REPEALED
    assert term.of(("甲办法", "第八条"), date(2024, 12, 31)) is Status.IN_FORCE
    assert term.of(("甲办法", "第九条"), DAY) is Status.IN_FORCE
    assert term.exempt[0].reason == Reason(1, 0, "第八条停止执行。")


def test_another_text_may_end_single_articles() -> None:
    """《甲办法》第三条、第五条同时废止; the text itself stays."""
    relation = told(Tie.REPEALS, "甲办法", articles=("第三条", "第五条"))
    new = replace(part("乙办法", "2024", "2024-06-01"), relations=(relation,))
    term = timeline([Held(1, 0, part("甲办法", "2019", "2019-06-01"), 1), Held(2, 0, new, 2)])[1, 0]
    states = [term.of((article,), DAY) for article in ("第三条", "第四条", "第五条")]

    assert states == [Status.REPEALED, Status.IN_FORCE, Status.REPEALED]
    assert term.of(("第三条",), date(2024, 5, 31)) is Status.IN_FORCE
    assert term.until == ""


def test_a_page_may_say_that_its_text_holds_no_longer() -> None:
    """有效性：失效, without a day: it never holds."""
    clause = Clause((), Status.EXPIRED, "", "有效性：失效")
    one = replace(part("甲办法", "2019", "2019-06-01"), clauses=(clause,))
    term = timeline([Held(1, 0, one, 1)])[1, 0]

    assert (term.until, term.ends) == (ALWAYS, Status.EXPIRED)
    assert term.reason == Reason(1, 0, "有效性：失效")


def test_what_is_replaced_is_superseded() -> None:
    """代替 and 取代 end a text, but for the parts of it that do not conflict."""
    old = part("甲标准", "2019", "2019-06-01")
    whole = replace(part("乙标准", "2024", "2024-06-01"), relations=(told(Tie.REPLACES, "甲标准"),))
    partly = replace(whole, relations=(told(Tie.REPLACES, "甲标准", articles=("不一致的内容",)),))

    assert statuses(old, whole)[0] is Status.SUPERSEDED
    assert statuses(old, partly)[0] is Status.IN_FORCE


def test_a_repeal_may_work_on_another_day_than_its_text() -> None:
    """《甲办法》自2025年1月1日起废止."""
    old = part("甲办法", "2019", "2019-06-01")
    relation = told(Tie.REPEALS, "甲办法", since="2025-01-01")
    new = replace(part("乙办法", "2024", "2024-06-01"), relations=(relation,))

    assert timeline([Held(1, 0, old, 1), Held(2, 0, new, 2)])[1, 0].until == "2025-01-01"


def test_a_version_may_repeal_the_one_before_it_in_words() -> None:
    """Then it is repealed, with these words, and not merely followed by another one."""
    new = replace(THIRD, relations=(told(Tie.REPEALS, "甲办法", number="云政发〔2015〕1号"),))
    old = replace(FIRST, number=Fact("云政发〔2015〕1号", "", 1.0))
    terms = timeline(versions(old, new))

    assert (terms[1, 0].until, terms[1, 0].ends) == ("2024-09-01", Status.REPEALED)
    assert terms[1, 0].reason == Reason(2, 0, "《甲办法》同时废止。")
    assert terms[2, 0].until == ""


def test_a_file_is_ended_with_all_its_texts_when_its_rule_begins_anew() -> None:
    """Not when the notice is dated that brings the new rule."""
    old = [Held(1, 0, part("关于印发《甲办法》的通知", "2019-03-01", kind=Kind.NOTICE), 1)]
    old.append(Held(1, 1, SECOND, 1))
    new = [Held(2, 0, part("关于印发《甲办法》（修订）的通知", "2024-03-01", kind=Kind.NOTICE), 1)]
    new.append(Held(2, 1, THIRD, 1))
    terms = timeline([*new, *old])

    assert {terms[1, 0].until, terms[1, 1].until} == {"2024-09-01"}
    assert speaking([*new, *old], date(2024, 6, 1)) == {1}
    assert speaking([*new, *old], date(2024, 9, 1)) == {2}
