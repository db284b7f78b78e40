from __future__ import annotations

from pathlib import Path

import pytest

from corpus.compose import compose
from corpus.document import Document, Upload
from corpus.limits import Limits
from rag.announce.points import MOST, points
from rag.answer import Claim
from tests.documents import SAMPLES, composed
from tests.fakes import FakeEmbedder
from tests.stored import FakeStore, put

[_FEES] = [one for one in SAMPLES if one.suffix == ".xlsx"]
RULE = """云溪县午餐办法

第一条　为了保障学生饮食安全，根据《食品安全法》，制定本办法。

第二条　午餐费标准为每人每餐10元，困难学生免费。

第三条　学校不得向学生供应隔夜饭菜，不得强制学生用餐。

第四条　家长应当在每学期开学后10个工作日内提出申请。

第五条　学校可以收取下列费用：
（一）午餐费；
（二）午休费，每生每学期不超过200元。

第六条　本办法由县教育局负责解释。

第七条　本办法自2024年9月1日起施行。
"""


def _told(document: Document) -> tuple[FakeStore, tuple[Claim, ...]]:
    store = FakeStore()
    record = put(store, document, FakeEmbedder())
    return store, points(record.version_id, record.title, store)


def test_what_rules_and_what_counts_is_told() -> None:
    """Figures, duties and days, in the order of the text."""
    _, told = _told(composed(RULE))

    said = [claim.text for claim in told]
    assert any("每人每餐10元" in one for one in said)
    assert any("不得向学生供应隔夜饭菜" in one for one in said)
    assert any("10个工作日内" in one for one in said)
    starts = [claim.citations[-1].start for claim in told]
    assert starts == sorted(starts)


def test_why_a_text_was_made_and_who_explains_it_is_not_told() -> None:
    """Nobody needs an announcement for that."""
    _, told = _told(composed(RULE))

    said = "".join(claim.text for claim in told)
    assert "制定本办法" not in said
    assert "负责解释" not in said
    assert "起施行" not in said


def test_an_item_comes_with_what_leads_it_in() -> None:
    """A fee that may be taken is none that may not."""
    _, told = _told(composed(RULE))

    assert all("学校可以收取下列费用" in c.text for c in told if "午休费" in c.text)


def test_a_text_that_says_nothing_has_no_points() -> None:
    """Nothing is made up."""
    _, told = _told(composed("关于开会的通知\n\n同志们：\n\n现将有关事项通知如下。\n"))

    assert told == ()


@pytest.mark.parametrize("path", [one for one in SAMPLES if one.suffix != ".xlsx"])
def test_each_point_of_a_sample_is_quoted_letter_for_letter(path: Path) -> None:
    """Three to five of them, and none twice."""
    store, told = _told(compose(Upload(path.name, path.read_bytes()), Limits()))

    assert 3 <= len(told) <= MOST
    assert len({claim.text for claim in told}) == len(told)
    assert all(c.quote in store.text(1) for claim in told for c in claim.citations)


def test_what_is_new_comes_first() -> None:
    """Where few are told, those that were not there before are among them."""
    store, _ = _told(composed(RULE))
    title = store.records()[0].title
    [fresh] = [one for one in store.sections(1) if "隔夜" in store.text(1)[one.start : one.end]]

    assert "隔夜" not in "".join(claim.text for claim in points(1, title, store, 2))
    assert "隔夜" in "".join(claim.text for claim in points(1, title, store, 2, [fresh]))


def test_what_is_charged_is_told_by_its_table() -> None:
    """A list of fees has no sentences, and is all that parents want to know."""
    store, told = _told(compose(Upload(_FEES.name, _FEES.read_bytes()), Limits()))

    assert any("作业本费 | 小学 | 每生每学期 | 14" in claim.text for claim in told)
    assert all(c.quote in store.text(1) for claim in told for c in claim.citations)
