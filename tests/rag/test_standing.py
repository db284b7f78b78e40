"""What the stored versions are on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from corpus.document import Section
from corpus.known import Clause, Fact, Kind, Part, Status
from corpus.span import Span
from rag.answer import Source
from rag.records import Record
from rag.standing import Standing, editions, fallen, kind_of
from rag.term import Holding, Reason

BEFORE, BETWEEN, NOW = date(2018, 1, 1), date(2020, 1, 1), date(2026, 1, 1)


def part(title: str, dated: str, effective: str, kind: Kind = Kind.REGULATION) -> Part:
    """A text that says this of itself."""
    return Part(
        span=Span(0, 1),
        title=Fact(title, title, 1.0),
        kind=Fact(kind.value, "", 1.0),
        dated=Fact(dated, dated, 1.0),
        effective=Fact(effective, effective, 1.0) if effective else None,
        issuer=Fact("云溪县人民政府", "", 1.0),
    )


OLD = part("甲办法（2019年）", "2019-05-01", "2019-06-01")
NEW = part("甲办法（2024年）", "2024-05-01", "2024-06-01")


def standing(*parts: Part) -> Standing:
    """Versions of one document, in the order they were added."""
    return Standing(
        Holding(number, 7, f"{number}.txt", (one,)) for number, one in enumerate(parts, 1)
    )


def record(version: int, title: str) -> Record:
    """A version as an admin sees it."""
    return Record(
        digest="",
        encoding="",
        dated="",
        issuer="",
        number="",
        place="",
        id=7,
        name=f"{version}.txt",
        version=version,
        version_id=version,
        title=title,
        kind=Kind.REGULATION,
        status=Status.UNKNOWN,
        characters=1,
        added=datetime(2026, 1, 1, tzinfo=UTC),
        damage=(),
    )


@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)], ids=["older first", "newer first"])
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (BEFORE, {"2019": (Status.NOT_YET_EFFECTIVE, True), "2024": ("later", False)}),
        (BETWEEN, {"2019": (Status.IN_FORCE, True), "2024": ("later", False)}),
        (NOW, {"2019": (Status.SUPERSEDED, False), "2024": (Status.IN_FORCE, True)}),
    ],
)
def test_every_day_has_its_own_state(
    order: tuple[Part, Part], day: date, expected: dict[str, tuple[Status | str, bool]]
) -> None:
    """Whichever version was added first: one speaks, the other is past or to come."""
    wanted = {
        year: (Status.NOT_YET_EFFECTIVE if status == "later" else status, speaks)
        for year, (status, speaks) in expected.items()
    }
    sources = standing(*order).sources(day).values()

    assert {one.dated[:4]: (one.status, one.speaks) for one in sources} == wanted


def test_a_source_tells_what_is_known_of_its_text() -> None:
    """With the days from which and until which it holds."""
    source = standing(OLD, NEW).sources(NOW)[1, 0]

    assert source == Source(
        document_id=7,
        document="1.txt",
        version=1,
        title="甲办法（2019年）",
        kind=Kind.REGULATION,
        status=Status.SUPERSEDED,
        dated="2019-05-01",
        issuer="云溪县人民政府",
        since="2019-06-01",
        until="2024-06-01",
        speaks=False,
    )


def test_an_article_that_stands_otherwise_has_its_own_status() -> None:
    """Its neighbours have that of the text; of a version that is not stored nothing is told."""
    clause = Clause(("第八条",), Status.REPEALED, "2025-01-01", "第八条停止执行。")
    held = standing(replace(NEW, clauses=(clause,)))

    def status(article: str, day: date) -> Status | None:
        source = held.source(1, Section(("甲办法", article), 0, 0, 0, 1), day)
        return source.status if source else None

    assert status("第八条", NOW) is Status.REPEALED
    assert status("第八条", date(2024, 7, 1)) is Status.IN_FORCE
    assert status("第九条", NOW) is Status.IN_FORCE
    assert held.source(9, Section((), 0, 0, 0, 1), NOW) is None
    assert held.parts(9) == ()


def test_the_status_of_a_file_is_that_of_the_rule_it_brings() -> None:
    """Its title is that of its notice, which has no day from which it holds."""
    notice = part("关于印发《甲办法》的通知", "2024-05-01", "", Kind.NOTICE)
    rule = part("甲办法", "2024-05-01", "2024-06-01")
    face = Standing([Holding(1, 7, "1.txt", (notice, rule))]).face(1, NOW)

    assert (face.title, face.status) == ("关于印发《甲办法》的通知", Status.IN_FORCE)


def test_editions_stand_in_the_order_of_time() -> None:
    """Not in that of adding; what ends one is told by title."""
    held = standing(NEW, OLD)
    found = list(editions(held, (record(1, "新"), record(2, "旧")), NOW))

    assert [(one.number, one.title, one.since, one.until) for one in found] == [
        (2, "旧", "2019-06-01", "2024-06-01"),
        (1, "新", "2024-06-01", ""),
    ]
    assert [one.status for one in found] == [Status.SUPERSEDED, Status.IN_FORCE]
    assert (found[0].reason, found[0].by) == (Reason(1, 0, ""), "甲办法（2024年）")
    assert (found[1].reason, found[1].by) == (None, "")


def test_what_is_no_longer_found_is_past_where_its_document_lives_on() -> None:
    """A removed document is as it was; a citation of either can be read."""
    holding = Holding(1, 7, "1.txt", (OLD,))
    section = Section((), 0, 0, 0, 1)

    assert fallen(holding, section=section, alive=True, day=NOW).status is Status.SUPERSEDED
    assert fallen(holding, section=section, alive=False, day=NOW).status is Status.IN_FORCE
    assert not fallen(holding, section=section, alive=False, day=NOW).speaks


def test_a_kind_that_nobody_knows_is_another_one() -> None:
    """A newer version of the program may have written it."""
    assert kind_of(replace(OLD, kind=Fact("poem", "", 1.0))) is Kind.OTHER
