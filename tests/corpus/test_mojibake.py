from __future__ import annotations

import pytest

from corpus.fold import fold
from corpus.mojibake import mojibake


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        ("主动对接高!皬娀媱潯薄皩m椨媱潯,系统推进", "皬娀媱潯薄皩m椨媱潯"),
        ("当天退回。��������二是", "��������"),
        ("均已整改。锟斤拷锟斤拷校锟斤拷锟斤拷训锟斤拷", "锟斤拷锟斤拷校锟斤拷锟斤拷训锟斤拷"),
        ("一起。â€œåŒå‡â€æ—¢ 县", "â€œåŒå‡â€æ—¢"),
        ("各级??????应当加强", "??????"),
        ("各级□□□□□□，应当加强", "□□□□□□"),
        ("各级\ue123\ue456应当加强", "\ue123\ue456"),
        ("要抓“产教融合”?h中等专业学校", "?h"),
        ("教育局鍏充簬鍋氬ソ鎷涚敓宸ヤ綔的通知", "鍏充簬鍋氬ソ鎷涚敓宸ヤ綔"),
    ],
)
def test_a_garbled_stretch_is_found(text: str, garbled: str) -> None:
    """Whole, once, and without the sound words around it."""
    found = list(mojibake(text, fold(text)))

    assert [garbled] == [text[damage.start : damage.end].strip() for damage in found]
    assert all("乱码" in damage.sentence for damage in found)


@pytest.mark.parametrize(
    "text",
    [
        "鄱阳县、亳州市、濮阳县、郫都区",
        "嬴政、朱棣、毌丘俭、䶮先生",
        "哌嗪、嘧啶、吡啶、噻吩",
        "café、Müller、naïve、São Paulo",
        "什么是“双减”？怎么办?a选项",
        "真的吗????",
        "姓名□□□□□□",
        "臺灣、體育、學校、機關團體、鄉鎮衛生院、齲齒、鬱鬱寡歡",
        "——“教育”……《法》",
        "25℃±2℃，α、β、γ，①②③",
    ],
)
def test_rare_but_sound_words_are_no_damage(text: str) -> None:
    """Names of places, people and drugs; accents; Traditional script."""
    assert list(mojibake(text, fold(text))) == []
