from __future__ import annotations

import pytest

from corpus.document import Noise
from tests.documents import cleaned, taken


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("教育優(yōu)先,高質(zhì)量發(fā)展", "教育優先,高質量發展"),
        ("農(nóng)村女(nǚ)童", "農村女童"),
        ("经（jīng）济", "经济"),
        ("长(zhang)大", "长大"),
        ("质[zhì]量〔liàng〕", "质量"),
        ("教jiào育yù质zhì量", "教育质量"),
    ],
)
def test_injected_pinyin_goes(source: str, text: str) -> None:
    """With or without tones, in either sort of brackets."""
    assert text == cleaned(source).text
    assert len(taken(cleaned(source), Noise.PINYIN)) == len(source) - len(text)


@pytest.mark.parametrize(
    "source",
    [
        "重量(kg)",
        "編號(NO)",
        "咖啡(café)",
        "维生素(a)",
        "世界卫生组织(who)",
        "一般(好)",
        "f(x)",
        "妈mā和麻má",
    ],
)
def test_other_words_in_brackets_stay(source: str) -> None:
    """They are no reading of the character before."""
    assert source == cleaned(source).text


def test_a_quote_is_shown_as_the_source_has_it() -> None:
    """The map of offsets leads from 質量 to 質(zhì)量."""
    document = cleaned("教育高質(zhì)量發(fā)展")
    start = document.text.index("質量")
    span = document.source_span(start, start + 2)

    assert document.source[span.start : span.end] == "質(zhì)量"
