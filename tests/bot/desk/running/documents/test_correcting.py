from __future__ import annotations

import pytest

from bot.message import Work
from tests.bot.desk.running.documents.conftest import Office
from tests.stage import ALICE, OWNER, PRIVATE
from tests.words import ZH


def test_facts_are_shown_with_a_button_each(office: Office) -> None:
    """A button asks for a value, a reply gives it."""
    office.write("/correct 1")
    assert f"{ZH.documents.title}：云溪县校车补助办法" in office.text
    office.push(ZH.documents.issuer)
    assert office.text.splitlines()[0] == ZH.library.asks.format(id=1, part=1, field=1)
    [task] = office.reply("云溪县教育局")

    assert (task.work, task.words) == (Work.CORRECT, ("1", "issuer", "云溪县教育局", "1"))
    assert next(one for one in office.store.records() if one.id == 1).issuer == "云溪县教育局"
    assert office.log.acts(document=1)[1].act.detail == "issuer 云溪县教育局"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("/correct 1 文号 云教〔2026〕3号", "number", "云教〔2026〕3号"),
        ("/correct 1 文种 通知", "kind", "notice"),
        ("/correct 1 层级 县级", "level", "county"),
        ("/correct 1 issuer 无", "issuer", ""),
        ("/correct 编号1 废止 《云溪县旧办法》", "repeals", "《云溪县旧办法》"),
        ("/expire 1 2026-12-31", "expires", "2026-12-31"),
        ("/expire 1 无", "expires", ""),
    ],
)
def test_a_fact_is_set_in_one_line(office: Office, line: str, field: str, value: str) -> None:
    """Fields and values by what people call them."""
    [task] = office.write(line)
    assert task.words == ("1", field, value, "1")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/correct", ZH.library.how_correct),
        ("/correct 9", ZH.curated.not_there.format(id=9)),
        ("/correct 1 颜色 红", "没有“颜色”这一项"),
        ("/correct 1 成文日期", "没有“成文日期”这一项"),
        ("/correct 1 日期 昨天", "不是日期"),
        ("/expire 1", ZH.library.how_expire),
        ("/expire 1 明年", "不是日期"),
        ("/correct 1 文种 诗歌", "可以写：法律"),
        ("/expire 9 2026-01-01", ZH.curated.not_there.format(id=9)),
    ],
)
def test_what_cannot_be_corrected_is_explained(office: Office, line: str, words: str) -> None:
    """At once, and nothing is done."""
    assert office.write(line) == []
    assert words in office.text


def test_a_reply_of_others_corrects_nothing(office: Office) -> None:
    """Nor does a reply to what somebody else wrote."""
    office.write("/correct 1")
    office.push(ZH.documents.issuer)
    referred = office.reply_to(office.last)
    reaction = office.say("坏人", PRIVATE, ALICE, referred)
    assert reaction.tasks == ()
    assert office.text == ZH.running.not_allowed.format(number="5")

    foreign = type(referred)(referred.message, referred.text, own=False)
    assert office.say("云溪县教育局", OWNER, OWNER.lane, foreign).tasks == ()


def test_a_value_that_cannot_be_is_refused(office: Office) -> None:
    """Also where it comes as a reply."""
    office.write("/correct 1")
    office.push(ZH.documents.effective)
    assert office.reply("明天") == []
    assert "不是日期" in office.text


def test_a_file_of_several_texts_is_corrected_in_the_one_that_counts(office: Office) -> None:
    """Its name in the notice, its term in the rule; another one is named by its number."""
    [number] = office.add(ISSUED)
    office.write(f"/correct {number}")
    assert ZH.library.part.format(number=2) in office.text
    for line, part in (
        (f"/correct {number} 文号 云政〔2026〕1号", "1"),
        (f"/correct {number}.2 文号 云政〔2026〕1号", "2"),
        (f"/correct {number} 施行日期 2026-09-01", "2"),
        (f"/expire {number} 2030-12-31", "2"),
    ):
        [task] = office.write(line)
        assert task.words[-1] == part, line
    assert office.write(f"/correct {number}.3 文号 一") == []
    assert office.text == ZH.library.no_part.format(count=2)
    office.write(f"/correct {number}")
    office.push(ZH.documents.expires)
    [task] = office.reply("2031-12-31")
    assert task.words == (str(number), "expires", "2031-12-31", "2")


ISSUED = """云溪县人民政府关于印发《云溪县午餐管理办法》的通知

各中小学：
现将《云溪县午餐管理办法》印发给你们，请遵照执行。

云溪县人民政府
2026年3月1日

云溪县午餐管理办法

第一条　为规范午餐管理，制定本办法。
第二条　午餐每餐八元。
第三条　本办法自2026年4月1日起施行。
"""


@pytest.mark.parametrize(
    ("label", "how"),
    [
        (ZH.documents.kind, "讲话"),
        (ZH.documents.effective, ZH.library.reply_day),
        (ZH.documents.number, ZH.library.reply),
    ],
)
def test_a_question_says_how_its_value_is_written(office: Office, label: str, how: str) -> None:
    """A date, one of a few, or words."""
    office.write("/correct 1")
    office.push(label)
    assert how in office.text.splitlines()[-1]
