"""A conversation in Telegram: a follow-up, what is asked back, a comparison."""

from __future__ import annotations

import os

import pytest

from rag.answer import Outcome
from tests.e2e.conftest import Product, Telegram
from tests.e2e.people import Person
from tests.e2e.test_serve import serving
from tests.words import ZH
from tests.yunxi import settled

pytestmark = pytest.mark.slow

QUESTION = "国家助学金多少？"


@pytest.fixture
def county(product: Product, tmp_path_factory: pytest.TempPathFactory) -> Product:
    """The product over the samples."""
    base = tmp_path_factory.getbasetemp()
    settled(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base, product.data)
    return product


def test_a_conversation(county: Product, telegram: Telegram) -> None:
    """Asked back by button and by typing, gone on from, and compared."""
    with serving(county, telegram):
        one, other = Person(telegram, 5), Person(telegram, 6)

        back = one.ask(QUESTION)
        assert back.text.startswith(ZH.outcomes[Outcome.UNCLEAR])
        assert [label for label in back.buttons if "国家助学金" in label] == [
            "高中国家助学金多少",
            "中职国家助学金多少",
        ]
        one.press(back, back.button("中职"), "中职国家助学金多少")
        (pressed,) = one.hears()
        assert "2300元" in pressed.text

        other.ask(QUESTION)
        typed = other.ask("高中的")
        assert "一档每生每年3000元" in typed.text

        both = other.ask("都要")
        assert "3000元" in both.text
        assert "每生每年2300元" in both.text
        assert "【中职】" in both.text
        corrected = other.ask("说错了，是中职的")
        assert "3000元" not in corrected.text

        bus = one.ask("公办幼儿园保教费一个月多少钱？")
        assert "480元" in bus.text
        private = one.ask("那民办的呢？")
        assert "680元" in private.text

        table = one.ask("2019年和2024年校车补助标准分别是多少？")
        assert "【2019年】" in table.text
        assert table.text.index("【2019年】") < table.text.index("【2024年】")
        assert ZH.notices.repealed in table.text or ZH.notices.superseded in table.text

        changed = one.ask("新旧校车办法有什么不同？")
        assert "3.2万元" in changed.text
        assert "1.8万元" in changed.text

        half = one.ask("云溪县和澜江市的午休规定有什么不同？")
        assert ZH.frame.side_unsaid.format(name="云溪县") in half.text
