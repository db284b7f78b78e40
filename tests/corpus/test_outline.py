from __future__ import annotations

import pytest
from hypothesis import given

from corpus.document import Document
from corpus.outline import outline
from tests.documents import SAMPLES, cleaned, sample
from tests.texts import TEXTS


@given(TEXTS)
def test_sections_and_parts_cover_the_text_once(source: str) -> None:
    """Whatever it is; every section lies in its part and begins its text within itself."""
    text = cleaned(source)
    parts, sections = outline("文件.txt", text)
    Document("文件.txt", "", "utf-8", text, parts, sections)  # checks the sections

    assert [0, *(part.span.end for part in parts)][-1] == len(text.text)
    for section in sections:
        span = parts[section.part].span

        assert span.start <= section.start <= section.body <= section.end <= span.end
        assert section.path[0] == parts[section.part].title.value
        assert all(section.path)


@pytest.mark.parametrize(
    ("part", "path", "words"),
    [
        ("管理办法", ("云溪县学前教育管理办法", "第三章　招生与收费", "第十二条"), "每生每月480元"),
        ("2024年修订", ("云溪县校车补助办法（2024年修订）", "第四条"), "每生每学期320元"),
        (
            "工作会议上的讲话",
            ("在全县教育工作会议上的讲话", "二要在强师资上出硬招数"),
            "三年招四百多名",
        ),
        (
            "问答",
            ("云溪县入学政策问答", "四、交通与校车", "问12：离学校多远可以享受校车补助？"),
            "320元",
        ),
        (
            "行动计划",
            (
                "云溪县教育高质量发展三年行动计划（2025—2027年）",
                "三、保障措施",
                "（二）加大经费投入",
            ),
            "4.86亿元",
        ),
        (
            "招生入学",
            ("关于做好2025年义务教育阶段学校招生入学工作的通知", "四、时间安排"),
            "6月16日8:00—6月25日18:00",
        ),
        (
            "特殊教育",
            ("雲溪縣特殊教育發展提升方案（2025—2027年）", "三、規範送教上門", "(八)明確標準"),
            "不少於60課時",
        ),
        (
            "典型经验",
            ("云溪县“双减”工作典型经验材料", "二、校外培训“四方联查”，治乱象稳预期", "二是资金稳"),
            "5000元",
        ),
    ],
)
def test_words_of_the_samples_stand_where_they_belong(
    part: str, path: tuple[str, ...], words: str
) -> None:
    """Under the headings a person would name."""
    document = sample(part)
    sections = [section for section in document.sections if section.path == path]

    assert any(words in document.text[section.start : section.end] for section in sections)


def test_every_sample_has_its_articles() -> None:
    """31 in the regulation, 15 and 16 in the old and the new rule."""
    counts = {
        part: sum(
            section.path[-1].startswith("第") and section.path[-1].endswith("条")
            for section in sample(part).sections
        )
        for part in ("学前教育管理办法", "2019年", "2024年修订")
    }

    assert counts == {"学前教育管理办法": 31, "2019年": 15, "2024年修订": 16}
    assert len(SAMPLES) >= 10
