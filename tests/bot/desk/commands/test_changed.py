from __future__ import annotations

import pytest

from bot.message import Limit
from tests.documents import composed
from tests.fakes import FakeEmbedder
from tests.ordinance import NEW, OLD
from tests.stage import Stage
from tests.stored import put
from tests.words import ZH

SMALL = Limit(units=400, marks=20)


@pytest.fixture
def lunch(stage: Stage) -> Stage:
    """A document in two versions."""
    old = put(stage.store, composed(OLD, "旧.txt"), FakeEmbedder())
    put(stage.store, composed(NEW, "新.txt"), FakeEmbedder(), of=old.id)
    return stage


def test_everything_that_changed_is_shown_with_the_words_of_both(lunch: Stage) -> None:
    """Its sections by name, then the old words before the new ones."""
    lunch.order("/start diff_1")

    assert "第 1 版（2019-03-05" in lunch.text
    assert "第 2 版（2024-06-20" in lunch.text
    assert "删去：第五条" in lunch.text
    assert lunch.text.index("每人每餐8元") < lunch.text.index("每人每餐10元")
    assert lunch.labels() == [[ZH.announcing.ask]]


def test_what_is_long_has_pages(lunch: Stage) -> None:
    """Each turned in its place, none cut."""
    lunch.limit = SMALL
    lunch.order("/start diff_1")
    texts = [lunch.text]
    while ZH.catalogue.next in [label for row in lunch.labels() for label in row]:
        lunch.press(ZH.catalogue.next)
        texts.append(lunch.text)

    assert len(texts) > 1
    assert len(set(texts)) == len(texts)
    assert "每人每餐10元" in "".join(texts)
    lunch.press(ZH.catalogue.previous)
    assert lunch.text == texts[-2]


def test_a_document_that_is_gone_is_said_to_be(lunch: Stage) -> None:
    """Also where only a page is turned."""
    lunch.limit = SMALL
    lunch.order("/start diff_1")
    lunch.store.remove(1)
    lunch.store.release(lunch.store.draft)

    lunch.press(ZH.catalogue.next)

    assert lunch.text == ZH.catalogue.no_such.format(number=1)
