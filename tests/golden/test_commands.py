from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.message import Delivery
from corpus.document import Upload
from rag.change import Offer
from tests.asking import stocked
from tests.documents import SAMPLES
from tests.stage import Stage

FOLDER = Path(__file__).parent / "commands"
RENEWED = os.environ.get("ZHENGDA_GOLDEN") == "renew"
TODAY = re.compile(r"(?<=自 )\d{4}-\d\d-\d\d(?= 起)")


@pytest.fixture(scope="module")
def county() -> Stage:
    """A desk over the samples, with somebody who has asked and voted."""
    made = stocked()
    offers = [Offer.of(Upload(path.name, path.read_bytes())) for path in SAMPLES]
    assert {one.reason for one in made.library.add(offers)} == {""}
    stage = Stage(store=made.store)
    stage.suggesting.questions = ("入园年龄是几岁？", "校车补助的对象有哪些？", "午餐费最高多少？")
    stage.teach(
        "补助多少？",
        "学校不得在标准之外另收加工费、配送费。",
        version=made.version("云溪县中小学午餐供应办法.docx"),
    )
    stage.say("补助多少？")
    stage.press("👍")
    stage.order("/feedback 很好")
    return stage


def drawn(deliveries: tuple[Delivery, ...]) -> Iterator[str]:
    """Messages as a person reviews them: the text, then the buttons with what they stand for."""
    for one in deliveries:
        yield TODAY.sub("今天", one.message.text)
        for row in one.message.rows:
            yield " ".join(f"[{button.label} {button.press or button.link}]" for button in row)
        yield "--"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("/start", "start"),
        ("/start doc_5_s7", "section"),
        ("/help", "help"),
        ("/sources", "sources"),
        ("/doc 1", "doc-damaged"),
        ("/doc 8", "doc-versions"),
        ("/privacy", "privacy"),
    ],
)
def test_a_command_says_what_a_person_has_read(county: Stage, line: str, name: str) -> None:
    """Renew with ZHENGDA_GOLDEN=renew, and read the difference before you commit it."""
    said = "".join(f"{one}\n" for one in drawn(county.order(line).deliveries))
    path = FOLDER / f"{name}.txt"
    if RENEWED:
        path.write_text(said, encoding="utf-8")

    assert said == path.read_text(encoding="utf-8")
