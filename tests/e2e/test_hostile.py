"""Whatever a file is made to do, it costs one sentence, little time and none of our memory."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from corpus.document import UnreadableFileError, Upload
from corpus.limits import Limits
from rag.backends.orders import Allowance
from rag.backends.workshop import ChildWorkshop
from rag.change import Offer
from tests.hostile import BOMBS, ENDINGS, ENTITIES, STRANGE, TEDIOUS, random_bytes
from tests.kinds import GOOD

pytestmark = pytest.mark.slow

SECONDS = 25
MEMORY = 50_000_000
GOOD_ONE = Upload("好.txt", GOOD["txt"])


@pytest.fixture(scope="module")
def workshop() -> Iterator[ChildWorkshop]:
    """The real workshop, without the recognition of pictures, which would only take time."""
    limits = Limits(pictures=0)
    with closing(ChildWorkshop(limits, Allowance(seconds=SECONDS))) as opened:
        opened.compose(GOOD_ONE)
        yield opened


def told(workshop: ChildWorkshop, name: str, data: bytes) -> dict[str, str]:
    """What becomes of a file and what is in it: a sentence each, empty for those that are read.

    Time and memory are watched, and a good file is read afterwards.
    """
    assert len(data) < 20_000_000
    before, began = _memory(), time.monotonic()
    found: dict[str, str] = {}
    try:
        offers = workshop.unpack(Upload(name, data))
    except UnreadableFileError as error:
        found[name] = str(error)
        offers = ()
    for offer in offers:
        found[offer.name] = _read(workshop, offer)
    assert time.monotonic() - began < SECONDS + 5
    assert _memory() - before < MEMORY
    assert workshop.compose(GOOD_ONE)
    for sentence in filter(None, found.values()):
        assert sentence.endswith("。")
        assert sentence.count("。") == 1
        assert "出乎意料" not in sentence, "a reader let an exception out"
    return found


def _read(workshop: ChildWorkshop, offer: Offer) -> str:
    try:
        document, chunks = workshop.compose(Upload(offer.name, offer.read()))
    except UnreadableFileError as error:
        return str(error)
    assert document.text.strip()
    assert chunks
    return ""


def _memory() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE")


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_of_which_nothing_can_be_read_is_refused(workshop: ChildWorkshop, name: str) -> None:
    """Bombs, loops, passwords, depths."""
    found = told(workshop, name, BOMBS[name]())

    assert found
    assert all(sentence or inner.endswith(".eml") for inner, sentence in found.items())


@pytest.mark.parametrize("name", STRANGE)
def test_a_file_is_read_for_what_it_is(workshop: ChildWorkshop, name: str) -> None:
    """Whatever it is called."""
    assert told(workshop, name, STRANGE[name]()) == {name: ""}


@pytest.mark.parametrize("name", ENTITIES)
def test_entities_are_never_followed(workshop: ChildWorkshop, name: str) -> None:
    """Neither into the file system nor into memory."""
    found = told(workshop, name, ENTITIES[name])
    if found[name]:
        return
    document, _ = workshop.compose(Upload(name, ENTITIES[name]))

    assert "root:" not in document.text
    assert document.text.count("哈") <= 10


@pytest.mark.parametrize("ending", ENDINGS)
def test_noise_is_refused_under_any_ending(workshop: ChildWorkshop, ending: str) -> None:
    """It holds no text."""
    for seed in range(2):
        assert all(told(workshop, f"噪.{ending}", random_bytes(seed)).values())


@pytest.mark.parametrize("kind", GOOD)
def test_a_file_cut_off_is_read_in_part_or_refused(workshop: ChildWorkshop, kind: str) -> None:
    """Wherever it was cut."""
    data = GOOD[kind]
    for part in range(1, 10):
        assert told(workshop, f"断.{kind}", data[: len(data) * part // 10])


@pytest.mark.parametrize("words", TEDIOUS, ids=repr)
def test_much_of_one_sort_is_read_in_time(workshop: ChildWorkshop, words: str) -> None:
    """Or refused for its size; no expression of ours takes its time."""
    data = words.encode() * (300_000 // len(words.encode()))
    (sentence,) = told(workshop, "长.txt", data).values()

    assert "超过" not in sentence or "秒" not in sentence
