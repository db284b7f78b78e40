from __future__ import annotations

from corpus.provision import Provision, provisions
from tests.documents import composed
from tests.ordinance import outlined


def found(text: str) -> list[Provision]:
    """The provisions of a file."""
    return provisions(outlined(composed(text)))


def test_the_number_is_no_part_of_the_words() -> None:
    """And it is the same number in Chinese and in Arabic digits."""
    head = "云溪县办法\n\n第一条　甲乙丙丁戊己。\n\n"
    one, other = found(f"{head}第二条　庚 辛。\n"), found(f"{head}第2条　庚辛。\n")

    assert one[-1].words == other[-1].words == "庚辛。"
    assert one[-1].label == other[-1].label != one[-2].label


def test_inserted_numbers_are_numbers_of_their_own() -> None:
    """第二条之一 is not 第二条."""
    text = "云溪县办法\n\n第一条　甲乙丙。\n\n第二条　丁戊己。\n\n第二条之一　庚辛壬。\n"
    labels = [one.label for one in found(text) if one.label]

    assert len(set(labels)) == 3


def test_a_heading_has_a_name_and_its_text_a_body() -> None:
    """And every sign knows its place in the text."""
    text = "云溪县办法\n\n第一章　总 则\n\n第一条　甲乙丙。\n"
    document = composed(text)
    _, chapter, article = provisions(outlined(document))

    assert (chapter.name, chapter.body) == ("总则", "")
    assert (article.name, article.body) == ("", "甲乙丙。")
    assert "".join(document.text[place] for place in article.places) == "甲乙丙。"


def test_white_space_between_digits_stays() -> None:
    """1 200 is not 1200."""
    assert found("云溪县办法\n\n甲 1 200 乙\n")[-1].words.endswith("甲1 200乙")
