from __future__ import annotations

from tests.bot.desk.running.documents.conftest import NEWER, Office
from tests.words import ZH


def test_versions_are_listed_and_compared(office: Office) -> None:
    """The one that speaks is marked; a button shows what the step changed."""
    office.add(NEWER)
    office.write("/versions 1")
    assert office.text.count("▶") == 1
    assert "第 1 版" in office.text
    office.push(ZH.library.step.format(old=1, new=2))

    assert "三百二十" in office.text
    assert "四百" in office.text
    shown = office.text
    for line in ("/diff 1", "/diff 1 1 2"):
        office.write(line)
        assert office.text == shown
    office.write("/diff 1 2 1")
    assert office.text != shown


def test_what_cannot_be_compared_is_explained(office: Office) -> None:
    """One version, none, or a number that is none."""
    office.write("/diff 1")
    assert "只有一个版本" in office.text
    for line, said in (
        ("/diff", ZH.library.how_diff),
        ("/diff 1 2", ZH.library.how_diff),
        ("/diff 9", ZH.curated.not_there.format(id=9)),
        ("/versions", ZH.library.how_versions),
        ("/versions 9", ZH.curated.not_there.format(id=9)),
    ):
        office.write(line)
        assert office.text == said
    office.add(NEWER)
    office.write("/diff 1 1 7")
    assert "没有这个版本" in office.text


def test_a_difference_without_end_is_cut(office: Office) -> None:
    """It says where to see the rest."""
    long = "".join(f"第{n}条　第{n}项规定，甲乙丙丁{n * 7}元。\n" for n in range(1, 900))
    office.add(f"云溪县长文办法\n\n{long}")
    office.add(f"云溪县长文办法\n\n{long.replace('甲乙', '乙甲')}")
    number = next(one.id for one in office.store.records() if "长文" in one.title)
    if len(office.store.editions(number)) < 2:
        office.library.join(max(one.id for one in office.store.records()), number)
    office.write(f"/diff {number}")

    assert office.text == ZH.library.too_much
